/**
 * Text and page of one report give the same rows: pages of the sample, of every release, cluster and container, written as
 * text with every figure as the page has it. What text cuts is a beginning of what the page says, or restored.
 */
import { describe, expect, test } from 'vitest';
import { reportId } from '../lake/identity.ts';
import { readReport } from '../report/read.ts';
import { planArchive } from '../sample/archive.ts';
import { intervalOf } from '../sample/model/interval.ts';
import { defaultOptions, span } from '../sample/options.ts';
import { reportHtml } from '../sample/write/report.ts';
import { differences } from '../testing/text/agree.ts';
import { textOf } from '../testing/text/write.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import type { Cell } from './types.ts';

const options = { ...defaultOptions, databases: 4, days: 1, interval: 720 };
const { begin } = span(options);
const reports = planArchive(options).members.flatMap(({ database, periods, incidents }) => {
  const [period] = periods;
  const place = `${database.release}${database.isRac ? ', cluster' : ''}${database.pdb ? ', pluggable' : ''}`;
  return period ? [{ place, html: reportHtml(intervalOf(period, incidents, begin), options.seed) }] : [];
});

const read = (text: string) => readReport(new TextEncoder().encode(text));

test('releases, a cluster and a pluggable database are among them', () => {
  const places = reports.map(({ place }) => place).join('; ');
  for (const each of ['11.2.0.4', '12.2.0.1', '19c', 'cluster', 'pluggable']) expect(places).toContain(each);
});

describe.each(reports)('$place', ({ html }) => {
  const page = read(html);
  const { text, taken } = textOf(page);
  const written = read(text);
  const wanted = mapReport({ ...page, tables: page.tables.filter(({ tableNo }) => taken.has(tableNo)) });
  const got = mapReport(written);

  test('is one report, without remarks', () => {
    expect(taken.size).toBeGreaterThan(80);
    expect(written).toMatchObject({ kind: page.kind, format: 'text', header: page.header });
    expect(reportId(written.kind, written.header)).toBe(reportId(page.kind, page.header));
    expect([...written.warnings, ...got.warnings]).toEqual([]);
  });

  test('has the same rows in every table', () => {
    expect([...got.rows.keys()].sort()).toEqual([...wanted.rows.keys()].sort());
    expect(differences(wanted.rows, got.rows)).toEqual([]);
  });

  test('has names of events and services in full', () => {
    for (const [table, column] of [
      ['wait_events', 'event'],
      ['services', 'service_name'],
    ] as const) {
      const place = sections.find(({ name }) => name === table)?.columns.findIndex(({ name }) => name === column) ?? -1;
      const names = (rows: readonly Cell[][] = []) => new Set(rows.map((row) => row[place]));
      const full = names(wanted.rows.get(table));
      // Two events begin so: it waits idly, or for its slave to start.
      full.add('Streams AQ: qmn coordinato');
      expect([...names(got.rows.get(table))].filter((name) => !full.has(name))).toEqual([]);
    }
  });
});
