import { describe, expect, it } from 'vitest';
import { plainHead } from '../../generator/pages/table-heads.ts';
import type { ReportTable } from '../../generator/pages/types.ts';
import { groupTables, numericColumns, reportTableHtml } from './reportTables.ts';

const table = (over: Partial<ReportTable>): ReportTable => ({
  tableNo: 1,
  heading: 'Load Profile',
  summary: null,
  heads: [],
  rows: [],
  mappedTo: null,
  ...over,
});

describe('numericColumns', () => {
  it('knows numbers as AWR prints them', () => {
    const numbers = ['2,198.8K', '.5', '1.E+02', '3.51655E+08', '-3', '12.5%', '564.00us', '####', '<1'];
    expect(numericColumns(numbers.map((text) => [text]))).toEqual([1]);
  });

  it('takes names, dates and SQL ids for text', () => {
    const rows = [
      ['db file sequential read', '22-Dec-23 01:30:13', '8rbvy228g2x3m'],
      ['SYS', '22-Dec-23 02:30:13', '4g7q4bqy6jzkm'],
    ];
    expect(numericColumns(rows)).toEqual([]);
  });

  it('judges a column by its filled cells; an empty column is text', () => {
    expect(
      numericColumns([
        ['', '1'],
        ['', ''],
        ['', '2', '3'],
      ]),
    ).toEqual([2, 3]);
  });
});

describe('groupTables', () => {
  it('joins neighbours under one heading and keeps the order', () => {
    const groups = groupTables([
      table({ tableNo: 1, heading: 'A' }),
      table({ tableNo: 2, heading: 'A' }),
      table({ tableNo: 3, heading: 'B' }),
      table({ tableNo: 4, heading: 'A' }),
      table({ tableNo: 5, heading: null }),
      table({ tableNo: 6, heading: null }),
    ]);
    expect(groups.map(({ id, tables }) => [id, tables.length])).toEqual([
      ['t1', 2],
      ['t3', 1],
      ['t4', 1],
      ['t5', 1],
      ['t6', 1],
    ]);
  });

  it('does not join what a section shows with what none shows', () => {
    const groups = groupTables([table({ tableNo: 1, mappedTo: 'load_profile' }), table({ tableNo: 2 })]);
    expect(groups.map(({ mappedTo }) => mappedTo)).toEqual(['load_profile', null]);
  });
});

describe('reportTableHtml', () => {
  it('escapes cells and marks numeric columns once', () => {
    const html = reportTableHtml(
      table({
        heads: [plainHead(['<b>', 'n'])],
        rows: [
          ['</table><script>', '1'],
          ['"x"', '2'],
        ],
      }),
    );
    expect(html).toContain('<table class="n2"><thead><tr><th scope="col">&lt;b&gt;<th scope="col">n</thead>');
    expect(html).toContain('<td>&lt;/table&gt;&lt;script&gt;<td>1');
  });
});
