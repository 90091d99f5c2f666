// The reader of dropped reports: a worker of our own, or, where browsers allow none (pages opened from disk), the same code loaded
// into the page. It answers one question at a time and can be stopped.
(function () {
  'use strict';

  const page = document.querySelector('[data-read]');
  if (!page) return;

  /** As `fileTimeoutS` of the generator: so long without a sign of progress. */
  const MOST_MS = 120_000;

  let worker = null;
  let loaded = null;
  let last = 0;

  function inPage() {
    loaded ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = page.dataset.reader;
      script.onload = () => resolve(globalThis.awrRead);
      script.onerror = () => {
        loaded = null;
        reject({ code: 'no_reader' });
      };
      document.head.append(script);
    });
    return loaded;
  }

  async function askInPage(request, tell, signal) {
    const read = await inPage();
    const answer = await read(request, (progress) => {
      // Thrown through the reader, which asks for nothing more then.
      if (signal.aborted) throw new Error('stopped');
      tell(progress);
    });
    if (signal.aborted) throw { code: 'cancelled' };
    return answer;
  }

  function askWorker(request, tell, signal) {
    worker ??= new Worker(page.dataset.reader);
    const own = worker;
    return new Promise((resolve, reject) => {
      let timer = 0;
      const end = (settle, value) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        own.onmessage = own.onerror = null;
        settle(value);
      };
      const fail = (reason) => {
        own.terminate();
        worker = null;
        end(reject, reason);
      };
      const stop = () => fail({ code: 'cancelled' });
      const wait = () => {
        clearTimeout(timer);
        timer = setTimeout(() => fail({ code: 'timeout' }), MOST_MS);
      };
      own.onmessage = ({ data }) => {
        if (data.id !== request.id) return;
        if (data.answer) return end(resolve, data.answer);
        wait();
        tell(data.progress);
      };
      own.onerror = (event) => {
        event.preventDefault();
        fail({ code: 'no_reader', message: event.message });
      };
      signal.addEventListener('abort', stop);
      wait();
      own.postMessage(request);
    });
  }

  /**
   * Resolves to the reader's answer (`site/reader/read.ts`), rejects with it where a file is wrong, or with a code alone:
   * `no_reader`, `timeout`, `cancelled`. `tell` is called with what is being done and found.
   */
  async function ask(request, tell, signal) {
    const numbered = { ...request, id: ++last };
    const answer = await (location.protocol === 'file:' ? askInPage : askWorker)(numbered, tell, signal);
    if (!answer.ok) throw answer;
    return answer;
  }

  globalThis.awrReader = { ask };
})();
