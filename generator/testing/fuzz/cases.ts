/** What is held against damaged input: the scanner against the tree, and the whole reader against its promises. */
import { isDeepStrictEqual } from 'node:util';
import { AwrError } from '../../base/errors.ts';
import { sections } from '../../catalogue/index.ts';
import { mapReport } from '../../catalogue/map.ts';
import type { Cell, ColumnType } from '../../catalogue/types.ts';
import { redactReport } from '../../redact/report.ts';
import { HEADER_19C, page, SECTIONS, tableMarkup } from '../../report/fixtures.ts';
import { scanTables } from '../../report/html/scan.ts';
import { treeTables } from '../../report/html/tree.ts';
import { readReport } from '../../report/read.ts';
import { random } from '../../sample/random.ts';
import { tinyReport } from '../report.ts';
import { damageMarkup, damageMildly, damageReport, minimised } from './damage.ts';

export interface Outcome {
  runs: number;
  /** The scanner took it, or the reader made a report of it. */
  taken: number;
  failures: Failure[];
}

export interface Failure {
  /** Names the case: the same one again gives the same input. */
  name: string;
  what: string;
  /** The input, made as small as was quick. */
  input: string;
}

/** Small pages, so that a million damaged ones take minutes: each a piece of what reports have, and read by the scanner whole. */
const PAGES: readonly string[] = [
  page(SECTIONS),
  ...[...SECTIONS.split(/(?=<h3|<TABLE)/), ...HEADER_19C.split(/(?=<table)/)].map(
    (piece) => `<html><body>${piece}</body></html>`,
  ),
  `<body><h3>One</h3>${tableMarkup('s', ['a', 'b'], [['1', '<pre>x\ny</pre>']])}<p>Two<p>${tableMarkup('t', ['c'], [['&lt;2']])}`,
  '<body><table summary=x><tr><th>a<th>b<tr><td>1<td>2</table><b>Title</b><table><tr><td>3</td></tr></table>',
].filter((source) => scanTables(source) !== null);

const HARD_SHARE = 0.2;

/** Whether scanner and tree disagree, and how; null where they agree or the scanner declines. */
function disagreement(source: string): string | null {
  const scanned = scanTables(source);
  if (scanned === null) return null;
  return isDeepStrictEqual(scanned, treeTables(source)) ? null : 'the scanner does not read what the tree reads';
}

/** Cases `from` up to `to` of a seed; stops early at `until` (of `performance.now()`). */
export function fuzzScanner(seed: string, from: number, to: number, until = Number.POSITIVE_INFINITY): Outcome {
  const outcome: Outcome = { runs: 0, taken: 0, failures: [] };
  for (let at = from; at < to && performance.now() < until && outcome.failures.length < 10; at++) {
    const name = `${seed}/scanner/${at}`;
    const draw = random(name);
    // Most of what is damaged hard is declined: to see much of what is not, most is damaged mildly.
    const damage = draw.next() < HARD_SHARE ? damageMarkup : damageMildly;
    const source = damage(draw.pick(PAGES), draw).replace(/\r\n?/g, '\n');
    outcome.runs++;
    const what = attempt(() => {
      const scanned = scanTables(source);
      if (scanned === null) return null;
      outcome.taken++;
      return isDeepStrictEqual(scanned, treeTables(source)) ? null : 'the scanner does not read what the tree reads';
    });
    if (what) {
      const input = minimised(source, (text) => attempt(() => disagreement(text)) !== null, 5);
      outcome.failures.push({ name, what, input });
    }
  }
  return outcome;
}

/** A made-up report, and each of `more`, damaged; the same promises hold for all. */
export function fuzzReader(
  seed: string,
  from: number,
  to: number,
  more: readonly string[] = [],
  until = Number.POSITIVE_INFINITY,
): Outcome {
  const outcome: Outcome = { runs: 0, taken: 0, failures: [] };
  const reports = [...TINY, ...more];
  for (let at = from; at < to && performance.now() < until && outcome.failures.length < 10; at++) {
    const name = `${seed}/reader/${at}`;
    const draw = random(name);
    const source = damageReport(draw.pick(reports), draw.pick(reports), draw);
    outcome.runs++;
    const result = broken(source);
    if (result === 'taken') outcome.taken++;
    else if (result !== null) {
      const fails = (text: string): boolean => broken(text)?.split(':')[0] === result.split(':')[0];
      outcome.failures.push({ name, what: result, input: minimised(source, fails) });
    }
  }
  return outcome;
}

const TINY: readonly string[] = [
  tinyReport(),
  tinyReport({ sqlText: "select 'a' from t /* b */ where c = 1 -- d\n and e = q'[f]'" }),
  page(HEADER_19C + SECTIONS),
];

/** CPU time that an input may take, milliseconds: some, and more for longer ones. */
const timeFor = (text: string): number => 3000 + text.length / 200;

/** The promise that an input breaks; `taken` where it breaks none and a report is read, null where it is refused. */
function broken(source: string): string | null | 'taken' {
  const start = process.threadCpuUsage();
  let taken = false;
  const what = attempt(() => {
    const report = readReport(Buffer.from(source, 'latin1'));
    const mapped = mapReport(report);
    redactReport(report, {
      sql: 'literals',
      names: ['hosts', 'users', 'programs', 'services'],
      digest: () => '0123abcd',
    });
    taken = true;
    for (const [i, table] of report.tables.entries()) {
      if (table.tableNo !== i + 1) return `table ${i + 1} is numbered ${table.tableNo}`;
    }
    return mistyped(mapped.rows);
  });
  const { user, system } = process.threadCpuUsage(start);
  const took = (user + system) / 1000;
  if (what) return what;
  if (took > timeFor(source)) return `too slow: ${took.toFixed(0)} ms for ${source.length} characters`;
  return taken ? 'taken' : null;
}

const TYPES: Readonly<Record<ColumnType, (cell: Exclude<Cell, null>) => boolean>> = {
  text: (cell) => typeof cell === 'string',
  number: (cell) => typeof cell === 'number' && Number.isFinite(cell),
  integer: (cell) => typeof cell === 'number' && Number.isFinite(cell) && Number.isInteger(cell),
  boolean: (cell) => typeof cell === 'boolean',
  timestamp: (cell) => typeof cell === 'string' && /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?$/.test(cell),
};

/** The first value that is not of its column's type. */
function mistyped(rows: ReadonlyMap<string, Cell[][]>): string | null {
  for (const { name, columns } of sections) {
    for (const row of rows.get(name) ?? []) {
      if (row.length !== columns.length) return `${name}: a row of ${row.length} cells for ${columns.length} columns`;
      for (const [at, column] of columns.entries()) {
        const cell = row[at] ?? null;
        if (cell !== null && !TYPES[column.type](cell))
          return `${name}.${column.name} is no ${column.type}: ${JSON.stringify(cell)}`;
      }
    }
  }
  return null;
}

/** What `check` finds, or the defect it throws; a refusal is no defect. */
function attempt(check: () => string | null): string | null {
  try {
    return check();
  } catch (error) {
    if (error instanceof AwrError) return null;
    return error instanceof Error ? `${error.name}: ${error.message}\n${error.stack ?? ''}` : `threw ${String(error)}`;
  }
}
