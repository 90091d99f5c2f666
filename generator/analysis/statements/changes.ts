/** What happened to the statements of one series: slower, faster, another plan, new, gone. Pure: points in, changes out. */

import type { Num } from '../../base/figures.ts';
import { DAY_S } from '../../base/seconds.ts';
import { KEPT_S, KEPT_VALUES, LEAST_VALUES } from '../facts/statement-history.ts';
import { type Course, LASTING, type LevelShift, levelShifts } from '../stats/level.ts';
import { type Cost, costOf, type Moved, movedOf, perExecution } from './moved.ts';
import type { StatementPoint, StatementSeries } from './points.ts';
import { type Presence, presencesOf } from './presence.ts';
import type { SeriesReport } from './series-reports.ts';

export type ChangeKind = 'slower' | 'faster' | 'plan_change' | 'new' | 'gone';

export interface StatementChange {
  sqlId: string;
  kind: ChangeKind;
  course: Course;
  /** Places of reports in the series: the first that shows it, and the last; null where the series ends with it. */
  at: number;
  until: number | null;
  /** Reports that show it. */
  reports: number;
  before: Cost | null;
  after: Cost | null;
  /** Elapsed time per execution after over before. */
  factor: Num;
  moved: Moved | null;
  /** Percent of DB time that it costs, or saves. */
  impactPct: Num;
  fromPlan: Num;
  toPlan: Num;
  /** Of new and gone: while not listed it took less than this, percent of DB time. */
  belowPct: Num;
}

/** The thresholds of the rule `sql_slower`: what a finding calls slower is slower here. */
export interface ChangeLimits {
  ratio: number;
  score: number;
  same_work: number;
  min_impact_pct: number;
}

/** Before the hours have come round once, nobody knows what is usual. */
const ALL_HOURS_S = DAY_S - 3600;
/** Changes of plan noted of a statement, the newest: one whose plans alternate hourly has too many to list. Our choice. */
const MOST_PLAN_CHANGES = 20;

/**
 * `reports` and `floors` by place in the series, see `presencesOf`. `knownBefore`: whether a statement that differs by
 * literals alone was listed before that place: then the load is not new, only its text is.
 */
export function changesOf(
  { sqlId, points }: StatementSeries,
  reports: readonly SeriesReport[],
  floors: readonly (number | null)[],
  limits: ChangeLimits,
  knownBefore: (at: number) => boolean = () => false,
): StatementChange[] {
  const timed = points.filter(({ elapsedS, executions }) => (perExecution(elapsedS, executions) ?? 0) > 0);
  const shifts = levelShifts(
    timed.map((point) => ({
      time: middleOf(reports[point.at]),
      value: perExecution(point.elapsedS, point.executions) ?? 0,
    })),
    { ...limits, leastValues: LEAST_VALUES, leastSpanS: ALL_HOURS_S, mostValues: KEPT_VALUES, maxAgeS: KEPT_S },
  );
  const presences = presencesOf(
    points.map(({ at, pctDbTime }) => ({ at, pct: pctDbTime })),
    floors,
    limits.min_impact_pct,
  ).filter(({ kind, at }) => kind === 'gone' || !knownBefore(at));
  return [
    ...shifts.flatMap((shift) => shiftChange(sqlId, timed, shift, limits)),
    ...planChanges(sqlId, points, reports, limits),
    ...presences.map((presence) => presenceChange(sqlId, points, presence, floors.length)),
  ].sort((a, b) => a.at - b.at);
}

function shiftChange(
  sqlId: string,
  points: readonly StatementPoint[],
  { direction, from, to, since, course }: LevelShift,
  limits: ChangeLimits,
): StatementChange[] {
  const before = costOf(points, since, from);
  const after = costOf(points, from, Math.min(to + 1, from + KEPT_VALUES));
  if (!before.elapsedS || !after.elapsedS) return [];
  const factor = after.elapsedS / before.elapsedS;
  // What a run of values says together may be less than each alone: a median between two levels is no change.
  if (direction === 'up' ? factor < limits.ratio : factor > 1 / limits.ratio) return [];
  const impactPct =
    direction === 'up' ? (after.pctDbTime ?? 0) * (1 - 1 / factor) : (before.pctDbTime ?? 0) * (1 - factor);
  if (impactPct < limits.min_impact_pct) return [];
  const first = points[from] as StatementPoint;
  const plans = plansAround(points, since, from, to);
  return [
    {
      sqlId,
      kind: direction === 'up' ? 'slower' : 'faster',
      course,
      at: first.at,
      until: course === 'lasting' || course === 'open' ? null : (points[to]?.at ?? first.at),
      reports: to - from + 1,
      before,
      after,
      factor,
      moved: movedOf(before, after, direction, limits.same_work),
      impactPct,
      ...plans,
      belowPct: null,
    },
  ];
}

/** The plan named last before a shift and the one named first in it, where they differ: the likely cause. */
function plansAround(points: readonly StatementPoint[], since: number, from: number, to: number) {
  const fromPlan = points.slice(since, from).findLast(({ planHash }) => planHash !== null)?.planHash ?? null;
  const toPlan = points.slice(from, to + 1).find(({ planHash }) => planHash !== null)?.planHash ?? null;
  return fromPlan !== null && toPlan !== null && fromPlan !== toPlan
    ? { fromPlan, toPlan }
    : { fromPlan: null, toPlan: null };
}

/** Where the one plan that a report names is another than the one named before. */
function planChanges(
  sqlId: string,
  points: readonly StatementPoint[],
  reports: readonly SeriesReport[],
  limits: ChangeLimits,
): StatementChange[] {
  const named = points.filter(({ planHash }) => planHash !== null);
  const starts = named.flatMap(({ planHash }, i) => (i === 0 || planHash !== named[i - 1]?.planHash ? [i] : []));
  const changes = starts.slice(1).map((start, n): StatementChange => {
    const end = starts[n + 2] ?? named.length;
    const before = costOf(named, starts[n] ?? 0, start);
    const after = costOf(named, start, end);
    const factor = before.elapsedS && after.elapsedS ? after.elapsedS / before.elapsedS : null;
    return {
      sqlId,
      kind: 'plan_change',
      course: end < named.length ? 'passing' : lastsFrom(named[start], named.at(-1), reports) ? 'lasting' : 'open',
      at: (named[start] as StatementPoint).at,
      until: end === named.length ? null : (named[end - 1] as StatementPoint).at,
      reports: end - start,
      before,
      after,
      factor,
      moved:
        factor === null || isSame(factor, limits)
          ? null
          : movedOf(before, after, factor > 1 ? 'up' : 'down', limits.same_work),
      impactPct: factor === null ? null : impactOf(before, after, factor),
      fromPlan: named[start - 1]?.planHash ?? null,
      toPlan: named[start]?.planHash ?? null,
      belowPct: null,
    };
  });
  return changes.slice(-MOST_PLAN_CHANGES);
}

const lastsFrom = (
  first: StatementPoint | undefined,
  last: StatementPoint | undefined,
  reports: readonly SeriesReport[],
): boolean => middleOf(reports[last?.at ?? 0]) - middleOf(reports[first?.at ?? 0]) >= LASTING.seconds;

const isSame = (factor: number, { ratio }: ChangeLimits): boolean => factor < ratio && factor > 1 / ratio;

const impactOf = (before: Cost, after: Cost, factor: number): Num =>
  factor > 1
    ? after.pctDbTime === null
      ? null
      : after.pctDbTime * (1 - 1 / factor)
    : before.pctDbTime === null
      ? null
      : before.pctDbTime * (1 - factor);

function presenceChange(
  sqlId: string,
  points: readonly StatementPoint[],
  { kind, at, until, course, belowPct }: Presence,
  length: number,
): StatementChange {
  const listed = (from: number, to: number): StatementPoint[] =>
    points.filter((point) => point.at >= from && point.at <= to);
  const own = kind === 'new' ? listed(at, until) : points.filter((point) => point.at < at).slice(-KEPT_VALUES);
  const cost = costOf(own, 0, own.length);
  return {
    sqlId,
    kind,
    course,
    at,
    until: course === 'lasting' || course === 'open' ? null : until,
    reports: kind === 'new' ? own.length : Math.min(until, length - 1) - at + 1,
    before: kind === 'new' ? null : cost,
    after: kind === 'new' ? cost : null,
    factor: null,
    moved: null,
    impactPct: cost.pctDbTime,
    fromPlan: null,
    toPlan: null,
    belowPct,
  };
}

const middleOf = (report: SeriesReport | undefined): number => (report ? (report.beginS + report.endS) / 2 : 0);
