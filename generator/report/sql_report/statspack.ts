/**
 * STATSPACK's report of one statement, as sprepsql.sql writes it, 9.2 to 23ai (rdbms/admin/sprsqins.sql). It knows the
 * statement by its old hash value, counts over all its plans together, and draws plans without numbers of their steps.
 */
import { textTables } from '../text/tables.ts';
import type { SourceTable } from '../types.ts';

type Draft = Omit<SourceTable, 'tableNo'>;

const TITLE = /STATSPACK SQL report for (?:Old )?Hash Value:\s*(\d+)[ \t]*(?:Module:[ \t]*(\S[^\n]*?))?[ \t]*$/im;
/** Names of the report's parts, each underlined with tildes; pages repeat them. */
const PARTS = {
  statistics: /^\s*SQL Statistics\s*$/i,
  text: /^\s*SQL Text\s*$/i,
  known: /^\s*Known Optimizer Plan\(s\)/i,
  drawn: /^\s*Plans in shared pool between\b/i,
} as const;
type Part = keyof typeof PARTS;

/** The statement's old hash value and, where it is named, its module; null for another report. */
export function statspackStatement(text: string): { hash: string; module: string } | null {
  const [, hash, module = ''] = TITLE.exec(text) ?? [];
  return hash === undefined ? null : { hash, module };
}

/** The tables of the report, numbered; the statement's hash value stands in each that is about it. */
export function statspackSqlTables(text: string): SourceTable[] {
  const { hash, module } = statspackStatement(text) ?? { hash: '', module: '' };
  const parts = partsOf(text.split('\n').map((line) => line.replaceAll('\f', '').trimEnd()));
  const statistics = statisticsOf(parts.statistics);
  const elapsed = statistics.find(([name = '']) => /^elapsed time/i.test(name))?.[1] ?? '';
  const drafts: Draft[] = [
    ...textTables(parts.head.join('\n')),
    table('SQL Summary', ['Elapsed Time (s)', 'Module'], [[elapsed, module]]),
    table('Plan Statistics', ['Stat Name', 'Statement Total', 'Per Execution', '% Snap Total'], statistics),
    table('SQL Text', ['SQL Text'], [[statementOf(parts.text)]]),
    ...textTables(parts.known.join('\n')).map((each) =>
      each.prose || each.header.length === 0 ? each : table('Known Optimizer Plans', each.header, each.rows),
    ),
    table('Execution Plan', STEP_COLUMNS, stepsOf(parts.drawn)),
  ];
  return drafts
    .map(
      (draft): Draft =>
        draft.heading && OWN.has(draft.heading)
          ? { ...draft, header: ['Old Hash Value', ...draft.header], rows: draft.rows.map((row) => [hash, ...row]) }
          : draft,
    )
    .filter(({ rows }) => rows.length > 0)
    .map((draft, at) => ({ ...draft, tableNo: at + 1 }));
}

const OWN = new Set(['SQL Summary', 'Plan Statistics', 'SQL Text', 'Known Optimizer Plans', 'Execution Plan']);

const table = (heading: string, header: string[], rows: string[][]): Draft => ({
  heading,
  summary: null,
  header,
  rows,
});

/** Lines of each part; its title stays with the list of plans, which is read like other tables. */
function partsOf(lines: readonly string[]): Record<Part | 'head', string[]> {
  const parts: Record<Part | 'head', string[]> = { head: [], statistics: [], text: [], known: [], drawn: [] };
  let current: Part | 'head' = 'head';
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const isUnderlined = /^\s*~{4,}\s*$/.test(lines[at + 1] ?? '');
    const next = isUnderlined ? (Object.keys(PARTS) as Part[]).find((part) => PARTS[part].test(line)) : undefined;
    if (next !== undefined) {
      current = next;
      if (next !== 'known') at++;
      else parts.known.push(line);
    } else if (/^\s*end of report\b/i.test(line)) break;
    else parts[current].push(line);
  }
  return parts;
}

/** Name, total, per execution, percent: numbers end below the ends of the rules above them, and any may be missing. */
function statisticsOf(lines: readonly string[]): string[][] {
  const rule = lines.find((line) => /^\s+-{4,}\s+-{4,}\s+-{3,}$/.test(line)) ?? '';
  const ends = [...rule.matchAll(/-+/g)].map(({ 0: run, index }) => index + run.length);
  return lines.flatMap((line) => {
    const [label = '', name = ''] = /^\s*([A-Z][^:]*):\s/i.exec(`${line} `) ?? [];
    if (name === '' || ends.length < 3 || line.startsWith('->')) return [];
    const cells = ['', '', ''];
    for (const { 0: value, index } of line.slice(label.length - 1).matchAll(/\S+/g)) {
      const end = label.length - 1 + index + value.length;
      const distances = ends.map((each) => Math.abs(each - end));
      cells[distances.indexOf(Math.min(...distances))] = value;
    }
    return [[name, ...cells]];
  });
}

/** The text is stored in pieces of so many characters, one a line; blanks at their ends are cut. */
const PIECE = 64;

function statementOf(lines: readonly string[]): string {
  const pieces = lines.filter((line) => line !== '');
  return pieces.map((line, at) => (at < pieces.length - 1 ? line.padEnd(PIECE) : line)).join('');
}

const STEP_COLUMNS = ['Plan Hash Value', 'Id', 'Depth', 'Operation', 'Name', 'Rows', 'Bytes', 'Cost'];

/** Steps in order of their ids, which begin at 0 with each plan; the first names the plan in place of an object. */
function stepsOf(lines: readonly string[]): string[][] {
  const steps: string[][] = [];
  let plan = '';
  let id = 0;
  for (const line of lines) {
    const [operation, object, ...estimates] = /^\|.*\|$/.test(line) ? line.slice(1, -1).split('|') : [];
    if (operation === undefined || object === undefined || estimates.length !== 3) continue;
    const first = /^-+ *(\d+) *-+$/.exec(object.trim())?.[1];
    if (first !== undefined) [plan, id] = [first, 0];
    else if (plan === '') continue;
    // Children of the statement stand where it does, theirs one blank further in.
    const depth = first === undefined ? operation.search(/\S|$/) + 1 : 0;
    const name = first === undefined ? object.trim() : '';
    steps.push([plan, String(id++), String(depth), operation.trim(), name, ...estimates.map((each) => each.trim())]);
  }
  return steps;
}
