/** Values in columns under a line of dashes, as SQL*Plus prints a query of one row. */
import { foldKey } from '../values.ts';

export interface Block {
  /** Header cells, folded; empty where a column has none. */
  names: string[];
  cells: string[];
}

interface Run {
  start: number;
  end: number;
}

/** The first block whose header line is the one asked for; null without it. */
export function blockUnder(lines: readonly string[], isHeader: (line: string) => boolean): Block | null {
  const at = lines.findIndex((line, i) => isHeader(line) && /^[-~ ]*-{3}[-~ ]*$/.test(lines[i + 1] ?? ''));
  const head = lines[at];
  if (head === undefined) return null;
  const runs = [...(lines[at + 1] ?? '').matchAll(/[-~]+/g)].map(({ 0: run, index }) => ({
    start: index,
    end: index + run.length,
  }));
  const cells = cut(lines[at + 2] ?? '', runs);
  // A value wider than its column goes on in the lines below, in the column's place.
  for (const line of lines.slice(at + 3, at + 6)) {
    if (line.trim() === '' || !isContinuation(line, runs)) break;
    cut(line, runs).forEach((more, i) => {
      cells[i] += more;
    });
  }
  return { names: cut(head, runs).map(foldKey), cells };
}

/** Cells of a line: a column reaches from its dashes to those of the next, and to the left as far as its text does. */
function cut(line: string, runs: readonly Run[]): string[] {
  let from = 0;
  return runs.map((run, i) => {
    const next = runs[i + 1]?.start ?? line.length;
    const to = i + 1 < runs.length ? split(line, run.end, next) : line.length;
    const cell = line.slice(from, to).trim();
    from = to;
    return cell;
  });
}

/** Where a line parts two columns: between the dashes of both, or where a value that is too long ends. */
function split(line: string, end: number, next: number): number {
  if (line.slice(end, next).trim() === '') return end;
  const blank = line.indexOf(' ', end);
  return blank < 0 ? line.length : blank;
}

/** Whether every word of the line begins where a column does. */
function isContinuation(line: string, runs: readonly Run[]): boolean {
  return [...line.matchAll(/\S+/g)].every(({ index }) => runs.some((run) => run.start === index));
}
