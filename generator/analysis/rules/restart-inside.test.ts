import { expect, test } from 'vitest';
import rule from './restart-inside.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('fires on a start inside the interval', () => {
  const facts = testFacts({ header: { startup_s: 1_700_002_800 } });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', impactPct: null });
  expect(hit?.evidence.map(({ value }) => value)).toEqual(['2023-11-14 23:00', 3600]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'The instance was started at 2023-11-14 23:00, inside the interval: its counters cover 13 min 20 s of 1 h.',
  );
});

test('is silent on a start at either end, or outside', () => {
  for (const startup_s of [1_600_000_000, 1_700_000_000, 1_700_003_600, 1_700_009_999]) {
    expect(hitsOf(rule, { header: { startup_s } })).toEqual([]);
  }
});

test('says nothing where the start is not printed', () => {
  expect(hitsOf(rule, { header: { startup_s: null } })).toEqual([]);
});
