import { describe, expect, it } from 'vitest';
import { byMonth } from './months.ts';
import { renderTable } from './table.ts';

describe('renderTable', () => {
  const rows = [
    { name: 'a', n: 1, before: null as number | null },
    { name: 'b', n: 2, before: null },
  ];

  it('says which columns are numbers on the table alone, counting only those that are shown', () => {
    const html = renderTable<(typeof rows)[number]>(
      [
        { label: 'Name', head: true, cell: ({ name }) => name },
        {
          label: 'Before',
          numeric: true,
          shownIf: ({ before }) => before !== null,
          cell: ({ before }) => String(before),
        },
        { label: 'N', numeric: true, cell: ({ n }) => String(n), sortValue: ({ n }) => n },
      ],
      rows,
      { sortable: true, caption: 'A "table"' },
    );
    expect(html).toContain('<table class="n2" data-sortable>');
    expect(html).toContain('A &quot;table&quot;');
    expect(html).not.toContain('Before');
    expect(html).toContain('<tr><th scope="row">a<td data-v="1">1');
  });
});

describe('byMonth', () => {
  const times = ['2026-03-02', '2026-03-01', '2026-02-28'];
  it('keeps few rows together', () => {
    expect(byMonth(times, (time) => time)).toEqual([{ month: '', rows: times }]);
    expect(byMonth([], String)).toEqual([]);
  });
  it('groups many by month in their order', () => {
    expect(byMonth(times, (time) => time, 2).map(({ month, rows }) => [month, rows.length])).toEqual([
      ['2026-03', 2],
      ['2026-02', 1],
    ]);
  });
});
