import { expect, test } from 'vitest';
import rule from './long-interval.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('notes an interval of more than two hours', () => {
  const facts = testFacts({ header: { elapsed_s: 14_413 } });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'info', impactPct: null });
  expect(hit?.variant).toBeUndefined();
  expect(hit?.evidence).toMatchObject([{ term: 'interval', value: 14_413, limit: 7200 }]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe('The report averages over 4 h: peaks do not show.');
});

test('tells a report over several snapshots', () => {
  const facts = testFacts({ header: { elapsed_s: 14_413, begin_snap_id: 100, end_snap_id: 104 } });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ variant: 'several', values: { snapshots: { value: 4 } } });
  expect(wordingOf(rule, hit as never, 'en').cause).toContain('spans 4 intervals');
  const [other] = hitsOf(rule, { header: { elapsed_s: 14_413, begin_snap_id: null } }) ?? [];
  expect(other?.variant).toBeUndefined();
});

test('is silent at two hours, and where the length is not printed', () => {
  expect(hitsOf(rule, { header: { elapsed_s: 7200 } })).toEqual([]);
  expect(hitsOf(rule, { header: { elapsed_s: null } })).toEqual([]);
});
