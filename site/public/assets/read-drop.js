// Files come to the page that reads reports by its button, or dropped anywhere on it: whoever misses the box must not lose the page
// to the browser's own view of the file. They are handed on as the event `awr:files`.
(function () {
  'use strict';

  const page = document.querySelector('[data-read]');
  if (!page) return;
  const drop = page.querySelector('[data-read-drop]');
  const input = page.querySelector('input[type="file"]');
  const give = (files) => page.dispatchEvent(new CustomEvent('awr:files', { detail: files }));

  drop.hidden = false;
  drop.addEventListener('submit', (event) => event.preventDefault());
  input.addEventListener('change', () => {
    const files = [...input.files];
    input.value = '';
    give(files);
  });

  let depth = 0;
  const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  const over = (by) => {
    depth = Math.max(0, depth + by);
    page.classList.toggle('read-over', depth > 0);
  };
  addEventListener('dragenter', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    over(1);
  });
  addEventListener('dragleave', (event) => {
    if (carries(event)) over(-1);
  });
  addEventListener('dragover', (event) => {
    if (carries(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    if (!carries(event)) return;
    event.preventDefault();
    over(-depth);
    give([...event.dataTransfer.files]);
  });
})();
