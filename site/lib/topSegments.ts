/** Segments of one report as one table: each once, with its figure and its rank in every list that names it. */
import { segmentOrderingPlace } from '../../generator/pages/segment-orderings.ts';
import type { SegmentRow, SnapshotModel } from '../../generator/pages/types.ts';
import { ABSENT, formatCount, formatPct, type Num } from './format.ts';
import { esc } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { rankMark } from './rank.ts';
import { type Column, renderTable } from './table.ts';
import type { Place } from './url.ts';

type Lists = NonNullable<SnapshotModel['segments']>;

/** A segment with its place in the lists that name it. */
export interface RankedSegment extends Omit<SegmentRow, 'value' | 'pctTotal'> {
  figures: Map<string, { rank: number; value: Num; pctTotal: Num }>;
}

/** `Logical reads` of `By logical reads`: the column of a table, the title of a chart. */
export const statisticOf = (ordering: string, lang: Lang): string =>
  t(lang).maybe(`segment.statistic.${ordering}`, ordering.replaceAll('_', ' '));

/** Lists that the report has, with how many segments each names; unknown ones last. */
export function segmentLists(lists: Lists): { ordering: string; count: number }[] {
  return lists
    .filter(({ rows }) => rows.length > 0)
    .map(({ ordering, rows }) => ({ ordering, count: rows.length }))
    .sort(
      (a, b) =>
        segmentOrderingPlace(a.ordering) - segmentOrderingPlace(b.ordering) || (a.ordering < b.ordering ? -1 : 1),
    );
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
