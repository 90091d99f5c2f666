/** What the titles of pages say of the report: `Latch Activity  DB/Inst: A/a  Snaps: 1-2`, `… for DB: A  Instance: a  Snaps: 1 -2`. */

/** SQL*Plus cuts titles at its line size, so the numbers at the end of a full line may lack digits. */
const LINE_SIZE = 80;

/** Name of the database, null if no title has it. */
export function databaseOfTitles(text: string): string | null {
  return /\bDB\/Inst: *([^\s/]+)\//.exec(text)?.[1] ?? /\bfor DB: *(\S+) +Instance:/.exec(text)?.[1] ?? null;
}

/** Ids of the snapshots, null if no title has them whole. */
export function snapshotsOfTitles(text: string): { begin: number; end: number } | null {
  for (const { 0: line, 1: begin, 2: end } of text.matchAll(/^.*\bSnaps: *(\d+) *- *(\d+) *$/gm)) {
    if (line.length < LINE_SIZE) return { begin: Number(begin), end: Number(end) };
  }
  return null;
}
