/** The course of a figure as thin columns on a given scale, for cells that are read beside each other. Numbers stand beside it. */
import type { Num } from '../../generator/pages/types.ts';

const WIDTH = 240;
const HEIGHT = 44;

/** Oldest first; null leaves a hole. `top`: the value of the full height. */
export function columnChart(values: readonly Num[], top: number): string {
  const step = WIDTH / Math.max(1, values.length);
  // A lone report among empty hours is still to be seen.
  const width = Math.max(step, 1);
  let d = '';
  for (const [i, value] of values.entries()) {
    if (value === null) continue;
    const height = top > 0 ? Math.max(0.5, (HEIGHT * value) / top) : 0.5;
    d += `M${round(i * step)},${HEIGHT}v-${round(height)}h${round(width)}V${HEIGHT}z`;
  }
  return `<svg class="column-chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" aria-hidden="true"><path class="ground" d="M0,${HEIGHT}H${WIDTH}"/><path d="${d}"/></svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
