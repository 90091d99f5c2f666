/** Causes, symptoms and what only repeats them: the findings of one report as a tree. */
import { describe, expect, test } from 'vitest';
import { hitsOf, type Judged, ranked } from './judge.ts';
import { rules } from './rules/index.ts';
import { limitsFor } from './rules/limits.ts';
import { background, foreground, type TestFacts, testFacts } from './rules/testing.ts';

const limits = limitsFor({ thresholds: {}, databases: {}, disabled: [] }, null);

/** `rule < its cause`, in order. */
function tree(facts: TestFacts): string[] {
  return ranked(hitsOf(testFacts(facts), rules, limits)).map(name);
}
const name = ({ rule, cause }: Judged): string => (cause ? `${rule.id} < ${cause.rule.id}` : rule.id);

/** So many active sessions on 8 CPUs; events in percent of that. */
const busy = (sessions: number, ...events: [string, number, number][]): TestFacts => ({
  header: { db_time_s: 3600 * sessions },
  wait_events: events.map(([event, pct, avg]) => ({
    ...foreground(event, pct, avg),
    total_wait_s: 36 * pct * sessions,
    waits: (36_000 * pct * sessions) / avg,
  })),
});

describe('what only repeats its cause', () => {
  test('is left out: the event that dominates, its class, that waits dominate', () => {
    const facts = { ...busy(4, ['log file sync', 60, 8]), time_model: [{ statistic: 'DB CPU', pct_db_time: 20 }] };
    expect(tree(facts)).toEqual(['log_file_sync']);
  });
  test('stays where no other finding explains most of it', () => {
    expect(tree(busy(4, ['direct path read', 16, 2], ['db file sequential read', 30, 2]))).toEqual([
      'wait_class_heavy',
      'full_scans',
    ]);
    expect(tree(busy(4, ['some new event', 50, 2]))).toEqual(['dominant_event']);
  });
});

describe('a cause', () => {
  test('is deeper and about the same thing: several slow kinds of I/O are one slow storage', () => {
    const facts = busy(
      8,
      ['db file sequential read', 20, 40],
      ['direct path write temp', 6, 90],
      ['log file sync', 12, 60],
    );
    facts.wait_events?.push(background('log file parallel write', 55), background('control file parallel write', 70));
    expect(tree(facts)).toEqual([
      'storage_slow',
      'single_block_read_slow < storage_slow',
      'wait_class_heavy < single_block_read_slow',
      'redo_write_slow < storage_slow',
      'log_file_sync < storage_slow',
      'multiblock_read_slow < storage_slow',
      'temp_io < storage_slow',
      'control_file_io_slow < storage_slow',
    ]);
  });
  test('weighs enough: a tenth of the time causes no half of it', () => {
    const facts = {
      ...busy(16, ['enq: TX - row lock contention', 60, 900]),
      time_model: [{ statistic: 'DB CPU', pct_db_time: 12 }],
      host_cpu: [{ idle_pct: 5 }],
      metrics: { host_cpu_pct: 95 },
    };
    expect(tree(facts)).toEqual(['row_lock_contention', 'aas_over_cpus < row_lock_contention', 'host_cpu_busy']);
  });
  test('of the waits of one statement is the statement', () => {
    const facts = {
      ...busy(4, ['db file sequential read', 70, 1]),
      sql_stats: [{ ordering: 'elapsed', sql_id: 'a1', pct_total: 80, elapsed_s: 11_520, executions: 10 }],
      top_sql_events: [
        { sql_id: 'a1', plan_hash: 1, event: 'db file sequential read', pct_event: 60 },
        { sql_id: 'a1', plan_hash: 1, event: 'CPU + Wait for CPU', pct_event: 20 },
      ],
    };
    expect(tree(facts)).toEqual(['sql_dominates', 'wait_class_heavy < sql_dominates']);
  });
  test('of hard parses is the statement whose cursors cannot be shared', () => {
    const facts = {
      ...busy(4),
      load_profile: [{ metric: 'hard_parses', per_second: 30 }],
      metrics: { hard_parses_per_s: 30, parses_per_s: 300 },
      time_model: [
        { statistic: 'DB CPU', pct_db_time: 75 },
        { statistic: 'parse time elapsed', pct_db_time: 22 },
        { statistic: 'hard parse elapsed time', pct_db_time: 20 },
        { statistic: 'hard parse (sharing criteria) elapsed time', pct_db_time: 15 },
      ],
      sql_stats: [{ ordering: 'versions', sql_id: 'a1', version_count: 4000 }],
    };
    expect(tree(facts)).toEqual(['cursor_versions', 'hard_parses < cursor_versions']);
  });
});

test('what keeps hardly a session busy is not severe, whatever its share', () => {
  const severity = (sessions: number) =>
    hitsOf(testFacts(busy(sessions, ['enq: TX - row lock contention', 40, 900])), rules, limits)[0]?.severity;
  expect([2, 1, 0.2].map(severity)).toEqual(['high', 'medium', 'low']);
});
