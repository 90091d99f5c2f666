/** A chapter of one report in memory, as `loadChapter` has it of a side that is this report alone. Runs in a browser. */
import type { Num } from '../../base/figures.ts';
import type { Row } from '../expression.ts';
import type { Chapter, Measure } from './chapters.ts';
import { exact, greatest, numberIn, textIn } from './row-values.ts';
import type { SideChapter } from './side.ts';

const SEPARATOR = '\u001f';
const COUNTER = /_(?:TIME|TICKS)$|^VM_.*_BYTES$/;
/** The background events of the chapter that are no waiting for work. */
const AT_REST = /idle|timer|rdbms ipc message|slave wait|heartbeat|remote message|^streams aq|broadcast channel/;

const counts = (row: Row): boolean => COUNTER.test(String(row['statistic'] ?? ''));
const first =
  (...names: string[]) =>
  (row: Row): Num =>
    names.reduce<Num>((found, name) => found ?? numberIn(row, name), null);

/** What chapters ask of a row in more than a column's name, by its SQL. */
const VALUES: Readonly<Record<string, (row: Row) => Num>> = {
  "CASE WHEN regexp_matches(statistic, '_(TIME|TICKS)$|^VM_.*_BYTES$') THEN value END": (row) =>
    counts(row) ? numberIn(row, 'value') : null,
  "CASE WHEN NOT regexp_matches(statistic, '_(TIME|TICKS)$|^VM_.*_BYTES$') THEN coalesce(end_value, value) END": (
    row,
  ) => (counts(row) ? null : first('end_value', 'value')(row)),
  'coalesce(current_mb, begin_mb)': first('current_mb', 'begin_mb'),
  'coalesce(end_bytes, begin_bytes)': first('end_bytes', 'begin_bytes'),
  'coalesce(end_mb, begin_mb)': first('end_mb', 'begin_mb'),
};
const OF_SNAPSHOT = /^CASE WHEN snapshot = '(\w+)' THEN (\w+) END$/;

const CONDITIONS: Readonly<Record<string, (row: Row) => boolean>> = {
  'per_second IS NOT NULL': (row) => numberIn(row, 'per_second') !== null,
  'total IS NOT NULL': (row) => numberIn(row, 'total') !== null,
  'object_name IS NOT NULL': (row) => textIn(row, 'object_name') !== null,
  'size_factor = 1': (row) => numberIn(row, 'size_factor') === 1,
};
const EQUALS = /^(\w+) = '([^']*)'$/;

/** Throws for an expression of a chapter that is not known here: a defect. */
function conditionOf({ where }: Chapter): (row: Row) => boolean {
  if (where === undefined) return () => true;
  const known = CONDITIONS[where];
  if (known) return known;
  const [, column = '', literal] = EQUALS.exec(where) ?? [];
  if (literal !== undefined) return (row) => row[column] === literal;
  if (where.startsWith("scope = 'background' AND NOT regexp_matches(lower(event)"))
    return (row) =>
      row['scope'] === 'background' && row['event'] != null && !AT_REST.test(String(row['event']).toLowerCase());
  throw new Error(`not known in memory: ${where}`);
}

function measured({ name, value }: Measure): (row: Row) => Num {
  if (value === undefined) return (row) => numberIn(row, name);
  const known = VALUES[value];
  if (known) return known;
  const [, snapshot, column = ''] = OF_SNAPSHOT.exec(value) ?? [];
  if (snapshot !== undefined) return (row) => (row['snapshot'] === snapshot ? numberIn(row, column) : null);
  throw new Error(`not known in memory: ${value}`);
}

/** A column, or a literal in quotes. */
function keyOf(key: string): (row: Row) => string {
  const [, literal] = /^'([^']*)'$/.exec(key) ?? [];
  return (row) => literal ?? textIn(row, key) ?? '';
}

/** Null where the report has none of it. */
export function chapterOfOne(chapter: Chapter, rows: readonly Row[], elapsedS: Num): SideChapter | null {
  const keys = chapter.keys.map(keyOf);
  const measures = chapter.measures.map((measure) => ({ measure, of: measured(measure) }));
  const listed = Map.groupBy(rows.filter(conditionOf(chapter)), (row) => keys.map((key) => key(row)).join(SEPARATOR));
  const found = [...listed]
    // Of a row that a report has twice, in tables of other columns, each measure is taken where it is printed.
    .map(([name, own]) => ({ name, own, printed: measures.map(({ of }) => greatest(own.map(of))) }))
    .filter(({ printed }) => printed.some((value) => value !== null))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map(({ name, printed }) => {
      const values = printed.map((value, i) => combined(value, measures[i]?.measure, elapsedS));
      return [name, { parts: name.split(SEPARATOR).map((part) => part || null), listed: 1, values }] as const;
    });
  return found.length === 0
    ? null
    : { seconds: elapsedS === null ? 0 : exact(elapsedS), reports: 1, rows: new Map(found) };
}

/** Of one report each is as printed, sums and rates to the digits that the lake's sums have. */
function combined(value: Num, measure: Measure | undefined, elapsedS: Num): Num {
  if (value === null) return null;
  if (measure?.combine === 'sum') return exact(value);
  if (measure?.combine === 'rate') return elapsedS ? exact(value * elapsedS) / exact(elapsedS) : null;
  return value;
}
