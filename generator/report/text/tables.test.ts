import { describe, expect, test } from 'vitest';
import type { SourceTable } from '../types.ts';
import { textTables } from './tables.ts';

/** The only table that is no prose. */
function tableOf(text: string): SourceTable {
  const [table, ...others] = textTables(text).filter(({ prose }) => !prose);
  if (!table || others.length > 0) throw new Error(`${others.length + (table ? 1 : 0)} tables`);
  return table;
}

const PAGE = 'Pond Life                          DB/Inst: POND/pond1  Snaps: 7-8';
const HEAD = `${PAGE}
-> ordered by size
   within each pond

                                Total      Avg
                                Weight   length
Fish                     Count     (g)     (cm)
-------------------- ---------- ------- -------`;

describe('tables with a line of dashes', () => {
  test('title, names over several lines, cells; notes are prose', () => {
    const tables = textTables(`${HEAD}
carp                      1,204   9,000      42
golden  orfe                  7               3
                          ------------------------------------------------------
`);
    expect(tables.map(({ heading, prose }) => [heading, prose ?? false])).toEqual([
      ['Pond Life', true],
      ['Pond Life', false],
    ]);
    expect(tables[0]?.rows).toEqual([['-> ordered by size within each pond']]);
    expect(tables[1]).toMatchObject({
      tableNo: 2,
      summary: null,
      header: ['Fish', 'Count', 'Total Weight (g)', 'Avg length (cm)'],
      rows: [
        ['carp', '1,204', '9,000', '42'],
        ['golden  orfe', '7', '', '3'],
      ],
      widths: [20, 10, 7, 7],
    });
  });

  test.each([
    ['a form feed', '\f'],
    ['a blank line in its place', '\n'],
  ])('a new page goes on with the table: %s', (_, feed) => {
    const tables = textTables(`${HEAD}\ncarp                          1       2       3\n${feed}${HEAD}
tench                         4       5       6
                          ------------------------------------------------------
`);
    expect(tables).toHaveLength(2);
    expect(tables[1]?.rows).toEqual([
      ['carp', '1', '2', '3'],
      ['tench', '4', '5', '6'],
    ]);
  });

  test('names that fill or overrun their column, numbers that overflow', () => {
    const { rows } = tableOf(`${HEAD}
a carp that fills it          1       2       3
a carp with a name too long   1       2       3
carp                 ##########################
carp of seventeen cm1234567890,       2       3
`);
    expect(rows).toEqual([
      ['a carp that fills it', '1', '2', '3'],
      ['a carp with a name too long', '1', '2', '3'],
      ['carp', '##########', '########', '########'],
      ['carp of seventeen cm', '1234567890,', '2', '3'],
    ]);
  });

  test('a sum is ruled off by dashes or tildes', () => {
    const { rows } = tableOf(`${HEAD}
carp                          1       2       3
                     ---------- ------- -------
sum                           1       2       3
    ~~~~             ~~~~~~~~~~ ~~~~~~~ ~~~~~~~
avg                           1       2       3
`);
    expect(rows.map(([name]) => name)).toEqual(['carp', 'sum', 'avg']);
  });

  test('a column of blanks that a line of numbers lacks', () => {
    const { rows } = tableOf(`Host
~~~~
 CPUs Cores Sockets     Begin       End
----- ----- ------- --------- ---------
   12     3      1.50      2.25
`);
    expect(rows).toEqual([['12', '3', '', '1.50', '2.25']]);
  });

  test('a name over two columns belongs to both', () => {
    expect(
      tableOf(`Host CPU (CPUs:    2)
~~~~~~~~                  Load Average
 CPUs Cores Sockets     Begin       End     %User
----- ----- ------- --------- --------- ---------
    2     1       1      1.28      0.45       4.1
`),
    ).toMatchObject({
      heading: 'Host CPU (CPUs: 2)',
      header: ['CPUs', 'Cores', 'Sockets', 'Load Average Begin', 'Load Average End', '%User'],
    });
  });

  test.each([
    ['dashes below', '                         % of Fish\n                     -----------------\n'],
    ['dashes around', '                     --- % of Fish ---\n'],
  ])('names that span columns have a row of their own: %s', (_, spanner) => {
    expect(
      tableOf(`${PAGE}

${spanner}                     Total
Pond                  Fish   <1cm   >1cm
------------------- ------ ------ ------
north                   12   75.0   25.0
`),
    ).toMatchObject({
      header: [],
      rows: [
        ['', ...(spanner.includes('---\n') && !spanner.includes('of Fish ---') ? [''] : ['']), '% of Fish'],
        ['Pond', 'Total Fish', '<1cm', '>1cm'],
        ['north', '12', '75.0', '25.0'],
      ],
    });
  });
});

test('a month longer than its column moves no cell', () => {
  const { rows } = tableOf(`Pond Log                           DB/Inst: POND/pond1  Snaps: 7-8
Time               Fish  Weight
------------ ---------- -------
10-Jul 05:00         12     300
10-JUIL. 05:10       14      31
10-août 05:20        15      32
                          ------------------------------------------------------
`);
  expect(rows).toEqual([
    ['10-Jul 05:00', '12', '300'],
    ['10-JUIL. 05:10', '14', '31'],
    ['10-août 05:20', '15', '32'],
  ]);
});

describe('labels and values', () => {
  test('beside the last column too; the title is no header cell', () => {
    expect(
      tableOf(`Pump Sizes                        Begin        End
~~~~~~~~~~                   ---------- ----------
                Great Pump:       424M       412M  Hose Size:             8K
   A Pump With a Long Name:       212M
`),
    ).toMatchObject({
      heading: 'Pump Sizes',
      header: ['', 'Begin', 'End', '', ''],
      rows: [
        ['Great Pump:', '424M', '412M', 'Hose Size:', '8K'],
        ['A Pump With a Long Name:', '212M', '', '', ''],
      ],
    });
  });

  test('a list without columns', () => {
    expect(
      tableOf(`Pump Efficiency (Target 100%)
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
            Flow  Nowait %:   99.99       Power NoWait %:  100.00
Litres to Joules Elapsd %:   52.53     % Non-Pump CPU:   52.72
`),
    ).toMatchObject({
      heading: 'Pump Efficiency (Target 100%)',
      header: [],
      rows: [
        ['Flow  Nowait %:', '99.99', 'Power NoWait %:', '100.00'],
        ['Litres to Joules Elapsd %:', '52.53', '% Non-Pump CPU:', '52.72'],
      ],
    });
  });

  test('columns without dashes stand where their values do', () => {
    expect(
      tableOf(`Pond Sizes
~~~~~~~~~~                              Begin          End
                Water (m3):           2,002.5      2,001.5
                 % covered:              40.78        43.00
`),
    ).toMatchObject({
      header: ['', 'Begin', 'End'],
      rows: [
        ['Water (m3):', '2,002.5', '2,001.5'],
        ['% covered:', '40.78', '43.00'],
      ],
    });
  });
});

describe('records of several lines', () => {
  test('a line of dashes for each line of the record', () => {
    expect(
      tableOf(`${PAGE}

Pond                 Owner
-------------------- ---------------------------------
      Fish     Frogs
---------- ---------
north                a man with a rod
        12         4
south
         7         1
                          ------------------------------------------------------
`),
    ).toMatchObject({
      header: ['Pond', 'Owner', 'Fish', 'Frogs'],
      rows: [
        ['north', 'a man with a rod', '12', '4'],
        ['south', '', '7', '1'],
      ],
    });
  });

  test('a name on the line before its values', () => {
    expect(
      tableOf(`${PAGE}

  Reads:   Reqs   Data
    Data per sec per sec
 ------- ------- -------
Carp Reads
    140M     2.5   .039M
 Carp Reads (Deep End)
     10M     0.5   .001M
`).rows,
    ).toEqual([
      ['Carp Reads', '140M', '2.5', '.039M'],
      ['Carp Reads (Deep End)', '10M', '0.5', '.001M'],
    ]);
  });

  test('statements below their measures, over a page too', () => {
    const head = `SQL ordered by Splashes             DB/Inst: POND/pond1  Snaps: 7-8

   Splashes    Executions    SQL Id
----------- ------------- -------------`;
    const lines = [
      'select every_fish_of_the_pond, every_frog_of_the_pond, depth_of_the_pond from po',
      'nd where',
      'depth_of_the_pond = :1 and owner_of_the_pond in ( select owner from ponds where ',
    ];
    const { header, rows } = tableOf(`${head}
        4.5             2 0abcdefghijk1
Module: rod@shore (TNS V1-V3)
   PDB: NORTH
${lines[0]}

\f${head}
${lines.slice(1).join('\n')}

         .5           N/A 0abcdefghijk2
commit

                          ------------------------------------------------------
`);
    expect(header).toEqual(['Splashes', 'Executions', 'SQL Id', 'SQL Module', 'PDB Name', 'SQL Text']);
    expect(rows).toEqual([
      [
        '4.5',
        '2',
        '0abcdefghijk1',
        'rod@shore (TNS V1-V3)',
        'NORTH',
        expect.stringContaining('from pond where depth_of'),
      ],
      ['.5', 'N/A', '0abcdefghijk2', '', '', 'commit'],
    ]);
  });
});

test('what is no table is kept line by line', () => {
  const tables = textTables(`Some words
${PAGE}
                  No data exists for this section of the report.
                          ------------------------------------------------------
A remark
End of Report
`);
  expect(tables).toMatchObject([
    { heading: null, prose: true, rows: [['Some words']] },
    {
      heading: 'Pond Life',
      prose: true,
      rows: [['No data exists for this section of the report.'], ['A remark'], ['End of Report']],
    },
  ]);
});

test('long lines of anything take no time to speak of', () => {
  const began = performance.now();
  for (const piece of ['-', ' ', '~', 'a:  ', '-- a ', '#', '-> ', '1 ', '\t']) {
    for (const around of [(line: string) => line, (line: string) => `x${line}y`, (line: string) => `x ${line}DB`]) {
      textTables(`${HEAD}\n\n${around(piece.repeat(100_000 / piece.length))}\n${HEAD}\n`);
    }
  }
  expect(performance.now() - began).toBeLessThan(10_000);
});
