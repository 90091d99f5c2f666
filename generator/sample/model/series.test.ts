import { describe, expect, it } from 'vitest';
import { planArchive } from '../archive.ts';
import { defaultOptions } from '../options.ts';

const { members } = planArchive(defaultOptions);

describe('snapshots and periods', () => {
  it('numbers snapshots without holes and in order of time', () => {
    for (const { snapshots } of members) {
      for (let i = 1; i < snapshots.length; i++) {
        expect(snapshots[i]?.id).toBe((snapshots[i - 1]?.id ?? 0) + 1);
        expect(snapshots[i]?.time).toBeGreaterThan(snapshots[i - 1]?.time ?? Number.POSITIVE_INFINITY);
      }
    }
  });

  it('leaves no period across a restart: every period lies after its startup', () => {
    for (const { periods, incidents } of members) {
      const startups = incidents.flatMap((it) => (it.startup === null ? [] : [it]));
      for (const period of periods) expect(period.startup).toBeLessThanOrEqual(period.begin.time);
      for (const { startup, instance } of startups) {
        const own = periods.filter((it) => instance === null || it.instance.number === instance);
        expect(own.some((it) => it.begin.time < (startup ?? 0) && it.end.time > (startup ?? 0))).toBe(false);
        expect(own.some((it) => it.startup === startup)).toBe(true);
      }
    }
  });

  it('has no period in a gap', () => {
    const gaps = members.flatMap(({ incidents, periods }) =>
      incidents.filter((it) => it.kind === 'gap').map((gap) => ({ gap, periods })),
    );
    expect(gaps.length).toBeGreaterThan(0);
    for (const { gap, periods } of gaps) {
      expect(periods.filter((it) => it.begin.time < gap.end && it.end.time > gap.begin)).toEqual([]);
      expect(gap.end - gap.begin).toBeGreaterThan(3600);
    }
  });

  it('makes one database of three a pair of instances that share their snapshots', () => {
    const pair = members.filter(({ database }) => database.isRac);
    expect(pair).toHaveLength(1);
    const [first, second] = [1, 2].map((n) => pair[0]?.periods.filter((it) => it.instance.number === n) ?? []);
    const ids = new Set(first?.map((it) => it.begin.id));
    expect(second?.filter((it) => ids.has(it.begin.id)).length).toBeGreaterThan(100);
    expect(first?.[0]?.instance.host).not.toBe(second?.[0]?.instance.host);
  });
});
