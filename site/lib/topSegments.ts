/** Segments of one report as one table: each once, with its figure and its rank in every list that names it. */
import type { SegmentRow, SnapshotModel } from '../../generator/pages/types.ts';
import { ABSENT, formatCount, formatPct, type Num } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { rankMark } from './rank.ts';
import { type Column, renderTable } from './table.ts';
import type { Place } from './url.ts';

/** Lists in the order of their columns: reads, writes, waits, cluster. The style sheet knows the same names (`g-logical_reads`). */
export const SEGMENT_ORDERINGS = [
  'logical_reads',
  'physical_reads',
  'physical_read_requests',
  'unoptimized_reads',
  'optimized_reads',
  'direct_physical_reads',
  'table_scans',
  'db_block_changes',
  'physical_writes',
  'physical_write_requests',
  'direct_physical_writes',
  'row_lock_waits',
  'itl_waits',
  'buffer_busy_waits',
  'gc_buffer_busy',
  'gc_remote_grants',
  'cr_blocks_received',
  'current_blocks_received',
  'cr_blocks_served',
  'current_blocks_served',
] as const;

type Lists = NonNullable<SnapshotModel['segments']>;

/** A segment with its place in the lists that name it. */
export interface RankedSegment extends Omit<SegmentRow, 'value' | 'pctTotal'> {
  figures: Map<string, { rank: number; value: Num; pctTotal: Num }>;
}

export const statisticOf = (ordering: string, lang: Lang): string =>
  t(lang).maybe(`segment.statistic.${ordering}`, ordering.replaceAll('_', ' '));

/** Lists that the report has, with how many segments each names; unknown ones last. */
export function segmentLists(lists: Lists): { ordering: string; count: number }[] {
  const place = (ordering: string) => {
    const at = (SEGMENT_ORDERINGS as readonly string[]).indexOf(ordering);
    return at < 0 ? SEGMENT_ORDERINGS.length : at;
  };
  return lists
    .filter(({ rows }) => rows.length > 0)
    .map(({ ordering, rows }) => ({ ordering, count: rows.length }))
    .sort((a, b) => place(a.ordering) - place(b.ordering) || (a.ordering < b.ordering ? -1 : 1));
}

/** Each segment once: the best ranked first, of equals the one that more lists name. */
export function rankedSegments(lists: Lists): RankedSegment[] {
  const found = new Map<string, RankedSegment>();
  for (const { ordering, rows } of lists) {
    rows.forEach(({ value, pctTotal, ...segment }, i) => {
      const { owner, tablespace, objectName, subobjectName, objectType } = segment;
      const key = JSON.stringify([owner, tablespace, objectName, subobjectName, objectType]);
      const known: RankedSegment = found.get(key) ?? { ...segment, figures: new Map() };
      found.set(key, known);
      // A list that names a segment twice has its better place first.
      if (!known.figures.has(ordering)) known.figures.set(ordering, { rank: i + 1, value, pctTotal });
    });
  }
  const best = ({ figures }: RankedSegment) => Math.min(...[...figures.values()].map(({ rank }) => rank));
  return [...found.values()].sort((a, b) => best(a) - best(b) || b.figures.size - a.figures.size);
}

const text = (value: string | null) => (value === null ? ABSENT : esc(value));

/** The object; under it whose it is, what it is and which part of it is meant. */
function objectCell(row: RankedSegment, place: Place): string {
  const name = text(row.objectName);
  const about = [row.owner, row.objectType, row.subobjectName].filter((part) => part !== null).map(esc);
  const linked = row.path ? `<a href="${esc(place.to(row.path))}">${name}</a>` : name;
  return `${linked}<small>${about.join(' · ')}</small>`;
}

/** Rank, figure, and under them its share; nothing where the list does not name the segment: less than its last one, not zero. */
function figureCell(row: RankedSegment, ordering: string, lang: Lang): string {
  const figure = row.figures.get(ordering);
  if (!figure) return '';
  const share = figure.pctTotal === null ? '' : `<small>${esc(formatPct(figure.pctTotal))}</small>`;
  return rankMark(figure.rank, statisticOf(ordering, lang), lang) + formatCount(figure.value) + share;
}

export function segmentsTable(lists: Lists, place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  const columns: Column<RankedSegment>[] = [
    { label: esc(tr('col.object')), head: true, cell: (row) => objectCell(row, place) },
    ...segmentLists(lists).map(
      ({ ordering }): Column<RankedSegment> => ({
        label: esc(statisticOf(ordering, lang)),
        title: tr('col.pct_captured.help'),
        numeric: true,
        cell: (row) => figureCell(row, ordering, lang),
        exact: (row) => row.figures.get(ordering)?.value ?? null,
      }),
    ),
    {
      label: esc(tr('col.tablespace')),
      cell: (row) => text(row.tablespace),
      shownIf: (row) => row.tablespace !== null,
    },
  ];
  return renderTable(columns, rankedSegments(lists), {
    caption: tr('section.segments'),
    sortable: true,
    className: 'wide segments',
    rowClass: (row) => [...row.figures.keys()].map((ordering) => `g-${ordering.replace(/\W/g, '')}`).join(' '),
  });
}
