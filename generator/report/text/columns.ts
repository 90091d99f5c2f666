/** Columns of a printed table: where its line of dashes says they stand, and which cells a line has under them. */

/** Lines of tables and titles are no longer; others are not looked into. */
export const MAX_LINE = 400;

/** Columns of text from `start` up to `end`. */
export interface Run {
  start: number;
  end: number;
}

/** The runs of a line of dashes (a first run may be of tildes); null where the line is another. */
export function runsOf(line: string): Run[] | null {
  if (!/^ *(?:~+ +)?-[- ]*$/.test(line)) return null;
  return [...line.matchAll(/[-~]+/g)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** A token that only a column of numbers has, `####` for overflow. */
const NUMBER = /^(?:[-+]?[\d.,]+(?:e[-+]?\d+)?(?:[KMGTP%]|[mun]?s)?|#+|N\/A)$/i;

export function isNumberCell(cell: string): boolean {
  return NUMBER.test(cell);
}

/** The line's cells under the runs. Text that stands before the first run is its cell's, where the table has no labels. */
export function cellsOf(line: string, runs: readonly Run[], labelled = false): string[] {
  const cells: string[] = [];
  let from = 0;
  if (labelled) {
    const first = runs[0]?.start ?? 0;
    const at = line.search(/\S/);
    const to = at < 0 || at >= first - 1 ? Math.min(first, line.length) : boundary(line, at + 1, first);
    cells.push(line.slice(0, to).trim());
    from = to;
  }
  runs.forEach((run, i) => {
    const next = runs[i + 1];
    const to = next ? Math.max(from, boundary(line, run.end, next.start, run, next)) : line.length;
    const cell = line.slice(from, to).trim();
    const left = cells.at(-1) ?? '';
    const overrun = i > 0 && /[^\d\s]/.test(left) ? OVERRUN.exec(cell) : null;
    if (overrun && line.slice(0, to).trimEnd().length === run.end) {
      cells[cells.length - 1] = `${left} ${overrun[1]}`;
      cells.push(overrun[2] ?? '');
    } else cells.push(cell);
    from = to;
  });
  return cells;
}

/** The end of a name that overran its column, by chance with a blank in the gap, and the number well behind it. */
const OVERRUN = /^([A-Za-z]\S*(?: \S+){0,8}) {2,}([\d.,]+)$/;

/**
 * A line of numbers from which a column's blanks are missing: then the numbers behind it stand under no column's end, and
 * all of them do once it is put in.
 */
export function realigned(line: string, runs: readonly Run[]): string {
  if (line.length > MAX_LINE || !/^[\d\s.,]+$/.test(line) || aligned(line, runs)) return line;
  for (const { start, end } of runs) {
    const whole = `${line.slice(0, start)}${' '.repeat(end - start + 1)}${line.slice(start)}`;
    if (aligned(whole, runs)) return whole;
  }
  return line;
}

/** A day and a month that is longer than the three letters it has room for; all that stands behind it is moved. */
const LONG_MONTH = /(\d{1,2}-)(\p{L}{3})([\p{L}\p{M}]{1,6}\.?|\.)(?=[-\s])/u;

/** `cellsOf` of a row in which a long month may have moved the cells behind it. */
export function rowCells(line: string, runs: readonly Run[], labelled = false): string[] {
  const month = line.length > MAX_LINE || !line.includes('-') || fits(line, runs) ? null : LONG_MONTH.exec(line);
  if (!month) return cellsOf(line, runs, labelled);
  const [whole, day = '', short = ''] = month;
  const moved = line.slice(0, month.index) + day + short + line.slice(month.index + whole.length);
  return cellsOf(moved, runs, labelled).map((cell) => cell.replace(day + short, whole));
}

function aligned(line: string, runs: readonly Run[]): boolean {
  return [...line.matchAll(/\S+/g)].every(({ 0: token, index }) =>
    runs.some(({ end }) => end === index + token.length),
  );
}

/** Where a line parts two columns, the left of which should end at `end` and the right begin at `next`. */
function boundary(line: string, end: number, next: number, left?: Run, right?: Run): number {
  if (line.length <= next) return line.length;
  const gap = line.slice(end, next);
  if (gap.trim() === '') return end;
  // Names longer than their column: the longest stretch of blanks parts them from what follows.
  let best: { at: number; length: number } | null = null;
  for (const blanks of gap.matchAll(/ +/g)) {
    if (best === null || blanks[0].length >= best.length) best = { at: end + blanks.index, length: blanks[0].length };
  }
  return best ? best.at : partToken(line, end, left, right);
}

/** A token that fills the gap: it belongs to the column it is aligned with, or two cells are glued. */
function partToken(line: string, end: number, left?: Run, right?: Run): number {
  const from = line.lastIndexOf(' ', end) + 1;
  const blank = line.indexOf(' ', end);
  const to = blank < 0 ? line.length : blank;
  const token = line.slice(from, to);
  const alignedRight = right !== undefined && to === right.end;
  const share = (run?: Run) => (run ? Math.min(to, run.end) - Math.max(from, run.start) : 0);
  if (/^#+$/.test(token)) return left && from < left.end && to > end + 1 ? end : from;
  if (NUMBER.test(token) && alignedRight) return from;
  // A name that fills its column, and the number right behind it.
  if (alignedRight && NUMBER.test(line.slice(end, to))) return end;
  return share(right) > share(left) ? from : to;
}

/** Whether nothing stands between the columns and something stands in them. */
export function fits(line: string, runs: readonly Run[]): boolean {
  return runs.every((run, i) => {
    const next = runs[i + 1];
    return !next || line.slice(run.end, next.start).trim() === '';
  });
}

/** Header cells, joined over their lines: each word belongs to the column that it shares most with. */
export function headerCells(lines: readonly string[], runs: readonly Run[], labelled: boolean): string[] {
  const cells = runs.map((): string[] => []);
  const label: string[] = [];
  lines.forEach((line, at) => {
    for (const { 0: words, index } of line.matchAll(/[^\s~]+(?: [^\s~]+)*/g)) {
      const covered = at < lines.length - 1 ? spanOf(words, index, runs) : [];
      for (const cell of covered) cells[cell]?.push(words);
      if (covered.length > 0) continue;
      for (const { 0: word, index: offset } of words.matchAll(/\S+/g)) {
        const from = index + offset;
        const column = columnOf(from, from + word.length, runs);
        if (labelled && from + word.length < (runs[0]?.start ?? 0) && column === 0) label.push(word);
        else cells[column]?.push(word);
      }
    }
  });
  const joined = cells.map((words) => words.join(' '));
  return labelled ? [label.join(' '), ...joined] : joined;
}

/** Columns that a name of several words is centred over, as `Load Average` is: one of its words lies across a gap. */
function spanOf(words: string, index: number, runs: readonly Run[]): number[] {
  if (!words.includes(' ')) return [];
  const across = runs.some((run, i) => {
    const next = runs[i + 1];
    const gap = next ? words.slice(Math.max(0, run.end - index), Math.max(0, next.start - index)) : '';
    return next !== undefined && run.end >= index && gap.length === next.start - run.end && !gap.includes(' ');
  });
  if (!across) return [];
  return runs.flatMap((run, i) => (run.start < index + words.length && run.end > index ? [i] : []));
}

/** The column that text shares most characters with; between columns, the nearer. */
function columnOf(from: number, to: number, runs: readonly Run[]): number {
  let best = 0;
  let bestShare = Number.NEGATIVE_INFINITY;
  runs.forEach((run, i) => {
    const share = Math.min(to, run.end) - Math.max(from, run.start);
    if (share > bestShare) [best, bestShare] = [i, share];
  });
  return best;
}
