import { expect, test } from 'vitest';
import rule from './rollbacks-high.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const load_profile = [{ metric: 'transactions', per_second: 10 }];
const activity = (rollbacks: number, commits: number, undone?: number) => [
  { statistic: 'user rollbacks', total: rollbacks },
  { statistic: 'user commits', total: commits },
  ...(undone === undefined ? [] : [{ statistic: 'transaction rollbacks', total: undone }]),
];

test('fires on many rollbacks, graver the more there are', () => {
  const facts = testFacts({
    load_profile,
    metrics: { rollbacks_per_s: 99, transactions_per_s: 99 },
    instance_activity: activity(14_400, 21_600, 14_000),
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', impactPct: null });
  expect(hit?.variant).toBeUndefined();
  expect(hit?.evidence.map(({ value }) => value)).toEqual([40, 4, (100 * 14_000) / 14_400]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe('40.0 % of the transactions end in a rollback: 4 /s.');
  const few = hitsOf(rule, { load_profile, instance_activity: activity(7200, 28_800, 7200) });
  expect(few).toMatchObject([{ severity: 'low', values: { pct: { value: 20 } } }]);
});

test('tells rollbacks that undo nothing', () => {
  const facts = testFacts({ load_profile, instance_activity: activity(21_600, 14_400, 108) });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'low', variant: 'empty', values: { undoing: { value: 0.5 } } });
  expect(plain(wordingOf(rule, hit as never, 'en').cause)).toContain('only 0.50 % were transactions');
  const some = hitsOf(rule, { load_profile, instance_activity: activity(20_000, 10_000, 2000) });
  expect(some?.[0]?.variant).toBeUndefined();
});

test('does with the load profile alone', () => {
  const [hit] = hitsOf(rule, { load_profile, metrics: { rollbacks_per_s: 2, transactions_per_s: 10 } }) ?? [];
  expect(hit).toMatchObject({ severity: 'low', values: { pct: { value: 20 }, undoing: { value: null } } });
  expect(hit?.evidence.map(({ term }) => term)).toEqual(['pct_of_transactions', 'per_second']);
  expect(hitsOf(rule, { load_profile, metrics: { transactions_per_s: 10 } })).toEqual([]);
});

test('is silent at its share, and where there are few transactions', () => {
  expect(hitsOf(rule, { load_profile, instance_activity: activity(3600, 32_400) })).toEqual([]);
  expect(hitsOf(rule, { load_profile, instance_activity: activity(1000, 2599) })).toEqual([]);
  expect(hitsOf(rule, { load_profile, instance_activity: activity(1000, 2600) })).toHaveLength(1);
});

test('cannot judge without a load profile', () => {
  expect(hitsOf(rule, { instance_activity: activity(14_400, 21_600) })).toBeNull();
});
