/** "SQL Statistics": the same statements in each of AWR's orders, and their complete text. */
import type { Interval, SqlFigures } from '../../model/types.ts';
import type { Layout } from '../layout.ts';
import type { Page } from '../page.ts';
import { type Chapter, type Section, section } from '../section.ts';
import { type Figure, ORDERINGS, type Ordering } from './sql_orderings.ts';

/** AWR lists the first ten, and beyond them what takes a percent, to a limit. */
const FEWEST = 10;
const MOST = 16;

export function topSql(interval: Interval, by: Figure, total: number, atLeast: number): SqlFigures[] {
  return interval.sql
    .filter((it) => by(it) >= atLeast)
    .sort((a, b) => by(b) - by(a) || (a.statement.sqlId < b.statement.sqlId ? -1 : 1))
    .filter((it, i) => i < FEWEST || (i < MOST && by(it) >= total * 0.01));
}

/** The first words of a statement, as the last column has them. */
export function shortText(text: string): string {
  const known = shortTexts.get(text);
  if (known !== undefined) return known;
  const line = text.replace(/\s+/g, ' ');
  const short = line.length > 30 ? `${line.slice(0, 30)}...` : line;
  shortTexts.set(text, short);
  return short;
}

const shortTexts = new Map<string, string>();

/** Notes, table and list of texts ask for the same statements. */
const shown = new WeakMap<Interval, Map<number, SqlFigures[]>>();

function shownBy(ordering: Ordering, interval: Interval): SqlFigures[] {
  const known = shown.get(interval) ?? new Map<number, SqlFigures[]>();
  shown.set(interval, known);
  const list = known.get(ordering.anchor) ?? topSql(interval, ordering.by, ordering.total(interval), ordering.atLeast);
  known.set(ordering.anchor, list);
  return list;
}

function sectionOf(ordering: Ordering): Section {
  return section(ordering.anchor, `SQL ordered by ${ordering.title}`, {
    ...(ordering.in ? { in: ordering.in } : {}),
    notes: (interval) => ordering.notes(interval, shownBy(ordering, interval)),
    table: (interval, layout) => {
      const shown = shownBy(ordering, interval);
      if (shown.length === 0) return null;
      const { pdb } = interval.database;
      return {
        summary: `This table displays top SQL by ${ordering.summary}`,
        columns: `${ordering.columns.map(([, kind]) => kind).join('')}qm${layout.pdbColumn ? 'm' : ''}l`,
        header: [
          ...ordering.columns.map(([heading]) => heading),
          '   SQL Id',
          'SQL Module',
          ...(layout.pdbColumn ? ['PDB Name'] : []),
          'SQL Text',
        ],
        rows: shown.map((it) => [
          ...ordering.columns.map(([, , cell]) => cell(it, interval)),
          it.statement.sqlId,
          it.statement.module,
          ...(pdb ? [pdb.name] : []),
          shortText(it.statement.text),
        ]),
      };
    },
  });
}

export const sqlChapter: Chapter = {
  anchor: 22,
  title: 'SQL Statistics',
  sections: ORDERINGS.map(sectionOf),
};

/** "Complete List of SQL Text": every statement an ordering has shown. */
export function writeSqlText(page: Page, interval: Interval, layout: Layout): void {
  const texts = new Map<string, string>();
  for (const ordering of ORDERINGS) {
    if (!(ordering.in?.(layout, interval) ?? true)) continue;
    for (const it of shownBy(ordering, interval)) texts.set(it.statement.sqlId, it.statement.text);
  }
  const rows = [...texts].sort(([a], [b]) => (a < b ? -1 : 1));
  page.add('<a class="awr" name="99997"></a>\n<p />\n<h3 class="awr">Complete List of SQL Text</h3><p />\n');
  page.table({
    summary: 'This table displays the text of the SQL statements which have been\n      referred to in the report',
    columns: 'xx',
    header: ['SQL Id', 'SQL Text'],
    rows: rows.map(([sqlId, text]) => [`<a class="awr" name="${sqlId}"></a>${sqlId}`, textCell(text, layout)]),
  });
  page.add(
    '<a class="awr" href="#22">Back to SQL Statistics</a>\n<br /><a class="awr" href="#top">Back to Top</a><p />\n',
  );
}

function textCell(text: string, layout: Layout): string {
  const safe = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return layout.modern ? `<pre_sqltext class="awr">${safe}</pre_sqltext>` : safe;
}
