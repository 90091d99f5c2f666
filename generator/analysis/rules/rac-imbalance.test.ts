import { expect, test } from 'vitest';
import rule from './rac-imbalance.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const instance = (instance_number: number, db_time_s: number | null, elapsed_s: number | null = 3600) => ({
  instance_number,
  instance_name: `testdb${instance_number}`,
  db_time_s,
  elapsed_s,
});

test('fires for the busiest instance of a global report', () => {
  const facts = testFacts({
    rac_instances: [instance(1, 3600), instance(2, 3600 * 8), instance(3, 3600 * 3)],
    siblings: [
      { instanceName: 'other1', dbTimeS: 1 },
      { instanceName: 'other2', dbTimeS: 99_999 },
    ],
  });
  const [hit, ...more] = hitsOf(rule, facts) ?? [];
  expect(more).toEqual([]);
  expect(hit).toMatchObject({ severity: 'medium', impactPct: null, values: { instance: 'testdb2' } });
  expect(hit?.evidence).toMatchObject([
    { term: 'aas', of: 'testdb2', value: 8, limit: 3 },
    { term: 'aas', of: 'testdb3', value: 3 },
    { term: 'aas', of: 'testdb1', value: 1 },
    { term: 'ratio', value: 4, limit: 1.5 },
  ]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'Instance testdb2 has 8.00 active sessions on average, the other instances of the cluster have 2.00.',
  );
});

test('compares the instances’ own reports where there is no global one', () => {
  const siblings = [
    { instanceName: 'testdb1', dbTimeS: 3600 },
    { instanceName: 'testdb2', dbTimeS: 7200 },
    { instanceName: 'TESTDB1', dbTimeS: 3600 },
  ];
  expect(hitsOf(rule, { siblings })).toMatchObject([
    { severity: 'low', evidence: [{ of: 'testdb2', value: 2 }, { value: 1 }, { term: 'ratio', value: 2 }] },
  ]);
  expect(hitsOf(rule, { siblings: siblings.slice(0, 1) })).toEqual([]);
  expect(hitsOf(rule, { siblings, header: { elapsed_s: null } })).toEqual([]);
});

test('gives no ratio to instances that do nothing', () => {
  const [hit] = hitsOf(rule, { rac_instances: [instance(1, 0), instance(2, 3600)] }) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', values: { others: { value: 0 } } });
  expect(hit?.evidence.map(({ term }) => term)).toEqual(['aas', 'aas']);
});

test('is silent at its ratio, with little load, and of one instance', () => {
  expect(hitsOf(rule, { rac_instances: [instance(1, 7200), instance(2, 10_800)] })).toEqual([]);
  expect(hitsOf(rule, { rac_instances: [instance(1, 100), instance(2, 1799)] })).toEqual([]);
  expect(hitsOf(rule, { rac_instances: [instance(1, 100), instance(2, 1800)] })).toHaveLength(1);
  expect(hitsOf(rule, { rac_instances: [instance(1, 7200)] })).toEqual([]);
});

test('says nothing without DB time by instance', () => {
  expect(hitsOf(rule, { rac_instances: [instance(1, 7200), instance(2, null)] })).toEqual([]);
  expect(hitsOf(rule, {})).toEqual([]);
});
