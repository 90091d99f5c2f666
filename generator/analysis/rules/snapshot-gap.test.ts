import { expect, test } from 'vitest';
import rule from './snapshot-gap.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

// 1,700,000,000 s is 2023-11-14 22:13:20.
test('says how long no report covers, and from when to when', () => {
  const facts = testFacts({ snapshots: 24, header: { gap_before_s: 11_520 } });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', impactPct: null });
  expect(hit?.variant).toBeUndefined();
  expect(hit?.evidence.map(({ value }) => value)).toEqual([11_520, '2023-11-14 19:01', '2023-11-14 22:13']);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'No report covers the 3 h 12 min before this one, from 2023-11-14 19:01 to 2023-11-14 22:13.',
  );
});

test('knows of a restart meanwhile', () => {
  const facts = testFacts({
    snapshots: 24,
    header: { gap_before_s: 11_520, restarted: true, startup_s: 1_699_999_200 },
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', variant: 'restarted' });
  expect(wordingOf(rule, hit as never, 'en').cause).toContain('started meanwhile (2023-11-14 22:00)');
});

test('is silent where the report joins the one before, and within a gap that a site allows', () => {
  expect(hitsOf(rule, {})).toEqual([]);
  const facts = testFacts({ header: { gap_before_s: 3600 } });
  expect(rule.find(facts, { ...rule.thresholds, min_gap_s: 3600 })).toEqual([]);
  expect(rule.find(facts, { ...rule.thresholds, min_gap_s: 3599 })).toHaveLength(1);
});

test('a few reports made by hand have gaps by nature', () => {
  const facts = testFacts({ snapshots: 23, header: { gap_before_s: 11_520 } });
  expect(hitsOf(rule, facts)).toMatchObject([{ severity: 'low' }]);
});
