import { describe, expect, it } from 'vitest';
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
