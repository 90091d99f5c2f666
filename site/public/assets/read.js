// Report files given to the page are read one after the other, listed with what they hold, shown, and compared. Nothing leaves the
// browser. What the reader answers is a page made by the site's own components; it is parsed apart, and only its content is taken over.
(function () {
  'use strict';

  const page = document.querySelector('[data-read]');
  if (!page) return;
  const words = JSON.parse(page.dataset.words);
  const list = page.querySelector('[data-read-files]');
  const status = page.querySelector('[data-read-status]');
  const versus = page.querySelector('[data-read-compare]');
  const result = document.querySelector('[data-read-result]');
  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';

  /** As `maxFileBytes` of the generator. */
  const MOST_BYTES = 128 * 1024 * 1024;

  const say = (text, values) => text.replace(/\{(\w+)\}/g, (all, key) => values[key] ?? all);
  const size = (bytes) => (bytes < 1048576 ? `${Math.max(1, Math.round(bytes / 1024))} KiB` : `${(bytes / 1048576).toFixed(1)} MiB`);

  function made(tag, { className, text, ...rest } = {}) {
    const element = Object.assign(document.createElement(tag), rest);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // ------------------------------------------------------------------------------------- showing

  /** Links out of the report's page would lead to pages that nobody made: text stays of them. */
  function withoutLeads(main) {
    for (const link of main.querySelectorAll('a[href]')) {
      const target = link.getAttribute('href');
      if (target.startsWith('#') || /^(?:\.\.\/)+(?:en|zh)\/help\//.test(target)) continue;
      if (link.closest('svg')) {
        link.removeAttribute('href');
        continue;
      }
      const text = made('span', { className: link.className });
      text.append(...link.childNodes);
      link.replaceWith(text);
    }
    for (const away of main.querySelectorAll('.pager, script, [data-site-only]')) away.remove();
  }

  function show(html, button) {
    const shown = new DOMParser().parseFromString(html, 'text/html');
    const main = shown.querySelector('main');
    withoutLeads(main);
    const banner = shown.querySelector('.synthetic');
    result.replaceChildren(...[banner, ...main.childNodes].filter(Boolean));
    document.title = shown.title;
    page.classList.add('read-shown');
    for (const each of page.querySelectorAll('[aria-current]')) each.removeAttribute('aria-current');
    button.setAttribute('aria-current', 'true');
    result.dispatchEvent(new CustomEvent('awr:content', { bubbles: true }));
    const lead = result.querySelector('h1.lead') ?? result.querySelector('h1');
    if (lead) {
      lead.tabIndex = -1;
      lead.focus({ preventScroll: true });
    }
    result.scrollIntoView({ block: 'start' });
  }

  // ------------------------------------------------------------------------------------- what is wrong

  function textsOf(wrong, bytes) {
    const own = words.errors[wrong.code];
    const fill = (text) => say(text ?? '', { size: size(bytes), seconds: 120 });
    if (own) return { message: fill(own.message), remedy: fill(own.remedy), place: null };
    if (wrong.code === 'defect') return { message: `${words.defect} ${wrong.message}`, remedy: null, place: null };
    return { message: String(wrong.message ?? wrong), remedy: wrong.remedy, place: wrong.place };
  }

  function wrongText(wrong, bytes) {
    const { message, place, remedy } = textsOf(wrong, bytes);
    const text = made('p', { className: 'wrong' });
    text.append(made('b', { text: message }));
    for (const [label, value] of [
      [words.place, place],
      [words.remedy, remedy],
    ])
      if (value) text.append(document.createElement('br'), `${label}${value}`);
    return text;
  }

  // ------------------------------------------------------------------------------------- one thing at a time

  let queue = Promise.resolve();
  /** Runs `work` when what was asked before is done. */
  const next = (work) => {
    queue = queue.then(work, work);
    return queue;
  };

  /** Beside what is being read: what is done, for how long, and a way to stop it. Gives what `work` gives, or null. */
  async function withProgress(place, name, work, tellWrong) {
    const stop = new AbortController();
    const bar = made('progress', { ariaLabel: `${name}: ${words.reading}` });
    const stage = made('span', { className: 'muted', text: words.reading });
    const clock = made('span', { className: 'muted', ariaHidden: 'true' });
    const cancel = made('button', { type: 'button', className: 'read-cancel', text: words.cancel, ariaLabel: `${words.cancel}: ${name}` });
    cancel.addEventListener('click', () => stop.abort());
    const box = made('span', { className: 'read-progress' });
    box.append(bar, stage, clock, cancel);
    place.append(box);
    status.textContent = `${name}: ${words.reading}`;
    const began = performance.now();
    const ticking = setInterval(() => {
      clock.textContent = `${Math.round((performance.now() - began) / 1000)} s`;
    }, 1000);
    const tell = (progress) => {
      if (progress.stage) stage.textContent = words.stages[progress.stage];
      else if (progress.total > 1) Object.assign(bar, { max: progress.total, value: progress.done });
    };
    try {
      return await work(tell, stop.signal);
    } catch (wrong) {
      tellWrong(wrong);
      return null;
    } finally {
      clearInterval(ticking);
      box.remove();
    }
  }

  // ------------------------------------------------------------------------------------- files and their reports

  /** Reports that can be compared. */
  const comparable = [];

  function open(report) {
    return next(() =>
      withProgress(
        report.place,
        report.name,
        async (tell, signal) => {
          const { given, entry } = report;
          const answer = await globalThis.awrReader.ask({ type: 'page', lang, given, entry }, tell, signal);
          const said = say(words.done, { seconds: answer.seconds.toFixed(2) });
          report.note.textContent = `${report.about.title} · ${said}`;
          status.textContent = `${report.name}: ${said}`;
          show(answer.html, report.button);
        },
        (wrong) => report.place.append(alertText(wrong, given(report))),
      ),
    );
  }
  const given = ({ given: { file } }) => file.size;

  function alertText(wrong, bytes) {
    const text = wrongText(wrong, bytes);
    text.setAttribute('role', 'alert');
    return text;
  }

  /** A report that was found in a file, as a button where it can be read. */
  function entered(item, file, { entry, about, wrong }) {
    const place = made('li');
    const note = made('span', { className: 'muted', text: about?.title ?? `${words.failed} (${wrong?.code})` });
    if (!about) {
      place.append(made('span', { className: 'name', text: entry.name }), note, wrongText(wrong, file.size));
      item.parts.append(place);
      return null;
    }
    const button = made('button', { type: 'button', text: entry.name });
    place.append(button, note);
    item.parts.append(place);
    const report = { given: { file, name: file.name }, entry, about, place, note, button, name: entry.name };
    button.addEventListener('click', () => open(report));
    if (about.comparable) {
      comparable.push(report);
      offerComparison();
    }
    return report;
  }

  function itemOf(file) {
    const item = made('li');
    const name = made('span', { className: 'name', text: file.name });
    const note = made('span', { className: 'muted', text: size(file.size) });
    const parts = made('ol', { className: 'read-parts' });
    item.append(name, note, parts);
    list.append(item);
    list.hidden = false;
    return { item, name, note, parts };
  }

  async function readFile(file) {
    const item = itemOf(file);
    const found = [];
    let total = 1;
    const failed = (wrong) => {
      const code = wrong.code ? ` (${wrong.code})` : '';
      item.note.textContent = `${size(file.size)} · ${words.failed}${code}`;
      item.item.append(alertText(wrong, file.size));
      status.textContent = `${file.name}: ${words.failed}${code}`;
    };
    const listed = await withProgress(
      item.item,
      file.name,
      async (tell, signal) => {
        if (file.size > MOST_BYTES) throw { code: 'too_large' };
        const answer = await globalThis.awrReader.ask(
          { type: 'list', lang, given: { file, name: file.name } },
          (progress) => {
            tell(progress);
            if (!progress.entry) return;
            total = progress.total;
            found.push({ ...progress, report: entered(item, file, progress) });
          },
          signal,
        );
        return answer;
      },
      failed,
    );
    const readable = found.filter(({ report }) => report);
    const [only] = found;
    if (listed && found.length === 1 && total === 1 && only.entry.part === null && only.entry.name === file.name) {
      // A file of one report is that report.
      item.parts.remove();
      if (only.report) {
        item.name.replaceWith(only.report.button);
        Object.assign(only.report, { place: item.item, note: item.note });
        item.note.textContent = `${size(file.size)} · ${only.about.title}`;
      } else failed(only.wrong);
    } else if (found.length > 0) {
      const counted = say(words.several, { count: found.length, readable: readable.length });
      item.note.textContent = `${size(file.size)} · ${counted}`;
      status.textContent = `${file.name}: ${counted}`;
    }
    return readable[0]?.report ?? null;
  }

  // ------------------------------------------------------------------------------------- two of them

  const [firstSelect, secondSelect] = versus.querySelectorAll('select');

  /** In the order of time; until a reader chose, the newest is held against the one before it. */
  function offerComparison() {
    comparable.sort((a, b) => (a.about.begin < b.about.begin ? -1 : 1));
    for (const [select, fromEnd] of [
      [firstSelect, 2],
      [secondSelect, 1],
    ]) {
      const chosen = select.dataset.chosen ? comparable.indexOf(select.chosen) : comparable.length - fromEnd;
      select.replaceChildren(
        ...comparable.map(({ about, name }, i) => made('option', { text: `${about.title} — ${name}`, value: String(i) })),
      );
      select.value = String(Math.max(0, chosen));
    }
    versus.hidden = comparable.length < 2;
  }

  for (const select of [firstSelect, secondSelect])
    select.addEventListener('change', () => {
      select.dataset.chosen = 'true';
      select.chosen = comparable[Number(select.value)];
    });

  versus.addEventListener('submit', (event) => {
    event.preventDefault();
    const [first, second] = [firstSelect, secondSelect].map(({ value }) => comparable[Number(value)]);
    const place = versus.querySelector('[data-read-compare-status]');
    place.replaceChildren();
    next(() =>
      withProgress(
        place,
        words.compare,
        async (tell, signal) => {
          const sides = { first: { given: first.given, entry: first.entry }, second: { given: second.given, entry: second.entry } };
          const answer = await globalThis.awrReader.ask({ type: 'compare', lang, ...sides }, tell, signal);
          status.textContent = say(words.done, { seconds: answer.seconds.toFixed(2) });
          show(answer.html, versus.querySelector('button[type="submit"]'));
        },
        (wrong) => place.append(alertText(wrong, 0)),
      ),
    );
  });

  page.addEventListener('awr:files', ({ detail: files }) => {
    // Of several files the first that can be read is shown; the others wait in the list.
    let shown = false;
    for (const file of files)
      next(async () => {
        const report = await readFile(file);
        if (!report || shown) return;
        shown = true;
        open(report);
      });
  });
})();
