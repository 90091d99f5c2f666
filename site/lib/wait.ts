/** Charts and tables of a wait event's page. */
import { seriesSlugs } from '../../generator/pages/series/slugs.ts';
import type {
  LatencyOverTime,
  WaitHistory,
  WaitModel,
  WaitOccurrence,
  WaitScope,
} from '../../generator/pages/types.ts';
import { bucketText, lineChart, shareStep, waitClassName } from '../charts/index.ts';
import { formatDuration, formatNumber, formatPct, formatTime } from './format.ts';
import { eventClass } from './glossary.ts';
import { esc, unbrokenSpan } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { countColumn, renderTable } from './table.ts';
import type { Place } from './url.ts';

/** Sessions waiting, average wait and waits a second, by instance and scope; empty where there is nothing to draw. */
export function waitCharts(
  model: WaitModel,
  wanted: (scope: WaitScope) => boolean,
  place: Place,
  domain: readonly [string, string],
): string {
  const { lang } = place;
  const tr = t(lang);
  const histories = model.histories.filter(({ scope }) => wanted(scope));
  const sources = seriesSlugs(model.histories);
  const scopes = Map.groupBy(model.histories, ({ scope }) => scope);
  const idOf = (history: WaitHistory): string => {
    const own = scopes.get(history.scope) ?? [];
    return `${history.scope}-${seriesSlugs(own)[own.indexOf(history)]}`;
  };
  const hue = waitClassName(model.waitClass ?? eventClass(model.event));
  const headed = new Set(model.histories.map(({ instanceName, scope }) => `${instanceName} ${scope}`)).size > 1;
  return histories
    .map((history) => {
      const id = idOf(history);
      const source = sources[model.histories.indexOf(history)] ?? null;
      const options = { lang, href: place.to, sync: 'time', domain, source };
      const chart = (
        key: 'sessions' | 'average' | 'rate',
        column: string,
        values: WaitHistory['avgMs'],
        unit: 'sessions' | 'milliseconds' | 'per_second',
        className: string,
      ) => {
        const title = tr(`wait.chart.${key}`);
        return lineChart(history, [{ key, column, label: title, values, class: className }], {
          ...options,
          unit,
          title,
          id: `${id}-${key}`,
        });
      };
      const heading = headed
        ? `<h3>${esc(history.instanceName)} <span class="note">${esc(tr(`wait.scope.${history.scope}`))}</span></h3>`
        : '';
      return (
        heading +
        chart('sessions', 'waiting_sessions', history.waitingSessions, 'sessions', hue) +
        chart('average', 'avg_ms', history.avgMs, 'milliseconds', 's-1') +
        chart('rate', 'waits_per_s', history.waitsPerS, 'per_second', 's-2')
      );
    })
    .join('');
}

/** The sentence that opens the page, as HTML: a time is never broken at its hyphens, the span between its times. */
export function waitLead({ totals }: WaitModel, lang: Lang): string {
  return t(lang).html(totals.scope === 'background' ? 'wait.lead_background' : 'wait.lead', {
    waited: esc(formatDuration(totals.waitS, lang)),
    pct: esc(formatPct(totals.pctDbTime)),
    average: esc(formatDuration(totals.avgMs === null ? null : totals.avgMs / 1000, lang)),
    seen: formatNumber(totals.seen),
    span: unbrokenSpan(totals.firstSeen, totals.lastSeen, lang),
  });
}

/** Slots by buckets, the newest first, each share with its shade. */
export function latencyTable({ bounds, slots }: LatencyOverTime, lang: Lang): string {
  const tr = t(lang);
  const heads = bounds.map((_, place) => `<th scope="col">${esc(bucketText(bounds, place))}`).join('');
  const rows = slots.toReversed().map(({ from, shares }) => {
    const cells = shares.map(
      (share) => `<td class="${shareStep(share) ?? ''}">${share === null ? '' : formatNumber(share)}`,
    );
    return `<tr><th scope="row">${esc(formatTime(from, lang))}${cells.join('')}`;
  });
  return `<div class="scroll" tabindex="0"><table class="heat"><caption class="vh">${esc(tr('wait.latency_table'))}</caption><thead><tr><th scope="col">${esc(tr('col.begin'))}${heads}</thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

export function occurrenceTable(model: WaitModel, place: Place, several: boolean): string {
  const { lang } = place;
  const tr = t(lang);
  return renderTable<WaitOccurrence>(
    [
      {
        label: esc(tr('col.begin')),
        head: true,
        cell: (row) =>
          `<a href="${esc(place.to(row.snapshot.path))}#events">${esc(formatTime(row.snapshot.beginTime, lang, { weekday: true }))}</a>`,
      },
      ...(several
        ? [{ label: esc(tr('col.instance')), cell: (row: WaitOccurrence) => esc(row.snapshot.instanceName) }]
        : []),
      { label: esc(tr('col.pct_db_time')), numeric: true, cell: (row) => formatNumber(row.pctDbTime) },
      { label: esc(tr('col.total_wait_s')), numeric: true, cell: (row) => formatNumber(row.totalWaitS) },
      countColumn(esc(tr('col.waits')), (row) => row.waits),
      { label: esc(tr('col.avg_wait_ms')), numeric: true, cell: (row) => formatNumber(row.avgMs) },
      {
        label: esc(tr('col.timeouts_pct')),
        numeric: true,
        cell: (row) => formatNumber(row.timeoutsPct),
        shownIf: (row) => row.timeoutsPct !== null && row.timeoutsPct > 0,
      },
    ],
    model.occurrences,
    { caption: tr('sql.occurrences'), sortable: true, className: 'wide' },
  );
}
