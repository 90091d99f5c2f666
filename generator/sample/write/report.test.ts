import { describe, expect, it } from 'vitest';
import { mapReport } from '../../catalogue/map.ts';
import { readReport } from '../../report/read.ts';
import { planArchive, reportPath } from '../archive.ts';
import { isoTime } from '../calendar.ts';
import { intervalOf } from '../model/interval.ts';
import { defaultOptions, RELEASES, span } from '../options.ts';
import { cell, documentOf, elements, number, rowsOf, textOf } from '../testing.ts';
import { reportHtml } from './report.ts';

/** A report of each release, as single instance and as one of a cluster, from a working day. */
const cases = RELEASES.flatMap((release) => {
  const options = { ...defaultOptions, release, databases: 3, days: 2 };
  const { members } = planArchive(options);
  return members.slice(0, 2).map((member) => {
    const period = member.periods[34];
    if (!period) throw new Error('no period');
    const interval = intervalOf(period, member.incidents, span(options).begin);
    return {
      title: `${release}${member.database.isRac ? ' in a cluster' : ''}`,
      release,
      interval,
      html: reportHtml(interval, 1),
      file: reportPath(period),
    };
  });
});

describe.each(cases)('a report of $title', ({ release, interval, html, file }) => {
  const modern = release !== '11.2.0.4';

  it('has the size and the sections of a real one', () => {
    expect(html.length).toBeGreaterThan(250_000);
    expect(html.length).toBeLessThan(700_000);
    const headings = elements(documentOf(html), 'h3').map((it) => textOf(it).trim());
    expect(headings.length).toBe(new Set(headings).size);
    for (const expected of [
      'Report Summary',
      'Time Model Statistics',
      'Foreground Wait Events',
      'Wait Event Histogram',
      'SQL ordered by Elapsed Time',
      'Complete List of SQL Text',
      'Key Instance Activity Stats',
      'IOStat by Function summary',
      'Tablespace IO Stats',
      'Buffer Pool Advisory',
      'Enqueue Activity',
      'Undo Segment Stats',
      'Latch Activity',
      'Segments by Row Lock Waits',
      'Library Cache Activity',
      'SGA Memory Summary',
    ]) {
      expect(headings).toContain(expected);
    }
    expect(headings.includes('Top SQL with Top Events')).toBe(modern);
    expect(headings.includes('Global Messaging Statistics')).toBe(interval.database.isRac);
    expect(html.trimEnd().endsWith('End of Report\n</body></html>')).toBe(true);
  });

  it('has tables whose rows are as wide as their headings', () => {
    for (const table of elements(documentOf(html), 'table')) {
      const rows = elements(table, 'tr').filter(
        (row) => !elements(row, 'th').some((th) => th.attrs.some(({ name }) => name === 'colspan')),
      );
      const widths = new Set(rows.map((row) => row.childNodes.filter((it) => 'tagName' in it).length));
      expect([...widths], table.attrs.find(({ name }) => name === 'summary')?.value).toHaveLength(
        // The efficiency percentages end with one pair where the others have two.
        modern &&
          rows.length === 6 &&
          rowsOf(html, 'efficiency percentages').length === 6 &&
          textOf(table).includes('Buffer Nowait')
          ? 2
          : 1,
      );
    }
  });

  it('prints one DB time: header, load profile, time model and classes agree', () => {
    const dbTime = interval.dbTimeUs / 1e6;
    const snapshots = rowsOf(html, 'snapshot information');
    const minutes = (label: string): number =>
      number(snapshots.find(([first]) => first === label)?.[2]?.replace(' (mins)', ''));
    expect(minutes('Elapsed:')).toBeCloseTo(interval.elapsedS / 60, 2);
    expect(Math.abs(minutes('DB Time:') - dbTime / 60)).toBeLessThan(0.0051);
    const profile = cell(rowsOf(html, 'displays load profile'), 'DB Time(s):', 1);
    expect(Math.abs(profile * interval.elapsedS - dbTime)).toBeLessThan(0.0501 * interval.elapsedS);
    const model = rowsOf(html, 'time model statistics');
    expect(Math.abs(cell(model, 'DB time', 1) - dbTime)).toBeLessThan(0.0051);
    const classes = rowsOf(html, 'foreground wait class statistics').slice(1);
    const sum = classes.reduce((n, row) => n + number(row[3]), 0);
    expect(Math.abs(sum - dbTime)).toBeLessThan(0.5 * classes.length + 0.01);
    const events = rowsOf(html, 'Foreground Wait Events and their').slice(1);
    const cpu = cell(classes, 'DB CPU', 3);
    const waited = events
      .filter((row) => row[6] !== '' && row[6] !== '\u00a0')
      .reduce((n, row) => n + number(row[3]), 0);
    expect(Math.abs(waited + cpu - dbTime)).toBeLessThan(0.5 * events.length + 1);
  });

  it('prints the same counters in the load profile and the instance activity', () => {
    const profile = rowsOf(html, 'displays load profile');
    const activity = [
      ...rowsOf(html, 'Key Instance activity'),
      ...rowsOf(html, modern ? 'displays Instance activity' : 'non-key Instance activity'),
    ];
    for (const [label, statistic] of [
      ['Redo size (bytes):', 'redo size'],
      ['Logical read (blocks):', 'session logical reads'],
      ['Block changes:', 'db block changes'],
      ['Physical read (blocks):', 'physical reads'],
      ['Physical write (blocks):', 'physical writes'],
      ['Read IO requests:', 'physical read IO requests'],
      ['User calls:', 'user calls'],
      ['Parses (SQL):', 'parse count (total)'],
      ['Hard parses (SQL):', 'parse count (hard)'],
      ['Executes (SQL):', 'execute count'],
    ] as const) {
      const total = cell(activity, statistic, 1);
      expect(Math.abs(cell(profile, label, 1) * interval.elapsedS - total), label).toBeLessThan(
        0.0501 * interval.elapsedS,
      );
      expect(cell(activity, statistic, 2), statistic).toBeCloseTo(total / interval.elapsedS, 1);
    }
  });

  it('is read and mapped without a warning', () => {
    const report = readReport(new TextEncoder().encode(html), { fileName: file });
    expect(report).toMatchObject({ kind: 'awr', synthetic: true, warnings: [] });
    expect(report.tables.length).toBe(elements(documentOf(html), 'table').length);
    expect(report.header).toMatchObject({
      db_name: interval.database.name,
      db_id: String(interval.database.dbId),
      instance_name: interval.instance.name,
      instance_number: interval.instance.number,
      is_rac: interval.database.isRac,
      host_name: interval.instance.host,
      begin_snap_id: interval.begin.id,
      end_snap_id: interval.end.id,
      begin_time: isoTime(interval.begin.time),
      end_time: isoTime(interval.end.time),
      begin_sessions: interval.atBegin.sessions,
      cpus: interval.database.cast.cpus,
    });
    const mapped = mapReport(report);
    expect(mapped.warnings).toEqual([]);
    for (const table of [
      'load_profile',
      'instance_efficiency',
      'time_model',
      'wait_events',
      'wait_classes',
      'wait_event_histogram',
      'host_cpu',
      'os_stats',
      'sql_stats',
      'sql_text',
      'instance_activity',
      'tablespace_io',
      'file_io',
      'io_by_function',
      'io_by_filetype',
      'segments',
      'advisories',
      'init_parameters',
    ]) {
      expect(mapped.rows.get(table)?.length ?? 0, table).toBeGreaterThan(0);
    }
  });
});
