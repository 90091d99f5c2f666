import { expect, test } from 'vitest';
import rule from './load-average-high.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('fires above twice the CPUs; how busy they are tells what queues', () => {
  const facts = testFacts({ metrics: { host_cpu_pct: 97 }, host_cpu: [{ load_begin: 6.5, load_end: 40.25 }] });
  const [cpu] = hitsOf(rule, facts) ?? [];
  expect(cpu).toMatchObject({ severity: 'high', impactPct: null, variant: 'cpu', about: ['cpu'] });
  expect(cpu?.evidence).toMatchObject([
    { term: 'load_average', value: 40.25, limit: 16 },
    { term: 'cpus', value: 8 },
    { term: 'host_cpu', value: 97 },
  ]);
  expect(plain(wordingOf(rule, cpu as never, 'en').title)).toBe(
    'The load average is 40.3 on 8 CPUs at the end of the interval; at its begin it was 6.50.',
  );
  const blocked = hitsOf(rule, { metrics: { host_cpu_pct: 20 }, host_cpu: [{ load_begin: 3, load_end: 40 }] });
  expect(blocked).toMatchObject([{ severity: 'medium', variant: 'blocked', about: ['storage', 'unaccounted'] }]);
  const some = hitsOf(rule, { metrics: { host_cpu_pct: 97 }, host_cpu: [{ load_begin: 3, load_end: 31 }] });
  expect(some).toMatchObject([{ severity: 'medium', variant: 'cpu' }]);
});

test('takes what the host’s line lacks from the OS statistics', () => {
  const [hit] =
    hitsOf(rule, {
      header: { cpus: null },
      host_cpu: [{ load_begin: null, load_end: null }],
      os_stats: [
        { statistic: 'LOAD', value: 1, end_value: 9 },
        { statistic: 'NUM_CPUS', value: 4, end_value: null },
      ],
    }) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', about: ['cpu'] });
  expect(hit?.variant).toBeUndefined();
  expect(hit?.evidence.map(({ value }) => value)).toEqual([9, 4]);
});

test('is silent at twice the CPUs, and without their number or the load', () => {
  expect(hitsOf(rule, { host_cpu: [{ load_begin: 2, load_end: 16 }] })).toEqual([]);
  expect(hitsOf(rule, { header: { cpus: null }, host_cpu: [{ load_begin: 2, load_end: 99 }] })).toEqual([]);
  expect(hitsOf(rule, { host_cpu: [{ load_begin: 2, load_end: null }] })).toEqual([]);
});

test('cannot judge without host CPU', () => {
  expect(hitsOf(rule, {})).toBeNull();
});
