/** Lines of a table's body to rows of cells: records of one or several lines, with text below them where they have it. */

import { type Block, type Level, spannerCells } from './blocks.ts';
import { cellsOf, fits, headerCells, isNumberCell, MAX_LINE, type Run, realigned, rowCells } from './columns.ts';
import { joinPieces, PIECE_WIDTH, type Words } from './words.ts';

export interface Body {
  lines: string[];
  /** Whether blank lines part the records: one stands before the line that ends the table. */
  separated: boolean;
}

export interface Rows {
  header: string[];
  rows: string[][];
  /** Characters that each column is wide, 0 where it has no end. */
  widths: number[];
  /** Lines that are none of the table's. */
  rest: string[];
}

/** Last column of tables that print the text of a statement below each row, as pages do in columns of their own. */
const STATEMENT = /^(?:sql id|(?:old )?hash value)$/i;

/**
 * Rows of a table.
 * @param words of the whole report, by which cut statements are joined
 */
export function rowsOf(block: Block, body: Body, words: Words): Rows {
  const [level, ...further] = block.levels;
  if (!level) return { header: [], rows: [], widths: [], rest: body.lines };
  if (further.length > 0) return ofSeveralLines(block.levels, body, words);
  const header = headerCells(level.names, level.runs, false);
  if (STATEMENT.test(header.at(-1) ?? '') && header.length > 1) return withStatements(header, level, body.lines, words);
  if (namesComeFirst(level, body.lines)) return ofNamesAndValues(header, level, body.lines);
  return ofOneLine(block, level, header, body.lines);
}

/** @param unlabelled the header as it is where no labels stand before the first column */
function ofOneLine(block: Block, level: Level, unlabelled: string[], lines: readonly string[]): Rows {
  const rest: string[] = [];
  const labelled = level.labelled || hasLabels(level.runs, lines);
  const names = labelled ? headerCells(level.names, level.runs, true) : unlabelled;
  const rows: string[][] = [];
  let ended = false;
  let afterBlank = false;
  for (const line of lines) {
    if (line === '') {
      afterBlank = true;
      continue;
    }
    if (isRule(line)) continue;
    // Behind a blank line, the table goes on only with lines that fit it.
    if (afterBlank) ended ||= !goesOn(line, level.runs, labelled);
    afterBlank = false;
    if (ended) rest.push(line);
    else
      rows.push(
        beside(rowCells(labelled ? line : realigned(line, level.runs), level.runs, labelled), level.runs.length),
      );
  }
  const widths = [...(labelled ? [0] : []), ...widthsOf(level)];
  const width = Math.max(names.length, ...rows.map((row) => row.length));
  const padded = rows.map((row) => pad(row, width));
  if (!block.spanner) return { header: pad(names, width), rows: padded, widths, rest };
  const spanned = spannerCells(block.spanner, level, labelled);
  return { header: [], rows: [spanned, pad(names, width), ...padded], widths, rest };
}

function widthsOf({ runs }: Level): number[] {
  return runs.map(({ start, end }) => end - start);
}

/** Lines that draw, and hold nothing: sums are ruled off with tildes. */
function isRule(line: string): boolean {
  return /^[\s~=-]*$/.test(line) && /~|=|--/.test(line);
}

function goesOn(line: string, runs: readonly Run[], labelled: boolean): boolean {
  if (line.length > MAX_LINE) return false;
  if (/: {2,}\S/.test(line) && !labelled) return false;
  if (/: {2,}\S.*: {2,}\S/.test(line)) return false;
  return fits(line, runs) && (runs.length > 1 ? cellsOf(line, runs, labelled).filter(Boolean).length > 1 : false);
}

/** Whether labels stand before the first column. */
function hasLabels(runs: readonly Run[], lines: readonly string[]): boolean {
  const before = (runs[0]?.start ?? 0) - 1;
  return before > 1 && lines.some((line) => /[^\d\s.,#~-]/.test(line.slice(0, before)));
}

/** `292M  Std Block Size:  8K`: label and value beside the last column are cells of their own, also where that is blank. */
function beside(cells: string[], columns: number): string[] {
  const last = cells.at(-1) ?? '';
  if (columns < 2 || last.length > MAX_LINE) return cells;
  const match = /^(?:(\S*)\s{2,})?(\S.*:)\s+(\S+)$/.exec(last);
  return match ? [...cells.slice(0, -1), match[1] ?? '', match[2] ?? '', match[3] ?? ''] : cells;
}

function pad(cells: readonly string[], width: number): string[] {
  const padded = [...cells];
  while (padded.length < width) padded.push('');
  return padded;
}

/** Whether a name stands on the line before its values, without a column of its own. */
function namesComeFirst({ runs }: Level, lines: readonly string[]): boolean {
  const [name = '', values = '', next = ''] = lines.filter((line) => line !== '');
  return (
    runs.length > 2 &&
    name.length <= MAX_LINE &&
    /^\s*[^\s\d].*[^\s\d]/.test(name) &&
    !/\S {2,}\S/.test(name) &&
    isValues(values, runs) &&
    !isValues(next, runs)
  );
}

function isValues(line: string, runs: readonly Run[]): boolean {
  const cells = cellsOf(line, runs).filter(Boolean);
  return fits(line, runs) && cells.length > 1 && cells.every(isNumberCell);
}

function ofNamesAndValues(header: string[], { runs }: Level, lines: readonly string[]): Rows {
  const rows: string[][] = [];
  let name = '';
  for (const line of lines) {
    if (line === '') continue;
    if (isValues(line, runs)) {
      rows.push([name, ...cellsOf(line, runs)]);
      name = '';
    } else {
      if (name !== '') rows.push([name, ...header.map(() => '')]);
      name = line.trim();
    }
  }
  if (name !== '') rows.push([name, ...header.map(() => '')]);
  return { header: ['', ...header], rows, widths: [], rest: [] };
}

/** What stands behind a line's colon. */
function afterColon(line: string): string {
  return line.slice(line.indexOf(':') + 1).trim();
}

/** Rows of measures, each followed by the statement's module, its container and its text. */
function withStatements(header: string[], { runs }: Level, lines: readonly string[], words: Words): Rows {
  const last = runs.at(-1);
  const rows: { cells: string[]; module: string; container: string; text: string[] }[] = [];
  const rest: string[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const id = line.slice(last?.start).trim();
    const row = rows.at(-1);
    if (/^(?:[0-9a-z]{13}|\d{4,10})$/.test(id) && fits(line, runs.slice(-2))) {
      rows.push({ cells: cellsOf(line, runs), module: '', container: '', text: [] });
    } else if (!row) rest.push(line);
    else if (row.text.length === 0 && row.module === '' && /^ *Module: /.test(line)) {
      row.module = afterColon(line);
    } else if (row.text.length === 0 && row.container === '' && /^ *PDB: /.test(line)) {
      row.container = afterColon(line);
    } else row.text.push(line);
  }
  const contained = rows.some(({ container }) => container !== '');
  const byHash = /hash value$/i.test(header.at(-1) ?? '');
  return {
    header: [...header, 'SQL Module', ...(contained ? ['PDB Name'] : []), 'SQL Text'],
    rows: rows.map(({ cells, module, container, text }) => [
      ...cells,
      module,
      ...(contained ? [container] : []),
      byHash && text.every((line) => line.length <= PIECE_WIDTH) ? joinPieces(text) : words.join(text),
    ]),
    widths: [],
    rest,
  };
}

/** Whether a line is the record's where the one for the level `at` is blank. */
function goesOnBelow(levels: readonly Level[], at: number, below: string): boolean {
  const next = levels[at + 1];
  return next !== undefined && isValues(below, next.runs);
}

/** Records of several lines, one for each line of dashes in the header; text may follow each. */
function ofSeveralLines(levels: readonly Level[], { lines, separated }: Body, words: Words): Rows {
  const header = levels.flatMap(({ names, runs }) => headerCells(names, runs, false));
  const records: { cells: string[]; text: string[] }[] = [];
  let cells: string[] = [];
  let at = 0;
  let parted = true;
  const take = (line: string) => {
    const level = levels[at];
    cells.push(...(level ? cellsOf(line, level.runs) : []));
    at++;
    if (at < levels.length) return;
    records.push({ cells, text: [] });
    [cells, at, parted] = [[], 0, false];
  };
  // Only statements have text below their records; elsewhere, the first cell of a record may be blank.
  const told = header.some((name) => /^sql ?id$/i.test(name));
  const until = lines.findLastIndex((line) => line !== '') + 1;
  for (const [i, line] of lines.slice(0, until).entries()) {
    // A blank line is one of the record's only where what follows is the record's too.
    if (line === '' && !told && !goesOnBelow(levels, at, lines[i + 1] ?? '')) continue;
    if (at === 0 && separated && !parted) {
      if (line === '') parted = true;
      else if (told) records.at(-1)?.text.push(line);
      else take(line);
    } else take(line);
  }
  if (cells.length > 0) records.push({ cells: pad(cells, header.length), text: [] });
  return {
    header: told ? [...header, 'SQL Text'] : header,
    rows: records.map((record) => [...pad(record.cells, header.length), ...(told ? [words.join(record.text)] : [])]),
    widths: levels.flatMap(widthsOf),
    rest: [],
  };
}
