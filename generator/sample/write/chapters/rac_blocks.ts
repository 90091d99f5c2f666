/** Blocks that travel between the instances, and the units their times are printed in. */
import type { Interval } from '../../model/types.ts';
import { fixed } from '../format.ts';
import type { Layout } from '../layout.ts';

export const received = (interval: Interval): number =>
  interval.counters.gcReceivedCr + interval.counters.gcReceivedCurrent;
export const other = (interval: Interval): string => (interval.instance.number === 1 ? '2' : '1');

/** µs of a block's way, from the waits for it. */
export function transferUs(interval: Interval, kind: 'cr' | 'current'): number {
  const it = interval.foreground.find(({ name }) => name === `gc ${kind} block 2-way`);
  return it ? it.us / it.waits : 0;
}

/** Times in the unit the layout prints: ms to 11.2, µs from 12.2. */
export const timed = (us: number, layout: Layout): string =>
  fixed(layout.modern ? us : us / 1000, layout.modern ? 1 : 2);
export const unit = (layout: Layout): string => (layout.modern ? 'us' : 'ms');
