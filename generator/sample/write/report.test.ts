import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { describe, expect, it } from 'vitest';
import { mapReport } from '../../catalogue/map.ts';
import { readReport } from '../../report/read.ts';
import { planArchive, reportPath } from '../archive.ts';
import { isoTime } from '../calendar.ts';
import { intervalOf } from '../model/interval.ts';
import type { Interval } from '../model/types.ts';
import { defaultOptions, RELEASES, span } from '../options.ts';
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

function elements(node: Tree.Node, name: string, found: Tree.Element[] = []): Tree.Element[] {
  if ('tagName' in node && node.tagName === name) found.push(node);
  for (const child of 'childNodes' in node ? node.childNodes : []) elements(child, name, found);
  return found;
}

const textOf = (node: Tree.Node): string =>
  'value' in node ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';

/** Rows of the first table whose summary contains the words, cells trimmed. */
function rowsOf(html: string, summary: string): string[][] {
  const table = elements(parse(html), 'table').find((it) =>
    it.attrs
      .find(({ name }) => name === 'summary')
      ?.value.replace(/\s+/g, ' ')
      .includes(summary),
  );
  if (!table) throw new Error(`no table "${summary}"`);
  return elements(table, 'tr').map((row) =>
    row.childNodes.filter((it) => 'tagName' in it).map((it) => textOf(it).trim()),
  );
}

const number = (text: string | undefined): number => Number((text ?? '').replace(/,/g, ''));
const cell = (rows: string[][], label: string, column: number): number =>
  number(rows.find(([first]) => first === label)?.[column]);

describe.each(cases)('a report of $title', ({ release, interval, html, file }) => {
  const modern = release !== '11.2.0.4';

  it('has the size and the sections of a real one', () => {
    expect(html.length).toBeGreaterThan(250_000);
    expect(html.length).toBeLessThan(700_000);
    const headings = elements(parse(html), 'h3').map((it) => textOf(it).trim());
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
    for (const table of elements(parse(html), 'table')) {
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
    expect(report.tables.length).toBe(elements(parse(html), 'table').length);
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

describe('incidents in print', () => {
  const { members, truth } = planArchive(defaultOptions);
  const { begin } = span(defaultOptions);
  const printed = (found: (it: Interval) => boolean, name: string): { html: string; interval: Interval } => {
    const member = members.find(({ database }) => database.name === name);
    for (const period of member?.periods ?? []) {
      const interval = intervalOf(period, member?.incidents ?? [], begin);
      if (found(interval)) return { html: reportHtml(interval, 1), interval };
    }
    throw new Error('no such report');
  };
  /** Seconds per execution as the report prints them: elapsed over executions. */
  const perExec = (html: string, sqlId: string): number => {
    const row = rowsOf(html, 'top SQL by elapsed time').find((it) => it.includes(sqlId));
    return number(row?.[0]) / number(row?.[1]);
  };

  it('a plan change: the statement takes its factor longer, under the new plan', () => {
    const incident = truth.incidents.find((it) => it.kind === 'plan_change' && it.database !== 'DEMODWH');
    if (!incident) throw new Error('no plan change');
    const { sql_id: sqlId = '', factor = 0, new_plan_hash: newHash, old_plan_hash: oldHash } = incident.what;
    const ratios = [incident.begin_snap_id, incident.begin_snap_id + 1].map((id) => {
      const during = printed((it) => it.begin.id === id, incident.database);
      const hash = during.interval.sql.find((it) => it.statement.sqlId === sqlId)?.planHash;
      expect(hash).toBe(newHash);
      expect(textOf(parse(during.html))).toContain(String(newHash));
      return perExec(during.html, sqlId);
    });
    const before = printed((it) => it.end.id === incident.begin_snap_id, incident.database);
    const usual = before.interval.sql.find((it) => it.statement.sqlId === sqlId);
    expect(usual?.planHash).toBe(oldHash);
    const usualS = (usual?.elapsedUs ?? 0) / 1e6 / (usual?.executions ?? 1);
    for (const seconds of ratios) {
      expect(seconds / usualS).toBeGreaterThan(factor * 0.7);
      expect(seconds / usualS).toBeLessThan(factor * 1.4);
    }
  });

  it('a parameter change: begin and end value differ in its report, and the new value stays', () => {
    const incident = truth.incidents.find((it) => it.kind === 'parameter_change');
    if (!incident) throw new Error('no parameter change');
    const { parameter = '', old_value: from, new_value: to } = incident.what;
    const valuesIn = (found: (it: Interval) => boolean): string[] => {
      const { html } = printed(found, incident.database);
      const row = rowsOf(html, 'name and value of').find(([name]) => name === parameter);
      return (row ?? []).slice(1, 3).map((it) => it.replace(/\u00a0/g, '').trim());
    };
    expect(valuesIn((it) => it.begin.id === incident.begin_snap_id)).toEqual([from, to]);
    expect(valuesIn((it) => it.begin.id === incident.end_snap_id)).toEqual([to, '']);
    expect(valuesIn((it) => it.end.id === incident.begin_snap_id)).toEqual([from, '']);
  });

  it('a restart: the first report after it has the startup of the truth file', () => {
    const incident = truth.incidents.find((it) => it.kind === 'restart' && it.instance === null);
    if (!incident) throw new Error('no restart');
    const { html } = printed((it) => it.begin.id === incident.end_snap_id, incident.database);
    const { header } = readReport(new TextEncoder().encode(html));
    expect(header.startup_time?.slice(0, 16)).toBe(incident.what.startup_time?.slice(0, 16));
    expect(header.begin_time).toBe(incident.end_time);
  });

  it('a row lock: its segment leads the row lock waits, its event the top events', () => {
    const incident = truth.incidents.find((it) => it.kind === 'row_lock' && it.database === 'DEMOSHOP');
    if (!incident) throw new Error('no row lock');
    const { html } = printed((it) => it.begin.id === incident.begin_snap_id, incident.database);
    expect(rowsOf(html, 'top segments by row lock waits')[1]?.[2]).toBe(incident.what.segment);
    expect(rowsOf(html, 'top 10 wait events')[1]?.[0]).toBe(incident.what.event);
    expect(rowsOf(html, 'top SQL by elapsed time')[1]).toContain(incident.what.sql_id);
  });
});
