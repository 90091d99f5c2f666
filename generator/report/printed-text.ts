/**
 * What global and compare-period reports print otherwise than the text reports of one instance, in the words of these: names
 * of groups over every column of a table, rules of tildes above sums, titles that nothing underlines.
 */

/** A rule above the sums: several runs of tildes, nothing else. */
const RULE = /^ *~+(?: +~+)+ *$/;
const DASHES = /^ *-+(?: +-+)+ *$|^ *-{20,} *$/;
const RUN = /-+/g;

/** Takes the rules out, and lets the names of groups begin one column later than the columns, as elsewhere. */
export function asOfOneInstance(text: string): string {
  const lines = text.split('\n').filter((line) => !RULE.test(line));
  return lines.map((line, at) => (isOverGroups(lines, at) ? line.replace('-', ' ') : line)).join('\n');
}

/** Whether a line of dashes spans the columns of the header right below, the first one included. */
function isOverGroups(lines: readonly string[], at: number): boolean {
  const line = lines[at] ?? '';
  const below = lines.slice(at + 1, at + 5).findIndex((each) => DASHES.test(each));
  if (!DASHES.test(line) || below < 1) return false;
  const upper = runsOf(line);
  const lower = runsOf(lines[at + 1 + below] ?? '');
  return (
    lower.length > upper.length &&
    upper.every(([from, to]) => lower.some(([start]) => start === from) && lower.some(([, end]) => end === to)) &&
    lower[0]?.[0] === upper[0]?.[0]
  );
}

function runsOf(line: string): [from: number, to: number][] {
  return [...line.matchAll(RUN)].map(({ 0: run, index }) => [index, index + run.length]);
}

/** Underlines a title that stands alone on its line. */
export function underlined(text: string, title: RegExp): string {
  return text.replace(title, (line) => `${line}\n${'~'.repeat(line.length)}`);
}
