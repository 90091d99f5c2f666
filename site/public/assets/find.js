// Opens the search with / or Ctrl-K anywhere. The box itself is find-box.js, loaded when it is first wanted.
(function () {
  'use strict';

  const openers = [...document.querySelectorAll('[data-find]')];
  const pageForm = document.querySelector('form[data-find-page]');
  const address = new URL('find-box.js', document.currentScript.src).href;

  let loading;
  function load() {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = address;
      script.addEventListener('load', () => resolve(window.awrFind));
      script.addEventListener('error', () => {
        loading = undefined;
        script.remove();
        reject(new Error(address));
      });
      document.head.append(script);
    });
    return loading;
  }

  /** What is typed after the slash, until the box is there. */
  let typed = null;
  document.addEventListener('keydown', (event) => {
    if (typed === null || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
    typed += event.key;
    event.preventDefault();
    event.stopPropagation();
  }, true);

  /** True: there is a search to open on this page. */
  function open() {
    if (pageForm) {
      pageForm.elements.q.focus();
      pageForm.elements.q.select();
      return true;
    }
    if (openers.length === 0) return false;
    typed ??= '';
    load()
      .then(({ open: openBox }) => openBox(typed ?? ''))
      // Without the box there is still the page, where the link leads.
      .catch(() => location.assign(openers[0].href))
      .finally(() => {
        typed = null;
      });
    return true;
  }

  for (const opener of openers) {
    opener.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      if (open()) event.preventDefault();
    });
    opener.addEventListener('pointerenter', () => load().then(({ ready }) => ready()).catch(() => {}), { once: true });
  }

  document.addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';
    const typing = event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], dialog');
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if ((command || slash) && !event.defaultPrevented && open()) event.preventDefault();
  });

  if (pageForm) load().catch(() => {});
})();
