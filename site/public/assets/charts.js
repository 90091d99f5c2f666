// Charts over time: a tip that follows pointer and focus, one cursor across the charts of a group, arrow keys from interval to
// interval. The drawing, its links and their native tooltips work without this. Report text is only ever set as text.
(function () {
  'use strict';

  const tip = document.createElement('div');
  tip.className = 'chart-tip';
  tip.hidden = true;
  tip.setAttribute('aria-hidden', 'true');

  const texts = new WeakMap();
  let current = null;
  let touched = false;

  const linksOf = (svg) => svg.querySelectorAll('.chart-hits a');
  const shown = (svg) => svg.getClientRects().length > 0;

  /** The interval's text; its native tooltip is taken away, for it would stand over ours, and stays as the link's name. */
  function textOf(link) {
    let text = texts.get(link);
    if (text === undefined) {
      const title = link.querySelector('title');
      text = title ? title.textContent : '';
      texts.set(link, text);
      if (title) {
        link.setAttribute('aria-label', text);
        title.remove();
      }
    }
    return text;
  }

  function fill(link) {
    const [time, ...lines] = textOf(link).split('\n');
    const hues = new Map();
    for (const item of link.closest('.chart').querySelectorAll('[data-label]')) {
      const key = item.querySelector('svg');
      if (key) hues.set(item.dataset.label, key.classList[1]);
    }
    const head = document.createElement('b');
    head.textContent = time;
    const list = document.createElement('div');
    list.className = 'chart-tip-rows';
    for (const line of lines) {
      const [, label, value] = /^(.*)(?:: |：)(.*)$/.exec(line) ?? [];
      if (label === undefined) {
        const note = document.createElement('p');
        note.textContent = line;
        list.append(note);
        continue;
      }
      const swatch = document.createElement('i');
      const hue = hues.get(label);
      if (hue) swatch.className = hue;
      const name = document.createElement('span');
      name.textContent = label;
      const figure = document.createElement('span');
      figure.textContent = value;
      list.append(swatch, name, figure);
    }
    list.classList.toggle('chart-tip-plain', hues.size === 0);
    tip.replaceChildren(head, list);
  }

  /** Beside the point, on the side with room. */
  function place(x, y) {
    const { width, height } = tip.getBoundingClientRect();
    const left = x + 14 + width > innerWidth - 4 ? x - 14 - width : x + 14;
    const top = Math.min(innerHeight - height - 4, Math.max(4, y - height / 2));
    tip.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(top)}px)`;
  }

  /** A vertical line at the interval's middle in every chart of the group drawn at the same width. */
  function drawCursor(link) {
    clearCursor();
    const own = link.ownerSVGElement;
    const figure = link.closest('.chart');
    const group = figure.dataset.sync;
    const figures = group === undefined ? [figure] : document.querySelectorAll(`.chart[data-sync="${CSS.escape(group)}"]`);
    const rect = link.querySelector('rect');
    const share = (Number(rect.getAttribute('x')) + Number(rect.getAttribute('width')) / 2 - plotOf(own).left) / plotOf(own).width;
    for (const other of figures) {
      for (const svg of other.querySelectorAll('.chart-scroll > svg')) {
        if (!shown(svg) || !svg.querySelector('.chart-hits')) continue;
        const plot = plotOf(svg);
        const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
        const x = String(plot.left + share * plot.width);
        for (const [name, value] of [['x1', x], ['x2', x], ['y1', plot.top], ['y2', plot.bottom]]) line.setAttribute(name, value);
        line.setAttribute('class', 'chart-cursor');
        svg.append(line);
      }
    }
  }

  function plotOf(svg) {
    const [left, top, width, height] = svg.dataset.plot.split(' ').map(Number);
    return { left, top, width, bottom: top + height };
  }

  function clearCursor() {
    for (const line of document.querySelectorAll('.chart-cursor')) line.remove();
  }

  function show(link, x, y) {
    if (link !== current) {
      fill(link);
      drawCursor(link);
      current = link;
    }
    tip.hidden = false;
    place(x, y);
  }

  function hide() {
    tip.hidden = true;
    current = null;
    clearCursor();
  }

  function showAtFocus(link) {
    const box = link.querySelector('rect').getBoundingClientRect();
    show(link, box.right, box.top + box.height / 2);
  }

  const hitOf = (target) => (target instanceof Element ? target.closest('.chart-hits a') : null);

  document.addEventListener('pointermove', (event) => {
    touched = event.pointerType === 'touch';
    const link = hitOf(event.target);
    if (link) show(link, event.clientX, event.clientY);
    else if (current && !current.matches(':focus-visible')) hide();
  });
  document.addEventListener('pointerdown', (event) => {
    touched = event.pointerType === 'touch';
    if (!hitOf(event.target)) hide();
  });
  // A finger has no hover: the first tap shows the tip, the second follows the link.
  document.addEventListener('click', (event) => {
    const link = hitOf(event.target);
    if (!link || !touched || (link === current && link.dataset.tapped)) return;
    event.preventDefault();
    link.dataset.tapped = '';
    show(link, event.clientX, event.clientY);
  });
  document.documentElement.addEventListener('pointerleave', hide);
  addEventListener('scroll', () => !tip.hidden && !current?.matches(':focus-visible') && hide(), { passive: true });

  document.addEventListener('focusin', (event) => {
    const link = hitOf(event.target);
    if (link?.matches(':focus-visible')) showAtFocus(link);
    else if (current) hide();
  });
  document.addEventListener('focusout', (event) => {
    if (hitOf(event.target)) hide();
  });

  const MOVES = {
    ArrowRight: (i) => i + 1,
    ArrowLeft: (i) => i - 1,
    PageDown: (i) => i + 10,
    PageUp: (i) => i - 10,
    Home: () => 0,
    End: (_, count) => count - 1,
  };
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return hide();
    const link = hitOf(document.activeElement);
    const move = MOVES[event.key];
    if (!link || !move || event.altKey || event.ctrlKey || event.metaKey) return;
    const links = [...linksOf(link.ownerSVGElement)];
    const to = Math.min(links.length - 1, Math.max(0, move(links.indexOf(link), links.length)));
    link.setAttribute('tabindex', '-1');
    links[to].setAttribute('tabindex', '0');
    links[to].focus({ focusVisible: true });
    event.preventDefault();
  });

  // One stop for the tab key in each drawing, its newest interval; arrows go on from there.
  for (const hits of document.querySelectorAll('.chart-hits')) {
    const links = hits.querySelectorAll('a');
    links.forEach((link, i) => link.setAttribute('tabindex', i === links.length - 1 ? '0' : '-1'));
  }
  document.body.append(tip);
})();
