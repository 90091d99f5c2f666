import { expect, test } from 'vitest';
import rule from './log-file-sync.ts';
import { background, foreground, hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('fires above its share of DB time, with the cause that the figures name', () => {
  const rate = hitsOf(rule, {
    wait_events: [foreground('log file sync', 30, 9), background('log file parallel write', 1)],
  });
  expect(rate).toMatchObject([{ severity: 'high', impactPct: 30, variant: 'rate' }]);
  const io = hitsOf(rule, {
    wait_events: [foreground('log file sync', 12, 9), background('log file parallel write', 8)],
  });
  expect(io).toMatchObject([{ severity: 'medium', variant: 'io' }]);
  const cpu = hitsOf(rule, {
    metrics: { host_cpu_pct: 95 },
    wait_events: [foreground('log file sync', 6, 9), background('log file parallel write', 1)],
  });
  expect(cpu).toMatchObject([{ severity: 'low', variant: 'cpu' }]);
});

test('says how many waits were slow, where the report has the histogram', () => {
  const facts = testFacts({
    wait_events: [foreground('log file sync', 30, 9)],
    wait_event_histogram: [
      { event: 'log file sync', bucket_le_us: 1000, pct_waits: 70, span: 'all' },
      { event: 'log file sync', bucket_le_us: 32000, pct_waits: 20, span: 'all' },
      { event: 'log file sync', bucket_le_us: null, pct_waits: 10, span: 'all' },
    ],
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit?.evidence.flatMap(({ term, of, value }) => (term === 'pct_of_waits' ? [[of, value]] : []))).toEqual([
    ['log file sync ≤ 1 ms', 70],
    ['log file sync 1–16 ms', 0],
    ['log file sync > 16 ms', 30],
  ]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'Commits wait: log file sync takes 30.0 % of DB time, 9.00 ms on average.',
  );
});

test('is silent below it, and cannot judge without wait events', () => {
  expect(
    hitsOf(rule, { wait_events: [foreground('log file sync', 5), foreground('db file sequential read', 50)] }),
  ).toEqual([]);
  expect(hitsOf(rule, {})).toBeNull();
});

test('commits that take less than a millisecond are no trouble by themselves', () => {
  expect(hitsOf(rule, { wait_events: [foreground('log file sync', 51, 0.23)] })).toMatchObject([{ severity: 'low' }]);
});
