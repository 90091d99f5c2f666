/** Where the time of one snapshot went, as horizontal bars. One drawing for every width: names and numbers are text of the page. */
import type { EventRow, SnapshotModel } from '../../generator/pages/types.ts';
import { exact, formatPct } from '../lib/format.ts';
import { esc } from '../lib/html.ts';
import { key } from './figure.ts';
import { waitClassLabel, waitClassName, waitClassOrder } from './palette.ts';
import { type ChartKey, chartText } from './strings.ts';
import { num } from './svg.ts';
import type { Lang } from './types.ts';

export interface BarsOptions {
  lang: Lang;
  /** Rows at most; default 10. */
  rows?: number;
  title?: string;
}

interface Bar {
  name: string;
  pct: number;
  class: string;
}

/** Top events by share of DB time, coloured by wait class. A `<figure class="chart">`; empty string when there is none. */
export function eventBars(events: readonly EventRow[], options: BarsOptions): string {
  const bars = events.map((event) => ({
    name: event.name,
    pct: event.pctDbTime,
    class: waitClassName(/^(DB )?CPU/i.test(event.name) ? event.name : event.waitClass),
  }));
  return barList(bars, 'events.title', 'events.note', options);
}

/** Time model statistics by share of DB time. A `<figure class="chart">`; empty string when there is none. */
export function timeModelBars(rows: NonNullable<SnapshotModel['timeModel']>, options: BarsOptions): string {
  const bars = rows.map((row) => ({
    name: row.statistic,
    pct: row.pctDbTime,
    class: row.statistic === 'DB CPU' ? 'wc-cpu' : 'bar-accent',
  }));
  return barList(bars, 'timemodel.title', 'timemodel.note', options);
}

function barList(
  bars: readonly (Omit<Bar, 'pct'> & { pct: number | null })[],
  title: ChartKey,
  note: ChartKey,
  options: BarsOptions,
): string {
  const shown = bars
    .filter((bar): bar is Bar => bar.pct !== null)
    .sort((a, b) => b.pct - a.pct)
    .slice(0, options.rows ?? 10);
  if (shown.length === 0) return '';
  const top = Math.max(...shown.map((bar) => bar.pct)) || 1;
  const items = shown.map(
    (bar) =>
      `<li><span>${esc(bar.name)}</span>${stretched([{ ...bar, pct: (100 * bar.pct) / top }])}<span title="${exact(bar.pct)}">${formatPct(bar.pct)}</span></li>`,
  );
  return `${caption(options.title ?? chartText(options.lang, title), chartText(options.lang, note))}<ol class="chart-barlist">${items.join('')}</ol></figure>`;
}

/** DB time as one bar of 100 %, CPU and wait classes side by side, with a legend. Empty string when there is none. */
export function waitClassBar(classes: readonly EventRow[], options: BarsOptions): string {
  const bars = classes
    .filter((row): row is EventRow & { pctDbTime: number } => row.pctDbTime !== null && row.pctDbTime > 0)
    .map(
      (row): Bar => ({
        name: waitClassLabel(row.name, options.lang),
        pct: row.pctDbTime,
        class: waitClassName(row.name),
      }),
    )
    .sort((a, b) => waitClassOrder(a.name) - waitClassOrder(b.name));
  if (bars.length === 0) return '';
  const sum = bars.reduce((total, bar) => total + bar.pct, 0);
  // Background waits and rounding may pass 100 %; the bar then stands for their sum.
  const scaled = bars.map((bar) => ({ ...bar, pct: (100 * bar.pct) / Math.max(100, sum) }));
  const legend = bars.map(
    (bar) =>
      `<li data-label="${esc(bar.name)}">${key(bar.class)}${esc(bar.name)} <span title="${exact(bar.pct)}">${formatPct(bar.pct)}</span></li>`,
  );
  const rest =
    100 - sum >= 0.5
      ? `<li>${esc(chartText(options.lang, 'classes.rest'))} <span>${formatPct(100 - sum)}</span></li>`
      : '';
  return `${caption(options.title ?? chartText(options.lang, 'classes.title'), chartText(options.lang, 'classes.note'))}${stretched(scaled)}<ul class="chart-legend">${legend.join('')}${rest}</ul></figure>`;
}

function caption(title: string, note: string): string {
  return `<figure class="chart"><figcaption><b class="chart-title">${esc(title)}</b> <span class="chart-remark">${esc(note)}</span></figcaption>`;
}

/** Bars end to end over a track; as wide as the page gives it room. */
function stretched(bars: readonly Bar[]): string {
  let x = 0;
  const rects = bars.map((bar) => {
    const width = 10 * bar.pct;
    const rect = `<rect class="chart-bar-fill ${bar.class}" x="${num(x)}" width="${num(width)}" height="10"><title>${esc(bar.name)}</title></rect>`;
    x += width;
    return rect;
  });
  return `<svg class="chart-stretch" viewBox="0 0 1000 10" width="100%" height="10" preserveAspectRatio="none" aria-hidden="true"><rect class="bar-track" width="1000" height="10"/>${rects.join('')}</svg>`;
}
