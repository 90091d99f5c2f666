// Narrows long tables by what their rows are about (data-… of the rows) and by text; the choice is kept in the address.
// Classic script: modules do not load from files. Text is only compared and set as text.
(function () {
  'use strict';

  for (const form of document.querySelectorAll('form[data-filters]')) {
    const tables = form.dataset.filters.split(' ').flatMap((id) => document.getElementById(id) ?? []);
    const rows = tables.flatMap((table) => [...table.tBodies].flatMap((body) => [...body.rows]));
    const counter = form.querySelector('output');
    const none = form.querySelector('[data-none]');
    const texts = new Map();

    const controls = [...form.elements].filter((control) => control.name);
    const asked = new URLSearchParams(location.search);
    for (const control of controls) {
      const value = asked.get(control.name);
      if (value === null) continue;
      control.value = value;
      // A choice that this page does not have.
      if (control.value !== value) control.value = '';
    }

    function holds(row, control) {
      if (control.type !== 'search') return (row.dataset[control.name] ?? '').split(' ').includes(control.value);
      if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
      return control.value
        .toLowerCase()
        .split(/\s+/)
        .every((word) => texts.get(row).includes(word));
    }

    function apply() {
      const active = controls.filter((control) => control.value.trim() !== '');
      let shown = 0;
      for (const row of rows) {
        row.hidden = !active.every((control) => holds(row, control));
        if (!row.hidden) shown++;
      }
      if (counter) counter.textContent = counter.dataset.words.replace('{shown}', shown).replace('{all}', rows.length);
      if (none) none.hidden = shown > 0;
      for (const table of tables) {
        const fold = table.closest('details');
        if (fold && active.length > 0) fold.open = true;
      }
    }

    function keep() {
      const params = new URLSearchParams(location.search);
      for (const control of controls) {
        if (control.value.trim() === '') params.delete(control.name);
        else params.set(control.name, control.value.trim());
      }
      const query = params.toString();
      try {
        history.replaceState(history.state, '', `${location.pathname}${query ? `?${query}` : ''}${location.hash}`);
      } catch {
        // Pages opened from disk may not change their address in every browser.
      }
    }

    form.addEventListener('submit', (event) => event.preventDefault());
    form.addEventListener('input', () => {
      apply();
      keep();
    });
    form.addEventListener('reset', () =>
      setTimeout(() => {
        for (const control of controls) control.value = '';
        apply();
        keep();
      }),
    );
    form.classList.add('on');
    apply();
  }
})();
