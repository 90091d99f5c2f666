import { expect, test } from 'vitest';
import { hitsOf, plain, testFacts } from './testing.ts';
import rule from './top-lists-cut.ts';
import { wordingOf } from './wording.ts';

const listed = (
  sql_id: string,
  elapsed_s: number | null,
  pct_total: number | null = null,
  pdb_name: string | null = null,
) => ({
  ordering: 'elapsed',
  sql_id,
  elapsed_s,
  pct_total,
  pdb_name,
});

test('notes statements that explain little of DB time', () => {
  const facts = testFacts({
    sql_stats: [
      listed('aaaaaaaaaaaaa', 360),
      listed('bbbbbbbbbbbbb', 180, null, 'PDB1'),
      listed('bbbbbbbbbbbbb', 180, null, 'PDB2'),
      { ...listed('ccccccccccccc', 3000), ordering: 'gets' },
    ],
  });
  const [hit] = hitsOf(rule, facts) ?? [];
  expect(hit).toMatchObject({ severity: 'info', impactPct: null });
  expect(hit?.evidence.map(({ value }) => value)).toEqual([20, 2, 1]);
  expect(plain(wordingOf(rule, hit as never, 'en').title)).toBe(
    'The 2 statements listed by elapsed time explain only 20.0 % of DB time.',
  );
  const one = testFacts({ sql_stats: [listed('aaaaaaaaaaaaa', 360)] });
  expect(plain(wordingOf(rule, hitsOf(rule, one)?.[0] as never, 'en').title)).toBe(
    'The 1 statement listed by elapsed time explains only 10.0 % of DB time.',
  );
});

test('takes the printed share where there is no elapsed time', () => {
  expect(hitsOf(rule, { sql_stats: [listed('aaaaaaaaaaaaa', null, 12)] })).toMatchObject([
    { values: { pct: { value: 12 } } },
  ]);
});

test('is silent at its share, with little load, and where no statement is known', () => {
  const sql_stats = [listed('aaaaaaaaaaaaa', 1080)];
  expect(hitsOf(rule, { sql_stats })).toEqual([]);
  expect(hitsOf(rule, { header: { db_time_s: 1799 }, sql_stats: [listed('aaaaaaaaaaaaa', 10)] })).toEqual([]);
  expect(hitsOf(rule, { header: { db_time_s: 1800 }, sql_stats: [listed('aaaaaaaaaaaaa', 10)] })).toHaveLength(1);
  expect(hitsOf(rule, { header: { db_time_s: null }, sql_stats })).toEqual([]);
  expect(hitsOf(rule, { sql_stats: [] })).toEqual([]);
});

test('cannot judge without lists of statements', () => {
  expect(hitsOf(rule, {})).toBeNull();
});
