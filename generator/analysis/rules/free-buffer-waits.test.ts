import { expect, test } from 'vitest';
import rule from './free-buffer-waits.ts';
import { background, foreground, hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

test('fires once for each event, by its share of DB time', () => {
  const hits = hitsOf(rule, {
    wait_events: [
      foreground('free buffer waits', 30, 20),
      foreground('write complete waits', 12),
      background('db file parallel write', 5),
    ],
  });
  expect(hits).toMatchObject([
    {
      severity: 'high',
      impactPct: 30,
      object: 'free buffer waits',
      variant: 'cache',
      about: ['event:free buffer waits', 'class:Configuration', 'memory:cache'],
    },
    {
      severity: 'medium',
      impactPct: 12,
      object: 'write complete waits',
      variant: 'write_complete',
      about: ['event:write complete waits', 'class:Configuration'],
    },
  ]);
});

test('blames slow writes where the database writer has them', () => {
  const facts = testFacts({
    wait_events: [foreground('free buffer waits', 4, 20), background('db file parallel write', 16)],
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'low', variant: 'io' });
  expect(hit?.about).toContain('io');
  expect(hit?.evidence.map(({ value }) => value)).toEqual([4, 20, 16]);
  const { title, cause } = wordingOf(rule, hit as never, 'en');
  expect(plain(title)).toBe(
    'Sessions wait for the database writer: free buffer waits takes 4.00 % of DB time, 20.0 ms on average.',
  );
  expect(plain(cause)).toContain('db file parallel write averages 16.0 ms');
  const atLimit = { wait_events: [foreground('free buffer waits', 4), background('db file parallel write', 15)] };
  expect(hitsOf(rule, atLimit)).toMatchObject([{ variant: 'cache' }]);
});

test('does without the writes of the background', () => {
  const [hit] = hitsOf(rule, { wait_events: [foreground('free buffer waits', 4)] }) ?? [];
  expect(hit).toMatchObject({ variant: 'cache', values: { write: { value: null } } });
  expect(hit?.evidence).toHaveLength(2);
});

test('is silent at its share, and cannot judge without wait events', () => {
  expect(
    hitsOf(rule, { wait_events: [foreground('free buffer waits', 1), foreground('write complete waits', 0.4)] }),
  ).toEqual([]);
  expect(hitsOf(rule, {})).toBeNull();
});
