import fs from 'node:fs';
import { expect, test } from 'vitest';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { HEADER_19C, page } from './fixtures.ts';
import { findReports, readReport } from './read.ts';
import { reportsIn } from './several.ts';
import type { SourceReport } from './types.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

const PAGE = `${page(HEADER_19C)}</body></html>\n`;
const NEXT = PAGE.replace('>100<', '>101<').replace('>101</td>', '>101</td>');

/** A report as text, in the layout of 12.1, cut down to its header. */
const text = (snap: number) => `
WORKLOAD REPOSITORY report for

DB Name         DB Id    Instance     Inst Num Startup Time    Release     RAC
------------ ----------- ------------ -------- --------------- ----------- ---
SHOP          1234567890 shop1               1 17-Mar-20 10:26 11.2.0.4.0  NO

              Snap Id      Snap Time      Sessions Curs/Sess
            --------- ------------------- -------- ---------
Begin Snap:    ${String(snap).padStart(6)} 31-May-20 00:00:02        31       1.7
  End Snap:    ${String(snap + 1).padStart(6)} 31-May-20 01:00:51        30       1.5
   Elapsed:               60.81 (mins)
   DB Time:                1.63 (mins)

End of Report
`;

/** What awrrpt.sql says between two reports: a list of snapshots, and more of them than a report's tail may have. */
const DIALOGUE = `Report written to awrrpt_1_10_11.txt\n${'ORCL1        ORCL              10 31 May 2020 00:00      1\n'.repeat(200)}`;

const snaps = (file: string) =>
  findReports(bytes(file)).map(({ part, read }) => {
    try {
      return [part, read().header.begin_snap_id];
    } catch (error) {
      return [part, (error as { code: string }).code];
    }
  });

test('pages behind each other, each read by itself', () => {
  const second = PAGE.replace('>100<', '>200<');
  expect(snaps(`SQL> start awr\n${PAGE}\n${second}`)).toEqual([
    [1, 100],
    [2, 200],
  ]);
  const one = findReports(bytes(PAGE + second));
  expect(one[1]?.read().tables).toEqual(readReport(bytes(second)).tables);
});

test('a damaged one costs itself alone', () => {
  const cut = PAGE.slice(0, PAGE.indexOf('Cursors/Session'));
  expect(snaps(cut + NEXT.replace('>100<', '>300<'))).toEqual([
    [1, 'truncated'],
    [2, expect.any(Number)],
  ]);
  const untitled = PAGE.replace(/AWR Report|WORKLOAD REPOSITORY/g, '');
  expect(snaps(PAGE + untitled + PAGE)).toEqual([
    [1, 100],
    [2, 'not_a_report'],
    [3, 100],
  ]);
});

test('texts behind each other, whatever SQL*Plus says between them', () => {
  expect(snaps(text(10) + DIALOGUE + text(11) + text(12))).toEqual([
    [1, 10],
    [2, 11],
    [3, 12],
  ]);
  expect(snaps(text(10).replace('End of Report', '') + text(11))).toEqual([
    [1, 'truncated'],
    [2, 11],
  ]);
});

test('what a script says right before a title is said of that report', () => {
  const [, second = ''] = reportsIn(`${text(10)}ERROR: RESULTS ARE INVALID\n${text(11)}`);
  expect(second.startsWith('ERROR: RESULTS')).toBe(true);
  const [, behind = ''] = reportsIn(text(10) + DIALOGUE + text(11));
  expect(behind.trimStart().startsWith('WORKLOAD')).toBe(true);
});

test('one of them by its place; without it the file is refused, and so is a place that it does not have', () => {
  const file = bytes(text(10) + text(11));
  expect(readReport(file, { part: 2 }).header.begin_snap_id).toBe(11);
  expect(readReport(bytes(text(10)), { part: 1 }).header.begin_snap_id).toBe(10);
  const refused = (part?: number) => () => readReport(file, { fileName: 'a.lst', ...(part && { part }) });
  expect(refused()).toThrow(expect.objectContaining({ code: 'which_part', file: 'a.lst' }));
  expect(refused(3)).toThrow(expect.objectContaining({ code: 'which_part', place: 'part 3' }));
  expect(() =>
    readReport(bytes(text(10).replace('End of Report', '') + text(11)), { fileName: 'a.lst', part: 1 }),
  ).toThrow(expect.objectContaining({ code: 'truncated', file: 'a.lst#1' }));
});

test('reports of ADDM within one of AWR are its own; behind it or alone they are reports', () => {
  const addm = (task: number) =>
    `          ADDM Report for Task 'TASK_${task}'\n          ---------------------------\n\nAnalysis\n`;
  const within = text(10).replace('End of Report', `${addm(1)}\n${addm(2)}\nEnd of Report`);
  expect(reportsIn(within)).toEqual([within]);
  expect(reportsIn(within + addm(3))).toHaveLength(2);
  expect(reportsIn(addm(1) + addm(2))).toHaveLength(2);
});

test('words of a title in some SQL, or a page in it, begin no report', () => {
  const sql = `select 'WORKLOAD REPOSITORY report for' from dual\nwhere title like '%STATSPACK report for%'\n`;
  const one = text(10).replace('End of Report', `${sql}End of Report`);
  expect(reportsIn(one)).toEqual([one]);
  const shown = PAGE.replace('</table>', `</table><pre>${sql}<html><body></pre>`);
  expect(reportsIn(shown)).toEqual([shown]);
});

describeCorpus('real reports behind each other', () => {
  const files = corpusFiles(() => true).map(({ file }) => fs.readFileSync(file));
  const isPage = (file: Buffer) => /<table\b/i.test(file.toString('latin1', 0, 65_536));
  const pages = files.filter(isPage).filter((_, at) => at % 12 === 0);
  const texts = files.filter((file) => !isPage(file));

  test.each([
    ['pages', pages],
    ['texts', texts],
    ['texts the other way round', texts.toReversed()],
  ])('%s: each as it is alone', (_, group) => {
    expect(group.length).toBeGreaterThan(5);
    const found = findReports(Buffer.concat(group.flatMap((file) => [file, Buffer.from('\n')])));
    expect(found).toHaveLength(group.length);
    // Of a hundred megabytes of cells a difference would be told for minutes.
    const digest = ({ header, tables, warnings }: SourceReport) => [
      header,
      tables.length,
      JSON.stringify(tables).length,
      warnings,
    ];
    expect(found.map((each) => digest(each.read()))).toEqual(group.map((file) => digest(readReport(file))));
  });
});
