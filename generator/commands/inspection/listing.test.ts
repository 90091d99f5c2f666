import { expect, test } from 'vitest';
import { type Listing, listingLines } from './listing.ts';

const listing: Listing = {
  title: 'Things',
  table: 'things',
  top: 2,
  where: ({ kind }) => kind !== 'idle',
  columns: [
    { title: 'name', of: 'name', width: 6 },
    { title: 'plan', of: 'plan' },
    { title: 'ms each', of: ({ total }) => (typeof total === 'number' ? total / 3 : null) },
  ],
};
const rows = [
  { name: 'a\nb', kind: 'x', plan: null, total: 3000 },
  { name: 'idle', kind: 'idle', plan: null, total: 9000 },
  { name: 'a long name', kind: 'x', plan: null, total: 6001 },
  { name: 'c', kind: 'x', plan: '77', total: 30 },
];

test('the first rows, one line each, without the columns that are empty in all of them', () => {
  expect(listingLines(listing, { things: rows })).toEqual([
    '  name    ms each',
    '  ──────  ───────',
    '  a b       1,000',
    '  a lon…    2,000',
  ]);
});

test('the largest first where it says so', () => {
  const lines = listingLines({ ...listing, by: 'total', top: 1 }, { things: rows });
  expect(lines.at(-1)).toBe('  a lon…    2,000');
});

test('nothing of a table that the report does not have', () => {
  expect(listingLines(listing, {})).toEqual([]);
  expect(listingLines(listing, { things: [{ kind: 'idle' }] })).toEqual([]);
});
