/** Two tables on active session history whose lines, as text, are no records of a fixed form: unfolded beforehand. */
import { cellsOf, headerCells, runsOf } from '../text/columns.ts';
import { Words } from '../text/words.ts';
import type { SourceTable } from '../types.ts';

const SUBPROGRAMS = /^PL\/?SQL Current Subprogram\b/;
/** Subprograms below an entry point are indented. */
const INDENTED = /^ {2,}\S/;
const SEPARATOR = /^ {5,}-{30,}$/;

/**
 * Top PL/SQL Procedures prints an entry point once, and any number of subprograms below it: the entry point is printed
 * again before each further one, so that two lines are a record.
 */
export function repeatEntryPoints(text: string): string {
  if (!/^PL\/?SQL Current Subprogram\b/m.test(text)) return text;
  const unfolded: string[] = [];
  let within = false;
  let entry = '';
  let after = '';
  for (const line of text.split('\n')) {
    const said = line.trimEnd();
    if (SUBPROGRAMS.test(said)) within = true;
    else if (SEPARATOR.test(said) || said === '') within &&= !SEPARATOR.test(said);
    else if (within && !/^[-\s]+$/.test(said)) {
      if (!INDENTED.test(said)) entry = line;
      else if (INDENTED.test(after)) unfolded.push(entry);
      after = said;
    }
    unfolded.push(line);
  }
  return unfolded.join('\n');
}

const STATEMENTS = /^ ?Top SQL Statements\b/;
const SQL_ID = /^\s*[0-9a-z]{13}\s/;

/** Top SQL Statements, of 10.2 and 11.1, has the text below the first row of each statement: the table, and the rest. */
export function takeStatements(text: string): { table: Omit<SourceTable, 'tableNo'> | null; rest: string } {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const title = lines.findIndex((line) => STATEMENTS.test(line));
  const dashes = lines.findIndex((line, at) => at > title && /^-/.test(line));
  const end = lines.findIndex((line, at) => at > dashes && SEPARATOR.test(line));
  const runs = runsOf(lines[dashes] ?? '');
  if (title < 0 || dashes < 0 || end < 0 || !runs || runs.length < 3) return { table: null, rest: text };
  const names = lines
    .slice(title + 1, dashes)
    .filter((line) => line !== '' && !/^(?: ?->| {4,}\S+ \S+ \S+ )/.test(line));
  const rows: { cells: string[]; text: string[] }[] = [];
  for (const line of lines.slice(dashes + 1, end)) {
    const last = rows.at(-1);
    if (line === '') continue;
    if (SQL_ID.test(line) || line.slice(0, runs[0]?.end).trim() === '')
      rows.push({ cells: cellsOf(line, runs), text: [] });
    else last?.text.push(line);
  }
  const words = new Words(lines);
  const table = {
    heading: 'Top SQL Statements',
    summary: null,
    header: [...headerCells(names, runs, false), 'SQL Text'],
    rows: rows.map((row) => [...row.cells, words.join(row.text)]),
  };
  return { table, rest: [...lines.slice(0, title), ...lines.slice(end + 1)].join('\n') };
}
