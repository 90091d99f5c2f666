/**
 * A report over many snapshots against the reports of each interval: what is counted adds up, row by row, in every table of
 * which sums make sense. Counts are exact to the last; what is printed rounded may be off by its rounding.
 */
import fs from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import type { ReportHeader } from '../report/types.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { rowsOf } from './fixtures.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import type { Cell } from './types.ts';

type Row = Record<string, Cell>;

interface Sums {
  key: readonly string[];
  /** Columns that add up, and by how much each printed figure may be off: half a unit of its last digit. */
  off: Readonly<Record<string, number>>;
  /** Figures that are rounded and may have a suffix (`1.4T`) are off by a share of themselves. */
  share?: number;
  /** Rows that are gauges, not counters. */
  except?: RegExp;
  /** Lists of the greatest, from which a row may be missing in some intervals. */
  top?: boolean;
}

const SUMS: Readonly<Record<string, Sums>> = {
  instance_activity: {
    key: ['statistic'],
    off: { total: 0 },
    except: /^(pinned cursors current|temp space allocated|total number of slots)/,
  },
  time_model: { key: ['statistic'], off: { time_s: 0.005 } },
  wait_events: { key: ['scope', 'event'], off: { waits: 0, total_wait_s: 0.5 }, share: 0.001, top: true },
  wait_classes: { key: ['wait_class'], off: { waits: 0, total_wait_s: 0.5 } },
  foreground_wait_classes: { key: ['wait_class'], off: { waits: 0, total_wait_s: 0.5 } },
  latches: { key: ['latch'], off: { get_requests: 0, nowait_requests: 0, wait_time_s: 0.5 } },
  mutexes: { key: ['mutex_type', 'location'], off: { sleeps: 0, wait_time_ms: 0.5 } },
  enqueues: {
    key: ['enqueue'],
    off: { requests: 0, success_gets: 0, failed_gets: 0, waits: 0, wait_time_s: 0.5 },
  },
  library_cache: { key: ['namespace'], off: { get_requests: 0, pin_requests: 0, reloads: 0, invalidations: 0 } },
  dictionary_cache: { key: ['cache'], off: { get_requests: 0, scan_requests: 0, modify_requests: 0 } },
  buffer_waits: { key: ['class'], off: { waits: 0, total_wait_s: 0.5 } },
  buffer_pools: {
    key: ['pool'],
    off: { buffer_gets: 0, physical_reads: 0, physical_writes: 0, free_buffer_waits: 0, buffer_busy_waits: 0 },
  },
  pga_histogram: {
    key: ['low_optimal_bytes'],
    off: { total_executions: 0, optimal_executions: 0, one_pass_executions: 0, multi_pass_executions: 0 },
  },
  instance_recovery: {
    key: ['snapshot'],
    off: { mttr_writes: 0, log_size_writes: 0, log_checkpoint_writes: 0, autotune_checkpoint_writes: 0 },
  },
  services: {
    key: ['service_name'],
    off: { db_time_s: 0.5, db_cpu_s: 0.5, physical_reads: 500, logical_reads: 500, user_io_waits: 0, network_waits: 0 },
  },
  io_by_filetype: { key: ['name'], off: { reads_bytes: 2 ** 19, writes_bytes: 2 ** 19 }, share: 0.05 },
  io_by_function: { key: ['name'], off: { reads_bytes: 2 ** 19, writes_bytes: 2 ** 19 }, share: 0.05 },
  segments: { key: ['ordering', 'owner', 'object_name', 'subobject_name'], off: { value: 0 }, top: true },
};

/** So many intervals in a row, between two startups. */
const INTERVALS = 44;

describeCorpus('a report over many snapshots', () => {
  let whole: Map<string, Row[]>;
  let parts: Map<string, Row[]>[];

  beforeAll(() => {
    const reports = corpusFiles(({ kind, format }) => kind === 'awr-single' && format === 'html').map(({ file }) =>
      readReport(fs.readFileSync(file)),
    );
    const tables = (report: (typeof reports)[number]) => {
      const mapped = mapReport(report);
      const named = sections.filter(({ name }) => name in SUMS);
      return new Map(named.map((section): [string, Row[]] => [section.name, rowsOf(mapped, section)]));
    };
    const snapshots = ({ begin_snap_id: begin, end_snap_id: end }: ReportHeader) => Number(end) - Number(begin);
    const long = reports.find(({ header }) => header.begin_snap_id === 160 && snapshots(header) === INTERVALS);
    if (!long) throw new Error('the corpus has no such report');
    // The repository was rebuilt once, and its snapshot ids began again: times tell the intervals.
    const within = reports.filter(
      ({ header }) =>
        header.db_id === long.header.db_id &&
        snapshots(header) === 1 &&
        String(header.begin_time) >= String(long.header.begin_time) &&
        String(header.end_time) <= String(long.header.end_time),
    );
    expect(within).toHaveLength(INTERVALS);
    whole = tables(long);
    parts = within.map(tables);
  });

  test.each(Object.entries(SUMS))('%s', (table, { key, off, share = 0, except, top = false }) => {
    const keyOf = (row: Row) => key.map((name) => row[name] ?? '').join('|');
    const byKey = (rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), row]));
    const intervals = parts.map((part) => byKey(part.get(table) ?? []));
    const differing: string[] = [];
    let compared = 0;
    for (const row of whole.get(table) ?? []) {
      const name = keyOf(row);
      if (except?.test(name)) continue;
      const listed = intervals.flatMap((rows): Row[] => {
        const each = rows.get(name);
        return each ? [each] : [];
      });
      for (const [column, half] of Object.entries(off)) {
        if (row[column] === undefined) continue;
        const printed = Number(row[column]);
        const sum = listed.reduce((before, each) => before + Number(each[column] ?? 0), 0);
        compared++;
        // A figure that does not fit its column is printed with a suffix: `140M`.
        const rounded = printed >= 1e7 && printed % 1e5 === 0 ? 0.05 : 1e-9;
        const tolerance = half * (listed.length + 1) + Math.max(half > 0 ? share : 0, rounded) * printed;
        const isMissing = top && listed.length < INTERVALS && sum < printed;
        if (Math.abs(sum - printed) > tolerance && !isMissing) {
          differing.push(`${name} ${column}: ${printed}, its intervals ${sum}`);
        }
      }
    }
    expect(differing).toEqual([]);
    expect(compared).toBeGreaterThan(2);
  });
});
