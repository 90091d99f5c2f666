import { expect, test } from 'vitest';
import rule from './full-scans.ts';
import { foreground, hitsOf, plain, testFacts } from './testing.ts';
import { wordingOf } from './wording.ts';

const segment = (ordering: string, object_name: string, value: number | null, object_type = 'TABLE') => ({
  ordering,
  owner: 'SHOP',
  object_name,
  object_type,
  value,
});

test('fires on both events together, with the segments scanned', () => {
  const facts = testFacts({
    header: { cpus: 4 },
    wait_events: [foreground('direct path read', 24), foreground('cell smart table scan', 8)],
    segments: [
      segment('logical_reads', 'ITEMS', 9e9),
      segment('table_scans', 'ORDERS', 40),
      segment('direct_physical_reads', 'LINES', 100),
      segment('direct_physical_reads', 'ORDERS', 5000),
      segment('direct_physical_reads', 'A', 90),
      segment('direct_physical_reads', 'B', 80),
    ],
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({
    severity: 'medium',
    impactPct: 32,
    variant: 'segment',
    values: { segment: 'SHOP.ORDERS' },
  });
  expect(hit?.about).toEqual([
    'event:direct path read',
    'event:cell smart table scan',
    'class:User I/O',
    'io',
    'segment:SHOP.ORDERS',
    'segment:SHOP.LINES',
    'segment:SHOP.A',
  ]);
  expect(hit?.evidence).toMatchObject([
    { term: 'pct_db_time', of: 'direct path read', value: 24 },
    { term: 'pct_db_time', of: 'cell smart table scan', value: 8 },
    { term: 'direct_reads', of: 'SHOP.ORDERS', value: 5000 },
    { term: 'direct_reads', of: 'SHOP.LINES', value: 100 },
    { term: 'direct_reads', of: 'SHOP.A', value: 90 },
    { term: 'table_scans', of: 'SHOP.ORDERS', value: 40 },
  ]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'Reads past the buffer cache take 32.0 % of DB time (direct path read + cell smart table scan).',
  );
});

test('tells LOBs from full scans', () => {
  const hits = hitsOf(rule, {
    wait_events: [foreground('direct path read', 12)],
    segments: [segment('table_scans', 'ORDERS', 40), segment('direct_physical_reads', 'SYS_LOB1$$', 5000, 'LOB')],
  });
  expect(hits).toMatchObject([
    { severity: 'info', impactPct: 12, variant: 'lob', values: { segment: 'SHOP.SYS_LOB1$$' } },
  ]);
});

test('does without segments, or with those scanned alone', () => {
  const wait_events = [foreground('direct path read', 12)];
  const [none] = hitsOf(rule, { wait_events }) ?? [];
  expect(none?.variant).toBeUndefined();
  expect(none?.about).toEqual(['event:direct path read', 'class:User I/O', 'io']);
  expect(none?.evidence).toHaveLength(1);
  const scanned = hitsOf(rule, { wait_events, segments: [segment('table_scans', 'ORDERS', 40)] });
  expect(scanned).toMatchObject([{ variant: 'segment', values: { segment: 'SHOP.ORDERS' } }]);
});

test('is silent at its share, and cannot judge without wait events', () => {
  expect(
    hitsOf(rule, { wait_events: [foreground('direct path read', 6), foreground('cell smart table scan', 4)] }),
  ).toEqual([]);
  expect(hitsOf(rule, { segments: [segment('table_scans', 'ORDERS', 40)] })).toBeNull();
});
