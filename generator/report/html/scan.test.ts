import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HEADER_19C, page, SECTIONS } from '../fixtures.ts';
import { edits, mutate } from './mutate.ts';
import { scanTables } from './scan.ts';
import { soup } from './soup.ts';
import { treeTables } from './tree.ts';

const report = page(HEADER_19C + SECTIONS);

test('reads a regular report as the tree does', () => {
  const tables = scanTables(report);
  expect(tables).not.toBeNull();
  expect(tables).toEqual(treeTables(report));
});

test('a tag closed in itself opens its cell all the same', () => {
  const markup = '<body><table><tr><td/>\n<th>a</th><td align="right"/></tr></table>';
  expect(scanTables(markup)).toMatchObject([{ header: [], rows: [['', 'a', '']] }]);
});

test('a table whose end tag is missing ends at the next, which the title between them names', () => {
  const markup =
    '<body><h3>One</h3><table><tr><td>1</td></tr>\n<p>Title of two</p>\n<table><tr><td>2</td></tr></table><table></table>';
  const tables = scanTables(markup);
  expect(tables).toMatchObject([
    { heading: 'One', rows: [['1']] },
    { heading: 'Title of two', rows: [['2']] },
    { heading: 'One', rows: [] },
  ]);
  expect(tables).toEqual(treeTables(markup));
});

describe('declines what it cannot be sure of', () => {
  test.each([
    ['a comment', '<!-- x --><table></table>'],
    ['a tag it does not know', '<select><table></table>'],
    ['a nested table', '<table><tr><td><table></table></td></tr></table>'],
    ['a cell outside a row', '<table><td>1</td></table>'],
    ['a caption', '<table><caption>x</caption></table>'],
    ['text in a table that reads as a title', '<table>Load Profile<tr><td>1</td></tr></table>'],
    ['a table that is not closed', '<table><tr><td>1'],
    ['containers closed out of order', '<div><ul></div></ul><table></table>'],
    ['a NUL', '<p>\0'],
    ['a tag cut by the end', '<table><tr><td align="'],
  ])('%s', (_, markup) => expect(scanTables(`<body>${markup}`)).toBeNull());
});

/** Agreement with the tree over random pages; `accepted` guards against a scanner that agrees by declining everything. */
function holdsAgainstTree(pages: fc.Arbitrary<string>, numRuns: number, accepted: number): void {
  let scanned = 0;
  fc.assert(
    fc.property(pages, (source) => {
      const tables = scanTables(source);
      if (!tables) return;
      scanned++;
      expect(tables).toEqual(treeTables(source));
    }),
    { numRuns, seed: 20240205 },
  );
  expect(scanned).toBeGreaterThan(accepted);
}

test('agrees with the tree or declines: a damaged report', () => {
  const small = page(SECTIONS);
  const damaged = edits.map((list) => mutate(small, list).replace(/\r\n?/g, '\n'));
  holdsAgainstTree(damaged, 5000, 200);
});

test('agrees with the tree or declines: known tags in any order', () => {
  holdsAgainstTree(soup, 20_000, 3000);
});
