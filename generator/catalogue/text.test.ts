/** AWR reports as text: the same lake rows as the same reports as HTML, as far as text prints them. */
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportId } from '../lake/identity.ts';
import { readReport } from '../report/read.ts';
import type { SourceReport } from '../report/types.ts';
import { parseTimestamp } from '../report/values.ts';
import { corpusDir, corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import type { Cell, MappedReport } from './types.ts';

interface Mapped {
  report: SourceReport;
  mapped: MappedReport;
}

function load(name: string): Mapped {
  const report = readReport(fs.readFileSync(path.join(corpusDir() ?? '', name)));
  return { report, mapped: mapReport(report) };
}

/** Columns in which text cuts what HTML prints in full: the beginning is the same. Of object names also the type. */
const CUT = new Set([
  'init_parameters.begin_value',
  'instance_activity.statistic',
  'latch_misses.location',
  'latches.latch',
  'rac_messaging_statistics.statistic',
  'segments.object_name',
  'segments.object_type',
  'wait_event_histogram.event',
  'wait_events.event',
]);
/** Columns that are not comparable: another label for the same, and the start that the report works out as it is written. */
const OTHER = new Set(['load_profile.label', 'instances.startup_time', 'reports.startup_time']);
/** Rounded more than to a tenth: to hundreds (of thousands), to two digits (`1.E+03`). */
const COARSE: Readonly<Record<string, number>> = {
  'advisories.estimate': 0.04,
  'undo.undo_blocks': 0.25,
  'wait_classes.pct_db_time': 0.17,
};

/** Whether text can print so what HTML prints as `html`. */
function agrees(column: string, html: Cell, text: Cell): boolean {
  if (html === text || OTHER.has(column)) return true;
  if (typeof html === 'number' && typeof text === 'number') {
    // A tenth of what is printed, which may be milliseconds.
    const unit = /_us$/.test(column) ? 100 : 0.1;
    return Math.abs(html - text) <= Math.max(unit * 0.5001, (COARSE[column] ?? 0.006) * Math.abs(html));
  }
  if (typeof html !== 'string' || typeof text !== 'string') {
    // No room for the unit: the count of waits is not known.
    return column === 'wait_event_histogram.waits' && text === null && Number(html) > 100_000;
  }
  // Of a partition's name text has the end.
  if (column === 'segments.subobject_name') return html.endsWith(text);
  return CUT.has(column) && html.startsWith(text);
}

describeCorpus('AWR reports as text and as HTML', () => {
  describe.each([['awr_11204_1'], ['awr_1830_1845']])('%s', (name) => {
    const html = load(`${name}.html`);
    const text = load(`${name}.txt`);

    test('are one report', () => {
      const { startup_time: _, ...header } = html.report.header;
      expect(text.report.header).toMatchObject(header);
      expect(reportId(text.report.kind, text.report.header)).toBe(reportId(html.report.kind, html.report.header));
      expect([...text.report.warnings, ...text.mapped.warnings]).toEqual([]);
    });

    const shared = sections.filter(({ name: table }) => table !== 'sql_text' && html.mapped.rows.has(table));
    test.each(shared.map((section) => [section.name, section] as const))('%s', (table, { columns }) => {
      const [wanted, got] = [html.mapped.rows.get(table) ?? [], text.mapped.rows.get(table) ?? []];
      expect(got).toHaveLength(wanted.length);
      const differing = wanted.flatMap((row, at) => {
        const other = got[at] ?? [];
        return columns.flatMap(({ name: column }, place) => {
          const [one, two] = [row[place] ?? null, other[place] ?? null];
          return agrees(`${table}.${column}`, one, two) ? [] : [`row ${at} ${column}: ${one} as text ${two}`];
        });
      });
      expect(differing).toEqual([]);
    });

    test('text has no table that HTML has not', () => {
      const more = [...text.mapped.rows.keys()].filter((table) => !html.mapped.rows.has(table));
      expect(more).toEqual([]);
    });

    test('nearly all cells are the same to the letter, within a tenth', () => {
      let [cells, same] = [0, 0];
      for (const { name: table, columns } of shared) {
        html.mapped.rows.get(table)?.forEach((row, at) => {
          columns.forEach((_, place) => {
            const [one, two] = [row[place] ?? null, text.mapped.rows.get(table)?.[at]?.[place] ?? null];
            cells++;
            if (one === two || (typeof one === 'number' && Math.abs(one - Number(two ?? Number.NaN)) <= 0.05001))
              same++;
          });
        });
      }
      expect(cells).toBeGreaterThan(10_000);
      expect(same / cells).toBeGreaterThan(0.94);
    });

    test('statements: the beginning of each, blanks aside', () => {
      const at = (column: string) =>
        sections.find(({ name: table }) => table === 'sql_text')?.columns.findIndex(({ name }) => name === column) ??
        -1;
      const [id, sql] = [at('sql_id'), at('sql_text')];
      const texts = (mapped: MappedReport) => new Map(mapped.rows.get('sql_text')?.map((row) => [row[id], row[sql]]));
      const [full, cut] = [texts(html.mapped), texts(text.mapped)];
      const bare = (statement: Cell | undefined) => String(statement ?? '').replace(/\s+/g, '');
      expect([...cut.keys()].sort()).toEqual([...full.keys()].sort());
      for (const [key, statement] of full) {
        expect(bare(statement).startsWith(bare(cut.get(key))), String(key)).toBe(true);
        expect(bare(cut.get(key)).length, String(key)).toBeGreaterThan(Math.min(150, bare(statement).length - 1));
      }
    });
  });

  test.each(corpusFiles(({ kind, format }) => kind === 'awr-single' && format === 'text'))(
    '$name: header, no warnings, every table typed',
    ({ name, row }) => {
      const { report, mapped } = load(name);
      expect(report).toMatchObject({ kind: 'awr', format: 'text' });
      expect(report.header).toMatchObject({
        db_name: row['db_name'],
        release: row['release'],
        is_rac: row['rac'] === 'YES',
        begin_snap_id: Number(row['begin_snap']),
        end_snap_id: Number(row['end_snap']),
        begin_time: parseTimestamp(row['begin_time'] ?? ''),
        end_time: parseTimestamp(row['end_time'] ?? ''),
      });
      expect([...report.warnings, ...mapped.warnings].filter((each) => !/UTF-8/.test(each))).toEqual([]);
      const cells = ({ header, rows }: { header: string[]; rows: string[][] }) =>
        [...header, ...rows.flat()].filter((cell) => cell !== '').length;
      const tables = report.tables.filter(({ prose }) => !prose);
      const all = tables.reduce((sum, table) => sum + cells(table), 0);
      const typed = report.tables.reduce((sum, table, at) => sum + (mapped.mappedTo[at] ? cells(table) : 0), 0);
      expect(typed / all).toBeGreaterThan(0.97);
    },
  );
});
