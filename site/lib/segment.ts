/** Charts and tables of a segment's page. */
import { segmentSeries } from '../../generator/pages/series/columns.ts';
import { seriesSlugs } from '../../generator/pages/series/slugs.ts';
import type { SegmentModel, SegmentOrdering, SegmentPartition, SegmentSql } from '../../generator/pages/types.ts';
import { lineChart } from '../charts/index.ts';
import {
  ABSENT,
  exact,
  formatCount,
  formatDuration,
  formatMeasure,
  formatNumber,
  formatPct,
  formatTime,
} from './format.ts';
import { cut, esc, oneLine, unbrokenSpan } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { type Column, renderTable } from './table.ts';
import { statisticOf } from './topSegments.ts';
import type { Place } from './url.ts';

const titleOf = (ordering: string, lang: Lang): string =>
  t(lang).maybe(`segments.${ordering}`, ordering.replaceAll('_', ' '));
const counted = (value: number | null): string => `<span title="${exact(value)}">${formatCount(value)}</span>`;

/** The sentence that opens the page, as HTML. */
export const segmentLead = (model: SegmentModel, lang: Lang): string =>
  t(lang).html('segment.lead', {
    seen: formatNumber(model.seen),
    orderings: formatNumber(model.orderings.length),
    span: unbrokenSpan(model.firstSeen, model.lastSeen, lang),
  });

/** One small chart an ordering and instance, the statistic a second; empty where there is nothing to draw. */
export function segmentCharts(model: SegmentModel, place: Place): string {
  const { lang } = place;
  const names = [...new Set(model.orderings.flatMap(({ instances }) => instances.map((each) => each.instanceName)))];
  const series = segmentSeries(model);
  const slugs = seriesSlugs(series);
  const groups = names.map((instanceName) => {
    const source = slugs[series.findIndex((each) => each.instanceName === instanceName)] ?? null;
    const charts = model.orderings.flatMap(({ ordering, instances }, i) => {
      const own = instances.find((each) => each.instanceName === instanceName);
      if (!own) return [];
      const title = statisticOf(ordering, lang);
      return lineChart(
        own,
        [{ key: ordering, column: ordering, label: title, values: own.perS, class: `s-${(i % 8) + 1}` }],
        {
          source,
          id: `history-${source}-${ordering}`,
          lang,
          href: place.to,
          sync: 'time',
          domain: [model.firstSeen, model.lastSeen],
          size: 'half',
          unit: 'per_second',
          title,
        },
      );
    });
    const drawn = charts.filter(Boolean).join('');
    if (drawn === '') return '';
    return `${names.length > 1 ? `<h3>${esc(instanceName)}</h3>` : ''}<div class="pairs">${drawn}</div>`;
  });
  return groups.join('');
}

export function orderingTable(model: SegmentModel, place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  return renderTable<SegmentOrdering>(
    [
      { label: esc(tr('segment.ordering')), head: true, cell: (row) => esc(titleOf(row.ordering, lang)) },
      { label: esc(tr('col.total')), numeric: true, cell: (row) => counted(row.total), sortValue: (row) => row.total },
      {
        label: esc(tr('wait.mean_pct')),
        title: tr('wait.mean_pct.help'),
        numeric: true,
        cell: (row) => formatMeasure(row.meanPct),
      },
      {
        label: esc(tr('segment.peak')),
        numeric: true,
        cell: ({ peak }) =>
          peak === null
            ? ABSENT
            : `<a href="${esc(place.to(peak.snapshot.path))}#segments">${esc(formatMeasure(peak.pct))}</a>`,
        sortValue: ({ peak }) => peak?.pct ?? null,
      },
      {
        label: esc(tr('segment.peak_at')),
        cell: ({ peak }) =>
          peak === null ? ABSENT : esc(formatTime(peak.snapshot.beginTime, lang, { weekday: true })),
      },
      { label: esc(tr('col.seen')), numeric: true, cell: (row) => formatNumber(row.reports) },
    ],
    model.orderings,
    { caption: tr('segment.orderings'), sortable: true },
  );
}

export function partitionTable(model: SegmentModel, lang: Lang): string {
  const tr = t(lang);
  return renderTable<SegmentPartition>(
    [
      { label: esc(tr('segment.partition')), head: true, cell: (row) => esc(row.name) },
      { label: esc(tr('col.type')), cell: (row) => (row.type === null ? ABSENT : esc(row.type)) },
      { label: esc(tr('col.seen')), numeric: true, cell: (row) => formatNumber(row.reports) },
      { label: esc(tr('plan.last')), cell: (row) => esc(formatTime(row.lastSeen, lang)) },
      ...model.orderings.map(
        ({ ordering }): Column<SegmentPartition> => ({
          label: esc(statisticOf(ordering, lang)),
          numeric: true,
          cell: (row) => counted(row.totals[ordering] ?? null),
          sortValue: (row) => row.totals[ordering] ?? null,
          shownIf: (row) => row.totals[ordering] !== undefined,
        }),
      ),
    ],
    model.partitions,
    { caption: tr('segment.partitions'), sortable: true, className: 'wide' },
  );
}

export function sqlTable(model: SegmentModel, place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  return renderTable<SegmentSql>(
    [
      {
        label: 'SQL ID',
        head: true,
        cell: (row) => `<a class="id" href="${esc(place.to(row.path))}">${esc(row.sqlId)}</a>`,
      },
      {
        label: esc(tr('col.elapsed')),
        title: tr('segment.sql_elapsed.help'),
        numeric: true,
        cell: (row) => esc(formatDuration(row.elapsedS, lang)),
        sortValue: (row) => row.elapsedS,
      },
      { label: esc(tr('col.seen')), numeric: true, cell: (row) => formatNumber(row.reports) },
      {
        label: esc(tr('col.sql_text')),
        unsorted: true,
        cell: (row) => `<code class="sqlx">${esc(cut(oneLine(row.text), 140))}</code>`,
      },
    ],
    model.sql,
    { caption: tr('segment.sql'), sortable: true, className: 'wide' },
  );
}

/** One row a snapshot: the statistic, and its share in muted figures. */
export function occurrenceTable(model: SegmentModel, place: Place, several: boolean): string {
  type Row = SegmentModel['occurrences'][number];
  const { lang } = place;
  const tr = t(lang);
  return renderTable<Row>(
    [
      {
        label: esc(tr('col.begin')),
        head: true,
        cell: (row) =>
          `<a href="${esc(place.to(row.snapshot.path))}#segments">${esc(formatTime(row.snapshot.beginTime, lang, { weekday: true }))}</a>`,
      },
      ...(several ? [{ label: esc(tr('col.instance')), cell: (row: Row) => esc(row.snapshot.instanceName) }] : []),
      ...model.orderings.map(
        ({ ordering }): Column<Row> => ({
          label: esc(statisticOf(ordering, lang)),
          title: tr('segment.occurrence.help'),
          numeric: true,
          cell: ({ values }) => {
            const found = values[ordering];
            if (!found) return '';
            const pct = found.pct === null ? '' : ` <span class="muted">${esc(formatPct(found.pct))}</span>`;
            return `<span class="nowrap">${counted(found.value)}${pct}</span>`;
          },
          sortValue: ({ values }) => values[ordering]?.value ?? null,
        }),
      ),
    ],
    model.occurrences,
    { caption: tr('sql.occurrences'), sortable: true, className: 'wide' },
  );
}
