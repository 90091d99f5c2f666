import { expect, test } from 'vitest';
import rule from './resource-manager-cpu.ts';
import { foreground, hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('fires above its share of DB time; the host tells a lack of CPU from a limit', () => {
  const busy = hitsOf(rule, { metrics: { host_cpu_pct: 96 }, wait_events: [foreground('resmgr:cpu quantum', 40)] });
  expect(busy).toMatchObject([
    {
      severity: 'high',
      impactPct: 40,
      variant: 'busy',
      about: ['event:resmgr:cpu quantum', 'class:Scheduler'],
    },
  ]);
  const facts = testFacts({
    metrics: { host_cpu_pct: 80 },
    wait_events: [foreground('resmgr:cpu quantum', 12, 120)],
  });
  const [held] = hitsOf(rule, facts) ?? [];
  expect(held).toMatchObject({ severity: 'medium', impactPct: 12, variant: 'held_back' });
  expect(held?.evidence.map(({ value }) => value)).toEqual([12, 120, 80]);
  const { title, cause } = wordingOf(rule, held as never, 'en');
  expect(plain(title)).toBe(
    'Resource Manager keeps sessions from the CPU: resmgr:cpu quantum takes 12.0 % of DB time, 120 ms on average.',
  );
  expect(plain(cause)).toContain('only 80.0 % in use');
});

test('does without the host’s CPU', () => {
  const [hit] = hitsOf(rule, { wait_events: [foreground('resmgr:cpu quantum', 12)] }) ?? [];
  expect(hit?.variant).toBeUndefined();
  expect(hit?.evidence.map(({ term }) => term)).toEqual(['pct_db_time', 'avg_wait']);
});

test('is silent at its share, and cannot judge without wait events', () => {
  expect(hitsOf(rule, { wait_events: [foreground('resmgr:cpu quantum', 10)] })).toEqual([]);
  expect(hitsOf(rule, {})).toBeNull();
});
