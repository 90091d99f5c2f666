/** Cases of the rules on wait events. Invented figures. */
import { background, foreground, type TestFacts } from '../testing.ts';
import type { RuleCase, RuleCases } from './case.ts';

/** Fires above so many percent of DB time, and not at it. */
const above = (event: string, pct: number, avgMs?: number): RuleCase => ({
  fires: { wait_events: [foreground(event, pct + 1, avgMs)] },
  silent: { wait_events: [foreground(event, pct, avgMs)] },
});
const waits = (...wait_events: NonNullable<TestFacts['wait_events']>): TestFacts => ({ wait_events });

export const waitCases: RuleCases = {
  dominant_event: above('log file sync', 40),
  wait_class_heavy: above('db file sequential read', 15),
  single_block_read_slow: {
    fires: waits(foreground('db file sequential read', 12, 11)),
    silent: waits(foreground('db file sequential read', 12, 10)),
  },
  multiblock_read_slow: {
    fires: waits(foreground('direct path read', 12, 21)),
    silent: waits(foreground('direct path read', 12, 20)),
  },
  control_file_io_slow: {
    fires: waits(background('control file parallel write', 16)),
    silent: waits(background('control file parallel write', 15)),
  },
  redo_write_slow: {
    fires: waits(background('log file parallel write', 16)),
    silent: waits(background('log file parallel write', 15)),
  },
  storage_slow: {
    fires: waits(
      foreground('db file sequential read', 20, 40),
      background('log file parallel write', 50),
      background('control file parallel write', 50),
    ),
    silent: waits(foreground('db file sequential read', 20, 40), background('log file parallel write', 50)),
  },
  log_file_sync: above('log file sync', 5),
  log_switches: above('log file switch completion', 1),
  row_lock_contention: above('enq: TX - row lock contention', 2),
  enqueue_contention: above('enq: TM - contention', 1),
  buffer_busy: above('buffer busy waits', 3),
  latch_mutex_contention: above('library cache: mutex X', 2),
  gc_contention: above('gc buffer busy acquire', 3),
  free_buffer_waits: above('free buffer waits', 1),
  temp_io: above('direct path read temp', 5),
  full_scans: above('direct path read', 10, 2),
  gc_blocks_lost: {
    fires: { instance_activity: [{ statistic: 'gc blocks lost', total: 1 }] },
    silent: { instance_activity: [{ statistic: 'gc blocks lost', total: 0 }] },
  },
  gc_receive_slow: {
    fires: { rac_latencies: [{ scope: 'instance', metric: 'cr_block_receive', time_us: 5100 }] },
    silent: { rac_latencies: [{ scope: 'instance', metric: 'cr_block_receive', time_us: 5000 }] },
  },
  latency_above_usual: {
    fires: {
      ...waits(foreground('db file sequential read', 30, 6)),
      metrics: { single_block_read_ms: 6 },
      usual: { single_block_read_ms: { median: 1, scale: 0.2 } },
    },
    silent: {
      ...waits(foreground('db file sequential read', 30, 6)),
      metrics: { single_block_read_ms: 6 },
      usual: { single_block_read_ms: { median: 5, scale: 0.2 } },
    },
  },
  blocking_session: {
    fires: {
      ash_blocking_sessions: [
        { sid: 17, serial: 1, instance_number: null, event: 'enq: TX - row lock contention', pct_activity: 6 },
      ].map((row) => ({ user_name: 'SHOP', program: 'app', ...row })),
    },
    silent: {
      ash_blocking_sessions: [
        { sid: 17, serial: 1, instance_number: null, event: 'enq: TX - row lock contention', pct_activity: 5 },
      ].map((row) => ({ user_name: 'SHOP', program: 'app', ...row })),
    },
  },
};
