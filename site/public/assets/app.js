// What pages gain where scripts run: theme, clean addresses, tables that sort and narrow, copying, keys. Every page works without.
// Classic script: modules do not load from files. Text of reports is only ever moved or set as text, never parsed as markup.
(function () {
  'use strict';

  const root = document.documentElement;
  const zh = root.lang.startsWith('zh');
  const WORDS = zh
    ? {
        copy: '复制',
        copied: '已复制',
        keys: '键盘快捷键',
        close: '关闭',
        help: [
          ['/', '搜索（也可用 Ctrl-K）'],
          ['f', '转到筛选框'],
          ['[', '上一个快照'],
          [']', '下一个快照'],
          ['← →', '在图表中逐个快照移动；加 Shift 选择范围，Enter 放大或打开快照'],
          ['+ −', '图表放大、缩小；也可用 Ctrl 加滚轮'],
          [', .', '图表向前、向后移动'],
          ['0', '图表显示全部范围'],
          ['Esc', '关闭提示'],
          ['?', '显示本列表'],
        ],
      }
    : {
        copy: 'Copy',
        copied: 'Copied',
        keys: 'Keys',
        close: 'Close',
        help: [
          ['/', 'Search, also Ctrl-K'],
          ['f', 'Go to the filter'],
          ['[', 'Previous snapshot'],
          [']', 'Next snapshot'],
          ['← →', 'From snapshot to snapshot in a chart; with Shift a range, Enter zooms or opens'],
          ['+ −', 'Zoom a chart in and out, also Ctrl with the wheel'],
          [', .', 'Move a chart earlier and later'],
          ['0', 'Show all of a chart'],
          ['Esc', 'Close a tip'],
          ['?', 'Show this list'],
        ],
      };

  // Storage may be missing or forbidden; what is remembered is a convenience.
  const memory = {
    get(key) {
      try {
        return localStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set(key, value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch {
        // Not remembered, then.
      }
    },
  };

  // ------------------------------------------------------------------------------------- address, language

  const web = location.protocol === 'http:' || location.protocol === 'https:';
  if (web && location.pathname.endsWith('/index.html')) {
    history.replaceState(history.state, '', location.pathname.slice(0, -'index.html'.length) + location.search + location.hash);
  }
  for (const place of document.querySelectorAll('[data-address]')) if (web) place.textContent = location.href;

  for (const link of document.querySelectorAll('[data-lang-switch]')) {
    link.addEventListener('click', () => {
      memory.set('awr-lang', link.dataset.langSwitch);
      link.hash = location.hash;
    });
  }
  if (document.body.hasAttribute('data-choose-language')) {
    const wanted = memory.get('awr-lang') ?? ((navigator.languages ?? [navigator.language]).some((tag) => /^zh\b/i.test(tag)) ? 'zh' : 'en');
    const link = document.querySelector(`[data-lang="${wanted === 'zh' ? 'zh' : 'en'}"]`);
    if (link) location.replace(link.href);
  }

  // ---------------------------------------------------------------------------------------------- theme

  const dark = matchMedia('(prefers-color-scheme: dark)');
  for (const button of document.querySelectorAll('[data-theme-toggle]')) {
    button.hidden = false;
    button.addEventListener('click', () => {
      const system = dark.matches ? 'dark' : 'light';
      const next = (root.dataset.theme ?? system) === 'dark' ? 'light' : 'dark';
      // Back at what the system says: nothing is remembered, and the page follows the system again.
      memory.set('awr-theme', next === system ? null : next);
      if (next === system) delete root.dataset.theme;
      else root.dataset.theme = next;
    });
  }

  // ----------------------------------------------------------------------------------------------- paper

  // What is folded is open on paper: the style sheet does it where the browser knows how, this does it in the others.
  let unfolded = [];
  addEventListener('beforeprint', () => {
    if (CSS.supports('selector(::details-content)')) return;
    unfolded = [...document.querySelectorAll('details:not([open])')].filter((fold) => !fold.closest('.topsql'));
    for (const fold of unfolded) fold.open = true;
  });
  addEventListener('afterprint', () => {
    for (const fold of unfolded) fold.open = false;
    unfolded = [];
  });

  // ---------------------------------------------------------------------------------------------- tables

  const collator = new Intl.Collator(zh ? 'zh' : 'en', { numeric: true, sensitivity: 'base' });
  /** As pages and reports print them: `657,685`, `658 M`, `2,198.8K`, `1.E+02`, `< 0.01`. */
  const NUMBER = /^([<>] )?([-−+]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:E[-+]?\d+)?)[\u00a0 ]?([kKMGT]?)$/;
  const PREFIXES = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };

  function numberOf(text) {
    const [, bound, digits, prefix] = NUMBER.exec(text.trim()) ?? [];
    if (digits === undefined) return null;
    const number = Number(digits.replace(/,/g, '').replace('−', '-')) * (PREFIXES[prefix] ?? 1);
    // What is less than the least that is printed is still more than nothing.
    return bound ? number / 2 : number;
  }

  /** A cell's value: a number, a text, or null, which sorts last whichever way. The whole figure may be said on hover; marks may stand before it. */
  function valueOf(cell) {
    const given = cell?.dataset.v;
    if (given !== undefined) return given === '' ? null : Number(given);
    const text = cell?.textContent.trim() ?? '';
    if (text === '' || text === '–') return null;
    return numberOf(cell.title) ?? numberOf(cell.lastChild.nodeType === Node.TEXT_NODE ? cell.lastChild.data : text) ?? text;
  }

  function compare(a, b) {
    if (typeof a === 'number' && typeof b === 'number') return a - b;
    return collator.compare(String(a), String(b));
  }

  function sort(table, column, direction) {
    for (const body of table.tBodies) {
      const rows = [...body.rows].map((row, i) => {
        row.dataset.order ??= String(i);
        return { row, order: Number(row.dataset.order), value: valueOf(row.cells[column]) };
      });
      rows.sort((a, b) => {
        if (direction === null) return a.order - b.order;
        if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null) || a.order - b.order;
        return (direction === 'ascending' ? 1 : -1) * compare(a.value, b.value) || a.order - b.order;
      });
      body.append(...rows.map(({ row }) => row));
    }
  }

  /** Numbers start with the greatest, names with the first; the third press gives the printed order back. */
  function press(table, header, column) {
    const now = header.getAttribute('aria-sort');
    const sample = [...(table.tBodies[0]?.rows ?? [])].map((row) => valueOf(row.cells[column])).find((value) => value !== null);
    const [first, second] = typeof sample === 'number' ? ['descending', 'ascending'] : ['ascending', 'descending'];
    const next = now === null ? first : now === first ? second : null;
    for (const other of header.parentElement.cells) other.removeAttribute('aria-sort');
    if (next !== null) header.setAttribute('aria-sort', next);
    sort(table, column, next);
  }

  function makeSortable(table) {
    const head = table.tHead?.rows;
    if (head?.length !== 1 || [...head[0].cells].some((cell) => cell.colSpan > 1)) return;
    [...head[0].cells].forEach((header, column) => {
      if (header.hasAttribute('data-nosort') || header.textContent.trim() === '') return;
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'sort';
      button.append(...header.childNodes);
      button.addEventListener('click', () => press(table, header, column));
      header.append(button);
    });
  }

  // ---------------------------------------------------------------------------------------------- filters

  function narrow(target, query) {
    const words = query.toLowerCase().split(/\s+/).filter(Boolean);
    // Rows in groups are marked; a group without any left goes with its heading.
    const marked = [...target.querySelectorAll('[data-filter-row]')];
    const own = target.matches('table') ? [...target.tBodies].flatMap((body) => [...body.rows]) : [...target.children];
    const rows = marked.length ? marked : own;
    for (const row of rows) {
      const text = words.length ? row.textContent.toLowerCase() : '';
      row.hidden = !words.every((word) => text.includes(word));
    }
    if (marked.length) for (const group of own) group.hidden = !group.querySelector('[data-filter-row]:not([hidden])');
  }

  function makeFilters(root) {
    for (const input of root.querySelectorAll('input[data-filter], input[data-filter-for]')) {
      const target = document.getElementById(input.dataset.filter ?? input.dataset.filterFor);
      if (!target) continue;
      for (const box of [input, input.closest('[hidden]')]) if (box) box.hidden = false;
      let waiting = 0;
      input.addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => narrow(target, input.value), 60);
      });
      input.addEventListener('keydown', (event) => {
        if (event.key !== 'Escape') return;
        if (input.value === '') input.blur();
        input.value = '';
        narrow(target, '');
      });
      // A page that comes back keeps what was typed.
      if (input.value) narrow(target, input.value);
    }
  }

  // ---------------------------------------------------------------------------------------------- copying

  /** The clipboard is for secure pages only; inside a company's network and on disk the old way has to do. */
  async function copy(text) {
    if (navigator.clipboard && isSecureContext) return navigator.clipboard.writeText(text);
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'vh';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    if (!done) throw new Error('copying is not allowed here');
  }

  async function copyAndSay(button, text) {
    const before = button.textContent;
    try {
      await copy(text);
    } catch {
      return;
    }
    button.textContent = button.matches('.anchor') ? '✓' : WORDS.copied;
    setTimeout(() => {
      button.textContent = before;
    }, 1200);
  }

  function makeCopyable(root) {
    for (const source of root.querySelectorAll('[data-copy]')) {
      if (source.matches('button, a')) {
        source.hidden = false;
        source.addEventListener('click', (event) => {
          event.preventDefault();
          copyAndSay(source, source.dataset.copy || location.href);
        });
        continue;
      }
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'copy';
      button.textContent = WORDS.copy;
      button.addEventListener('click', () => copyAndSay(button, source.textContent));
      source.before(button);
    }
  }

  function makeAnchors(root) {
    for (const anchor of root.querySelectorAll('a.anchor')) {
      anchor.addEventListener('click', () => copyAndSay(anchor, anchor.href.replace('/index.html#', '/#')));
    }
  }

  // ---------------------------------------------------------------------------------------------- sections

  /** A link into a closed part opens it. */
  function openTarget() {
    const target = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
    if (!target) return;
    const closed = target.matches('details') ? target : target.closest('details:not([open])');
    if (!closed || closed.open) return;
    closed.open = true;
    target.scrollIntoView();
  }
  addEventListener('hashchange', openTarget);
  openTarget();

  function followContents(root) {
    for (const contents of root.querySelectorAll('[data-contents]')) {
      const links = new Map();
      for (const link of contents.querySelectorAll('a[href^="#"]')) {
        const section = document.getElementById(link.hash.slice(1));
        if (section) links.set(section, link);
      }
      const visible = new Set();
      const observer = new IntersectionObserver(
        (entries) => {
          for (const entry of entries) visible[entry.isIntersecting ? 'add' : 'delete'](entry.target);
          const first = [...links.keys()].find((section) => visible.has(section));
          for (const [section, link] of links) {
            if (section === first) link.setAttribute('aria-current', 'true');
            else link.removeAttribute('aria-current');
          }
        },
        { rootMargin: '-80px 0px -40% 0px' },
      );
      for (const section of links.keys()) observer.observe(section);
    }
  }

  // ---------------------------------------------------------------------------------------------- keys

  function keyHelp() {
    const given = document.querySelector('dialog[data-keys]');
    if (given) return given;
    const dialog = document.createElement('dialog');
    dialog.className = 'keys';
    dialog.dataset.keys = '';
    const title = document.createElement('h2');
    title.textContent = WORDS.keys;
    title.id = 'keys-title';
    dialog.setAttribute('aria-labelledby', title.id);
    const list = document.createElement('dl');
    for (const [key, meaning] of WORDS.help) {
      const term = document.createElement('dt');
      const cap = document.createElement('kbd');
      cap.textContent = key;
      term.append(cap);
      const text = document.createElement('dd');
      text.textContent = meaning;
      list.append(term, text);
    }
    const form = document.createElement('form');
    form.method = 'dialog';
    const close = document.createElement('button');
    close.textContent = WORDS.close;
    form.append(close);
    dialog.append(title, list, form);
    document.body.append(dialog);
    return dialog;
  }

  const KEYS = {
    f: () => {
      const input = [...document.querySelectorAll('input[data-filter], input[data-filter-for]')].find((box) => box.getClientRects().length > 0);
      input?.focus();
      input?.select();
      return input;
    },
    '[': () => follow('prev'),
    ']': () => follow('next'),
    '?': () => {
      const dialog = keyHelp();
      if (!dialog.open) dialog.showModal();
      return dialog;
    },
  };

  function follow(rel) {
    const link = document.querySelector(`a[rel~="${rel}"]`);
    link?.click();
    return link;
  }

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
    if (Object.prototype.hasOwnProperty.call(KEYS, event.key) && KEYS[event.key]()) event.preventDefault();
  });

  const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 1));

  function enhance(root) {
    makeFilters(root);
    makeCopyable(root);
    makeAnchors(root);
    followContents(root);
    idle(() => {
      for (const table of root.querySelectorAll('table[data-sortable]')) makeSortable(table);
    });
  }

  enhance(document);
  // Content that a script has put into the page.
  document.addEventListener('awr:content', (event) => enhance(event.target));
})();
