import { expect, test } from 'vitest';
import rule from './chained-rows.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const activity = (continued: number, byRowid: number, scanned: number) => [
  { statistic: 'table fetch continued row', total: continued },
  { statistic: 'table fetch by rowid', total: byRowid },
  { statistic: 'table scan rows gotten', total: scanned },
];

test('fires on many continued rows, graver the more there are', () => {
  const [low] = hitsOf(rule, { instance_activity: activity(72_000, 3_000_000, 600_000) }) ?? [];
  expect(low).toMatchObject({ severity: 'low', impactPct: null });
  expect(low?.evidence.map(({ value }) => value)).toEqual([2, 20, 3_000_000, 600_000]);
  expect(low?.object).toBeUndefined();
  const medium = hitsOf(rule, { instance_activity: activity(400_000, 3_000_000, 1_000_000) });
  expect(medium).toMatchObject([{ severity: 'medium', values: { pct: { value: 10 } } }]);
});

test('says share and rate', () => {
  const facts = testFacts({ instance_activity: activity(72_000, 3_000_000, 600_000) });
  const [hit] = hitsOf(rule, facts) ?? [];
  const { title } = wordingOf(rule, hit as never, 'en');
  expect(plain(title)).toBe(
    'table fetch continued row comes to 2.00 % of the 3.60 M rows fetched, 20 /s: rows lie in more than one piece.',
  );
});

test('is silent at its share, and where they are few', () => {
  expect(hitsOf(rule, { instance_activity: activity(36_000, 3_000_000, 600_000) })).toEqual([]);
  expect(hitsOf(rule, { instance_activity: activity(35_999, 100_000, 0) })).toEqual([]);
  expect(hitsOf(rule, { instance_activity: activity(36_000, 100_000, 0) })).toHaveLength(1);
});

test('cannot judge without instance activity, nor without either way of fetching rows', () => {
  expect(hitsOf(rule, {})).toBeNull();
  expect(hitsOf(rule, { instance_activity: activity(72_000, 1_000_000, 0).slice(0, 2) })).toEqual([]);
  expect(hitsOf(rule, { header: { elapsed_s: null }, instance_activity: activity(72_000, 1_000_000, 0) })).toEqual([]);
});
