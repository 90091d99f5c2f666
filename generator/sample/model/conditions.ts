/** What the incidents of a period do to it, as factors the rest of the model multiplies by. */
import type { CastStatement } from '../cast/statements/index.ts';
import type { Incident, Period } from './types.ts';

export interface Conditions {
  /** Incidents that cover the whole period. */
  incidents: Incident[];
  /** Multiplies single-block and other read latency. */
  readLatency: number;
  /** How many times the usual commits. */
  commits: number;
  commitStatement: CastStatement | null;
  /** Sessions that wait for a row lock throughout, and the statement they run. */
  lockedSessions: number;
  lockedStatement: CastStatement | null;
  lockedSegment: string | null;
  plan: { statement: CastStatement; factor: number; version: number } | null;
  /** Multiplies hard parses. */
  hardParses: number;
}

/** Incidents count when they cover the period from its first snapshot to its last. */
export function conditionsOf(period: Period, all: readonly Incident[]): Conditions {
  const incidents = all.filter(
    (it) =>
      it.begin <= period.begin.time &&
      it.end >= period.end.time &&
      it.startup === null &&
      (it.instance === null || it.instance === period.instance.number),
  );
  const of = (kind: Incident['kind']): Incident | undefined => incidents.find((it) => it.kind === kind);
  const storage = of('slow_storage');
  const commits = of('commit_storm');
  const lock = of('row_lock');
  const plan = of('plan_change');
  const earlierParameters = all.filter((it) => it.parameter && it.begin < period.begin.time);
  return {
    incidents,
    readLatency: storage?.factor ?? 1,
    commits: commits?.factor ?? 1,
    commitStatement: commits?.statement ?? null,
    lockedSessions: (lock?.factor ?? 0) * period.instance.share,
    lockedStatement: lock?.statement ?? null,
    lockedSegment: lock?.segment ?? null,
    plan: plan?.statement ? { statement: plan.statement, factor: plan.factor, version: plan.planVersion } : null,
    hardParses: earlierParameters.reduce((product, it) => product * (it.parameter?.hardParses ?? 1), 1),
  };
}
