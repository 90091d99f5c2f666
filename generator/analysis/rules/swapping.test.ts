import { expect, test } from 'vitest';
import rule from './swapping.ts';
import { hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const MB = 2 ** 20;
const paged = (statistic: string, mbPerS: number) => ({ statistic, value: 3600 * mbPerS * MB, end_value: null });

test('fires on memory paged out, with what came back and what is free', () => {
  const facts = testFacts({
    os_stats: [
      paged('VM_OUT_BYTES', 2),
      paged('VM_IN_BYTES', 0.5),
      { statistic: 'FREE_MEMORY_BYTES', value: 900 * MB, end_value: 100 * MB },
    ],
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'medium', impactPct: null, about: ['memory:host'] });
  expect(hit?.evidence).toMatchObject([
    { of: 'VM_OUT_BYTES', value: 2 * MB, unit: 'bytes_per_second', limit: MB },
    { of: 'VM_IN_BYTES', value: 0.5 * MB },
    { of: 'FREE_MEMORY_BYTES', value: 100 * MB, unit: 'bytes' },
  ]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'The host pages memory out at 2.00 MiB/s over the interval.',
  );
  expect(hitsOf(rule, { os_stats: [paged('VM_OUT_BYTES', 10)] })).toMatchObject([{ severity: 'high' }]);
});

test('does without the other statistics', () => {
  const [hit] = hitsOf(rule, { os_stats: [paged('VM_OUT_BYTES', 2)] }) ?? [];
  expect(hit?.evidence.map(({ of }) => of)).toEqual(['VM_OUT_BYTES']);
});

test('is silent at its rate, and where memory only comes in', () => {
  expect(hitsOf(rule, { os_stats: [paged('VM_OUT_BYTES', 1)] })).toEqual([]);
  expect(hitsOf(rule, { os_stats: [paged('VM_IN_BYTES', 50)] })).toEqual([]);
});

test('cannot judge without OS statistics or elapsed time', () => {
  expect(hitsOf(rule, {})).toBeNull();
  expect(hitsOf(rule, { header: { elapsed_s: null }, os_stats: [paged('VM_OUT_BYTES', 2)] })).toEqual([]);
});
