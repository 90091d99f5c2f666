/** Latencies as a table of shares: one row an event, one column a bucket, the tint by share. */
import type { HistogramEvent, HistogramPart, Num } from '../../generator/pages/types.ts';
import { waitClassName } from '../charts/index.ts';
import { eventName } from './events.ts';
import { formatCount, formatNumber } from './format.ts';
import { eventClass } from './glossary.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';

/** From this share of the waits on a cell has the tint `h1`, `h2`… (our choice: doubling steps are told apart). */
const TINTS = [1, 5, 10, 20, 40];

/** `512 µs`, `32 ms`, `2 min`: the upper edge of a bucket as Oracle rounds it. */
export function edgeLabel(us: number): string {
  if (us < 1000) return `${us} µs`;
  if (us < 1_000_000) return `${formatNumber(us / 1000)} ms`;
  return us < 120_000_000 ? `${formatNumber(us / 1e6)} s` : `${formatNumber(us / 6e7)} min`;
}

/** Percent with one decimal as printed; a dot for what rounds to nothing. Empty: the report prints nothing there. */
function share(pct: Num): string {
  if (pct === null) return '<td>';
  if (pct === 0) return '<td>·';
  const tint = TINTS.filter((from) => pct >= from).length;
  return `<td${tint ? ` class=h${tint}` : ''}>${pct === 100 ? 100 : pct.toFixed(1)}`;
}

export function bucketTable(part: HistogramPart, events: readonly HistogramEvent[], lang: Lang): string {
  const tr = t(lang);
  const head = part.edges.map((edge, i) =>
    edge === null
      ? `<th scope="col">&gt; ${esc(edgeLabel(part.edges[i - 1] ?? 0))}`
      : `<th scope="col">${esc(edgeLabel(edge))}`,
  );
  const rows = events.map((row) => {
    const waitClass = row.waitClass ?? eventClass(row.event);
    const hue = waitClass === null ? '' : ` class=${waitClassName(waitClass)}`;
    const lists = row.lists.map((list) => tr(`buckets.${list}`)).join(' · ');
    const name = eventName({ name: row.event, waitClass }, lang);
    return `<tr${hue}><th scope="row">${name}<td class=in>${esc(lists)}<td>${formatCount(row.waits)}${row.pct.map(share).join('')}`;
  });
  return `<div class="scroll" tabindex="0"><table class="buckets"><caption class="vh">${esc(tr('buckets.title'))}</caption><thead><tr><th scope="col">${esc(tr('col.event'))}<th scope="col">${esc(tr('buckets.lists'))}<th scope="col">${esc(tr('col.waits'))}${head.join('')}</thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}
