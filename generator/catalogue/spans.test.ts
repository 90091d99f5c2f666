import { describe, expect, test } from 'vitest';
import { readTables } from '../report/html/tables.ts';
import { treeTables } from '../report/html/tree.ts';
import type { SourceTable } from '../report/types.ts';
import { mapWith } from './fixtures.ts';
import exadataStats from './sections/exadata_stats.ts';
import { spannedBody } from './spans.ts';

/** A page with this table, as Exadata's sections print them. */
function table(rows: string, regular = true): SourceTable {
  const page = `<html><body><h3>Exadata Cells</h3><table summary="cells">${rows}</table></body></html>`;
  const read = readTables(page);
  expect(read.pages !== null).toBe(regular);
  const [first] = read.tables;
  if (!first) throw new Error('no table');
  return first;
}

const HEAD = `<tr><td></td><td></td><th colspan="3">IOPs</th><th rowspan=2 colspan=1>Busy</th></tr>
<tr><td></td><td></td><th rowspan="2">Total</th><th colspan="2">Per Disk</th></tr>
<tr><th>Disk Type</th><th>Cell Name</th><th colspan="1">Mean</th><th>Std Dev</th><th>%</th></tr>`;

describe('cells that reach over others', () => {
  test('make one header of three rows, each cell under the names above it', () => {
    expect(
      spannedBody(table(`${HEAD}<tr><td>F</td><td>cell1</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>`)),
    ).toEqual({
      header: ['Disk Type', 'Cell Name', 'IOPs Total', 'IOPs Per Disk Mean', 'IOPs Per Disk Std Dev', 'Busy %'],
      rows: [['F', 'cell1', '1', '2', '3', '4']],
    });
  });

  test('are the same in the tree', () => {
    const rows = `${HEAD}<tr><td>F</td><td>cell1</td><td>1</td><td>2</td><td>3</td><td>4</td></tr>`;
    const irregular = `<TABLE summary=cells><tbody>${rows.replace('</td></tr>', '')}`;
    const [tree] = readTables(`<html><body><h3>Exadata Cells</h3>${irregular}`).tables;
    expect(tree?.spans).toEqual(table(rows).spans);
    expect(treeTables(`<p>no such page<table><tr><th colspan=2>a</table>`)[0]?.spans).toBeUndefined();
  });

  test('below a header of one row have their mark beside them, or its place', () => {
    const rows = `<tr><th>Cell Name</th><th colspan="2">% CPU</th><th colspan="2">% User</th></tr>
<tr><td>cell1</td><td colspan="2">18.4</td><td colspan="2">14.9</td></tr>
<tr><td>cell2</td><td>^</td><td>88.4</td><td>*</td><td>14.8</td></tr>`;
    expect(spannedBody(table(rows))).toEqual({
      header: ['Cell Name', '% CPU', '% User'],
      rows: [
        ['cell1', '18.4', '14.9'],
        ['cell2', '88.4', '14.8'],
      ],
    });
  });

  test('are of no use where a second header follows', () => {
    const rows = '<tr><td></td><th colspan="2">IO</th></tr><tr><td>a</td><td>1</td><td>2</td></tr><tr><th>b</th></tr>';
    expect(spannedBody(table(rows))).toEqual({ header: [], rows: [] });
  });

  test('are not looked for in other pages', () => {
    const page = '<html><body><table summary="x"><tr><td></td><th colspan="2">IO</th></tr></table></body></html>';
    expect(readTables(page).tables[0]?.spans).toBeUndefined();
    expect(spannedBody({ tableNo: 1, heading: null, summary: null, header: [], rows: [['1']] })).toBeNull();
  });
});

test('Exadata: a row for each measure, times apart from numbers, ranges as text', () => {
  const rows = `<tr><td></td><td></td><th colspan="2">IOPs</th><th colspan="2">Latency</th></tr>
<tr><th>Disk Type</th><th>Cell Name</th><th>%Total</th><th>Average</th><th>Mean</th><th>Normal Range</th></tr>
<tr><td>F/2.9T</td><td>cell1</td><td>33.5</td><td>17,142.69</td><td>22.33us</td><td>0.00us - 51.27us</td></tr>
<tr><td></td><td>cell2</td><td></td><td>5</td><td>1.5ms</td><td></td></tr>`;
  const cell = (cell_name: string) => ({ section: 'exadata_cells', disk_type: 'F/2.9T', cell_name });
  expect(mapWith(exadataStats, table(rows))).toEqual({
    rows: [
      { ...cell('cell1'), metric: 'iops_pct_total', value: 33.5 },
      { ...cell('cell1'), metric: 'iops_average', value: 17142.69 },
      { ...cell('cell1'), metric: 'latency_mean', time_us: 22.33 },
      { ...cell('cell1'), metric: 'latency_normal_range', value_text: '0.00us - 51.27us' },
      { ...cell('cell2'), metric: 'iops_average', value: 5 },
      { ...cell('cell2'), metric: 'latency_mean', time_us: 1500 },
    ],
    mappedTo: ['exadata_stats'],
    warnings: [],
  });
});
