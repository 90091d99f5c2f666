/** What an execution cost before and after, and which of it moved: the work that it does, or the time that it waits. */
import type { Num } from '../../base/figures.ts';
import { KEPT_VALUES } from '../facts/statement-history.ts';
import { centreOf } from '../stats/robust.ts';
import type { StatementPoint } from './points.ts';

/** Medians per execution; null where no list printed it. Times in seconds, gets and reads in blocks. */
export interface Cost {
  elapsedS: Num;
  cpuS: Num;
  /** Elapsed time that is not CPU. */
  waitS: Num;
  gets: Num;
  reads: Num;
  rows: Num;
  pctDbTime: Num;
  /** Reports that it is of. */
  reports: number;
}

/**
 * What explains a move of the time per execution:
 * `work`: blocks or rows moved with it (other binds, more data, another plan);
 * `reads`: as many gets, but others of them from disk (the cache, or who else uses it);
 * `cpu`: as many gets, but CPU time moved; `waits`: work and CPU are as before, so it waits for something;
 * `unknown`: the report lists it by none of these measures.
 */
export type Moved = 'work' | 'reads' | 'cpu' | 'waits' | 'unknown';

/** Medians over the points from `from` to before `to`, the last `KEPT_VALUES` of them. */
export function costOf(points: readonly StatementPoint[], from: number, to: number): Cost {
  const own = points.slice(Math.max(from, to - KEPT_VALUES), to);
  const medianOf = (of: (point: StatementPoint) => Num): Num => {
    const known = own.map(of).filter((value) => value !== null);
    return known.length === 0 ? null : centreOf(known).median;
  };
  const each = (of: (point: StatementPoint) => Num) => medianOf((point) => perExecution(of(point), point.executions));
  return {
    elapsedS: each((point) => point.elapsedS),
    cpuS: each((point) => point.cpuS),
    waitS: each(({ elapsedS, cpuS }) => (elapsedS === null || cpuS === null ? null : Math.max(0, elapsedS - cpuS))),
    gets: each((point) => point.bufferGets),
    reads: each((point) => point.diskReads),
    rows: each((point) => point.rows),
    pctDbTime: medianOf((point) => point.pctDbTime),
    reports: own.length,
  };
}

/** `sameWork`: a figure moved that is so many times what it was, in the direction of the time (threshold of `sql_slower`). */
export function movedOf(before: Cost, after: Cost, direction: 'up' | 'down', sameWork: number): Moved {
  const moved = (of: 'gets' | 'reads' | 'rows' | 'cpuS'): boolean | null => {
    const [from, to] = direction === 'up' ? [before[of], after[of]] : [after[of], before[of]];
    if (from === null || to === null) return null;
    return to > 0 && to >= sameWork * from;
  };
  const gets = moved('gets');
  if (gets || moved('rows')) return 'work';
  // Without gets nothing is known of the work: more CPU time or reads could be more work too.
  if (gets === null) return moved('cpuS') === false ? 'waits' : 'unknown';
  if (moved('cpuS')) return 'cpu';
  return moved('reads') ? 'reads' : 'waits';
}

/** Null where either is unknown or nothing was executed. */
export const perExecution = (value: Num, executions: Num): Num =>
  value === null || !executions ? null : value / executions;
