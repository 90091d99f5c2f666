import { describe, expect, it } from 'vitest';
import { countColumn, renderTable } from './table.ts';

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
    expect(html).toContain('<tr><th scope="row">a<td>1');
  });

  it('says what to sort by only where the cell does not read so', () => {
    const cells: [html: string, value: number | null, data: string | null][] = [
      ['1.43', 1.4312, null],
      ['658\u00a0M', 657_685_134, null],
      ['< 0.01', 0.0004, null],
      ['–', null, null],
      ['<sup>1</sup>87,917', 87_917, null],
      ['1.43\u00a0ms', 0.00143, '0.00143'],
      ['3 h 12 min', 11_520, '11520'],
      ['', null, ''],
      ['2.00', 3, '3'],
    ];
    const html = renderTable<(typeof cells)[number]>(
      [{ label: 'N', cell: ([text]) => text, sortValue: ([, value]) => value }],
      cells,
    );
    expect([...html.matchAll(/<td( data-v="([^"]*)")?>/g)].map(([, , data]) => data ?? null)).toEqual(
      cells.map(([, , data]) => data),
    );
  });

  it('says a count whole on hover where the cell rounds it', () => {
    const html = renderTable([countColumn<number | null>('N', (value) => value)], [657_685_134, 87_917, null]);
    expect(html).toContain('<td title="657,685,134">658\u00a0M');
    expect(html).toContain('<td>87,917');
    expect(html).toContain('<td>–');
  });
});
