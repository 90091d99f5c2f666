/** Headers of printed tables: one or more lines of dashes with the names of columns above each. */

import { cellsOf, headerCells, isNumberCell, MAX_LINE, type Run, runsOf } from './columns.ts';

/** One line of a record: its columns and their names. */
export interface Level {
  runs: Run[];
  /** Whether labels stand before the first column, under the table's title. */
  labelled: boolean;
  /** Lines with the names, for whoever knows whether labels stand before the first column. */
  names: string[];
}

export interface Block {
  /** First line of the header and first line below it. */
  from: number;
  to: number;
  /** A record has a line for each. */
  levels: Level[];
  /** Names that span several columns each, in a header row of their own. */
  spanner: Level | null;
  /** Equal for headers that a new page repeats. */
  signature: string;
}

/** Lines that end a table; the columns of a table begin further left, or have names above them. */
const SEPARATOR = /^ {8,}-{40,}$/;
/** Names stand in so many lines at most. */
const MAX_NAMES = 7;
const NOTE = /^ ?->/;

export function isNote(line: string): boolean {
  return NOTE.test(line);
}

/** Where a section's tables have their headers, and the lines that end them. */
export function blocksOf(lines: readonly string[]): { blocks: Block[]; separators: Set<number> } {
  const separators = new Set<number>();
  const rows: { at: number; from: number; runs: Run[] }[] = [];
  lines.forEach((line, at) => {
    if (!line.includes('-') || line.length > MAX_LINE) return;
    const runs = runsOf(line);
    if (!runs) return;
    const from = namesFrom(lines, at);
    if (SEPARATOR.test(line) && !isSpanner(lines, at, runs)) separators.add(at);
    else if (from < at && !isUnderline(lines, at, from, runs) && !isRule(lines, at, runs, rows.at(-1))) {
      rows.push({ at, from, runs });
    }
  });
  const blocks: Block[] = headless(lines, rows);
  for (let i = 0; i < rows.length; i++) {
    const [first, levels] = [rows[i], [] as Level[]];
    if (!first) break;
    let row: typeof first | undefined = first;
    let to = first.from;
    while (row && row.from <= to) {
      const labelled = /^ ?~/.test(lines[row.at] ?? '');
      const runs = labelled ? row.runs.slice(1) : row.runs;
      levels.push({ runs, labelled, names: lines.slice(Math.max(row.from, to), row.at) });
      to = row.at + 1;
      i++;
      row = rows[i];
    }
    i--;
    const spanner = spans(levels[0], levels[1]) ? (levels.shift() ?? null) : takeSpanner(levels[0]);
    const signature = lines.slice(first.from, to).join('\n');
    blocks.push({ from: first.from, to, levels, spanner, signature });
  }
  return { blocks, separators };
}

/** A label, and its values well apart. */
const LABELLED = /^\s*\S.*?:(?: {2,}[\d.,]+[KMG]?){2,}$/;

/**
 * A table of labels and values without a line of dashes, right below its title: the names of its columns stand above the
 * values, each of which ends where its column does.
 */
function headless(lines: readonly string[], rows: readonly { at: number }[]): Block[] {
  const from = lines.findIndex((line) => line !== '');
  const first = lines[from + 1] ?? '';
  if (first.length > MAX_LINE) return [];
  const names = [...(lines[from] ?? '').matchAll(/[A-Za-z]\S*(?: \S+)*/g)];
  if (rows.some(({ at }) => at <= from + 2) || !LABELLED.test(first)) return [];
  const values = [...first.slice(first.indexOf(':') + 1).matchAll(/\S+/g)];
  if (names.length !== values.length || /:/.test(lines[from] ?? '')) return [];
  const offset = first.indexOf(':') + 1;
  const runs = values.map(({ 0: value, index }, i) => ({
    start: Math.min(offset + index, names[i]?.index ?? 0),
    end: offset + index + value.length,
  }));
  const level = { runs, labelled: true, names: [lines[from] ?? ''] };
  return [{ from, to: from + 1, levels: [level], spanner: null, signature: lines[from] ?? '' }];
}

/** First of the lines with the names above a line of dashes. */
function namesFrom(lines: readonly string[], at: number): number {
  // A first run of tildes underlines the table's title: the names are on that line.
  if (/^ ?~/.test(lines[at] ?? '')) return Math.max(0, at - 1);
  let from = at;
  while (from > 0 && at - from < MAX_NAMES) {
    const line = lines[from - 1] ?? '';
    if (line === '' || line === '\f' || isNote(line) || runsOf(line)) break;
    from--;
  }
  return from;
}

/** Whether dashes underline a line of text, as headings within prose are. */
function isUnderline(lines: readonly string[], at: number, from: number, runs: readonly Run[]): boolean {
  const [run] = runs;
  if (runs.length !== 1 || !run) return false;
  const above = lines[at - 1] ?? '';
  const start = above.search(/\S/);
  const longest = Math.max(...lines.slice(from, at).map((line) => line.trim().length));
  return start === run.start && longest === run.end - run.start && !/^ *-+ */.test(above) && run.end - run.start > 3;
}

/** Whether dashes rule off a sum: they repeat columns of the table above, below its values. */
function isRule(
  lines: readonly string[],
  at: number,
  runs: readonly Run[],
  above: { at: number; runs: readonly Run[] } | undefined,
): boolean {
  if (!above || !runs.every((run) => above.runs.some(({ start, end }) => start === run.start && end === run.end))) {
    return false;
  }
  const between = lines.slice(above.at + 1, at);
  if (between.includes('') || between.includes('\f')) return false;
  return between.some((line) => cellsOf(line, above.runs).some((cell) => cell !== '' && isNumberCell(cell)));
}

/** Whether a long line of dashes spans columns of the table below rather than ends the one above. */
function isSpanner(lines: readonly string[], at: number, runs: readonly Run[]): boolean {
  if ((lines[at - 1] ?? '') === '') return false;
  for (let next = at + 1; next <= at + MAX_NAMES; next++) {
    const line = lines[next] ?? '';
    if (line === '' || line === '\f') return false;
    const below = runsOf(line);
    if (below) return below.length > 1 && (below[0]?.start ?? 0) < (runs[0]?.start ?? 0);
  }
  return false;
}

/** Whether each run of the one covers columns of the other, which begins further left. */
function spans(upper: Level | undefined, lower: Level | undefined): boolean {
  if (!upper || !lower || (lower.runs[0]?.start ?? 0) >= (upper.runs[0]?.start ?? 0)) return false;
  return upper.runs.every(({ start, end }) => lower.runs.some((run) => run.start >= start && run.end <= end));
}

/** Names between dashes, each over several columns: `------- % of Waits -------`. */
const SPAN = /-{2,} {0,2}([^\s-](?:[^-]*[^\s-])?) {0,2}-{2,}/g;

/** Takes the line of such names off a level's. */
function takeSpanner(level: Level | undefined): Level | null {
  const at = level?.names.findIndex((line) => line.length <= MAX_LINE && line.search(SPAN) >= 0) ?? -1;
  const line = level?.names[at];
  if (!level || line === undefined) return null;
  const spans = [...line.matchAll(SPAN)];
  const blanks = (text: string) => ' '.repeat(text.length);
  level.names = level.names.map((names, place) => (place === at ? line.replace(SPAN, blanks) : names));
  const runs = spans.map((match) => ({ start: match.index, end: match.index + match[0].length }));
  const names = spans.reduce((row, { 0: span, index }) => row.padEnd(index) + span.replaceAll('-', ' '), '');
  return { runs, labelled: false, names: [names] };
}

/** A row of header cells as pages have it: one cell for each column that is not spanned, one for each span. */
export function spannerCells(spanner: Level, level: Level, labelled: boolean): string[] {
  const names = headerCells(spanner.names, spanner.runs, false);
  const before = level.runs.filter(({ start }) => start < (spanner.runs[0]?.start ?? 0)).length;
  return [...Array.from({ length: before + (labelled ? 1 : 0) }, () => ''), ...names];
}
