import { sampleRankCorrelation } from 'simple-statistics';
import { describe, expect, test } from 'vitest';
import { falseDiscoveryRates } from '../stats/false-discovery.ts';
import { centredRanks, chanceOf, effectivePairs, rhoOf } from '../stats/rank-correlation.ts';
import { type Figure, type Load, movesWith as moves } from './moves-with.ts';

/** Numbers of a normal distribution, the same for the same seed. */
function noise(seed: number): () => number {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (((t ^ (t >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

const movesWith = (load: Load, figures: readonly Figure[]) => {
  const moved = moves(load, figures);
  if (!moved) throw new Error('too short a series');
  return moved;
};

const HOURS = 24 * 14;
const times = Array.from({ length: HOURS }, (_, i) => 1_700_000_000 + 3600 * i);
const joined = times.map((_, i) => i > 0);
/** The working day: what makes everything look related. */
const daily = (i: number): number => 5 + 4 * Math.sin((2 * Math.PI * (i % 24)) / 24);

/** A series of its own: the working day, a memory of the hour before (`memory` 1: it wanders), and noise. */
function series(next: () => number, memory = 0): Float64Array {
  let level = 0;
  return Float64Array.from(times, (_, i) => {
    level = memory * level + next();
    return daily(i) + level;
  });
}

const figure = (name: string, values: Float64Array, more: Partial<Figure> = {}): Figure => ({
  kind: 'counter',
  name,
  values,
  part: false,
  ...more,
});
const loadOf = (dbTime: Float64Array): Load => ({ times, dbTime, joined });

describe('false discoveries', () => {
  const SEEDS = 40;
  const FIGURES = 40;
  test.each([
    ['noise', 0],
    ['noise that remembers', 0.8],
    ['wandering levels', 1],
  ])('%s on a shared working day: about none', (_, memory) => {
    let [withAny, raw] = [0, 0];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const next = noise(seed);
      const load = loadOf(series(next, memory));
      const { found } = movesWith(
        load,
        Array.from({ length: FIGURES }, (_, k) => figure(`f${k}`, series(next, memory))),
      );
      expect(found).toHaveLength(FIGURES);
      if (found.some(({ q }) => q <= 0.05)) withAny++;
      raw += found.filter(({ rhoRaw }) => Math.abs(rhoRaw) > 0.3).length;
    }
    // Where nothing is related the rate is the chance of any discovery at all: 5 %, and three deviations of it.
    expect(withAny).toBeLessThanOrEqual(SEEDS * 0.05 + 3 * Math.sqrt(SEEDS * 0.05 * 0.95));
    // The values as they are would have told of many.
    expect(raw).toBeGreaterThan(SEEDS * FIGURES * 0.3);
  });
});

describe('what does move with DB time', () => {
  const planted = (seed: number) => {
    const next = noise(seed);
    const own = series(next);
    // A peak every 97 hours moves no ranks.
    const dbTime = own.map((value, i) => value + 0.7 * next() + (i % 97 === 0 ? 60 : 0));
    return { next, own, dbTime };
  };
  const { next, own, dbTime } = planted(7);
  test('is found among others, whichever way it moves', () => {
    let [others, discoveries] = [0, 0];
    for (let seed = 1; seed <= 25; seed++) {
      const { next: chance, own: moving, dbTime: load } = planted(seed);
      const { cycle, found } = movesWith(loadOf(load), [
        figure('moves', moving),
        figure(
          'against',
          moving.map((value) => 20 - value),
        ),
        ...Array.from({ length: 30 }, (_, k) => figure(`other${k}`, series(chance))),
      ]);
      const named = found.filter(({ q }) => q <= 0.05).map(({ name }) => name);
      expect(cycle).toBe('hour_of_day');
      expect(named.slice(0, 2)).toEqual(['moves', 'against']);
      expect(found[0]?.rho).toBeGreaterThan(0.6);
      expect(found[1]?.rho).toBeCloseTo(-(found[0]?.rho ?? 0), 10);
      others += named.length - 2;
      discoveries += named.length;
    }
    expect(others / discoveries).toBeLessThan(0.1);
  });
  test('a part of the sum moves with it, but not with the rest', () => {
    const part = series(next).map((value) => 3 * value);
    const { found } = movesWith(loadOf(own.map((value, i) => value + (part[i] as number))), [
      figure('part', part, { part: true, seconds: true }),
      figure('no part', part),
    ]);
    expect(found[0]?.rho).toBeGreaterThan(0.8);
    expect(Math.abs(found[0]?.rhoRest ?? 1)).toBeLessThan(0.2);
    expect(found[1]?.rhoRest).toBeNull();
  });
  test('unknown values, gaps and too few snapshots are left out, never taken for 0', () => {
    const sparse = own.map((value, i) => (i % 3 === 0 ? Number.NaN : value));
    const { found } = movesWith(loadOf(dbTime), [
      figure('every third unknown', sparse),
      figure(
        'rare',
        own.map((value, i) => (i < 25 ? value : Number.NaN)),
      ),
      figure(
        'constant',
        own.map(() => 4),
      ),
    ]);
    expect(found.map(({ name, pairs }) => [name, pairs])).toEqual([['every third unknown', HOURS / 3]]);
    expect(moves({ ...loadOf(dbTime), times: times.slice(0, 150) }, [])).toBeNull();
    const broken = { times, dbTime, joined: joined.map((joins, i) => joins && i % 2 === 0) };
    expect(movesWith(broken, [figure('own', own)]).found[0]?.pairs).toBe(HOURS / 2 - 1);
  });
});

test('ranks as simple-statistics gives them, ties at their mean', () => {
  const next = noise(3);
  const a = Array.from({ length: 200 }, () => Math.round(3 * next()));
  const b = a.map((value) => Math.round(value + 2 * next()));
  expect(rhoOf(centredRanks(a), centredRanks(b))).toBeCloseTo(sampleRankCorrelation(a, b), 12);
  expect([...centredRanks([5, 1, 5])]).toEqual([0.5, -1, 0.5]);
});

test('chances: Fisher’s z against a table of the t distribution', () => {
  // r = 0.361 is the two-sided 5 % point of 30 pairs, 0.256 that of 100 at 1 %; for ranks a little more is needed.
  expect(chanceOf(0.361, 30)).toBeCloseTo(0.056, 2);
  expect(chanceOf(0.256, 100)).toBeCloseTo(0.011, 2);
  expect(chanceOf(0, 50)).toBeCloseTo(1, 6);
  expect(chanceOf(-0.5, 200)).toBe(chanceOf(0.5, 200));
});

test('series that both remember are worth fewer pairs', () => {
  const next = noise(5);
  const slow = () => centredRanks(series(next, 0.95));
  expect(effectivePairs(slow(), slow())).toBeLessThan(HOURS / 3);
  const quick = centredRanks(Array.from({ length: HOURS }, next));
  expect(effectivePairs(quick, centredRanks(Array.from({ length: HOURS }, next)))).toBeGreaterThan(0.8 * HOURS);
});

test('false discovery rates: the example of Benjamini and Hochberg', () => {
  const p = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1,
  ];
  const q = falseDiscoveryRates(p);
  expect(q.filter((each) => each <= 0.05)).toHaveLength(4);
  expect(q[3]).toBeCloseTo((0.0095 * 15) / 4, 10);
  expect(falseDiscoveryRates([0.04, 0.01])).toEqual([0.04, 0.02]);
  expect(falseDiscoveryRates([])).toEqual([]);
});
