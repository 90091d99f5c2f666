import { expect, test } from 'vitest';
import rule from './logon-storm.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const load_profile = [{ metric: 'logons', per_second: 25 }];
const connecting = (pct_db_time: number | null, time_s = 0) => [
  { statistic: 'connection management call elapsed time', time_s, pct_db_time },
];

test('fires above its rate, graver by rate or by share of DB time', () => {
  const facts = testFacts({
    load_profile,
    metrics: { logons_per_s: 25 },
    usual: { logons_per_s: { median: 3 } },
    time_model: connecting(4),
  });
  const [low] = hitsOf(rule, facts) ?? [];
  expect(low).toMatchObject({ severity: 'low', impactPct: 4, about: [] });
  expect(low?.evidence).toMatchObject([
    { of: 'logons', value: 25, limit: 20, usual: 3 },
    { term: 'pct_db_time', value: 4, section: 'time-model' },
  ]);
  expect(plain(wordingOf(rule, low as never, 'en').title)).toBe('Sessions log on at 25 /s.');
  const many = hitsOf(rule, { load_profile, metrics: { logons_per_s: 60 }, time_model: connecting(1) });
  expect(many).toMatchObject([{ severity: 'medium', impactPct: 1, about: ['cpu'] }]);
  const slow = hitsOf(rule, { load_profile, metrics: { logons_per_s: 21 }, time_model: connecting(null, 900) });
  expect(slow).toMatchObject([{ severity: 'high', impactPct: 25, about: ['cpu'] }]);
});

test('leaves the impact open without a time model', () => {
  const [hit] = hitsOf(rule, { load_profile, metrics: { logons_per_s: 25 } }) ?? [];
  expect(hit).toMatchObject({ severity: 'low', impactPct: null });
  expect(hit?.evidence).toHaveLength(1);
  expect(hit?.evidence[0]).not.toHaveProperty('usual');
});

test('is silent at its rate and where logons are not printed, and cannot judge without a load profile', () => {
  expect(hitsOf(rule, { load_profile, metrics: { logons_per_s: 20 } })).toEqual([]);
  expect(hitsOf(rule, { load_profile })).toEqual([]);
  expect(hitsOf(rule, { metrics: { logons_per_s: 25 } })).toBeNull();
});
