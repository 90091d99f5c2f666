import { expect, test } from 'vitest';
import rule from './release-changed.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const withRelease = (release: string | null) => testFacts({ header: { release } });

test('notes another release than in the report before', () => {
  const facts = testFacts({ header: { release: '19.0.0.0.0' }, previous: withRelease('12.1.0.2.0') });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'info', impactPct: null });
  expect(hit?.evidence.map(({ value }) => value)).toEqual(['12.1.0.2.0', '19.0.0.0.0']);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'The database runs release 19.0.0.0.0, in the report before it was 12.1.0.2.0.',
  );
});

test('is silent where it stays', () => {
  expect(hitsOf(rule, { header: { release: '19.0.0.0.0' }, previous: withRelease('19.0.0.0.0') })).toEqual([]);
});

test('says nothing without the report before, or where either prints no release', () => {
  expect(hitsOf(rule, {})).toEqual([]);
  expect(hitsOf(rule, { header: { release: null }, previous: withRelease('19.0.0.0.0') })).toEqual([]);
  expect(hitsOf(rule, { header: { release: '19.0.0.0.0' }, previous: withRelease(null) })).toEqual([]);
});
