/** A snapshot as the analyses over time see it: its place, its interval, and the figures that are followed. */
import type { MetricKey } from '../metrics.ts';
import type { Scope } from '../subject.ts';

export interface FollowedInterval {
  reportId: string;
  /** Seconds of the database's wall clock. */
  begin: number;
  end: number;
  cpus: number | null;
  figures: Partial<Record<MetricKey, number>>;
}

/** The snapshots of one instance, pluggable database or cluster, in order of time. */
export interface FollowedSeries {
  scope: Scope | 'cluster_sum';
  /** For people: `orcl1`, `orcl1 · SALES`, `RAC`. */
  subject: string;
  instanceNumber: number | null;
  intervals: FollowedInterval[];
  /** In the newest report, bytes: what PGA must not pass, and what it should keep to; null where it prints none. */
  pgaLimit: number | null;
  pgaTarget: number | null;
}

export const middleOf = ({ begin, end }: Pick<FollowedInterval, 'begin' | 'end'>): number => (begin + end) / 2;

/** A figure's values with the snapshots that print it. */
export function valuesOf({ intervals }: Pick<FollowedSeries, 'intervals'>, metric: MetricKey) {
  const own = intervals.filter(({ figures }) => figures[metric] !== undefined);
  return { intervals: own, times: own.map(middleOf), values: own.map(({ figures }) => figures[metric] as number) };
}
