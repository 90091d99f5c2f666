import { describe, expect, test } from 'vitest';
import { type ClusterMember, sumOfInstances } from './cluster-sum.ts';
import { MONDAY } from './testing.ts';

const HOUR = 3600;

/** Hourly snapshots of an instance; `late`: seconds by which its snapshots lag behind. */
function member(
  number: number,
  hours: readonly number[],
  more: { late?: number; aas?: number; startup?: number } = {},
): ClusterMember {
  return {
    instanceNumber: number,
    pgaLimit: 4e9,
    pgaTarget: number === 1 ? 2e9 : null,
    intervals: hours.map((hour) => ({
      reportId: `i${number}h${hour}`,
      begin: MONDAY + hour * HOUR + (more.late ?? 0),
      end: MONDAY + (hour + 1) * HOUR + (more.late ?? 0),
      startup: more.startup ?? null,
      cpus: 8 * number,
      figures: { aas: more.aas ?? number, host_cpu_pct: 10 * number, single_block_read_ms: 1 },
    })),
  };
}
const hoursOf = (sum: ReturnType<typeof sumOfInstances>) =>
  sum?.intervals.map(({ begin }) => Math.floor((begin - MONDAY) / HOUR));

describe('sumOfInstances', () => {
  test('adds up rates, weighs host CPU by CPUs, leaves out what cannot be added', () => {
    const sum = sumOfInstances([member(2, [0, 1], { late: 7 }), member(1, [0, 1])]);
    expect(sum).toMatchObject({ scope: 'cluster_sum', instanceNumber: null, pgaLimit: 8e9, pgaTarget: null });
    expect(sum?.intervals[0]).toMatchObject({ reportId: 'i1h0', instances: 2, cpus: 24, breakBefore: true });
    expect(sum?.intervals[0]?.figures.aas).toBe(3);
    expect(sum?.intervals[0]?.figures.host_cpu_pct).toBeCloseTo((10 * 8 + 20 * 16) / 24, 10);
    expect(sum?.intervals[0]?.figures.single_block_read_ms).toBeUndefined();
    expect(sum?.intervals[1]?.breakBefore).toBe(false);
  });

  test('breaks where an instance that was up has no report', () => {
    const sum = sumOfInstances([member(1, [0, 1, 2, 3, 4]), member(2, [0, 1, 3, 4])]);
    expect(hoursOf(sum)).toEqual([0, 1, 3, 4]);
    expect(sum?.intervals.map(({ breakBefore }) => breakBefore)).toEqual([true, false, true, false]);
  });

  test('an instance counts from its first report on, or from the startup that this prints', () => {
    const joined = sumOfInstances([member(1, [0, 1, 2]), member(2, [2])]);
    expect(joined?.intervals.map(({ instances }) => instances)).toEqual([1, 1, 2]);
    expect(joined?.intervals[2]?.breakBefore).toBe(true);
    const up = sumOfInstances([member(1, [0, 1, 2]), member(2, [2], { startup: MONDAY - 5 * 86_400 })]);
    expect(hoursOf(up)).toEqual([2]);
  });

  test('the newest hours wait for the instance whose reports are still to come; one silent for days has left', () => {
    const late = sumOfInstances([member(1, [0, 1, 2]), member(2, [0])]);
    expect(hoursOf(late)).toEqual([0]);
    const week = Array.from({ length: 24 * 7 }, (_, hour) => hour);
    const left = sumOfInstances([member(1, week), member(2, [0])]);
    expect(left?.intervals).toHaveLength(24 * 7);
  });

  test('intervals of other lengths do not meet', () => {
    const day = member(2, [0]);
    for (const interval of day.intervals) interval.end = interval.begin + 24 * HOUR;
    expect(sumOfInstances([member(1, [0, 1, 2]), day])).toBeNull();
  });

  test('a figure that one instance does not print has no sum; a single instance is no cluster', () => {
    const bare = member(2, [0]);
    for (const interval of bare.intervals) delete interval.figures.aas;
    const sum = sumOfInstances([member(1, [0]), bare]);
    expect(sum?.intervals[0]?.figures.aas).toBeUndefined();
    expect(sum?.intervals[0]?.figures.host_cpu_pct).toBeDefined();
    expect(sumOfInstances([member(1, [0, 1])])).toBeNull();
    expect(sumOfInstances([])).toBeNull();
  });
});
