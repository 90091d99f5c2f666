/** Enqueues, mutexes, segments, undo, caches. */
import { type SourcesByTable, statspack } from './source.ts';

const UNDO = {
  undo_blocks: ['Num Undo Blocks (K)', 'Num Undo Blocks', 'Undo Blocks'],
  transactions: ['Number of Transactions', 'Num Trans'],
  snapshot_too_old: ['STO/ OOS', 'Snapshot Too Old', 'Snap Too Old', 'Snap TooOld'],
  out_of_space: ['STO/ OOS', 'Out of Space', 'OutOf Space'],
};
const UNDO_EXPECTED = ['undo_blocks', 'transactions', 'max_query_s', 'max_concurrency', 'unexpired_stolen'];

const SEGMENTS = {
  from: { tablespace: ['Tablespace', 'Tablespace Name'], pct_total: ['Pct Total', '%Total'] },
  named: 'ordering',
  expects: ['owner', 'tablespace', 'object_name', 'subobject_name', 'object_type', 'value', 'pct_total'],
};

export const contentionSources: SourcesByTable = {
  latches: [
    // 8i prints no times.
    statspack(/^latch activity$/i, {
      expects: ['latch', 'get_requests', 'get_miss_pct', 'avg_sleeps_per_miss', 'nowait_requests', 'nowait_miss_pct'],
    }),
  ],
  enqueues: [
    statspack(/^enqueue activity$/i, {
      from: {
        enqueue: ['Enqueue Type (Request Reason)', 'Eq', 'Enqueue'],
        requests: ['Requests', 'Gets'],
        avg_wait_ms: ['Av Wt Time(ms)', 'Avg Wt Time (ms)'],
      },
      expects: ['enqueue', 'requests', 'waits'],
    }),
  ],
  mutexes: [
    statspack(/^mutex sleep(?: summary)?$/i, { expects: ['mutex_type', 'location', 'sleeps', 'wait_time_ms'] }),
  ],
  segments: [
    statspack(/^segments by (?<ordering>.+)$/i, SEGMENTS),
    // 9.2: "Top 5 Logical Reads per Segment", "Top 5 CR Blocks Served (RAC)".
    statspack(/^top \d+ (?<ordering>.+?) (?:per segment|\(RAC\))$/i, SEGMENTS),
  ],
  undo: [
    statspack(/^undo segment summary$/i, {
      without: ['Undo Blocks'],
      constants: { scope: 'summary' },
      from: UNDO,
      factors: { undo_blocks: 1000 },
      expects: ['undo_tablespace_number', ...UNDO_EXPECTED],
    }),
    statspack(/^undo segment summary$/i, {
      constants: { scope: 'summary' },
      from: UNDO,
      expects: ['undo_tablespace_number', ...UNDO_EXPECTED],
    }),
    statspack(/^undo segment stats$/i, {
      constants: { scope: 'interval' },
      from: UNDO,
      expects: ['end_time', ...UNDO_EXPECTED],
    }),
  ],
  dictionary_cache: [
    statspack(/^dictionary cache stats$/i, {
      without: ['GES Requests'],
      expects: ['cache', 'get_requests', 'get_miss_pct', 'scan_requests', 'modify_requests', 'final_usage'],
    }),
    // RAC: a second table under the same heading.
    statspack(/^dictionary cache stats/i, { expects: ['cache', 'ges_requests', 'ges_conflicts', 'ges_releases'] }),
  ],
  library_cache: [
    statspack(/^library cache activity$/i, {
      without: ['GES Lock Requests'],
      expects: ['namespace', 'get_requests', 'get_miss_pct', 'pin_requests', 'reloads', 'invalidations'],
    }),
    statspack(/^library cache activity/i, {
      expects: ['namespace', 'ges_lock_requests', 'ges_pin_requests', 'ges_pin_releases'],
    }),
  ],
};
