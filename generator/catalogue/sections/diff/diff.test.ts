import { expect, test } from 'vitest';
import { printed, reportOf, rowsOf } from '../../fixtures.ts';
import { mapReport } from '../../map.ts';
import type { Section } from '../../section.ts';
import diffIo from './diff_io.ts';
import diffMemory from './diff_memory.ts';
import diffPeriods from './diff_periods.ts';
import diffSegments from './diff_segments.ts';
import diffSqlStats from './diff_sql_stats.ts';
import diffStatistics from './diff_statistics.ts';
import diffTopEvents from './diff_top_events.ts';
import diffValues from './diff_values.ts';
import diffWaitEvents from './diff_wait_events.ts';

/** Rows of a comparison's section; fails on warnings. */
function rows(section: Section, ...tables: Parameters<typeof reportOf>) {
  const mapped = mapReport({ ...reportOf(...tables), kind: 'awr_diff' }, [section]);
  expect(mapped.warnings).toEqual([]);
  return rowsOf(mapped, section);
}

const TITLE = 'WORKLOAD REPOSITORY COMPARE PERIOD REPORT';

test('database and snapshots of a period share a row; the row of differences is no period', () => {
  const databases = printed(TITLE, null, 'Snapshot Set|DB Id|Unique Name|Release|Cluster|Host|Std Block Size', [
    'First (1st)|1|SHOP|19.0.0.0.0|NO|node1|8192',
    'Second (2nd)|1|SHOP|19.0.0.0.0|NO|node1|8192',
  ]);
  const snapshots = printed(
    TITLE,
    null,
    'Snapshot Set|Begin Snap Id|Begin Snap Time|End Snap Id|End Snap Time|Avg Active Users|Elapsed Time (min)|DB time (min)',
    [
      '1st|40|03-Mar-24 10:00:05 (Sun)|41|03-Mar-24 10:30:06 (Sun)|2.0|30.0|60.1',
      '2nd|44|03-Mar-24 11:00:05 (Sun)|45|03-Mar-24 11:30:06 (Sun)|3.0|30.0|90.2',
      '%Diff|||||50.0|0.0|50.1',
    ],
  );
  expect(rows(diffPeriods, databases, snapshots)).toMatchObject([
    { period: 1, db_unique_name: 'SHOP', block_size_bytes: 8192, begin_snap_id: 40, elapsed_s: 1800, db_time_s: 3606 },
    { period: 2, is_rac: false, begin_time: '2024-03-03 11:00:05', end_snap_id: 45, db_time_s: 5412 },
  ]);
});

test.each(['Avg Time(ms)|%DB time', 'Avg Time|%DB time'])('top events of each period, %s', (tail) => {
  const average = tail.startsWith('Avg Time|') ? '2.50ms' : '2.5';
  const header = `Event|Wait Class|Waits|Time(s)|${tail}`;
  const table = printed('Top Timed Events', null, '1st|2nd', [
    `${header}|${header}`,
    `CPU time||N/A|20||80|log file sync|Commit|1,000|2.50|${average}|10`,
  ]);
  expect(rows(diffTopEvents, table)).toEqual([
    { period: 1, rank: 1, event: 'CPU time', total_wait_s: 20, pct_db_time: 80 },
    {
      period: 2,
      rank: 1,
      event: 'log file sync',
      wait_class: 'Commit',
      waits: 1000,
      total_wait_s: 2.5,
      avg_wait_ms: 2.5,
      pct_db_time: 10,
    },
  ]);
});

test('a group of columns is a measure with two sides', () => {
  const table = printed('Wait Events', null, null, [
    '||% of DB time|# Waits/sec (Elapsed Time)|Total Wait Time (sec)|Avg Wait Time (ms)',
    'Event|Wait Class|1st|2nd|Diff|1st|2nd|%Diff|1st|2nd|%Diff|1st|2nd|%Diff',
    'log file sync|Commit|1|2|1|10|20|100|5|6|20|.5|.6|20',
  ]);
  expect(rows(diffWaitEvents, table)).toEqual([
    {
      event: 'log file sync',
      wait_class: 'Commit',
      first_pct_db_time: 1,
      second_pct_db_time: 2,
      diff_pct_db_time: 1,
      first_waits_per_s: 10,
      second_waits_per_s: 20,
      diff_waits_per_s_pct: 100,
      first_total_wait_s: 5,
      second_total_wait_s: 6,
      diff_total_wait_pct: 20,
      first_avg_wait_ms: 0.5,
      second_avg_wait_ms: 0.6,
      diff_avg_wait_pct: 20,
    },
  ]);
});

test('top SQL has the share of its ordering, and each measure by its own name', () => {
  const elapsed = printed('Top SQL Comparison by Elapsed Time', null, null, [
    '|Elapsed Time % of DB time|Elapsed Time (ms) per Exec|#Exec/sec (DB time)|#Executions|#Plans|',
    'SQL Id|1st|1st Total|2nd|2nd Total|Diff|1st|2nd|1st|2nd|1st|2nd|1st/2nd/Both|SQL Text',
    'abc|6|6|7|7|1|27|28|2|3|400|500|1/ 1/ 1|select 1',
    'def|3|9|||-3|5||1||40||1/ 0/ 0|select 2',
  ]);
  const executions = printed('Top SQL Comparison by Executions', null, null, [
    '|#Executions/sec (DB time)|#Executions|Exec Time (ms) per Exec|#Plan|',
    'SQL Id|1st|2nd|Diff|1st|2nd|1st|2nd|1st/2nd/Both|SQL Text',
    'abc|2|3|1|400|500|27|28|1/ 1/ 1|select 1',
  ]);
  const [one, two, byExecutions] = rows(diffSqlStats, elapsed, executions);
  expect(one).toMatchObject({
    ordering: 'elapsed',
    rank: 1,
    sql_id: 'abc',
    first_pct_total: 6,
    second_pct_total: 7,
    diff_pct_total: 1,
  });
  expect(one).toMatchObject({
    first_elapsed_per_exec_ms: 27,
    second_executions: 500,
    plans: '1/ 1/ 1',
    sql_text: 'select 1',
  });
  expect(two).toMatchObject({ rank: 2, first_cumulative_pct_total: 9, first_executions_per_db_second: 1 });
  expect(byExecutions).toMatchObject({
    ordering: 'executions',
    diff_executions_per_db_second: 1,
    second_elapsed_per_exec_ms: 28,
  });
});

test('segments: share, measure and captured share, in either order of the running totals', () => {
  const object = 'APP|DATA|ORDERS||TABLE';
  const header = 'Owner|Tablespace|Object Name|Subobject Name|Type';
  const [reads, locks] = rows(
    diffSegments,
    printed('Top Segments Comparison by Logical Reads', null, null, [
      '|||||% of Total Logical Reads|Logical Reads|% of Captured Logical Reads',
      `${header}|1st|1st Total|2nd|2nd Total|Diff|1st|2nd|%Diff|1st|2nd|Diff`,
      `${object}|1|2|3|4|5|6|7|8|9|10|11`,
    ]),
    printed('Top Segments by Row Lock Waits', null, null, [
      '|||||% of Total|Row Lock Waits|% of Captured',
      `${header}|1st|2nd|Diff|1st|2nd|%Diff|1st|1st Total|2nd|2nd Total|Diff`,
      `${object}|1|2|3|4|5|6|7|8|9|10|11`,
    ]),
  );
  expect(reads).toMatchObject({
    ordering: 'logical_reads',
    first_pct_total: 1,
    second_cumulative_pct_total: 4,
    diff_pct_total: 5,
  });
  expect(reads).toMatchObject({
    first_value: 6,
    second_value: 7,
    diff_value_pct: 8,
    first_pct_captured: 9,
    diff_pct_captured: 11,
  });
  expect(locks).toMatchObject({
    ordering: 'row_lock_waits',
    second_pct_total: 2,
    first_value: 4,
    second_pct_captured: 9,
  });
  expect(locks).toMatchObject({ first_cumulative_pct_captured: 8, diff_pct_captured: 11 });
});

test('I/O of files by buffer waits names its rates otherwise', () => {
  const table = printed('Top File Comparison by Buffer Waits', null, null, [
    '||Wait Time % of DB time|Buffer Waits|Reads|Avg Reads per Sec|Writes',
    'Tablespace|Filename|1st|2nd|Diff|1st|2nd|1st|2nd|1st|2nd|1st|2nd',
    'DATA|+D/data.1|1|2|1|3|4|5|6|7|8|9|10',
  ]);
  expect(rows(diffIo, table)).toMatchObject([
    {
      list: 'files_by_buffer_waits',
      file: '+D/data.1',
      diff_pct_db_time: 1,
      second_buffer_waits: 4,
      first_reads_per_s: 7,
    },
  ]);
});

test('memory at both snapshots of both periods', () => {
  const table = printed('SGA Memory Summary', null, null, [
    '|1st|2nd|% Diff of',
    'SGA regions|Begin Value (KB)|End Value (KB)|%Diff|Begin Value (KB)|End Value (KB)|%Diff|Begin Values|End Values',
    'Fixed Size|1|2|100|3|4|33|200|100',
  ]);
  expect(rows(diffMemory, table)).toMatchObject([
    {
      section: 'sga',
      name: 'Fixed Size',
      first_end_value: 2,
      second_begin_value: 3,
      diff_begin_pct: 200,
      diff_end_pct: 100,
    },
  ]);
});

test('rows of snapshots and of periods', () => {
  const targets = printed('PGA Aggr Target Stats', null, '|PGA Aggr Target(M)', [
    'B1|128',
    'E1|129',
    '|',
    'B2|130',
    'E2|131',
  ]);
  const undo = printed('Undo Segment Summary', null, '|Num Undo Blocks (K)|STO/ OOS', [
    '1st|31.79|0/0',
    '2nd|41.51|0/1',
  ]);
  expect(rows(diffValues, targets, undo)).toEqual([
    { section: 'pga_aggr_target_stats', period: 1, snapshot: 'begin', statistic: 'PGA Aggr Target(M)', value: 128 },
    { section: 'pga_aggr_target_stats', period: 1, snapshot: 'end', statistic: 'PGA Aggr Target(M)', value: 129 },
    { section: 'pga_aggr_target_stats', period: 2, snapshot: 'begin', statistic: 'PGA Aggr Target(M)', value: 130 },
    { section: 'pga_aggr_target_stats', period: 2, snapshot: 'end', statistic: 'PGA Aggr Target(M)', value: 131 },
    { section: 'undo_segment_summary', period: 1, statistic: 'Num Undo Blocks (K)', value: 31.79 },
    { section: 'undo_segment_summary', period: 1, statistic: 'STO/ OOS', value_text: '0/0' },
    { section: 'undo_segment_summary', period: 2, statistic: 'Num Undo Blocks (K)', value: 41.51 },
    { section: 'undo_segment_summary', period: 2, statistic: 'STO/ OOS', value_text: '0/1' },
  ]);
});

test('any other table of two sides is kept by section, name and measure', () => {
  const host = printed('Host Configuration Comparison', null, '|1st|2nd|Diff|%Diff', [
    'Number of CPUs:|8|16|8|100.0',
    'Physical Memory:|7974.6M|7974.6M|0M|0.0',
  ]);
  const unknown = printed('Something New', null, null, [
    '|Gets|Time (s)',
    'Thing|1st|2nd|Diff|1st|2nd|%Diff',
    'a|1|2|1|3|6|100.0',
  ]);
  const servers = printed('Shared Servers Activity', null, 'Avg Connections|Avg Servers', [
    '1st|2nd|Diff|%Diff|1st|2nd|Diff|%Diff',
    '1|2|1|100|3|3|0|0',
  ]);
  expect(rows(diffStatistics, host, unknown, servers)).toEqual([
    {
      section: 'host_configuration_comparison',
      name: 'Number of CPUs',
      measure: 'value',
      first_value: 8,
      second_value: 16,
      diff_value: 8,
      diff_value_pct: 100,
    },
    {
      section: 'host_configuration_comparison',
      name: 'Physical Memory',
      measure: 'MB',
      first_value: 7974.6,
      second_value: 7974.6,
      diff_value: 0,
      diff_value_pct: 0,
    },
    { section: 'something_new', name: 'a', measure: 'Gets', first_value: 1, second_value: 2, diff_value: 1 },
    { section: 'something_new', name: 'a', measure: 'Time (s)', first_value: 3, second_value: 6, diff_value_pct: 100 },
    {
      section: 'shared_servers_activity',
      measure: 'Avg Connections',
      first_value: 1,
      second_value: 2,
      diff_value: 1,
      diff_value_pct: 100,
    },
    {
      section: 'shared_servers_activity',
      measure: 'Avg Servers',
      first_value: 3,
      second_value: 3,
      diff_value: 0,
      diff_value_pct: 0,
    },
  ]);
});

test('an unknown table without groups is kept too; one of another shape is not', () => {
  const plain = printed('Memory Statistics', null, 'Memory|1st|2nd|Diff', ['Host Mem (MB):|10|20|10']);
  expect(rows(diffStatistics, plain)).toEqual([
    {
      section: 'memory_statistics',
      name: 'Host Mem (MB)',
      measure: 'value',
      first_value: 10,
      second_value: 20,
      diff_value: 10,
    },
  ]);
  expect(rows(diffStatistics, printed('Remarks', null, 'Remark', ['one']))).toEqual([]);
});
