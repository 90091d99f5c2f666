/** What is tried against DB time: waits, statements and counters of one series over its last weeks. */
import type { Transaction } from '../../lake/transaction.ts';
import { isIdle } from '../facts/idle.ts';
import { metrics } from '../metrics.ts';
import { readColumns } from '../read-columns.ts';
import { POINTS } from '../statements/points.ts';
import { SERIES_REPORTS, type SubjectSeries } from '../statements/series-reports.ts';
import type { Figure } from './moves-with.ts';

/** Values other than 0 that a figure must have. Our choice, as `LEAST_PAIRS`. */
const LEAST_VALUES = 30;
/** Waits and statements with a smaller share of DB time over the whole span explain nothing. Our choice. */
const LEAST_SHARE = 0.002;

/** Statistics of Instance Activity that are seconds of DB time under another name. */
const TIME = /\btime\b|^CPU used|^recursive cpu usage|^non-idle wait/i;
/** Statistics that are DB time itself, or would be so but for rounding. */
const SAME = new Set(['DB time', 'non-idle wait time']);
/** Metrics that Instance Activity does not give: latencies, shares, levels. What is worked out from DB time is none. */
const MEASURES = metrics.filter(
  ({ key, unit }) => ['milliseconds', 'percent', 'count'].includes(unit) && key !== 'db_cpu_pct',
);

/** The figures of a series from a place on. `SERIES_REPORTS` and `POINTS` must be there. */
export async function figuresOf(
  tx: Transaction,
  where: string,
  metricsQuery: string,
  series: SubjectSeries,
  from: number,
): Promise<Figure[]> {
  const place = `(SELECT report_id, ordinal, elapsed_s, db_time_s FROM ${SERIES_REPORTS}
    WHERE series = ${series.no} AND ordinal >= ${from} AND elapsed_s > 0)`;
  const dbTimeS = `(SELECT sum(db_time_s) FROM ${place})`;
  const length = series.reports.length - from;
  // The list of foreground events leaves out what took less than a millisecond: such an event is not unknown but none.
  const listed = await readColumns(
    tx,
    ['ordinal'],
    `SELECT DISTINCT ordinal FROM ${place} SEMI JOIN
       (SELECT report_id FROM wait_events WHERE ${where} AND scope = 'foreground') USING (report_id) ORDER BY ordinal`,
  );
  const withWaits = new Set(listed.ordinal.map((ordinal) => (ordinal as number) - from));
  const waits = await read(
    tx,
    length,
    from,
    `SELECT event AS name, any_value(wait_class) AS class, list(ordinal) AS ordinals,
       list(wait_s / elapsed_s) AS amounts
     FROM (SELECT report_id, event, max(wait_class) AS wait_class, max(total_wait_s) AS wait_s FROM wait_events
       WHERE ${where} AND scope = 'foreground' AND total_wait_s > 0 AND event <> 'DB CPU' GROUP BY ALL) JOIN ${place} USING (report_id)
     GROUP BY event HAVING count(*) >= ${LEAST_VALUES} AND sum(wait_s) >= ${LEAST_SHARE} * ${dbTimeS} ORDER BY event`,
  );
  const statements = await read(
    tx,
    length,
    from,
    `SELECT sql_id AS name, NULL AS class, list(ordinal) AS ordinals,
       list(points.elapsed_s / place.elapsed_s) AS amounts
     FROM (SELECT report_id, sql_id, elapsed_s FROM ${POINTS} WHERE series = ${series.no} AND elapsed_s IS NOT NULL) AS points
       JOIN ${place} AS place USING (report_id)
     GROUP BY sql_id HAVING count(*) >= ${LEAST_VALUES} AND sum(points.elapsed_s) >= ${LEAST_SHARE} * ${dbTimeS} ORDER BY sql_id`,
  );
  const counters = await read(
    tx,
    length,
    from,
    `SELECT name, NULL AS class, list(ordinal) AS ordinals, list(amount) AS amounts
     FROM (
       SELECT report_id, statistic AS name, max(per_second) AS amount FROM instance_activity
       WHERE ${where} AND per_second IS NOT NULL GROUP BY ALL
       UNION ALL SELECT report_id, metric, value FROM (${metricsQuery})
       WHERE metric IN (${MEASURES.map(({ key }) => `'${key}'`).join(', ')})
     ) JOIN ${place} USING (report_id)
     GROUP BY name HAVING count(*) FILTER (WHERE amount <> 0) >= ${LEAST_VALUES} AND min(amount) < max(amount) ORDER BY name`,
  );
  return [
    ...waits
      .filter(({ name, wait_class }) => !isIdle(name, wait_class))
      .map(
        ({ name, values }): Figure => ({
          kind: 'wait',
          name,
          part: true,
          seconds: true,
          values: values.map((value, i) => (Number.isNaN(value) && withWaits.has(i) ? 0 : value)),
        }),
      ),
    ...statements.map(({ name, values }): Figure => ({ kind: 'sql', name, part: true, seconds: true, values })),
    ...counters
      .filter(({ name }) => !SAME.has(name))
      .map(({ name, values }): Figure => ({ kind: 'counter', name, part: TIME.test(name), values })),
  ];
}

/** Values find their places by their ordinals: the two lists of a row have the same order, whatever it is. */
interface Read {
  name: string;
  wait_class: string | null;
  values: Float64Array;
}

async function read(tx: Transaction, length: number, from: number, select: string): Promise<Read[]> {
  const rows = await readColumns(tx, ['name', 'class', 'ordinals', 'amounts'], select);
  return Array.from({ length: rows.length }, (_, i): Read => {
    const values = new Float64Array(length).fill(Number.NaN);
    const [ordinals, amounts] = [items(rows.ordinals[i]), items(rows.amounts[i])];
    for (const [k, ordinal] of ordinals.entries()) values[Number(ordinal) - from] = Number(amounts[k] ?? Number.NaN);
    return { name: rows.name[i] as string, wait_class: rows.class[i] as string | null, values };
  });
}

/** A list as DuckDB's client gives it. */
const items = (list: unknown): readonly unknown[] => (list as { items: readonly unknown[] }).items;
