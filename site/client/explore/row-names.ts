/** Names of a chart's rows: each a link to its page, beside a button that says whether the row is drawn. */
import type { ExploreChart } from './chart.ts';
import { hasMargin, rowHeight } from './paint-rows.ts';

/** Made once the chart is alive, out of the names of the drawing of the build; elsewhere than in the slider, which holds none. */
export function addRowNames({ spec, scroll, id }: ExploreChart, toggle: (key: string) => void): HTMLElement {
  const names = document.createElement('div');
  names.className = 'explore-names';
  const drawn = scroll.querySelectorAll<SVGAElement>(':scope > svg .chart-rows a');
  for (const { label, class: hue } of spec.series) {
    const row = document.createElement('span');
    const [button, link] = [document.createElement('button'), document.createElement('a')];
    button.type = 'button';
    button.dataset['key'] = `${id}.${hue}`;
    button.setAttribute('aria-label', label);
    button.setAttribute('aria-pressed', 'true');
    button.addEventListener('click', () => toggle(`${id}.${hue}`));
    const href = [...drawn].find((one) => one.textContent?.endsWith(label))?.getAttribute('href');
    if (href) link.setAttribute('href', href);
    link.textContent = label;
    row.append(button, link);
    names.append(row);
  }
  scroll.append(names);
  return names;
}

/** Puts each beside its row, and says which rows are drawn. */
export function showRowNames(names: HTMLElement, chart: ExploreChart, off: ReadonlySet<string>): void {
  const frame = chart.frameNow();
  const height = rowHeight(frame, chart.spec.series.length);
  for (const [k, row] of [...names.children].entries()) {
    const [left, top] = hasMargin(frame)
      ? [frame.width - frame.right + 8, frame.top + height * (k + 1) - 26]
      : [frame.left, frame.top + height * k];
    (row as HTMLElement).style.transform = `translate(${left}px, ${Math.round(top)}px)`;
    const button = row.firstElementChild as HTMLElement;
    button.ariaPressed = String(!off.has(button.dataset['key'] ?? ''));
  }
}
