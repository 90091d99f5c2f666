import { expect, test } from 'vitest';
import rule from './memory-resized.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const GB = 2 ** 30;
const resize = (component: string, initial_mb: number | null, final_mb: number | null, status = 'COM') => ({
  component,
  operation: 'SHR',
  initial_mb,
  final_mb,
  status,
});

test('fires for each component that lost memory', () => {
  const facts = testFacts({
    memory_resizes: [
      resize('bufcache', 8192, 7168),
      resize('bufcache', 7168, 6144),
      resize('shared', 3072, 2048, 'COMPLETE'),
    ],
  });
  const hits = hitsOf(rule, facts) ?? [];
  expect(hits).toMatchObject([
    { severity: 'info', impactPct: null, object: 'DEFAULT buffer cache', variant: 'cache', about: ['memory:cache'] },
    { severity: 'info', object: 'shared pool', variant: 'shared' },
  ]);
  expect(hits[0]?.evidence.map(({ value }) => value)).toEqual([8 * GB, 6 * GB, 2]);
  expect(plain(wordingOf(rule, hits[0] as never, 'en').title)).toBe(
    'DEFAULT buffer cache was made smaller 2 times, from 8.00 GiB to 6.00 GiB.',
  );
  expect(plain(wordingOf(rule, hits[1] as never, 'en').title)).toBe(
    'shared pool was made smaller 1 time, from 3.00 GiB to 2.00 GiB.',
  );
});

test('counts for more where it happens many times', () => {
  const steps = (many: number) => Array.from({ length: many }, (_, i) => resize('D:buffer cache', 4096 - i, 4095 - i));
  expect(hitsOf(rule, { memory_resizes: steps(4) })).toMatchObject([{ severity: 'info' }]);
  expect(hitsOf(rule, { memory_resizes: steps(5) })).toMatchObject([
    { severity: 'low', values: { times: { value: 5 } } },
  ]);
});

test('remembers the snapshot before, unless the instance or the series broke off', () => {
  const previous = testFacts({
    memory_resizes: Array.from({ length: 9 }, () => resize('DEFAULT buffer cache', 8192, 6144)),
  });
  const facts = testFacts({ previous });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'info', variant: 'cache_before', object: 'DEFAULT buffer cache' });
  expect(wordingOf(rule, hit as never, 'en').title).toMatch(/^In the interval before, /);
  expect(hitsOf(rule, { previous, memory_resizes: [resize('bufcache', 6144, 5120)] })).toMatchObject([
    { variant: 'cache', values: { times: { value: 1 } } },
  ]);
  expect(hitsOf(rule, { previous, header: { restarted: true } })).toEqual([]);
  expect(hitsOf(rule, { previous, header: { gap_before_s: 7200 } })).toEqual([]);
});

test('is silent about what grew, failed or is another component', () => {
  const memory_resizes = [
    resize('shared', 2048, 3072),
    resize('bufcache', 8192, 8192),
    resize('bufcache', 8192, 7168, 'CAN'),
    resize('bufcache', 8192, 7168, 'ERR'),
    resize('DEFAULT 16K buffer cache', 8192, 7168),
    resize('bufcache', null, 7168),
  ];
  expect(hitsOf(rule, { memory_resizes })).toEqual([]);
});

test('says nothing of a report without resize operations', () => {
  expect(hitsOf(rule, {})).toEqual([]);
  expect(hitsOf(rule, { previous: testFacts({}) })).toEqual([]);
});
