import fs from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { readReport } from '../../../report/read.ts';
import type { SourceReport } from '../../../report/types.ts';
import { corpusFiles, describeCorpus } from '../../../testing/corpus.ts';
import { sections } from '../../index.ts';
import { mapReport } from '../../map.ts';
import type { Cell, MappedReport } from '../../types.ts';

type Row = Record<string, Cell>;

/** Of a printed number; overflown and blank ones are unknown. */
function value(printed: string | undefined): number | null {
  const text = (printed ?? '').trim();
  return text === '' || text.startsWith('#') ? null : Number(text.replaceAll(',', ''));
}

/**
 * Lines below each line of dashes under the titles that match, pages of a section one after the other. Made from the text
 * alone, by other means than the reader's: titles and dashes are all it knows.
 */
function linesOf(text: string, title: RegExp, header = /^/): string[] {
  const lines: string[] = [];
  let inside = false;
  let below = false;
  let above: string[] = [];
  for (const line of text.replaceAll('\f', '').split('\n')) {
    if (/\b(?:End Snap|Snaps): *\d/.test(line) || / for DB: \S+ +Instance: /.test(line)) {
      inside = title.test(line);
      below = false;
      above = [];
    } else if (/^ {8,}-{40,}$/.test(line)) below = false;
    else if (inside && /^-[- ]*$/.test(line) && !below) {
      below = header.test(above.join('\n'));
    } else if (below) lines.push(line);
    else above.push(line);
  }
  return lines;
}

const files = corpusFiles(({ kind }) => kind === 'statspack');

describeCorpus('STATSPACK, 9.2 to 12.1', () => {
  describe.each(files.map((file) => [file.name, file] as const))('%s', (_name, { file, row: { release = '' } }) => {
    let text: string;
    let report: SourceReport;
    let mapped: MappedReport;
    const rows = (table: string): Row[] => {
      const section = sections.find(({ name }) => name === table);
      return (mapped.rows.get(table) ?? []).map((cells) =>
        Object.fromEntries((section?.columns ?? []).map(({ name }, at) => [name, cells[at] ?? null])),
      );
    };
    const sum = (list: Row[], column: string) => list.reduce((total, each) => total + Number(each[column] ?? 0), 0);
    /** Cut names may have been completed: what is printed is their beginning. */
    const begins = (name: Cell | undefined, printed: string) =>
      String(name).startsWith(printed.trim().replace(/ +/g, ' '));

    beforeAll(() => {
      const bytes = fs.readFileSync(file);
      text = new TextDecoder('windows-1252').decode(bytes).replace(/\r\n/g, '\n');
      report = readReport(bytes);
      mapped = mapReport(report);
    });

    test('is read and typed without a remark that it does not deserve', () => {
      expect(report).toMatchObject({ kind: 'statspack', format: 'text' });
      const deserved = [
        ...(/^Begin Snap:/m.test(text) ? [] : [/^header without begin_time, end_time, elapsed_s$/]),
        ...(/RESULTS ARE INVALID/.test(text) ? [/invalid/] : []),
        ...(/^ORA-/m.test(text) ? [/^errors of SQL\*Plus/] : []),
      ];
      expect(report.warnings.map((warning, at) => deserved[at]?.test(warning))).toEqual(deserved.map(() => true));
      expect(mapped.warnings).toEqual([]);
    });

    test('every table is typed; notes are all that is not', () => {
      const untyped = report.tables.filter(({ prose }, at) => !prose && mapped.mappedTo[at] === null);
      // What SQL*Plus says and the last line may be taken for lists.
      const left = untyped.flatMap((table) => table.rows).filter((cells) => cells.some((cell) => /\d{3}/.test(cell)));
      expect(left).toEqual([]);
      const cells = (wanted: (at: number) => boolean) =>
        report.tables.filter((_, at) => wanted(at)).flatMap((table) => table.rows.flat().filter(Boolean)).length;
      expect(cells((at) => mapped.mappedTo[at] !== null) / cells(() => true)).toBeGreaterThan(0.97);
    });

    test('instance activity, line by line', () => {
      const printed = linesOf(text, /^Instance Activity Stats/, /per Second/).filter(Boolean);
      const typed = rows('instance_activity');
      expect(printed.length).toBeGreaterThan(100);
      printed.forEach((line, at) => {
        expect(begins(typed[at]?.['statistic'], line.slice(0, 33)), line).toBe(true);
        expect([typed[at]?.['total'], typed[at]?.['per_second'], typed[at]?.['per_transaction']]).toEqual([
          value(line.slice(33, 52)),
          value(line.slice(52, 67)),
          value(line.slice(67)),
        ]);
      });
    });

    test('latches, line by line', () => {
      const printed = linesOf(text, /^Latch Activity/).filter(Boolean);
      const typed = rows('latches');
      expect(printed.length).toBe(typed.length);
      printed.forEach((line, at) => {
        expect(begins(typed[at]?.['latch'], line.slice(0, 24)), line).toBe(true);
        expect([typed[at]?.['get_requests'], typed[at]?.['wait_time_s'], typed[at]?.['nowait_requests']]).toEqual([
          value(line.slice(24, 39)),
          value(line.slice(53, 60)),
          value(line.slice(60, 73)),
        ]);
      });
    });

    test.each([
      ['foreground', /^Foreground Wait Events/],
      ['background', /^Background Wait Events/],
      ['all', /^Wait Events/],
    ])('wait events of scope %s, line by line', (scope, title) => {
      const printed = linesOf(text, title).filter(Boolean);
      const typed = rows('wait_events').filter((each) => each['scope'] === scope);
      expect(typed.length).toBe(printed.length);
      expect(printed.length > 0 || (scope === 'foreground' && /^(?:9|10)\./.test(release))).toBe(true);
      const counted = /^(?:9|10\.1)\./.test(release);
      printed.forEach((line, at) => {
        expect(begins(typed[at]?.['event'], line.slice(0, 28)), line).toBe(true);
        const [second, third, fourth] = counted ? [52, 63, 70] : [46, 57, 64];
        expect([
          typed[at]?.['waits'],
          typed[at]?.[counted ? 'timeouts' : 'timeouts_pct'],
          typed[at]?.['total_wait_s'],
          typed[at]?.['avg_wait_ms'],
        ]).toEqual([
          value(line.slice(28, 41)),
          value(line.slice(41, second)),
          value(line.slice(second, third)),
          value(line.slice(third, fourth)),
        ]);
      });
    });

    test('statements of every ordering by their hash values, in the order printed, with their text', () => {
      const orderings = [...new Set(rows('sql_stats').map((each) => each['ordering']))];
      const titles: Record<string, RegExp> = {
        cpu: /^SQL ordered by CPU/,
        elapsed: /^SQL ordered by Elapsed/,
        gets: /^SQL ordered by Gets/,
        reads: /^SQL ordered by Reads/,
        executions: /^SQL ordered by Executions/,
        parse_calls: /^SQL ordered by Parse Calls/,
        sharable_memory: /^SQL ordered by Sharable/,
        versions: /^SQL ordered by Version/,
      };
      expect(orderings.length).toBe(Object.values(titles).filter((title) => linesOf(text, title).length > 0).length);
      const texts = new Map(rows('sql_text').map((each) => [each['old_hash_value'], String(each['sql_text'])]));
      for (const ordering of orderings) {
        const lines = linesOf(text, titles[String(ordering)] ?? /^$/);
        const heads = lines.flatMap((line, at) => (/^[\d,. #]+ (\d{5,10})$/.test(line) ? [at] : []));
        const typed = rows('sql_stats').filter((each) => each['ordering'] === ordering);
        expect(typed.map((each) => each['old_hash_value'])).toEqual(
          heads.map((at) => Number(/(\d+)$/.exec(lines[at] ?? '')?.[1])),
        );
        expect(typed.map((each) => each['rank'])).toEqual(heads.map((_, at) => at + 1));
        typed.forEach((each, at) => {
          const first = lines.slice((heads[at] ?? 0) + 1).find((line) => line !== '' && !/^Module: /.test(line)) ?? '';
          expect(texts.get(each['old_hash_value'])?.startsWith(first.trim())).toBe(true);
        });
      }
    });

    test('parameters have their values whole', () => {
      const lines = linesOf(text, /^init\.ora Parameters/).filter((line) => line !== '');
      const typed = rows('init_parameters');
      const names = lines.filter((line) => !line.startsWith(' '));
      expect(typed.map((each) => each['name']).length).toBe(names.length);
      const squeezed = (printed: string) => printed.replaceAll(' ', '');
      const printed = squeezed(lines.map((line) => line.slice(30, 63)).join(''));
      expect(squeezed(typed.map((each) => each['begin_value'] ?? '').join(''))).toBe(printed);
    });

    test('tablespaces are the sums of their files', () => {
      const tablespaces = rows('tablespace_io');
      const io = rows('file_io');
      expect(tablespaces.length).toBeGreaterThan(3);
      for (const each of tablespaces) {
        const own = io.filter(({ tablespace }) => tablespace === each['tablespace']);
        expect([sum(own, 'reads'), sum(own, 'writes'), sum(own, 'buffer_waits')], String(each['tablespace'])).toEqual([
          each['reads'],
          each['writes'],
          each['buffer_waits'],
        ]);
      }
    });

    test('header, load profile and counters agree', () => {
      const { header } = report;
      // Statistics that did not change may be left out.
      const total = (statistic: string) =>
        Number(rows('instance_activity').find((each) => each['statistic'] === statistic)?.['total'] ?? 0);
      const metric = (name: string) => rows('load_profile').find((each) => each['metric'] === name);
      const perTransaction = Number(metric('redo_bytes')?.['per_transaction']);
      const transactions = total('user commits') + total('user rollbacks');
      expect(total('redo size') / transactions / perTransaction).toBeCloseTo(1, 2);
      if (header.elapsed_s === null) return;
      expect(total('redo size') / header.elapsed_s / Number(metric('redo_bytes')?.['per_second'])).toBeCloseTo(1, 2);
      const model = rows('time_model').find((each) => each['statistic'] === 'DB time')?.['time_s'];
      expect(Math.abs(Number(header.db_time_s) - Number(model))).toBeLessThan(1);
      expect(rows('snapshots').map((each) => [each['snap_id'], each['snap_time'], each['sessions']])).toEqual([
        [header.begin_snap_id, header.begin_time, header.begin_sessions],
        [header.end_snap_id, header.end_time, header.end_sessions],
      ]);
    });

    test('percentages of the top events add up to no more than a hundred; buckets of an event to its waits', () => {
      const top = rows('wait_events').filter((each) => each['scope'] === 'top');
      expect(top.length).toBe(5);
      expect(sum(top, 'pct_db_time')).toBeLessThan(100.1);
      const histogram = Map.groupBy(rows('wait_event_histogram'), (each) => String(each['event']));
      for (const [event, buckets] of histogram) {
        const counted = buckets.some((each) => each['bucket_waits'] !== null);
        if (counted) {
          const waits = rows('wait_events').find((each) => each['scope'] === 'all' && each['event'] === event)?.[
            'waits'
          ];
          // Read one after the other, both may differ by what happened between.
          if (typeof waits === 'number') expect(Math.abs(sum(buckets, 'bucket_waits') - waits), event).toBeLessThan(2);
        } else expect(Math.abs(sum(buckets, 'pct_waits') - 100), event).toBeLessThan(0.5);
      }
    });
  });
});
