import { describe, expect, test } from 'vitest';
import { reportOf, rowsOf } from '../../catalogue/fixtures.ts';
import { sections } from '../../catalogue/index.ts';
import { mapReport } from '../../catalogue/map.ts';
import { addmHead } from '../../testing/text/heads.ts';
import { readReport } from '../read.ts';
import { beforeAddm, withAddmOfPage, withReports } from './within.ts';

const TILDES = '~'.repeat(78);

/** The layout from 11.1 on. */
const NEW = `${addmHead({
  task: 'TASK_7',
  snaps: [10, 11],
  begin: '06-SEP-16 11.32.39 AM',
  end: '06-SEP-16 01.00.40 PM',
  host: 'db1.example.com',
})}1  Commits and Rollbacks  .39 | 51.22          1
2  Hard Parse             .26 | 33.64          0


${TILDES}
${TILDES}


          Findings and Recommendations
          ----------------------------

Finding 1: Commits and Rollbacks
Impact is .39 active sessions, 51.22% of total activity.
--------------------------------------------------------
Waits on event "log file sync" while performing COMMIT and ROLLBACK operations
were consuming significant database time.

   Recommendation 1: Application Analysis
   Estimated benefit is .36 active sessions, 47.5% of total activity.
   ------------------------------------------------------------------
   Action
      Investigate application logic for possible reduction in the number of
      COMMIT operations made by the statement with SQL_ID "6gvch1xu9ca3g".
      Related Object
         SQL statement with SQL_ID 6gvch1xu9ca3g and PLAN_HASH 3013799171.
         insert into orders
         values (:1)
   Rationale
      The application was performing 1008 transactions per minute.
   Rationale
      Redo is 1839 bytes per transaction.

   Symptoms That Led to the Finding:
   ---------------------------------
      Wait class "Commit" was consuming significant database time, more than
      any other.
      Impact is .41 active sessions, 53.1% of total activity.
         Something was seen besides.


Finding 2: Hard Parse
Impact is .26 active sessions, 33.64% of total activity.
--------------------------------------------------------
Hard parsing was consuming significant database time.

   No recommendations are available.


${TILDES}
${TILDES}

          Additional Information
          ----------------------

Warnings
--------
The optimal memory target could not be determined.

Miscellaneous Information
-------------------------
CPU was not a bottleneck for the instance.

End of Report
`;

/** The layout of 10.2. */
const OLD = `
          DETAILED ADDM REPORT FOR TASK 'TASK_8' WITH ID 8
          ------------------------------------------------

              Analysis Period: 20-MAR-2010 from 08:01:06 to 22:00:07
         Database ID/Instance: 1234567890/2
      Database/Instance Names: SHOP/shop2
                    Host Name: db2
             Database Version: 10.2.0.4.0
               Snapshot Range: from 28 to 35
                Database Time: 637 seconds
        Average Database Load: 0 active sessions

${TILDES}

FINDING 1: 59% impact (376 seconds)
-----------------------------------
The buffer cache was undersized causing significant additional read I/O.

   RECOMMENDATION 1: DB Configuration, 48% benefit (306 seconds)
      ACTION: Increase SGA target size by increasing the value of parameter
         "sga_target" by 28 M.
      ACTION: Look at the statement with SQL_ID "6gvch1xu9ca3g".
         RELEVANT OBJECT: SQL statement with SQL_ID 6gvch1xu9ca3g and
         PLAN_HASH 42
         select 1 from dual
      RATIONALE: It was executed 9 times.

   SYMPTOMS THAT LED TO THE FINDING:
      SYMPTOM: Wait class "User I/O" was consuming significant database time. (83%
               impact [529 seconds])

   ADDITIONAL INFORMATION:
      Something to add.

${TILDES}

          ADDITIONAL INFORMATION
          ----------------------

Wait class "Application" was not consuming significant database time.
`;

const bytes = (text: string) => new TextEncoder().encode(text);

function read(text: string) {
  const report = readReport(bytes(text));
  const mapped = mapReport(report);
  const rows = (name: string) => {
    const section = sections.find((each) => each.name === name);
    return section ? rowsOf(mapped, section) : [];
  };
  return { report, mapped, rows };
}

function refused(text: string) {
  try {
    readReport(bytes(text));
  } catch (error) {
    return error;
  }
  return null;
}

describe('from 11.1', () => {
  const { report, mapped, rows } = read(NEW);

  test('header', () => {
    expect(report).toMatchObject({ kind: 'addm', format: 'text', warnings: [] });
    expect(mapped.warnings).toEqual([]);
    expect(report.header).toMatchObject({
      db_name: 'SHOP',
      db_id: '1234567890',
      instance_name: 'shop1',
      instance_number: 1,
      host_name: 'db1.example.com',
      release: '12.1.0.2.0',
      begin_snap_id: 10,
      end_snap_id: 11,
      begin_time: '2016-09-06 11:32:39',
      end_time: '2016-09-06 13:00:40',
      elapsed_s: 5281,
      db_time_s: 1285,
    });
  });

  test('findings; the summary adds no rows', () => {
    const task_name = 'TASK_7';
    expect(rows('addm_findings')).toEqual([
      {
        task_name,
        finding_no: 1,
        name: 'Commits and Rollbacks',
        impact_active_sessions: 0.39,
        impact_pct: 51.22,
        message:
          'Waits on event "log file sync" while performing COMMIT and ROLLBACK operations were consuming significant database time.',
        recommendations: 1,
      },
      {
        task_name,
        finding_no: 2,
        name: 'Hard Parse',
        impact_active_sessions: 0.26,
        impact_pct: 33.64,
        message: 'Hard parsing was consuming significant database time.',
        recommendations: 0,
      },
    ]);
  });

  test('recommendations, objects, symptoms', () => {
    const place = { task_name: 'TASK_7', finding_no: 1 };
    expect(rows('addm_recommendations')).toEqual([
      {
        ...place,
        recommendation_no: 1,
        type: 'Application Analysis',
        benefit_active_sessions: 0.36,
        benefit_pct: 47.5,
        actions:
          'Investigate application logic for possible reduction in the number of COMMIT operations made by the statement with SQL_ID "6gvch1xu9ca3g".',
        rationale: 'The application was performing 1008 transactions per minute.\nRedo is 1839 bytes per transaction.',
        sql_ids: '6gvch1xu9ca3g',
      },
    ]);
    expect(rows('addm_related_objects')).toEqual([
      {
        ...place,
        recommendation_no: 1,
        object: 'SQL statement with SQL_ID 6gvch1xu9ca3g and PLAN_HASH 3013799171.',
        sql_id: '6gvch1xu9ca3g',
        plan_hash: 3013799171,
        sql_text: 'insert into orders\nvalues (:1)',
      },
    ]);
    expect(rows('addm_symptoms')).toEqual([
      {
        ...place,
        symptom_no: 1,
        message: 'Wait class "Commit" was consuming significant database time, more than any other.',
        impact_active_sessions: 0.41,
        impact_pct: 53.1,
      },
      { ...place, symptom_no: 2, message: 'Something was seen besides.' },
    ]);
  });

  test('everything else is a note under its heading', () => {
    const notes = rows('addm_notes').map(({ section, note }) => [section, note]);
    expect(notes).toContainEqual(['Warnings', 'The optimal memory target could not be determined.']);
    expect(notes).toContainEqual(['Miscellaneous Information', 'CPU was not a bottleneck for the instance.']);
    expect(notes).toContainEqual([
      'Analysis Target',
      'ADDM performed an analysis of instance shop1, numbered 1 and hosted at db1.example.com.',
    ]);
    expect(notes.length).toBe(10);
  });

  test.each([
    ['in a page', `<html><body><pre>${NEW.replaceAll("'", '&apos;')}</pre></body></html>`],
    ['in a page with tables', `<html><body><table><tr><td><pre>${NEW}</pre></td></tr></table></body></html>`],
    [
      'behind the dialogue of the script',
      `Specify the Begin and End Snapshot Ids\n\nGenerating the ADDM report ...\n${NEW}`,
    ],
    ['without its indents', NEW.replace(/^ +/gm, '')],
    ['cut at 60 characters, under page headers', spooled(NEW, 60)],
  ])('%s it is the same', (_, text) => {
    const other = read(text);
    expect(other.report.header).toEqual(report.header);
    for (const name of [
      'addm_findings',
      'addm_recommendations',
      'addm_related_objects',
      'addm_symptoms',
      'addm_notes',
    ]) {
      expect(other.rows(name), name).toEqual(rows(name));
    }
  });

  test('cut off it is refused, and so are two in a file', () => {
    expect(refused(NEW.slice(0, NEW.indexOf('Additional Information')))).toMatchObject({ code: 'truncated' });
    expect(refused(NEW.slice(0, 600))).toMatchObject({ code: 'truncated' });
    expect(refused(NEW + NEW)).toMatchObject({ code: 'which_part' });
    expect(refused(NEW.replace('DB ID', 'number'))).toMatchObject({ code: 'no_header' });
    expect(refused('Generating the ADDM report for this analysis ...\nORA-13703: no\n')).toMatchObject({
      code: 'no_header',
    });
  });

  test('of a cluster: instances analyzed and affected', () => {
    const instances = `Instances that were analyzed:
-----------------------------
    Number  Name   Host Name  Active Sessions  Percent of Activity
    ------  -----  ---------  ---------------  -------------------
    2       shop2  db2        2.04             50.34
`;
    const affected = `
Instances that were significantly affected by this finding:
    Number  Name   Percent Impact  ADDM Task Name
    ------  -----  --------------  --------------
    2       shop2  51.52           ADDM:1234567890_2_11

   No rec`;
    const cluster = read(
      NEW.replace(/ADDM performed[^.]*\.example\.com\./, 'ADDM performed an analysis of all instances.')
        .replace('Miscellaneous', `${instances}\nMiscellaneous`)
        .replace('\n   No rec', affected),
    );
    expect(cluster.report.header).toMatchObject({ is_rac: true, instance_name: null, instance_number: null });
    expect(cluster.rows('addm_instances')).toEqual([
      {
        task_name: 'TASK_7',
        instance_number: 2,
        instance_name: 'shop2',
        host_name: 'db2',
        avg_active_sessions: 2.04,
        pct_activity: 50.34,
      },
    ]);
    expect(cluster.rows('addm_affected_instances')).toEqual([
      {
        task_name: 'TASK_7',
        finding_no: 2,
        instance_number: 2,
        instance_name: 'shop2',
        impact_pct: 51.52,
        instance_task_name: 'ADDM:1234567890_2_11',
      },
    ]);
  });
});

test('10.2', () => {
  const { report, mapped, rows } = read(OLD);
  expect(report.header).toMatchObject({
    db_name: 'SHOP',
    db_id: '1234567890',
    instance_name: 'shop2',
    instance_number: 2,
    host_name: 'db2',
    release: '10.2.0.4.0',
    begin_snap_id: 28,
    end_snap_id: 35,
    begin_time: '2010-03-20 08:01:06',
    end_time: '2010-03-20 22:00:07',
    db_time_s: 637,
  });
  expect([...report.warnings, ...mapped.warnings]).toEqual([]);
  const place = { task_name: 'TASK_8', finding_no: 1 };
  expect(rows('addm_findings')).toMatchObject([{ ...place, impact_pct: 59, impact_s: 376, recommendations: 1 }]);
  expect(rows('addm_recommendations')).toMatchObject([
    {
      ...place,
      type: 'DB Configuration',
      benefit_pct: 48,
      benefit_s: 306,
      actions:
        'Increase SGA target size by increasing the value of parameter "sga_target" by 28 M.\nLook at the statement with SQL_ID "6gvch1xu9ca3g".',
      rationale: 'It was executed 9 times.',
    },
  ]);
  expect(rows('addm_related_objects')).toMatchObject([
    { sql_id: '6gvch1xu9ca3g', plan_hash: 42, sql_text: 'select 1 from dual' },
  ]);
  expect(rows('addm_symptoms')).toMatchObject([
    { message: 'Wait class "User I/O" was consuming significant database time.', impact_pct: 83, impact_s: 529 },
  ]);
  expect(rows('addm_notes').map(({ section, note }) => [section, note])).toEqual(
    expect.arrayContaining([
      ['Finding 1', 'Something to add.'],
      ['ADDITIONAL INFORMATION', 'Wait class "Application" was not consuming significant database time.'],
    ]),
  );
});

test('in another language: the header as far as it can be told, the rest as notes', () => {
  const { report, rows } = read(`Generating the ADDM report for this analysis ...

          任务 'TASK_9' 的 ADDM 报告
          --------------------------

分析时段
--------
AWR 快照范围从 5 到 7。
时段从 20-10月-24 07.51.14 下午 开始
时段在 20-10月-24 09.48.54 下午 结束

分析目标
--------
数据库 'SHOP' 的 DB ID 为 1234567890。
数据库版本 19.0.0.0.0。

${TILDES}

没有要报告的查找结果。

End of Report
`);
  expect(report.header).toMatchObject({
    db_name: 'SHOP',
    db_id: '1234567890',
    release: '19.0.0.0.0',
    begin_snap_id: 5,
    end_snap_id: 7,
    begin_time: '2024-10-20 19:51:14',
    end_time: '2024-10-20 21:48:54',
  });
  expect(report.warnings).toEqual(['header without db_time_s']);
  expect(rows('addm_notes')).toContainEqual({ task_name: 'TASK_9', note: '没有要报告的查找结果。' });
});

test('in German, within a text: findings and recommendations', () => {
  const { own, addm } = beforeAddm(`Last section of AWR

          ADDM-Bericht für Task 'ADDM:1234567890_1_11'
          --------------------------------------------

${TILDES}

Ergebnis 1: SGA zu klein
Auswirkung ist .85 aktive Sessions, 88.06\\% der Gesamtaktivität.
------------------------------------------------------------------
Die SGA hatte keine ausreichende Größe.

   Empfehlung 1: Datenbankkonfiguration
   Geschätzter Vorteil beträgt .84 aktive Sessions, 86.91\\% der
   Gesamtaktivität.
   ---------------------------------------------------------------
   Aktion
      Vergrößern Sie die SGA.

   Symptome, die zu dem Ergebnis geführt haben:
   --------------------------------------------
      Hard Parsing hat wesentliche Datenbankzeit belegt.
      Auswirkung ist .42 aktive Sessions, 44\\% der Gesamtaktivität.
`);
  expect(own).toBe('Last section of AWR\n\n');
  const mapped = mapReport(reportOf(...withReports([], addm)));
  expect(mapped.warnings).toEqual([]);
  const rows = (name: string) => mapped.rows.get(name)?.map((row) => row.filter((cell) => cell !== null));
  const task = 'ADDM:1234567890_1_11';
  expect(rows('addm_findings')).toEqual([
    [task, 1, 'SGA zu klein', 0.85, 88.06, 'Die SGA hatte keine ausreichende Größe.', 1],
  ]);
  expect(rows('addm_recommendations')).toEqual([
    [task, 1, 1, 'Datenbankkonfiguration', 0.84, 86.91, 'Vergrößern Sie die SGA.'],
  ]);
  expect(rows('addm_symptoms')).toEqual([[task, 1, 1, 'Hard Parsing hat wesentliche Datenbankzeit belegt.', 0.42, 44]]);
});

test('reports within the page of another are appended to its tables', () => {
  const page = `<h2>ADDM Task</h2><pre>${NEW.replaceAll("'", '&apos;')}</pre><pre>select 1</pre>`;
  const tables = withAddmOfPage({ tables: [], preformatted: 0, pages: 1 }, page);
  expect(tables.map(({ tableNo }) => tableNo)).toEqual(tables.map((_, at) => at + 1));
  const mapped = mapReport(reportOf(...tables));
  expect(mapped.mappedTo).not.toContain(null);
  expect(withAddmOfPage({ tables: [], preformatted: 0, pages: 1 }, '<pre>no such report</pre>')).toEqual([]);
});

/** As `select dbms_addm.get_report(…) from dual` spools it at a LINESIZE; a line that just fits is followed by an empty one. */
function spooled(text: string, width: number): string {
  const header = `\nDBMS_ADDM.GET_REPORT(:TNAME)\n${'-'.repeat(width)}`;
  const lines = text.split('\n').flatMap((line) => {
    const pieces = line.match(new RegExp(`.{1,${width}}`, 'g')) ?? [''];
    return [...pieces.map((piece) => piece.trimEnd()), ...(line.length === width ? [''] : [])];
  });
  return lines.map((line, at) => (at % 40 === 0 ? `${header}\n${line}` : line)).join('\n');
}
