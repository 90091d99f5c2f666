import { describe, expect, it } from 'vitest';
import { readReport } from '../report/read.ts';
import { planArchive } from './archive.ts';
import { intervalOf } from './model/interval.ts';
import type { Interval, Period } from './model/types.ts';
import { defaultOptions, span } from './options.ts';
import { number, rowsOf } from './testing.ts';
import { reportHtml } from './write/report.ts';

describe('incidents in print', () => {
  const { members, truth } = planArchive(defaultOptions);
  const { begin } = span(defaultOptions);
  const printed = (found: (it: Period) => boolean, name: string): { html: string; interval: Interval } => {
    const member = members.find(({ database }) => database.name === name);
    const period = member?.periods.find(found);
    if (member && period) {
      const interval = intervalOf(period, member.incidents, begin);
      return { html: reportHtml(interval, 1), interval };
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
      expect(during.html).toContain(`>${newHash}<`);
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
    const valuesIn = (found: (it: Period) => boolean): string[] => {
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
