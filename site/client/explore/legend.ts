/** The entries of a chart's legend as buttons that say whether their series is drawn. */
import type { ExploreChart } from './chart.ts';
import { addRowNames, showRowNames } from './row-names.ts';

/** Names of the rows of the charts that have them. */
const rowNames = new WeakMap<ExploreChart, HTMLElement>();

/** Class of the series that an entry is of: that of its square. */
const hueOf = (entry: Element): string => entry.querySelector('.chart-key')?.classList[1] ?? '';

const buttonsOf = ({ figure }: ExploreChart): NodeListOf<HTMLElement> =>
  figure.querySelectorAll('.chart-legend button');

/** `toggle` is called with the chart's id, a dot, and the class of the series. */
export function addLegend(chart: ExploreChart, toggle: (key: string) => void): void {
  if (chart.spec.series.length < 2) return;
  for (const entry of chart.figure.querySelectorAll('.chart-legend li')) {
    const button = document.createElement('button');
    button.type = 'button';
    button.setAttribute('aria-pressed', 'true');
    button.append(...entry.childNodes);
    button.addEventListener('click', () => toggle(`${chart.id}.${hueOf(button)}`));
    entry.append(button);
  }
}

/** `off`: keys of series that are not drawn. */
export function showLegend(chart: ExploreChart, off: ReadonlySet<string>, toggle: (key: string) => void): void {
  if (chart.spec.kind === 'rows' && chart.isLive) {
    const names = rowNames.get(chart) ?? addRowNames(chart, toggle);
    rowNames.set(chart, names);
    showRowNames(names, chart, off);
  }
  for (const button of buttonsOf(chart)) {
    const pressed = String(!off.has(`${chart.id}.${hueOf(button)}`));
    if (button.ariaPressed !== pressed) button.ariaPressed = pressed;
  }
}
