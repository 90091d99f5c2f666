import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import { corpusFiles, describeCorpus } from '../../../testing/corpus.ts';
import { rowsOf } from '../../fixtures.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';

const files = corpusFiles(({ kind }) => kind === 'awr-diff').map(({ name, file }) => [name, file] as const);
/** The reports of the two periods alone, where the corpus has them: by DBID and snapshots. */
const reports = corpusFiles(({ kind, format }) => kind === 'awr-single' && format === 'html');

function mapped(file: string) {
  const report = readReport(fs.readFileSync(file));
  const result = mapReport(report);
  const rows = (name: string) => {
    const section = sections.find((each) => each.name === name);
    if (!section) throw new Error(`no section ${name}`);
    return rowsOf(result, section);
  };
  return { report, result, rows };
}

describeCorpus('compare-period reports of the corpus', () => {
  test('are there', () => expect(files.length).toBeGreaterThan(0));

  describe.each(files)('%s', (_, file) => {
    const { report, result, rows } = mapped(file);

    test('are read without remarks, and every table is typed', () => {
      expect(result.warnings).toEqual([]);
      expect(report.tables.filter((_, at) => result.mappedTo[at] === null).map(({ heading }) => heading)).toEqual([]);
    });

    test('the header is that of the first period', () => {
      const [first, second] = rows('diff_periods');
      const { db_id, begin_snap_id, end_snap_id, begin_time, end_time, db_time_s } = report.header;
      expect(first).toMatchObject({ period: 1, db_id, begin_snap_id, end_snap_id, begin_time, end_time, db_time_s });
      expect(second).toMatchObject({ period: 2 });
    });

    test('DB time of each period agrees with its time model', () => {
      const [first, second] = rows('diff_periods');
      const model = rows('diff_time_model').find(({ statistic }) => statistic === 'DB time');
      // One is printed in minutes with a single decimal.
      expect(Math.abs(Number(model?.['first_time_s']) - Number(first?.['db_time_s']))).toBeLessThan(4);
      expect(Math.abs(Number(model?.['second_time_s']) - Number(second?.['db_time_s']))).toBeLessThan(4);
    });

    test('wait events of a class add up to the class, for each period', () => {
      for (const side of ['first', 'second']) {
        const events = rows('diff_wait_events').filter(({ wait_class: name }) => name === 'User I/O');
        const total = events.reduce((sum, row) => sum + Number(row[`${side}_total_wait_s`] ?? 0), 0);
        const printed = rows('diff_wait_classes').find(({ wait_class: name }) => name === 'User I/O');
        expect(total).toBeCloseTo(Number(printed?.[`${side}_total_wait_s`]), 0);
      }
    });

    test('differences in percent are those of both sides', () => {
      const activity = rows('diff_instance_activity').filter(({ first_value: value }) => Number(value) > 0);
      expect(activity.length).toBeGreaterThan(50);
      for (const { first_value: first, second_value: second, diff_value_pct: printed } of activity) {
        if (printed === undefined || second === undefined) continue;
        expect((Number(second) / Number(first) - 1) * 100).toBeCloseTo(Number(printed), 1);
      }
    });

    test('a period is what its own report says of it', () => {
      const [first] = rows('diff_periods');
      const own = reports.find(
        ({ row }) => row['db_name'] === first?.['db_name'] && row['begin_snap'] === String(first?.['begin_snap_id']),
      );
      if (!own) return;
      const alone = mapped(own.file);
      const totals = new Map(alone.rows('instance_activity').map(({ statistic, total }) => [statistic, total]));
      const compared = rows('diff_instance_activity').filter(({ statistic }) => totals.has(statistic ?? null));
      expect(compared.length).toBeGreaterThan(50);
      for (const { statistic, first_value: value } of compared) {
        expect(value ?? 0, String(statistic)).toBe(totals.get(statistic ?? null) ?? 0);
      }
      const model = new Map(alone.rows('time_model').map(({ statistic, time_s: time }) => [statistic, time]));
      for (const { statistic, first_time_s: time } of rows('diff_time_model')) {
        if (model.has(statistic ?? null) && time !== undefined) {
          expect(Number(time), String(statistic)).toBeCloseTo(Number(model.get(statistic ?? null)), 0);
        }
      }
    });
  });
});
