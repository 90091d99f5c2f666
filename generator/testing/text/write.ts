/**
 * The text form of an AWR report, written from its page: the same figures in columns under lines of dashes, names cut,
 * statements below their figures. For tests that hold one form against the other where no real report exists in both.
 */
import type { SourceReport, SourceTable } from '../../report/types.ts';
import { foldText } from '../../report/values.ts';
import { layoutOf, type TextLayout } from './layouts.ts';

const WIDTH = 80;
const END = `${' '.repeat(10)}${'-'.repeat(61)}`;
const FIGURE = /^[-+]?[\d.,]+(?:E[-+]?\d+)?\s?(?:[KMGTP]|ns|us|ms|s|%)?$/i;

interface Column {
  name: string[];
  width: number;
  isText: boolean;
}

/** A report's text, and the numbers of the tables that it has; others have no layout here. */
export function textOf(report: SourceReport): { text: string; taken: Set<number> } {
  const taken = new Set<number>();
  const take = (table: SourceTable, lines: string[]) => {
    taken.add(table.tableNo);
    return lines;
  };
  const top: string[] = ['', 'WORKLOAD REPOSITORY report for', ''];
  const pages: string[] = [];
  const { db_name: db, instance_name: instance, begin_snap_id: begin, end_snap_id: end } = report.header;
  for (const table of report.tables) {
    const title = table.heading ?? '';
    const layout = layoutOf(title);
    if (/^WORKLOAD REPOSITORY/.test(title)) top.push(...take(table, headerTable(table)), '');
    else if (table.header.join() === ',Per Second,Per Transaction,Per Exec,Per Call')
      top.push(...take(table, labelled(title, table, 25)), '');
    else if (/^Instance Efficiency/.test(title)) top.push(...take(table, pairs(title, table)), '');
    else if (/^(Top 10 Foreground Events|Wait Classes by)/.test(title)) {
      const lines = [
        title,
        '~'.repeat(title.length),
        ...listed(table, { cut: [title.startsWith('Top') ? 30 : 16, 8] }),
      ];
      top.push(...take(table, lines), '');
    } else if (/^(IO Profile|Memory Statistics|Shared Pool Statistics)$/.test(title))
      top.push(...take(table, labelled(title, table, 32)), '');
    else if (layout || /^SQL ordered by /.test(title)) {
      const own = layout ? listed(table, layout) : statements(table);
      pages.push(`\f${title.padEnd(44)}  DB/Inst: ${db}/${instance}  Snaps: ${begin}-${end}`);
      pages.push('-> written for a test', '', ...take(table, own), END, '');
    }
  }
  return { text: [...top, ...pages, 'End of Report', ''].join('\n'), taken };
}

/** Columns as wide as their cells, or as the layout cuts them; names of columns broken to fit. */
function columnsOf(table: SourceTable, cut: readonly number[]): Column[] {
  const widths = [...cut];
  return table.header.map((cell, at) => {
    const cells = table.rows.map((row) => row[at] ?? '').filter(Boolean);
    const isText = !cells.every((text) => FIGURE.test(text)) || cells.length === 0;
    const words = foldText(cell).split(' ');
    const longest = Math.max(1, ...cells.map((text) => oneLine(text).length));
    const width = Math.max(...words.map((word) => word.length), (isText ? widths.shift() : undefined) ?? longest);
    return { name: broken(words, width), width, isText };
  });
}

/** Words in lines of at most so many characters. */
function broken(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A cell's blanks stay, its line ends become one. */
const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ').trim();

function placed(text: string, { width, isText }: Column): string {
  const cell = oneLine(text);
  if (!isText && cell.length > width) return '#'.repeat(width);
  return isText ? cell.slice(0, width).padEnd(width) : cell.padStart(width);
}

const joined = (cells: readonly string[]): string => cells.join(' ').trimEnd();

function head(columns: readonly Column[]): string[] {
  const height = Math.max(...columns.map(({ name }) => name.length));
  const names = Array.from({ length: height }, (_, line) =>
    joined(columns.map((column) => placed(column.name[line - height + column.name.length] ?? '', column))),
  );
  return [...names, joined(columns.map(({ width }) => '-'.repeat(width)))];
}

/** A table in columns, its records of one line or of several. */
function listed(page: SourceTable, layout: TextLayout): string[] {
  if (page.header.length === 0) return underSpan(page, layout);
  const { cut = [], lines = [], named = false, parted = false } = layout;
  const at = parted ? page.header.indexOf('SQL Text') : -1;
  const table =
    at < 0 ? page : { ...page, header: page.header.slice(0, at), rows: page.rows.map((row) => row.slice(0, at)) };
  const columns = columnsOf(table, cut);
  if (named) {
    const figures = columns.slice(1);
    const rows = table.rows.flatMap((row) => [
      row[0] ?? '',
      joined(figures.map((each, at) => placed(row[at + 1] ?? '', each))),
    ]);
    return [...head(figures), ...rows];
  }
  const levels: [from: number, to: number][] = [];
  for (const count of lines.length > 0 ? lines : [columns.length]) {
    const from = levels.at(-1)?.[1] ?? 0;
    levels.push([from, Math.min(columns.length, from + count)]);
  }
  const heads = levels.flatMap(([from, to]) => head(columns.slice(from, to)));
  const rows = table.rows.flatMap((row, place) => [
    ...levels.map(([from, to]) => joined(columns.slice(from, to).map((each, i) => placed(row[from + i] ?? '', each)))),
    ...(at < 0 ? [] : inLines(page.rows[place]?.[at] ?? '')),
    ...(parted ? [''] : []),
  ]);
  return [...heads, ...rows];
}

/** A statement in lines of 80 characters. */
const inLines = (sql: string): string[] => foldText(sql).match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];

/** A table in which one name spans all columns but the first ones: `% of Total Waits`. */
function underSpan(table: SourceTable, layout: TextLayout): string[] {
  const [over = [], header = [], ...rows] = table.rows;
  const own = { ...table, header, rows };
  const columns = columnsOf(own, layout.cut ?? []);
  const from = over.length - 1;
  const before = joined(columns.slice(0, from).map(({ width }) => '-'.repeat(width))).length + 1;
  const width = joined(columns.map((each) => '-'.repeat(each.width))).length - before;
  const name = over.at(-1) ?? '';
  const margin = ' '.repeat(before);
  return [
    `${margin}${name.padStart((width + name.length) >> 1)}`,
    `${margin}${'-'.repeat(width)}`,
    ...listed(own, layout),
  ];
}

/** Figures and the id on a line, then module, container and the statement in lines of 80 characters. */
function statements(table: SourceTable): string[] {
  const at = table.header.indexOf('SQL Id');
  const place = (name: string) => table.header.indexOf(name);
  const figures: SourceTable = {
    ...table,
    header: table.header.slice(0, at + 1),
    rows: table.rows.map((row) => row.slice(0, at + 1)),
  };
  const columns = columnsOf(figures, []);
  const rows = table.rows.flatMap((row) => {
    const [module, container, sql = ''] = ['SQL Module', 'PDB Name', 'SQL Text'].map((name) => row[place(name)]);
    return [
      joined(columns.map((each, column) => placed(row[column] ?? '', each))),
      ...(module ? [`Module: ${foldText(module)}`] : []),
      ...(container ? [`   PDB: ${container}`] : []),
      ...inLines(sql),
      '',
    ];
  });
  return [...head(columns), ...rows];
}

/** Header cells that text has no room for. */
const SHORT: Readonly<Record<string, string>> = {
  'Read+Write Per Second': 'Read+Write/Second',
  'Read per Second': 'Read/Second',
  'Write Per Second': 'Write/Second',
};

/** Labels before the first column, the title above them. */
function labelled(title: string, table: SourceTable, width: number): string[] {
  const columns = columnsOf(
    { ...table, header: table.header.slice(1), rows: table.rows.map((row) => row.slice(1)) },
    [],
  ).map((column) => ({ ...column, width: Math.max(column.width, 15), isText: false }));
  const words = table.header.slice(1).map((cell) => SHORT[cell] ?? foldText(cell));
  const names = joined(columns.map(({ width: own }, at) => (words[at] ?? '').padStart(own)));
  const ruler = joined(columns.map(({ width: own }) => '-'.repeat(own)));
  const rows = table.rows.map((row) =>
    joined([
      (row[0] ?? '').replace(/^Global Cache (?=blocks)/, 'RAC GC ').padStart(width),
      ...columns.map((each, at) => placed(row[at + 1] ?? '', each)),
    ]),
  );
  return [
    `${title.padEnd(width)} ${names}`,
    `${'~'.repeat(Math.min(title.length, width)).padEnd(width)} ${ruler}`,
    ...rows,
  ];
}

/** Two labels and their values on each line. */
function pairs(title: string, table: SourceTable): string[] {
  const line = ([one = '', first = '', other = '', second = '']: readonly string[]) =>
    `${one.padStart(28)} ${first.padStart(7)}${other === '' ? '' : ` ${other.padStart(20)} ${second.padStart(7)}`}`;
  return [title, '~'.repeat(title.length), ...table.rows.map(line)];
}

/** The tables above the summary: plain ones, and the two snapshots. */
function headerTable(table: SourceTable): string[] {
  if (table.header[1] !== 'Snap Id') return listed(table, {});
  const widths = [11, 9, 19, 8, 9, ...table.header.slice(5).map(({ length }) => length)];
  const line = (cells: readonly string[]) => joined(widths.map((width, at) => (cells[at] ?? '').padStart(width)));
  const [begin, end, elapsed, dbTime] = table.rows;
  const ruler = ' '.repeat(12) + joined(widths.slice(1).map((width) => '-'.repeat(width)));
  const span = (row: readonly string[] = []) => `${(row[0] ?? '').padStart(11)} ${(row[2] ?? '').padStart(24)}`;
  return [
    line(['', 'Snap Id', 'Snap Time     ', 'Sessions', 'Curs/Sess', ...table.header.slice(5)]),
    ruler,
    line(begin ?? []),
    line(end ?? []),
    span(elapsed),
    span(dbTime),
  ];
}
