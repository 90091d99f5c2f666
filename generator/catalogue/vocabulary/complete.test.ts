import { describe, expect, test } from 'vitest';
import type { SourceTable } from '../../report/types.ts';
import { completed } from './complete.ts';
import { EVENTS } from './events.ts';
import { LATCHES } from './latches.ts';
import { PARAMETERS } from './parameters.ts';
import { STATISTICS } from './statistics.ts';

function table(header: string[], widths: number[], ...rows: string[][]): SourceTable {
  return { tableNo: 1, heading: null, summary: null, header, rows, widths };
}

const events = (width: number, ...names: string[]) => table(['Event'], [width], ...names.map((name) => [name]));
const names = (tables: readonly SourceTable[]) => tables.map(({ rows }) => rows.map(([name]) => name));

describe('cut names', () => {
  test('what only one documented name is cut to', () => {
    expect(names(completed([events(26, 'control file sequential re', 'SQL*Net more data from dbl')]))).toEqual([
      ['control file sequential read', 'SQL*Net more data from dblink'],
    ]);
    // The cut may fall behind a blank.
    expect(names(completed([events(22, 'SQL*Net message from')]))).toEqual([['SQL*Net message from']]);
    expect(names(completed([events(25, 'LogMiner reader: redo (id')]))).toEqual([['LogMiner reader: redo (idle)']]);
  });

  test('what several names are cut to stays, unless the report prints just one of them in full', () => {
    const cut = events(26, 'Streams AQ: qmn coordinato');
    expect(names(completed([cut]))).toEqual([['Streams AQ: qmn coordinato']]);
    const full = events(60, 'Streams AQ: qmn coordinator idle wait');
    expect(names(completed([cut, full]))[0]).toEqual(['Streams AQ: qmn coordinator idle wait']);
  });

  test('statistics that are cut to the same, where a list by name has all of them', () => {
    const statistics = (...rows: string[]) =>
      names(completed([table(['Statistic'], [32], ...rows.map((row) => [row]))]))[0];
    const cut = 'bytes received via SQL*Net from';
    const full = [`${cut} client`, `${cut} dblink`];
    expect(statistics('branch node splits', cut, cut, 'calls to kcmgas')).toEqual([
      'branch node splits',
      ...full,
      'calls to kcmgas',
    ]);
    expect(statistics(cut)).toEqual([cut]);
    // In the order of another language, or not by name at all, places tell nothing.
    expect(statistics('calls to kcmgas', cut, cut)).toEqual(['calls to kcmgas', cut, cut]);
  });

  test('what a later release may cut to the same', () => {
    const cut = events(26, 'cell single block physical');
    expect(names(completed([cut], '12.1.0.2.0'))).toEqual([['cell single block physical read']]);
    expect(names(completed([cut], '19.0.0.0.0'))).toEqual([['cell single block physical']]);
  });

  test('names that are not cut stay: shorter than the column, or known as they are', () => {
    expect(names(completed([events(40, 'control file sequential re')]))).toEqual([['control file sequential re']]);
    expect(names(completed([events(26, 'enq: RF - synchronization:')]))).toEqual([['enq: RF - synchronization:']]);
    expect(names(completed([events(25, 'log file switch completio', 'library cache: mutex X')]))).toEqual([
      ['log file switch completion', 'library cache: mutex X'],
    ]);
  });

  test('each column by what its header says', () => {
    const [one] = completed([
      table(['Wait Class', 'Latch Name', 'Other'], [8, 24, 8], ['Applicat', 'ges process parent latch', 'Applicat']),
    ]);
    expect(one?.rows).toEqual([['Application', 'ges process parent latch', 'Applicat']]);
  });

  test('a count without its unit is not known', () => {
    const [one] = completed([table(['Event', 'Total Waits'], [26, 5], ['a', '118.6'], ['b', '66.7K'], ['c', '1274'])]);
    expect(one?.rows.map(([, count]) => count)).toEqual(['', '66.7K', '1274']);
  });

  test('tables of pages, which have no widths, are left alone', () => {
    const tables = [
      { tableNo: 1, heading: null, summary: null, header: ['Event'], rows: [['control file sequential re']] },
    ];
    expect(completed(tables)).toBe(tables);
  });
});

test.each([
  ['events', EVENTS],
  ['latches', LATCHES],
  ['parameters', PARAMETERS],
  ['statistics', STATISTICS],
])('%s: no name twice, none short enough to be never cut', (_, list) => {
  expect(new Set(list).size).toBe(list.length);
  expect(list.filter((name) => name.length < 24 || name !== name.trim())).toEqual([]);
});
