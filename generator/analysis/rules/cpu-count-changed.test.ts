import { expect, test } from 'vitest';
import rule from './cpu-count-changed.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const withCpus = (cpus: number | null, kind: 'awr' | 'awr_rac' | 'statspack' = 'awr') =>
  testFacts({ header: { cpus, kind } });

test('fires when the number of CPUs differs from the report before', () => {
  const facts = testFacts({ header: { cpus: 4 }, previous: withCpus(8) });
  const [fewer] = hitsOf(rule, facts) ?? [];
  expect(fewer).toMatchObject({ severity: 'low', impactPct: null, variant: 'fewer', about: ['cpu'] });
  expect(fewer?.evidence.map(({ value }) => value)).toEqual([8, 4]);
  expect(plain(wordingOf(rule, fewer as never, 'en').title)).toBe('The host has 4 CPUs, 8 in the report before.');
  const [more] = hitsOf(rule, { header: { cpus: 16 }, previous: withCpus(8) }) ?? [];
  expect(more).toMatchObject({ severity: 'low', about: [] });
  expect(more?.variant).toBeUndefined();
});

test('speaks of all hosts in a cluster’s report', () => {
  const facts = testFacts({ header: { cpus: 32, kind: 'awr_rac' }, previous: withCpus(64, 'awr_rac') });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ variant: 'cluster' });
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'The hosts of the cluster have 32 CPUs in all, 64 in the report before.',
  );
});

test('is silent where it stays, and where the reports are of different kinds', () => {
  expect(hitsOf(rule, { header: { cpus: 8 }, previous: withCpus(8) })).toEqual([]);
  expect(hitsOf(rule, { header: { cpus: 8 }, previous: withCpus(4, 'statspack') })).toEqual([]);
});

test('says nothing without the report before, or where either prints no CPUs', () => {
  expect(hitsOf(rule, {})).toEqual([]);
  expect(hitsOf(rule, { header: { cpus: null }, previous: withCpus(8) })).toEqual([]);
  expect(hitsOf(rule, { header: { cpus: 8 }, previous: withCpus(null) })).toEqual([]);
});
