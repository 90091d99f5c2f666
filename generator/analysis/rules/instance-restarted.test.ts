import { expect, test } from 'vitest';
import rule from './instance-restarted.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('says when the instance was started', () => {
  const facts = testFacts({ header: { restarted: true, startup_s: 1_699_999_200 } });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit?.variant).toBeUndefined();
  expect(hit).toMatchObject({
    severity: 'medium',
    impactPct: null,
    about: ['parse'],
    evidence: [{ term: 'startup', value: '2023-11-14 22:00', section: 'report' }],
  });
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'The instance was started at 2023-11-14 22:00, since the report before.',
  );
});

test('tells a start inside the interval', () => {
  const facts = testFacts({ header: { restarted: true, startup_s: 1_700_002_800 } });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', variant: 'inside' });
  expect(wordingOf(rule, hit as never, 'en').title).toBe(
    'The instance was started at 2023-11-14 23:00, inside this interval.',
  );
});

test('does without the time of the start', () => {
  expect(hitsOf(rule, { header: { restarted: true, startup_s: null } })).toMatchObject([
    { severity: 'medium', values: { startup: '–' }, evidence: [{ value: null }] },
  ]);
});

test('is silent where the instance kept running', () => {
  expect(hitsOf(rule, { header: { restarted: false } })).toEqual([]);
  expect(hitsOf(rule, {})).toEqual([]);
});
