import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import { corpusFiles, describeCorpus } from '../../../testing/corpus.ts';
import { rowsOf } from '../../fixtures.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';

const files = corpusFiles(({ kind }) => kind === 'awr-rac-global').map(({ name, file }) => [name, file] as const);
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

const sum = (rows: readonly Record<string, unknown>[], column: string) =>
  rows.reduce((total, row) => total + Number(row[column] ?? 0), 0);

describeCorpus('global reports of the corpus', () => {
  test('are there', () => expect(files.length).toBeGreaterThan(10));

  describe.each(files)('%s', (_, file) => {
    const { report, result, rows } = mapped(file);

    test('are read without remarks, and every table is typed', () => {
      expect(result.warnings).toEqual([]);
      const untyped = report.tables.filter((_, at) => result.mappedTo[at] === null).map(({ heading }) => heading ?? '');
      expect(untyped).toEqual([]);
    });

    test('DB time of the instances is the cluster’s', () => {
      const instances = rows('rac_instances');
      expect(instances.length).toBeGreaterThan(1);
      const total = report.header.db_time_s ?? 0;
      expect(Math.abs(sum(instances, 'db_time_s') - total)).toBeLessThan(2 + total * 1e-4);
      const model = rows('time_model').find(({ statistic }) => statistic === 'DB time');
      expect(Math.abs(Number(model?.['time_s']) - total)).toBeLessThan(2 + total * 1e-4);
    });

    test.each([
      ['rac_time_model', 'time_s', 'statistic'],
      ['rac_wait_classes', 'total_wait_s', 'wait_class'],
      ['rac_load_profile', 'total', 'metric'],
      ['rac_interconnect_clients', 'mb', 'client'],
      ['rac_blocks_served', 'total', 'statistic'],
    ])('%s: instances add up to the sums', (table, value, name) => {
      const all = rows(table);
      const sums = all.filter(({ scope, [value]: total }) => scope === 'sum' && total !== undefined);
      expect(sums.length).toBeGreaterThan(0);
      for (const each of sums) {
        const parts = all.filter(
          (row) => row['scope'] === 'instance' && row[name] === each[name] && row['direction'] === each['direction'],
        );
        const printed = Number(each[value]);
        // `MaxTm` is a greatest value, whatever the row is called.
        if (each[name] === 'flush_max_time_us') continue;
        expect(Math.abs(sum(parts, value) - printed), String(each[name])).toBeLessThanOrEqual(
          1 + parts.length + Math.abs(printed) * 1e-6,
        );
      }
    });

    test('waits of an event in the whole cluster are those of its instances, where all are listed', () => {
      const all = rows('rac_wait_events').filter(({ list }) => list === 'top');
      const cluster = all.filter(({ scope }) => scope === 'cluster');
      const parts = new Map<unknown, Record<string, unknown>[]>();
      for (const row of all) {
        if (row['scope'] === 'instance') parts.set(row['event'], [...(parts.get(row['event']) ?? []), row]);
      }
      const whole = cluster.filter(({ event, instances }) => parts.get(event)?.length === instances);
      expect(whole.length).toBeGreaterThan(0);
      for (const each of whole) {
        expect(sum(parts.get(each['event']) ?? [], 'waits')).toBe(Number(each['waits'] ?? 0));
        expect(sum(parts.get(each['event']) ?? [], 'total_wait_s')).toBeCloseTo(Number(each['total_wait_s']), 0);
      }
    });

    test('sums and figures of instances are told apart in every table', () => {
      for (const section of sections.filter(({ name }) => name.startsWith('rac_'))) {
        if (!section.columns.some(({ name }) => name === 'scope')) continue;
        for (const row of rowsOf(result, section)) {
          expect(row['scope']).toMatch(/^(instance|sum|avg|min|max|std_dev|cluster)$/);
          expect(row['instance_number'] !== undefined, section.name).toBe(row['scope'] === 'instance');
        }
      }
    });

    test('rates of the instances lie between their least and greatest', () => {
      const activity = rows('rac_instance_activity');
      expect(activity.length).toBeGreaterThan(100);
      for (const { statistic, avg_per_second: avg, min_per_second: min, max_per_second: max } of activity) {
        if (avg === undefined || min === undefined || max === undefined) continue;
        expect(Number(min), String(statistic)).toBeLessThanOrEqual(Number(avg) + 0.01);
        expect(Number(avg), String(statistic)).toBeLessThanOrEqual(Number(max) + 0.01);
      }
    });
  });
});
