/** The metrics of one report from its rows in memory: the same table of definitions that `metrics-sql.ts` turns into SQL. */
import { always, equals, type Row } from './expression.ts';
import { type Metric, type MetricSource, metrics } from './metrics.ts';

/** Rows of the lake's tables of one report, by table; a table that it does not have is missing or empty. */
export type RowsByTable = Readonly<Record<string, readonly Row[]>>;

/** Value by metric; a metric that the report does not print is not in it. */
export function metricsOfOne(tables: RowsByTable, definitions: readonly Metric[] = metrics): Map<string, number> {
  const values = new Map<string, number>();
  for (const { key, from } of definitions) {
    for (const source of from) {
      const value = valueFrom(source, tables[source.table] ?? []);
      if (value === null) continue;
      values.set(key, value);
      break;
    }
  }
  return values;
}

function valueFrom(source: MetricSource, rows: readonly Row[]): number | null {
  const { where = always, key, sumOf, prefer, value } = source;
  const wanted = rows.filter((row) => where.of(row) && (!key || equals(...key).of(row)));
  if (sumOf) return sum(wanted, sumOf, source);
  const [first] = wanted
    .flatMap((row) => {
      const found = value.of(row);
      return found === null || !Number.isFinite(found) ? [] : [{ found, weight: prefer?.of(row) ?? null }];
    })
    .sort(
      (a, b) => (b.weight ?? Number.NEGATIVE_INFINITY) - (a.weight ?? Number.NEGATIVE_INFINITY) || a.found - b.found,
    );
  return first?.found ?? null;
}

/** Each name counts once, however often the report lists it; with a name missing there is no sum. */
function sum(rows: readonly Row[], [column, names]: NonNullable<MetricSource['sumOf']>, { value }: MetricSource) {
  let total = 0;
  for (const name of names) {
    const values = rows.filter((row) => row[column] === name).flatMap((row) => value.of(row) ?? []);
    if (values.length === 0) return null;
    total += Math.max(...values);
  }
  return Number.isFinite(total) ? total : null;
}
