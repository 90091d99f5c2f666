/** "Active Session History (ASH) Report" of 12.2 and later: the same times as elsewhere, seen as samples every ten seconds. */
import { segments } from '../../cast/segments.ts';
import { hash32 } from '../../random.ts';
import { fixed, pct } from '../format.ts';
import { type Chapter, emptySection, section } from '../section.ts';
import { blockers, CPU, container, eventsOf, modern, overTime, sqlEvents, topEvents, topSessions } from './ash_rows.ts';

const PARAMETERS: Readonly<Record<string, readonly [string, string, string]>> = {
  'db file sequential read': ['file#', 'block#', 'blocks'],
  'db file scattered read': ['file#', 'block#', 'blocks'],
  'direct path read': ['file number', 'first dba', 'block cnt'],
  'log file sync': ['buffer#', 'sync scn', 'NOT DEFINED'],
  'enq: TX - row lock contention': ['name|mode', 'usn<<16 | slot', 'sequence'],
  'log file parallel write': ['files', 'blocks', 'requests'],
};

export const ashChapter: Chapter = {
  anchor: 42,
  title: 'Active Session History (ASH) Report',
  sections: [
    section(9990, 'Top SQL with Top Events', {
      in: modern,
      notes: () => [
        ' Top SQL statements by DB Time along with the top events by DB Time      for those SQLs. ',
        ' % Activity is the percentage of DB Time due to the SQL. ',
        ' % Event is the percentage of DB Time due to the event that the SQL is     waiting on. ',
        ' % Row Source is the percentage of DB Time due to the row source for the     SQL waiting on the event. ',
        ' Executions is the number of executions of the SQL that were sampled in ASH.',
      ],
      table: (interval, layout) => ({
        summary: 'This table displays the Top SQL by Top Wait Events',
        columns: 'qrrrlrlrll',
        header: [
          'SQL ID',
          'Plan Hash',
          'Executions',
          '% Activity',
          'Event',
          '% Event',
          'Top Row Source',
          '% Row Source',
          'SQL Text',
          ...container(layout),
        ],
        rows: sqlEvents(interval, layout, false),
      }),
    }),
    section(9989, 'Top SQL with Top Row Sources', {
      in: modern,
      notes: () => [
        ' Top SQL statements by DB Time along with the top row sources by DB Time    for those SQLs. ',
        ' % Activity is the percentage of DB Time due to the SQL. ',
        ' Executions is the number of executions of the SQL that were sampled in ASH.',
      ],
      table: (interval, layout) => ({
        summary: 'This table display the Top SQLs with Top Row Sources',
        columns: 'qrrrlrlrll',
        header: [
          'SQL ID',
          'Plan Hash',
          'Executions',
          '% Activity',
          'Row Source',
          '% Row Source',
          'Top Event',
          '% Event',
          'SQL Text',
          ...container(layout),
        ],
        rows: sqlEvents(interval, layout, true),
      }),
    }),
    section(9993, 'Top Sessions', {
      in: modern,
      notes: () => [
        " '# Samples Active' shows the number of ASH samples in which the session        was found waiting for that particular event. ",
        " 'XIDs' shows the number of distinct transaction IDs sampled in ASH        when the session was waiting for that particular event",
      ],
      table: (interval) => ({
        summary: 'This table displays the top session by wait event',
        columns: 'srlrllrr',
        header: ['Sid, Serial#', '% Activity', 'Event', '% Event', 'User', 'Program', '# Samples Active', 'XIDs'],
        rows: topSessions(interval),
      }),
    }),
    section(9992, 'Top Blocking Sessions', {
      in: modern,
      notes: () => [
        ' Blocking session activity percentages are calculated with respect to        waits on enqueues, latches and "buffer busy" only  ',
        " '% Activity' represents the load on the database caused by        a particular blocking session ",
      ],
      table: (interval) => {
        const rows = blockers(interval);
        if (rows.length === 0) return null;
        return {
          summary: 'This table displays the top sessions that are blocking other sessions.',
          columns: 'srlrllrr',
          header: [
            'Blocking Sid (Inst)',
            '% Activity',
            'Event Caused',
            '% Event',
            'User',
            'Program',
            '# Samples Active',
            'XIDs',
          ],
          rows,
        };
      },
    }),
    section(9991, 'Top PL/SQL Procedures', {
      in: modern,
      notes: () => [
        " 'PL/SQL entry subprogram' represents the application's top-level        entry-point into PL/SQL. ",
      ],
      table: (interval) => {
        const shown = [...interval.sql]
          .filter((it) => it.statement.program !== null && pct(it.elapsedUs, interval.dbTimeUs) >= 0.5)
          .sort((a, b) => b.elapsedUs - a.elapsedUs)
          .slice(0, 5);
        if (shown.length === 0) return null;
        return {
          summary: 'This table displays the Top PL/SQL procedures',
          columns: 'srlr',
          header: ['PL/SQL Entry Subprogram', '% Activity', 'PL/SQL Current Subprogram', '% Current'],
          rows: shown.map((it) => {
            const share = pct(it.elapsedUs, interval.dbTimeUs);
            return [it.statement.program, fixed(share, 2), 'SQL', fixed(share * 0.92, 2)];
          }),
        };
      },
    }),
    section(9988, 'Top Events', {
      in: modern,
      notes: () => [' Top Events by DB Time ', ' % Activity is the percentage of DB Time due to the event'],
      table: (interval) => {
        const total = interval.dbTimeUs + interval.backgroundElapsedUs;
        return {
          summary: 'This table shows the top events',
          columns: 'sllrr',
          header: ['Event', 'Event Class', 'Session Type', '% Activity', 'Avg Active Sessions'],
          rows: topEvents(interval)
            .slice(0, 8)
            .map((it) => [
              it.event,
              it.waitClass,
              it.type,
              fixed(pct(it.us, total), 2),
              fixed(it.us / 1e6 / interval.elapsedS, 2),
            ]),
        };
      },
    }),
    section(9994, 'Top Event P1/P2/P3 Values', {
      in: modern,
      notes: () => [' Top Events by DB Time and the top P1/P2/P3 values for those events. '],
      table: (interval) => {
        const total = interval.dbTimeUs + interval.backgroundElapsedUs;
        const rows = topEvents(interval)
          .filter((it) => it.event in PARAMETERS)
          .slice(0, 5)
          .map((it) => {
            const n = hash32(`${it.event}/${interval.begin.time}`);
            const share = pct(it.us, total);
            return [
              it.event,
              fixed(share, 2),
              `"${(n % 40) + 4}","${n % 4000000}","1"`,
              fixed(share * 0.02, 2),
              ...(PARAMETERS[it.event] ?? []),
            ];
          });
        if (rows.length === 0) return null;
        return {
          summary: 'This table displays the top event P1/P2/P3 values',
          columns: 'srlrlll',
          header: ['Event', '% Event', 'P1, P2, P3 Values', '% Activity', 'Parameter 1', 'Parameter 2', 'Parameter 3'],
          rows,
        };
      },
    }),
    section(9987, 'Top DB Objects', {
      in: modern,
      notes: () => [
        ' Top DB Objects by DB Time with respect to Application, Cluster,     User I/O,  buffer busy waits and In-Memory DB events only. ',
      ],
      table: (interval) => {
        const byName = new Map<string, { us: number; event: string }>();
        for (const it of interval.sql) {
          const [event, us] = eventsOf(it).find(([name]) => name !== CPU) ?? [CPU, 0];
          for (const [name, share] of it.statement.segments) {
            const sum = byName.get(name) ?? { us: 0, event };
            byName.set(name, { us: sum.us + us * share, event: us * share > sum.us ? event : sum.event });
          }
        }
        const rows = [...byName]
          .sort((a, b) => b[1].us - a[1].us || (a[0] < b[0] ? -1 : 1))
          .slice(0, 5)
          .filter(([, it]) => pct(it.us, interval.dbTimeUs) >= 0.5)
          .map(([name, it]) => {
            const segment = segments.get(name);
            const share = fixed(pct(it.us, interval.dbTimeUs), 2);
            const full = `${segment?.owner}.${name}${segment?.subobject ? `.${segment.subobject}` : ''} (${segment?.type})`;
            return [String(segment?.objectId ?? ''), share, it.event, share, full, segment?.tablespace ?? null];
          });
        if (rows.length === 0) return null;
        return {
          summary: 'This table shows the Top DB Objects',
          columns: 'Srlrll',
          header: ['Object ID', '% Activity', 'Event', '% Event', 'Object Name (Type)', 'Tablespace'],
          rows,
        };
      },
    }),
    section(9986, 'Activity Over Time', {
      in: modern,
      notes: () => [
        " Analysis period is divided into smaller time slots as indicated    in the 'Slot Time (Duration)'. ",
        ' Top 3 events are reported in each of those slots ',
        " 'Slot Count' shows the number of ASH samples in that slot ",
        " '% Event' is 'Event Count' over all ASH samples in the analysis period",
      ],
      table: (interval) => ({
        summary: 'This table show the activity in ASH over time',
        columns: 'srlrr',
        header: ['Slot Time (Duration)', 'Slot Count', 'Event', 'Event Count', '% Event'],
        rows: overTime(interval),
      }),
    }),
    emptySection(99995, 'ADDM Reports', modern),
  ],
};
