import { describe, expect, it } from 'vitest';
import { headed } from './table-heads.ts';

/** Heads as text and reach. */
const shown = (...table: Parameters<typeof headed>) =>
  headed(...table).heads.map((row) => row.map(({ text, columns }) => (columns > 1 ? `${text} ×${columns}` : text)));

describe('headed', () => {
  it('a header of one row is that row', () => {
    expect(headed(['Event', 'Waits'], [['log file sync', '1']])).toEqual({
      heads: [
        [
          { text: 'Event', columns: 1, rows: 1 },
          { text: 'Waits', columns: 1, rows: 1 },
        ],
      ],
      rows: [['log file sync', '1']],
    });
    expect(headed([], [['a', '1']])).toEqual({ heads: [], rows: [['a', '1']] });
  });

  it('groups of the same columns begin with the same one', () => {
    const columns = ['Wait Class', '1st', '2nd', 'Diff', '1st', '2nd', '%Diff'];
    const body = ['Commit', '1.47', '2.12', '0.64', '202.69', '284.30', '40.26'];
    expect(shown([], [['', '% of DB time', '# Waits/sec'], columns, body])).toEqual([
      ['', '% of DB time ×3', '# Waits/sec ×3'],
      columns,
    ]);
    expect(headed([], [['', '% of DB time', '# Waits/sec'], columns, body]).rows).toEqual([body]);
  });

  it('the group row may be the first of header cells alone', () => {
    const columns = ['Event', 'Waits', 'Event', 'Waits'];
    expect(shown(['1st', '2nd'], [columns, ['log file sync', '1', 'log file sync', '2']])).toEqual([
      ['1st ×2', '2nd ×2'],
      columns,
    ]);
  });

  it('one group reaches over all but the blank cells beside it', () => {
    const columns = ['I#', 'Local %', 'Remote %', 'Disk %', 'Locality %'];
    expect(shown([], [['', 'Buffer Access', ''], columns, ['1', '99.1', '0.2', '0.7', '98']])[0]).toEqual([
      '',
      'Buffer Access ×3',
      '',
    ]);
  });

  it('the catalogue knows with which cells other groups begin', () => {
    const names = ['', 'CPU', 'Load', '% CPU', 'Time (s)', 'Memory', 'End Values'];
    const columns = ['I#', '#CPUs', '#Cores', '#Sckts', 'Begin', 'End', '% Busy', '% Usr', '% Sys', '% WIO', '% Idl'];
    columns.push('Busy', 'Idle', 'Total', 'MB', '#CPUs', '#Cores', '#Sckts', 'Memory (M)');
    expect(shown([], [names, columns, columns.map(() => '1')])[0]).toEqual([
      '',
      'CPU ×3',
      'Load ×2',
      '% CPU ×5',
      'Time (s) ×3',
      'Memory',
      'End Values ×4',
    ]);
  });

  it('groups that nothing tells apart share one cell, over no wrong column', () => {
    const columns = ['I#', 'Alpha', 'Beta', 'Gamma', 'Delta'];
    expect(shown([], [['', 'Some', 'Others'], columns, ['1', '2', '3', '4', '5']])[0]).toEqual([
      '',
      'Some · Others ×4',
    ]);
  });

  it('what the reader noted is taken', () => {
    const rows = [
      ['', 'Requests'],
      ['Cell', 'Total', 'per Sec'],
      ['c1', '10', '1'],
    ];
    const head = (row: number, column: number, columns: number, high = 1) => ({
      row,
      column,
      columns,
      rows: high,
      head: true,
    });
    const table = headed([], rows, [head(0, 0, 1), head(0, 1, 2), head(1, 0, 1), head(1, 1, 1), head(1, 2, 1)]);
    expect(table.heads[0]).toEqual([
      { text: '', columns: 1, rows: 1 },
      { text: 'Requests', columns: 2, rows: 1 },
    ]);
    expect(table.rows).toEqual([['c1', '10', '1']]);
    expect(table.reach).toBeUndefined();
    const wide = headed(
      [],
      [
        ['Cell', 'Mean'],
        ['c1', '10'],
        ['*', '12'],
      ],
      [head(0, 0, 1), head(0, 1, 2), { ...head(1, 1, 2), head: false }],
    );
    expect(wide.reach).toEqual([{ row: 0, column: 1, columns: 2, rows: 1 }]);
  });

  it('rows of figures and ragged text are no header', () => {
    const rows = [
      ['1', '2'],
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ];
    expect(headed([], rows)).toEqual({ heads: [], rows });
    const prose = [
      ['Read Misses', '8.52'],
      ['a', 'b', 'c'],
    ];
    expect(headed(['I/O per second'], prose)).toMatchObject({ heads: [[{ text: 'I/O per second' }]], rows: prose });
  });
});
