// What only the viewer makes is offered only where the viewer answers: old snapshots that are not built with the site, and
// comparisons that nobody prepared. viewer.js beside this file says which those are; the viewer answers it with null.
(function () {
  'use strict';

  const zh = document.documentElement.lang.startsWith('zh');
  const NOT_HERE = zh
    ? '此快照早于随站点生成的天数，这里没有其页面：查看器 awr serve 会按需生成。'
    : 'This snapshot is older than the days built with the site and has no page here: the viewer, awr serve, makes it when asked.';
  const assets = new URL('.', document.currentScript.src).href;
  const root = new URL('..', assets).href;

  /** For each `{db}/{instance}` the last of its snapshots that has no page here; null: all are answered, or it is not known yet. */
  let notBuilt = null;

  /** True: the address is a snapshot's that has no page here. */
  function isAway(address) {
    if (notBuilt === null || !address.startsWith(root)) return false;
    const [, db, instance, snapshot] = address.slice(root.length).split(/[?#]/)[0].split('/');
    const last = notBuilt[`${db}/${instance}`];
    return last !== undefined && /^\d{4}-\d\d-\d\d-\d{4}_/.test(snapshot ?? '') && snapshot <= last;
  }

  let said;
  function say() {
    said ??= document.createElement('p');
    said.className = 'not-here';
    said.setAttribute('role', 'status');
    document.body.append(said);
    // Into an element that is there already: only then is it read out.
    requestAnimationFrame(() => {
      said.textContent = NOT_HERE;
    });
    clearTimeout(said.timer);
    said.timer = setTimeout(() => {
      said.textContent = '';
      said.remove();
    }, 8000);
  }

  /** For scripts that lead somewhere by themselves: true, and the reader is told, where there is nothing. */
  window.awrNotHere = (address) => {
    const away = isAway(new URL(address, location.href).href);
    if (away) say();
    return away;
  };

  function takeBack() {
    for (const link of document.querySelectorAll('a[href]')) {
      // Links of a chart stay: keys go from one to the next.
      if (link instanceof SVGElement || !isAway(link.href)) continue;
      link.removeAttribute('href');
      link.classList.add('away');
      link.title = NOT_HERE;
    }
    for (const link of document.querySelectorAll('link[rel=prev], link[rel=next]')) if (isAway(link.href)) link.remove();
    for (const form of document.querySelectorAll('form.compare-form')) {
      for (const control of form.elements) control.disabled = true;
    }
    for (const note of document.querySelectorAll('[data-away]')) note.textContent = note.dataset.away;
    // What other scripts add later, and charts.
    document.addEventListener(
      'click',
      (event) => {
        const link = event.target instanceof Element && event.target.closest('a');
        if (!link) return;
        const href = link.getAttribute('href');
        if (link.classList.contains('away')) say();
        else if (href === null || !window.awrNotHere(href)) return;
        event.preventDefault();
        event.stopPropagation();
      },
      true,
    );
  }

  const script = document.createElement('script');
  script.src = `${assets}viewer.js`;
  script.addEventListener('load', () => {
    notBuilt = window.awrNotBuilt ?? null;
    if (notBuilt !== null) takeBack();
  });
  document.head.append(script);
})();
