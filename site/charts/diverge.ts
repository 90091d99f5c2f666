/** A difference as a bar from a middle line: to the right what rose, to the left what fell. One drawing for every width of a cell. */
import { num } from './svg.ts';

/** Half of the drawing, in its own units. */
const HALF = 50;

export interface DivergeOptions {
  /** Hue: a wait class's name, as `waitClassName` gives it. */
  class?: string;
}

/** `delta` against `most`, the largest of the list; empty string where it is absent. Decoration: the number stands beside it. */
export function divergingBar(delta: number | null, most: number, options: DivergeOptions = {}): string {
  if (delta === null || most <= 0) return '';
  const length = Math.min(HALF, (HALF * Math.abs(delta)) / most);
  const bar = `<rect x="${num(delta < 0 ? HALF - length : HALF)}" y="0" width="${num(length)}" height="10"/>`;
  const hue = options.class ? ` ${options.class}` : '';
  return `<svg class="diverge${hue}" viewBox="0 0 ${2 * HALF} 10" preserveAspectRatio="none" aria-hidden="true">${bar}<path d="M${HALF} 0V10"/></svg>`;
}
