/** Wait classes: sums of events by class, DB CPU among them, by total time. */
import type { EventFigures, Interval } from '../model/types.ts';

export interface ClassFigures {
  name: string;
  /** Null for DB CPU, which does not wait. */
  waits: number | null;
  timeouts: number;
  us: number;
}

export function waitClassesOf(interval: Interval, events: readonly EventFigures[]): ClassFigures[] {
  const classes = new Map<string, ClassFigures>([
    ['DB CPU', { name: 'DB CPU', waits: null, timeouts: 0, us: interval.dbCpuUs }],
  ]);
  for (const it of events) {
    const sum = classes.get(it.waitClass) ?? { name: it.waitClass, waits: 0, timeouts: 0, us: 0 };
    sum.waits = (sum.waits ?? 0) + it.waits;
    sum.timeouts += it.timeouts;
    sum.us += it.us;
    classes.set(it.waitClass, sum);
  }
  return [...classes.values()].sort((a, b) => b.us - a.us);
}
