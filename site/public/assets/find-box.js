// The search box, and the search page's own; loaded by find.js when first wanted. What is found comes from search.js. Text from
// the index is only ever set as text.
(function () {
  'use strict';

  const lang = document.documentElement.lang.startsWith('zh') ? 'zh' : 'en';
  const openers = [...document.querySelectorAll('[data-find]')];
  const pageForm = document.querySelector('form[data-find-page]');
  const assets = new URL('./', document.currentScript.src);
  const SHOWN = 5;
  const SHOWN_ON_PAGE = 50;

  let engine;
  /** Loads the engine and what it knows by name, once. */
  function ready() {
    engine ??= script('search-match.js')
      .then(() => script('search.js'))
      .then(async () => {
        const search = window.awrSearch;
        await search.open();
        return { search, words: (await search.terms())?.words[lang] ?? {} };
      });
    return engine;
  }

  function script(name) {
    return new Promise((resolve, reject) => {
      const made = document.createElement('script');
      made.src = new URL(name, assets).href;
      made.addEventListener('load', resolve);
      made.addEventListener('error', reject);
      document.head.append(made);
    });
  }

  const root = new URL('../', assets);
  const onWeb = root.protocol !== 'file:';
  /** The database of this page, whose results come first. */
  const below = decodeURI(location.pathname.slice(root.pathname.length)).split('/');
  const database = below.length > 2 ? below[1] : null;

  function addressOf(path) {
    const [folder, fragment] = path.split('#');
    return new URL(`${lang}/${folder}${onWeb ? '' : 'index.html'}${fragment ? `#${fragment}` : ''}`, root).href;
  }

  function element(tag, className, text) {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text !== undefined) made.textContent = text;
    return made;
  }

  const fill = (template, values) => (template ?? '').replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

  /** `text` with every one of the words marked in it. */
  function marked(target, text, words) {
    const lower = text.toLowerCase();
    // Folding that changes lengths (ligatures, Turkish I) would put marks beside their words.
    const found = lower.length === text.length ? words.filter(Boolean) : [];
    for (let at = 0; at < text.length; ) {
      let [from, length] = [text.length, 0];
      for (const word of found) {
        const next = lower.indexOf(word, at);
        if (next >= 0 && (next < from || (next === from && word.length > length))) [from, length] = [next, word.length];
      }
      target.append(text.slice(at, from));
      if (length === 0) break;
      target.append(element('mark', '', text.slice(from, from + length)));
      at = from + length;
    }
  }

  const wordsOf = (query) => query.normalize('NFKC').toLowerCase().split(/[\s,;()'"]+/).filter(Boolean);

  function resultLink(result, query, words) {
    const link = element('a', `found found-${result.kind}`);
    link.href = addressOf(result.path);
    const title = element('span', 'found-title');
    if (result.waitClass) title.append(element('i', `dot ${words[`class.${result.waitClass}`] ?? ''}`));
    if (result.severity) title.append(element('span', `state sev-${result.severity}`, words[`severity.${result.severity}`] ?? result.severity), ' ');
    marked(title, result.title, wordsOf(query));
    if (result.via) title.append(' ', element('span', 'found-via', result.via));
    link.append(title);
    const more = result.more > 0 ? ` ${fill(words['find.more'], { count: result.more })}` : '';
    if (result.note || more) link.append(element('span', 'found-note', `${result.note}${more}`));
    if (result.text) {
      const text = element('code', 'found-text');
      marked(text, result.text, wordsOf(query));
      link.append(text);
    }
    return link;
  }

  const countOf = (groups) => groups.reduce((sum, { count }) => sum + count, 0);

  function messageOf({ groups, missing }, query, words) {
    const count = countOf(groups);
    const found = query.trim() === '' ? '' : count === 0 ? fill(words['find.none'], { query: query.trim() }) : fill(words[count === 1 ? 'find.one' : 'find.count'], { count: count.toLocaleString('en-US') });
    return missing ? `${words['find.missing'] ?? 'The search index could not be read.'} ${found}` : found;
  }

  // Answers that come late, after a newer question, are dropped.
  function asker(limit, show) {
    let asked = 0;
    return async (query) => {
      const mine = ++asked;
      try {
        const { search, words } = await ready();
        const answer = await search.query(query, { lang, database, limit });
        if (mine === asked) show(answer, query, words);
      } catch {
        if (mine === asked) show({ groups: [], missing: true }, query, {});
      }
    };
  }

  // ----------------------------------------------------------------------------------------------- the box

  let box;
  function makeBox(opener) {
    const dialog = element('dialog', 'find');
    const { placeholder, label, close, all, keys } = opener.dataset;
    dialog.setAttribute('aria-label', label);
    const form = element('form', 'find-form');
    form.method = 'get';
    form.action = opener.href;
    form.setAttribute('role', 'search');
    const input = element('input');
    const attributes = { type: 'search', name: 'q', placeholder, 'aria-label': label, role: 'combobox', 'aria-expanded': 'false', 'aria-controls': 'find-list', 'aria-autocomplete': 'list', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false', maxlength: '200' };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    const dismiss = element('button', 'find-close', 'Esc');
    dismiss.type = 'button';
    dismiss.setAttribute('aria-label', close);
    dismiss.addEventListener('click', () => dialog.close());
    form.append(input, dismiss);
    const list = element('div', 'find-list');
    list.id = 'find-list';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', label);
    const foot = element('div', 'find-foot');
    const status = element('p', 'find-status');
    status.setAttribute('role', 'status');
    const hint = element('p', 'find-keys', keys);
    const more = element('a', '', all);
    more.hidden = true;
    foot.append(status, more, hint);
    dialog.append(form, list, foot);
    document.body.append(dialog);

    let [options, active] = [[], -1];
    function activate(next, scroll = true) {
      options[active]?.setAttribute('aria-selected', 'false');
      active = options.length === 0 ? -1 : (next + options.length) % options.length;
      const option = options[active];
      option?.setAttribute('aria-selected', 'true');
      if (option) input.setAttribute('aria-activedescendant', option.id);
      else input.removeAttribute('aria-activedescendant');
      if (scroll) option?.scrollIntoView({ block: 'nearest' });
    }

    function show({ groups, missing }, query, words) {
      const made = groups.map(({ kind, count, results }, g) => {
        const group = element('div', 'find-group');
        group.setAttribute('role', 'group');
        const heading = element('p', 'find-kind', words[`find.kind.${kind}`] ?? kind);
        heading.id = `find-kind-${g}`;
        heading.append(' ', element('span', 'count', count.toLocaleString('en-US')));
        group.setAttribute('aria-labelledby', heading.id);
        group.append(heading);
        for (const [r, result] of results.entries()) {
          const option = resultLink(result, query, words);
          option.id = `find-${g}-${r}`;
          option.tabIndex = -1;
          option.setAttribute('role', 'option');
          option.setAttribute('aria-selected', 'false');
          group.append(option);
        }
        return group;
      });
      list.replaceChildren(...made);
      list.scrollTop = 0;
      options = [...list.querySelectorAll('[role="option"]')];
      active = -1;
      activate(0, false);
      input.setAttribute('aria-expanded', String(options.length > 0));
      status.textContent = messageOf({ groups, missing }, query, words);
      more.hidden = options.length === 0;
      more.href = `${opener.href}?q=${encodeURIComponent(query.trim())}`;
      dialog.dataset.query = query;
    }

    const ask = asker(SHOWN, show);
    input.addEventListener('input', () => ask(input.value));
    input.addEventListener('keydown', (event) => {
      const steps = { ArrowDown: active + 1, ArrowUp: active - 1 };
      if (Object.hasOwn(steps, event.key) && options.length > 0) {
        event.preventDefault();
        activate(steps[event.key]);
      } else if (event.key === 'Enter' && !event.isComposing) {
        const option = dialog.dataset.query === input.value ? options[active] : undefined;
        // Without an answer yet, the form leads to the search page, which waits for it.
        if (!option) return;
        event.preventDefault();
        if (event.ctrlKey || event.metaKey) window.open(option.href, '_blank', 'noopener');
        else go(option);
      } else if (event.key === 'Escape' && input.value !== '') {
        event.preventDefault();
        input.value = '';
        ask('');
      }
    });
    function go(option) {
      dialog.close();
      if (window.awrNotHere?.(option.href)) return;
      location.assign(option.href);
    }
    list.addEventListener('click', (event) => {
      if (event.target.closest('a') && !event.ctrlKey && !event.metaKey) dialog.close();
    });
    list.addEventListener('mousemove', (event) => {
      const option = event.target.closest('[role="option"]');
      if (option && options[active] !== option) activate(options.indexOf(option), false);
    });
    // The veil around the box is the dialog itself.
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    return { dialog, input };
  }

  /** Opens the box; `typed`: what was typed since it was asked for. */
  function open(typed) {
    const [opener] = openers;
    if (!opener) return;
    box ??= makeBox(opener);
    if (!box.dialog.open) box.dialog.showModal();
    box.input.focus();
    box.input.select();
    ready().catch(() => {});
    if (typed === '') return;
    box.input.value = typed;
    box.input.dispatchEvent(new Event('input'));
  }

  // ------------------------------------------------------------------------------------------- the search page

  if (pageForm) {
    const input = pageForm.elements.q;
    const target = document.querySelector('[data-find-results]');
    const status = document.querySelector('[data-find-status]');
    const browse = document.querySelector('[data-find-browse]');
    const show = (answer, query, words) => {
      const sections = answer.groups.map(({ kind, count, results }) => {
        const section = element('section', 'section find-section');
        const heading = element('div', 'heading');
        const title = element('h2', '', words[`find.kind.${kind}`] ?? kind);
        heading.append(title, element('span', 'count', count > results.length ? fill(words['find.first'], { shown: results.length, count: count.toLocaleString('en-US') }) : String(count)));
        const list = element('ul');
        for (const result of results) {
          const item = element('li');
          item.append(resultLink(result, query, words));
          list.append(item);
        }
        section.append(heading, list);
        return section;
      });
      target.replaceChildren(...sections);
      status.textContent = messageOf(answer, query, words);
      browse.hidden = query.trim() !== '';
    };
    const ask = asker(SHOWN_ON_PAGE, show);
    let waiting = 0;
    const update = () => {
      const query = input.value.trim();
      clearTimeout(waiting);
      // Browsers allow few changes of the address in a row.
      waiting = setTimeout(() => history.replaceState(history.state, '', `${location.pathname}${query ? `?q=${encodeURIComponent(query)}` : ''}`), 300);
      ask(input.value);
    };
    input.addEventListener('input', update);
    pageForm.addEventListener('submit', (event) => {
      event.preventDefault();
      update();
    });
    // What was typed while this was loaded stands.
    if (document.activeElement !== input || input.value === '') input.value = new URLSearchParams(location.search).get('q')?.slice(0, 200) ?? '';
    if (input.value) ask(input.value);
    else if (matchMedia('(pointer: fine)').matches) input.focus();
  }

  window.awrFind = { open, ready };
})();
