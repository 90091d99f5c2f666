/**
 * The instances of a cluster as one series: their figures added up, interval by interval. Only where every instance that
 * was up has a report of the interval; elsewhere the series breaks, for a sum over fewer instances would look like less load.
 */
import { DAY_S } from '../../base/seconds.ts';
import { FOLLOWED } from './figures.ts';
import type { FollowedInterval, FollowedSeries } from './interval.ts';

/** An instance's snapshots, with the times that tell whether it was up. */
export interface ClusterMember extends Pick<FollowedSeries, 'instanceNumber' | 'pgaLimit' | 'pgaTarget'> {
  intervals: (FollowedInterval & { startup: number | null })[];
}

/** An interval of the sum: `reportId` is that of the lowest instance. */
export interface ClusterInterval extends FollowedInterval {
  instances: number;
  /** The interval before it in the sum does not join it. */
  breakBefore: boolean;
}

export interface ClusterSum extends FollowedSeries {
  intervals: ClusterInterval[];
}

/** One process takes the snapshots of all instances: begins and ends lie seconds apart. At most this share of the interval. Our choice. */
const APART_SHARE = 0.05;
const APART_LEAST_S = 60;
/** An instance without a report for so long has left the cluster, as far as its sum goes. Our choice. */
const GONE_AFTER_S = 3 * DAY_S;

/** Null where the database has no two instances whose intervals meet. */
export function sumOfInstances(members: readonly ClusterMember[]): ClusterSum | null {
  const ordered = members
    .filter(({ intervals }) => intervals.length > 0)
    .toSorted((a, b) => (a.instanceNumber ?? 0) - (b.instanceNumber ?? 0));
  if (ordered.length < 2) return null;
  const newest = Math.max(...ordered.map(({ intervals }) => intervals.at(-1)?.end ?? 0));
  const spans = ordered.map(({ intervals }) => lifeOf(intervals, newest));
  const groups = meeting(ordered);
  const sums: ClusterInterval[] = [];
  for (const group of groups) {
    const { begin, end } = (group[0] as Meeting).interval;
    const middle = (begin + end) / 2;
    const present = new Set(group.map(({ member }) => member));
    const whole = ordered.every((_, i) => present.has(i) || !isUp(spans[i], middle));
    if (!whole) continue;
    const before = sums.at(-1);
    const joined =
      before !== undefined && begin - before.end <= apart(end - begin) && before.instances === group.length;
    sums.push({ ...added(group.map(({ interval }) => interval)), instances: group.length, breakBefore: !joined });
  }
  if (!sums.some(({ instances }) => instances > 1)) return null;
  return {
    scope: 'cluster_sum',
    subject: 'RAC',
    instanceNumber: null,
    intervals: sums,
    pgaLimit: sumOf(ordered.map(({ pgaLimit }) => pgaLimit)),
    pgaTarget: sumOf(ordered.map(({ pgaTarget }) => pgaTarget)),
  };
}

interface Meeting {
  member: number;
  interval: FollowedInterval;
}

/** Intervals that begin and end together, of different instances, in order of time. */
function meeting(members: readonly ClusterMember[]): Meeting[][] {
  const all = members
    .flatMap(({ intervals }, member) => intervals.map((interval): Meeting => ({ member, interval })))
    .sort((a, b) => a.interval.begin - b.interval.begin || a.member - b.member);
  const groups: Meeting[][] = [];
  let open: Meeting[][] = [];
  for (const each of all) {
    const { begin, end } = each.interval;
    open = open.filter(
      ([first]) => first && begin - first.interval.begin <= apart(first.interval.end - first.interval.begin),
    );
    const group = open.find(
      (others) =>
        Math.abs((others[0]?.interval.end ?? 0) - end) <= apart(end - begin) &&
        others.every(({ member }) => member !== each.member),
    );
    if (group) group.push(each);
    else {
      groups.push([each]);
      open.push(groups.at(-1) as Meeting[]);
    }
  }
  return groups.map((group) => group.toSorted((a, b) => a.member - b.member));
}

const apart = (length: number): number => Math.max(APART_LEAST_S, APART_SHARE * length);

/**
 * From when to when an instance belongs to the cluster: from its first report, or the startup that this prints, where its
 * earlier reports are just not here; to its last, and on unless it has been silent for days while others went on.
 */
function lifeOf(intervals: ClusterMember['intervals'], newest: number) {
  const [first, last] = [intervals[0], intervals.at(-1)];
  const silent = newest - (last?.end ?? 0);
  return {
    from: Math.min(first?.begin ?? 0, first?.startup ?? Number.POSITIVE_INFINITY),
    to: silent > GONE_AFTER_S ? (last?.end ?? 0) : Number.POSITIVE_INFINITY,
  };
}

const isUp = (span: { from: number; to: number } | undefined, time: number): boolean =>
  span !== undefined && time >= span.from && time <= span.to;

/** A figure that one of the instances does not print has no sum. */
function added(intervals: readonly FollowedInterval[]): FollowedInterval {
  const cpus = sumOf(intervals.map((each) => each.cpus));
  const figures: FollowedInterval['figures'] = {};
  for (const { metric, cluster } of FOLLOWED) {
    if (cluster === null) continue;
    const own = intervals.map((each) => each.figures[metric] ?? null);
    const value =
      cluster === 'sum'
        ? sumOf(own)
        : cpus === null
          ? null
          : sumOf(own.map((each, i) => (each === null ? null : (each * (intervals[i]?.cpus ?? 0)) / cpus)));
    if (value !== null) figures[metric] = value;
  }
  const [first] = intervals as [FollowedInterval];
  return {
    reportId: first.reportId,
    begin: Math.min(...intervals.map(({ begin }) => begin)),
    end: Math.max(...intervals.map(({ end }) => end)),
    cpus,
    figures,
  };
}

/** Null where one is absent: a part is no sum. */
function sumOf(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
