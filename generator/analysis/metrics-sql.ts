/** The metrics table as one SQL query: a row `report_id, metric, value` for every metric that a report has. */
import { type Metric, type MetricSource, metrics } from './metrics.ts';

/** A source with the metric it serves and its place among the metric's sources. */
interface Candidate extends MetricSource {
  metric: string;
  priority: number;
}

/** Query over one database (`inDatabase` is its condition). Rows whose value is NULL or not finite are left out. */
export function metricsQuery(inDatabase: string, definitions: readonly Metric[] = metrics): string {
  const candidates = definitions.flatMap((metric) =>
    metric.from.map((source, priority): Candidate => ({ ...source, metric: metric.key, priority })),
  );
  const parts = [...Map.groupBy(candidates, scanOf).values()].flatMap((group) =>
    group[0]?.key
      ? [lookup(inDatabase, group)]
      : group.map((candidate) => (candidate.sumOf ? sum(inDatabase, candidate) : expression(inDatabase, candidate))),
  );
  return `SELECT report_id, metric, first(value ORDER BY priority, preference DESC NULLS LAST, value) AS value
    FROM (${parts.join('\n    UNION ALL ')}) WHERE value IS NOT NULL AND isfinite(value) GROUP BY report_id, metric
    ORDER BY report_id, metric`;
}

/** Candidates that one scan of a table serves: the same table, condition, key column and value. */
const scanOf = ({ table, where, key, sumOf, value }: Candidate): string =>
  [table, where?.sql, key?.[0], sumOf?.join(), value.sql].join('\n');

/** One scan of a table of names and values, joined with the names wanted. */
function lookup(inDatabase: string, group: readonly Candidate[]): string {
  const { table, value, key, where } = group[0] as Candidate;
  const wanted = group.map((c) => `(${text(c.key?.[1] ?? '')}, ${text(c.metric)}, ${c.priority})`).join(', ');
  return `SELECT report_id, wanted.metric, priority, 0::DOUBLE AS preference, (${value.sql})::DOUBLE AS value
    FROM ${table} JOIN (VALUES ${wanted}) AS wanted(wanted_name, metric, priority) ON ${table}.${key?.[0]} = wanted_name
    WHERE ${inDatabase} AND (${where?.sql ?? 'true'})`;
}

function expression(inDatabase: string, { table, metric, priority, prefer, value, where }: Candidate): string {
  return `SELECT report_id, ${text(metric)} AS metric, ${priority} AS priority, (${prefer?.sql ?? '0'})::DOUBLE AS preference,
    (${value.sql})::DOUBLE AS value FROM ${table} WHERE ${inDatabase} AND (${where?.sql ?? 'true'})`;
}

/** Each name counts once, however often a report lists it; with a name missing there is no sum. */
function sum(inDatabase: string, { table, metric, priority, value, where, sumOf }: Candidate): string {
  const [column = '', names = []] = sumOf ?? [];
  return `SELECT report_id, ${text(metric)} AS metric, ${priority} AS priority, 0::DOUBLE AS preference, sum(value)::DOUBLE AS value
    FROM (SELECT report_id, max((${value.sql})::DOUBLE) AS value FROM ${table}
      WHERE ${inDatabase} AND (${where?.sql ?? 'true'}) AND ${column} IN (${names.map(text).join(', ')}) GROUP BY report_id, ${column})
    GROUP BY report_id HAVING count(value) = ${names.length}`;
}

const text = (literal: string): string => `'${literal.replaceAll("'", "''")}'`;
