import { describe, expect, test } from 'vitest';
import { readTables } from '../report/html/tables.ts';
import { mapWith } from './fixtures.ts';
import exadataStats from './sections/exadata_stats.ts';

const mapped = (rows: string, heading = 'Performance Summary') => {
  const page = `<html><body><h3>${heading}</h3><table summary="This table displays Exadata storage">${rows}</table></body></html>`;
  const [table] = readTables(page).tables;
  if (!table) throw new Error('no table');
  return mapWith(exadataStats, table);
};
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const head = (...cells: string[]) => `<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`;
const section = 'performance_summary';

describe('a table that is several, one below the other', () => {
  test('is read under each header', () => {
    const rows =
      head('Database IOs', 'Value', 'per Sec') +
      row('physical read IO requests', '1,200', '0.33') +
      head('Small Reads Distribution', '%Small Reads', 'Small Reads/s') +
      row('Flash', '99.2', '9,785.1') +
      head('Small Reads - Flash', '# Cells', 'Total Small Reads/s', 'Latency') +
      row('F/2.9T', '3', '9,785.1', '232.61us') +
      head('Small Reads - PMEM', '# Cells', 'Total Small Reads/s', 'Latency');
    expect(mapped(rows)).toEqual({
      rows: [
        { section, item: 'physical read IO requests', metric: 'value', value: 1200 },
        { section, item: 'physical read IO requests', metric: 'per_s', value: 0.33 },
        { section, item: 'Flash', metric: 'pct_small_reads', value: 99.2 },
        { section, item: 'Flash', metric: 'small_reads_per_s', value: 9785.1 },
        { section, disk_type: 'F/2.9T', metric: 'cells', value: 3 },
        { section, disk_type: 'F/2.9T', metric: 'total_small_reads_per_s', value: 9785.1 },
        { section, disk_type: 'F/2.9T', metric: 'latency', time_us: 232.61 },
      ],
      mappedTo: ['exadata_stats'],
      warnings: [],
    });
  });

  test('has names and values under a single header cell', () => {
    const rows =
      '<tr><th colspan="2">I/O per second</th></tr>' +
      row('Redo log writes', '3,955.85') +
      '<tr><th colspan="2">% Utilization</th></tr>' +
      row('H/7.2T', '9.74');
    expect(mapped(rows).rows).toEqual([
      { section, item: 'Redo log writes', metric: 'io_per_second', value: 3955.85 },
      { section, item: 'H/7.2T', metric: 'pct_utilization', value: 9.74 },
    ]);
  });

  test('has one row that nothing else is told apart from', () => {
    const rows = `<tr><th colspan="2">Large Writes/s</th></tr>${head('Total', 'Temp Spill')}${row('1,068.2', '350.72')}`;
    expect(mapped(rows).rows).toEqual([
      { section, metric: 'large_writes_per_s_total', value: 1068.2 },
      { section, metric: 'large_writes_per_s_temp_spill', value: 350.72 },
    ]);
    // Of two rows, which is which?
    expect(mapped(rows + row('1', '2')).mappedTo).toEqual([null]);
  });

  test('names what its rows are of once, and says less than and at least apart', () => {
    const buckets = ['<512us', '<1s', '>=1s'].map((bucket) => bucket.replace('<', '&lt;'));
    const over = '<tr><td></td><td></td><td></td><td></td><th colspan="3">% of Total</th></tr>';
    const rows =
      over +
      `<tr><td></td>${['Cell Name', 'Total Waits', 'Avg Wait', ...buckets].map((cell) => `<th>${cell}</th>`).join('')}</tr>` +
      row('log file parallel write', '', '10', '662.17us', '90', '6', '4') +
      `<tr><td></td>${['Cell Name', 'Total Writes', 'Avg Wait', ...buckets].map((cell) => `<th>${cell}</th>`).join('')}</tr>` +
      row('Redo log write completions', 'Total (2)', '30', '', '100', '', '') +
      row('', 'cell01', '20', '', '', '&lt;0.01(1)', '');
    const own = { section: 'redo_write_histogram', item: 'log file parallel write' };
    const completions = { section: 'redo_write_histogram', item: 'Redo log write completions' };
    expect(mapped(rows, 'Redo Write Histogram').rows).toEqual([
      { ...own, metric: 'total_waits', value: 10 },
      { ...own, metric: 'avg_wait', time_us: 662.17 },
      { ...own, metric: 'pct_of_total_512us', value: 90 },
      { ...own, metric: 'pct_of_total_1s', value: 6 },
      { ...own, metric: 'pct_of_total_ge_1s', value: 4 },
      { ...completions, cell_name: 'Total (2)', metric: 'total_writes', value: 30 },
      { ...completions, cell_name: 'Total (2)', metric: 'pct_of_total_512us', value: 100 },
      { ...completions, cell_name: 'cell01', metric: 'total_writes', value: 20 },
      { ...completions, cell_name: 'cell01', metric: 'pct_of_total_1s', value_text: '<0.01(1)' },
    ]);
  });

  test('is not typed in part', () => {
    const rows = head('Cell Name', 'IOs') + row('cell01', '1') + head('IOs', 'MB') + row('1', '2') + row('3', '4');
    expect(mapped(rows)).toMatchObject({ rows: [], mappedTo: [null] });
  });
});
