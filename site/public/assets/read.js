// A report file dropped on the page, or chosen, is read by a worker of our own and shown. Nothing leaves the browser. What the
// worker answers is a page made by the site's own components; it is parsed apart, and only its content is taken over.
(function () {
  'use strict';

  const page = document.querySelector('[data-read]');
  if (!page) return;
  const words = JSON.parse(page.dataset.words);
  const drop = page.querySelector('[data-read-drop]');
  const input = page.querySelector('input[type="file"]');
  const list = page.querySelector('[data-read-files]');
  const status = page.querySelector('[data-read-status]');
  const result = document.querySelector('[data-read-result]');
  const ownTitle = document.title;
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

  /** A report of this size has 300 days of hourly figures; a browser's tab has little more memory. */
  const MOST_BYTES = 300 * 1024 * 1024;
  const MOST_MS = 120_000;

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`);

  // ------------------------------------------------------------------------------------- the reader

  let worker = null;
  let reader = null;

  /** Where no worker may run (pages opened from disk), the reader is loaded into the page itself. */
  function inPage() {
    reader ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = page.dataset.reader;
      script.onload = () => resolve(globalThis.awrRead);
      script.onerror = () => reject({ code: 'no_reader', message: words.noReader, remedy: words.noReaderRemedy });
      document.head.append(script);
    });
    return reader;
  }

  function inWorker(request) {
    worker ??= new Worker(page.dataset.reader);
    const own = worker;
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer);
        own.onmessage = own.onerror = null;
        settle(value);
      };
      const fail = (reason) => {
        own.terminate();
        worker = null;
        end(reject, reason);
      };
      const timer = setTimeout(() => fail({ code: 'timeout', message: words.tooLong, remedy: words.tooLongRemedy }), MOST_MS);
      own.onmessage = ({ data }) => end(resolve, data);
      own.onerror = (event) => {
        event.preventDefault();
        fail({ code: 'no_reader', message: event.message || words.noReader, remedy: words.noReaderRemedy });
      };
      own.postMessage(request, [request.bytes]);
    });
  }

  async function read(file) {
    if (file.size > MOST_BYTES) throw { code: 'too_large', message: say(words.tooLarge, { size: size(file.size) }), remedy: words.tooLargeRemedy };
    const request = { bytes: await file.arrayBuffer(), name: file.name, lang };
    const answer = location.protocol === 'file:' ? await (await inPage())(request) : await inWorker(request);
    if (!answer.ok) throw answer;
    return answer;
  }

  // ------------------------------------------------------------------------------------- showing

  /** Links out of the report's page would lead to pages that nobody made: text stays of them. */
  function withoutLeads(main) {
    for (const link of main.querySelectorAll('a[href]')) {
      const target = link.getAttribute('href');
      if (target.startsWith('#') || /^(?:\.\.\/)+(?:en|zh)\/help\//.test(target)) continue;
      const text = document.createElement(link.closest('svg') ? 'g' : 'span');
      if (link.closest('svg')) {
        link.removeAttribute('href');
        continue;
      }
      text.className = link.className;
      text.append(...link.childNodes);
      link.replaceWith(text);
    }
    for (const away of main.querySelectorAll('.pager, script, [data-site-only]')) away.remove();
  }

  function show(entry) {
    const made = new DOMParser().parseFromString(entry.answer.html, 'text/html');
    const main = made.querySelector('main');
    withoutLeads(main);
    const banner = made.querySelector('.synthetic');
    result.replaceChildren(...[banner, ...main.childNodes].filter(Boolean));
    document.title = made.title;
    page.classList.add('read-shown');
    for (const button of list.querySelectorAll('button')) button.removeAttribute('aria-current');
    entry.item.querySelector('button')?.setAttribute('aria-current', 'true');
    result.dispatchEvent(new CustomEvent('awr:content', { bubbles: true }));
    const lead = result.querySelector('h1');
    if (lead) {
      lead.tabIndex = -1;
      lead.focus({ preventScroll: true });
    }
    result.scrollIntoView({ block: 'start' });
  }

  function itemOf(file) {
    const item = document.createElement('li');
    const name = document.createElement('span');
    name.className = 'name';
    name.textContent = file.name;
    const note = document.createElement('span');
    note.className = 'muted';
    note.textContent = `${size(file.size)} · ${words.reading}`;
    item.append(name, note);
    list.append(item);
    list.hidden = false;
    return { item, name, note };
  }

  function tellWrong({ item, note }, file, wrong) {
    note.textContent = `${size(file.size)} · ${words.failed}${wrong.code ? ` (${wrong.code})` : ''}`;
    const text = document.createElement('p');
    text.className = 'wrong';
    text.setAttribute('role', 'alert');
    const what = document.createElement('b');
    what.textContent = wrong.code === 'defect' ? `${words.defect} ${wrong.message}` : String(wrong.message ?? wrong);
    text.append(what);
    for (const [label, value] of [
      [words.place, wrong.place],
      [words.remedy, wrong.remedy],
    ])
      if (value) text.append(document.createElement('br'), `${label}${value}`);
    item.append(text);
  }

  async function take(files) {
    for (const file of files) {
      const shown = itemOf(file);
      status.textContent = `${file.name}: ${words.reading}`;
      try {
        const answer = await read(file);
        const entry = { answer, item: shown.item };
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = file.name;
        button.addEventListener('click', () => show(entry));
        shown.name.replaceWith(button);
        shown.note.textContent = `${size(file.size)} · ${say(words.done, { seconds: answer.seconds.toFixed(2) })}`;
        status.textContent = `${file.name}: ${say(words.done, { seconds: answer.seconds.toFixed(2) })}`;
        show(entry);
      } catch (wrong) {
        tellWrong(shown, file, wrong);
        if (!result.firstChild) document.title = ownTitle;
      }
    }
  }

  // ------------------------------------------------------------------------------------- dropping, choosing

  drop.hidden = false;
  drop.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = '';
    take(files);
  });
  // The whole page takes a file: whoever misses the box must not lose the page to the browser's own view of the file.
  let depth = 0;
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth++;
    page.classList.add('read-over');
  });
  addEventListener('dragleave', (event) => {
    if (!carries(event)) return;
    depth = Math.max(0, depth - 1);
    if (depth === 0) page.classList.remove('read-over');
  });
  addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    depth = 0;
    page.classList.remove('read-over');
    take([...event.dataTransfer.files]);
  });
})();
