import { expect, test } from 'vitest';
import { page, SECTIONS } from '../fixtures.ts';
import { treeTables } from './tree.ts';

test('takes every table in order, with heading, summary, header and rows', () => {
  const tables = treeTables(page(SECTIONS));
  expect(tables.map(({ tableNo, heading, summary }) => [tableNo, heading, summary])).toEqual([
    [1, 'Load Profile', 'This table displays load profile'],
    [2, 'Time Model & more', 'Two header rows. . typo'],
    [3, 'Host CPU', 'saved by a browser'],
    [4, 'Complete List of SQL Text', 'This table displays the text of the SQL statements'],
    [5, 'Complete List of SQL Text', 'empty'],
  ]);
  expect(tables[0]).toMatchObject({
    header: ['', 'Per Second'],
    rows: [
      ['DB Time(s):', '1.5'],
      ['Redo size (bytes):', '2,345.6'],
    ],
  });
  expect(tables[1]).toMatchObject({
    header: ['A'],
    rows: [
      ['Name', '%'],
      ['x &\u00a0y', '####'],
    ],
  });
  expect(tables[2]).toMatchObject({ header: [], rows: [['', '1', '2']] });
  expect(tables[3]?.rows).toEqual([
    ['abc', 'select "A"\n  from t where a < 1 and b <\n/tr> 2'],
    ['def', '** SQL Text Not Available **'],
    ['ghi', "update tset x = '''"],
  ]);
  expect(tables[4]).toMatchObject({ header: [], rows: [] });
});

test('takes a nested table after the one it is in, whose cell keeps its text', () => {
  const tables = treeTables(
    '<body><table summary=o><tr><td>a<table summary=i><tr><td>b</td></tr></table>c</td></tr></table>',
  );
  expect(tables).toMatchObject([
    { summary: 'o', rows: [['abc']] },
    { summary: 'i', rows: [['b']] },
  ]);
});

test('what stands in a table outside of its cells names the next table', () => {
  const tables = treeTables(
    '<body><h3>A</h3><table><tr><td>1</td></tr><h3>B</h3><p>Title</p><table><tr><td>2</td></tr></table><table></table>',
  );
  expect(tables).toMatchObject([
    { heading: 'A', rows: [['1']] },
    { heading: 'Title', rows: [['2']] },
    { heading: 'B', rows: [] },
  ]);
});

test('trims outer white space, NBSP included, and keeps inner; CRLF is LF', () => {
  const [table] = treeTables('<table><tr><td>&nbsp;\r\n a  b\r\nc&#13;&#10;d\u00a0e &nbsp;</td></tr></table>');
  expect(table?.rows).toEqual([['a  b\nc\nd\u00a0e']]);
});

test('a row without cells is none; a row with one td is no header', () => {
  const [table] = treeTables('<table><tr></tr><tr><th>a</th><td>b</td></tr><tr><th>c</th></tr></table>');
  expect(table).toMatchObject({ header: [], rows: [['a', 'b'], ['c']] });
});

test('refuses a page that nests without end, before the stack overflows', () => {
  for (const tag of ['<div>', '<b>', '<table><tr><td>', '<svg>', '<ul><li>']) {
    expect(() => treeTables(tag.repeat(200_000))).toThrow(expect.objectContaining({ code: 'not_a_report' }));
  }
  const unclosed = Array.from({ length: 50_000 }, (_, i) => `<p><b id=${i}>`).join('');
  expect(() => treeTables(unclosed)).toThrow(expect.objectContaining({ code: 'not_a_report' }));
});
