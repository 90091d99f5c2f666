import { expect, test } from 'vitest';
import { printed, reportOf, rowsOf } from '../../fixtures.ts';
import { mapReport } from '../../map.ts';
import type { Section } from '../../section.ts';
import loadProfile from '../load_profile.ts';
import timeModel from '../time_model.ts';
import waitEvents from '../wait_events.ts';
import racBlockTransfers from './rac_block_transfers.ts';
import racInterconnectDevices from './rac_interconnect_devices.ts';
import racLatencies from './rac_latencies.ts';
import racLoadProfile from './rac_load_profile.ts';
import racMemory from './rac_memory.ts';
import racPing from './rac_ping.ts';
import racRemastering from './rac_remastering.ts';
import racStatistics from './rac_statistics.ts';
import racTimeModel from './rac_time_model.ts';
import racWaitEvents from './rac_wait_events.ts';

type Tables = Parameters<typeof reportOf>;

/** Rows of a global report's section; fails on warnings. */
function global(section: Section, ...tables: Tables) {
  const mapped = mapReport({ ...reportOf(...tables), kind: 'awr_rac' }, [section]);
  expect(mapped.warnings).toEqual([]);
  return rowsOf(mapped, section);
}

function single(section: Section, ...tables: Tables) {
  const mapped = mapReport(reportOf(...tables), [section]);
  expect(mapped.warnings).toEqual([]);
  return rowsOf(mapped, section);
}

const SECONDS = printed('Time Model', null, 'I#|DB time (s)|DB CPU (s)|bg CPU (s)', [
  '1|10.5|4|1',
  '2|20.5|6|2',
  'Sum|31|10|3',
]);
const SHARES = printed('Time Model - % of DB time', null, null, [
  '||% DB time|% bg time',
  'I#|% Total DB time|DB CPU|bg CPU',
  '1|33.87|38.10|50.00',
]);

test('seconds and percentages of one statistic share a row, and sums have a scope of their own', () => {
  const rows = global(racTimeModel, SECONDS, SHARES);
  expect(rows).toContainEqual({ scope: 'instance', instance_number: 1, statistic: 'DB CPU', time_s: 4, pct: 38.1 });
  expect(rows).toContainEqual({
    scope: 'instance',
    instance_number: 1,
    statistic: 'DB time',
    time_s: 10.5,
    pct: 33.87,
  });
  expect(rows).toContainEqual({ scope: 'sum', statistic: 'DB time', time_s: 31 });
  expect(rows).toHaveLength(9);
});

test('up to 12.1 the header says what is a percentage of what', () => {
  const shares = printed('Time Model - % of DB time', null, 'I#|% Total DB time|Hard Parse %DB time|bg CPU %bg time', [
    '1|33|2|50',
  ]);
  expect(global(racTimeModel, shares).map(({ statistic, pct }) => [statistic, pct])).toEqual([
    ['DB time', 33],
    ['hard parse elapsed time', 2],
    ['background cpu time', 50],
  ]);
});

test('the shared table has the cluster’s sum', () => {
  expect(global(timeModel, SECONDS)).toEqual([
    { statistic: 'DB time', time_s: 31 },
    { statistic: 'DB CPU', time_s: 10 },
    { statistic: 'background cpu time', time_s: 3 },
  ]);
});

test.each([
  ['Avg Wait', '2.50ms|10|2.50ms|2.40ms|2.60ms|10.00us', 'Summary Avg Wait Time'],
  ['Avg(ms)', '2.50|10|2.50|2.40|2.60|0.01', 'Summary Avg Wait Time (ms)'],
])('wait events of instances and cluster, %s', (average, cells, summary) => {
  const table = printed('Top Timed Foreground Events', null, null, [
    `|Wait|Event|Wait Time|${summary}`,
    `I#|Class|Event|Waits|%Timeouts|Total(s)|${average}|%DB time|Avg|Min|Max|Std Dev|Cnt`,
    `*|Commit|log file sync|4,000|0.00|10.00|${cells}|2`,
    `1|Commit|log file sync|1,000|0.00|2.40|${cells.split('|')[3]}|9|||||`,
  ]);
  const [cluster, instance] = global(racWaitEvents, table);
  expect(cluster).toEqual({
    list: 'top_foreground',
    scope: 'cluster',
    event: 'log file sync',
    wait_class: 'Commit',
    waits: 4000,
    timeouts_pct: 0,
    total_wait_s: 10,
    avg_wait_ms: 2.5,
    pct_time: 10,
    avg_avg_wait_ms: 2.5,
    min_avg_wait_ms: 2.4,
    max_avg_wait_ms: 2.6,
    std_dev_avg_wait_ms: 0.01,
    instances: 2,
  });
  expect(instance).toMatchObject({ scope: 'instance', instance_number: 1, waits: 1000, avg_wait_ms: 2.4, pct_time: 9 });
  expect(global(waitEvents, table)).toEqual([
    {
      scope: 'top',
      event: 'log file sync',
      wait_class: 'Commit',
      waits: 4000,
      timeouts_pct: 0,
      total_wait_s: 10,
      avg_wait_ms: 2.5,
      pct_db_time: 10,
    },
  ]);
});

test('totals and rates of one metric share a row; redo is kilobytes here and bytes in the shared table', () => {
  const rate = printed('System Statistics - Per Second', null, 'I#|Logical Reads/s|Redo Size (k)/s', [
    '1|5|2',
    'Sum|9|3.5',
  ]);
  const rows = global(
    racLoadProfile,
    printed('System Statistics', null, 'I#|Logical Reads|Redo Size (k)', ['1|50|20', 'Sum|90|35']),
    rate,
    printed('SysStat and Global Messaging (per Sec)- RAC', null, null, [
      '|Blocks Received Per Second|Blocks Served per Second|CPU seconds per Second|Messages Per Second|GC Blks|GC CR',
      'I#|GC Current|GC CR|GC Current|GC CR|GC|IPC|GCS Received|GES Received|GCS Sent|GES Sent|Sent Direct|Sent Indir|Lost/s|Fail/s',
      '1|1|2|3|4|5|6|7|8|9|10|11|12|13|14',
    ]),
  );
  expect(rows).toContainEqual({
    scope: 'instance',
    instance_number: 1,
    metric: 'logical_reads',
    total: 50,
    per_second: 5,
  });
  expect(rows).toContainEqual({ scope: 'sum', metric: 'redo_kb', total: 35, per_second: 3.5 });
  expect(rows.slice(4).map(({ metric, per_second }) => [metric, per_second])).toEqual([
    ['gc_current_blocks_received', 1],
    ['gc_cr_blocks_received', 2],
    ['gc_current_blocks_served', 3],
    ['gc_cr_blocks_served', 4],
    ['gc_cpu_s', 5],
    ['ipc_cpu_s', 6],
    ['gcs_messages_received', 7],
    ['ges_messages_received', 8],
    ['gcs_messages_sent', 9],
    ['ges_messages_sent', 10],
    ['messages_sent_directly', 11],
    ['messages_sent_indirectly', 12],
    ['gc_blocks_lost', 13],
    ['gc_cr_failures', 14],
  ]);
  expect(global(loadProfile, rate)).toEqual([
    { metric: 'logical_reads', per_second: 9 },
    { metric: 'redo_bytes', per_second: 3584 },
  ]);
});

test('latencies have one name and unit in both reports and all releases', () => {
  const expected = [
    { metric: 'enqueue_get', time_us: 80 },
    { metric: 'cr_block_receive', time_us: 190 },
    { metric: 'current_block_receive', time_us: 360 },
  ];
  const header = (unit: string) => [
    '||CR Blocks|CU Blocks',
    `I#|GE Get Time (${unit})|Receive Time (${unit})|Receive Time (${unit})`,
  ];
  const scoped = expected.map((row) => ({ scope: 'instance', instance_number: 1, ...row }));
  expect(
    global(racLatencies, printed('Global Latency Characteristics', null, null, [...header('us'), '1|80|190|360'])),
  ).toEqual(scoped);
  expect(
    global(
      racLatencies,
      printed('Global Cache and Enqueue Workload Characteristics', null, null, [...header('ms'), '1|.08|.19|.36']),
    ),
  ).toEqual(scoped);
  const heading = 'Global Cache and Enqueue Services - Workload Characteristics';
  const labels = (unit: string, ...values: string[]) =>
    printed(heading, null, null, [
      `Avg global enqueue get time (${unit}):|${values[0]}`,
      `Avg global cache cr block receive time (${unit}):|${values[1]}`,
      `Avg global cache current block receive time (${unit}):|${values[2]}`,
      'Avg LMS process busy %:|1.5',
    ]);
  const own = [...expected, { metric: 'lms_busy', value_pct: 1.5 }].map((row) => ({ scope: 'instance', ...row }));
  expect(single(racLatencies, labels('us', '80', '190', '360'))).toEqual(own);
  expect(single(racLatencies, labels('ms', '.08', '.19', '.36'))).toEqual(own);
});

test('sizes have a row for each cache, the log buffer among them', () => {
  const table = printed('Cache Sizes', null, null, [
    '|DB Cache|Shared Pool|',
    'I#|Begin|End|Begin|End|Log Buffer',
    '1|8,192|8,000|5,120||53.98',
  ]);
  expect(global(racMemory, table).map(({ component, begin_mb, end_mb }) => [component, begin_mb, end_mb])).toEqual([
    ['DB Cache', 8192, 8000],
    ['Shared Pool', 5120, undefined],
    ['Log Buffer', 53.98, undefined],
  ]);
});

test('transfers of one block class share a row over the tables of one instance', () => {
  const rows = single(
    racBlockTransfers,
    printed('Global Cache Transfer Statistics', null, null, [
      '||CR|Current',
      'Inst No|Block Class|Blocks Received|% Immed|% Busy|% Congst|Blocks Received|% Immed|% Busy|% Congst',
      '2|Others|6|90.00|8.00|2.00|1,723|98.67|1.33|0.00',
    ]),
    printed('Global Cache Transfer Times (ms)', null, null, [
      '||CR Avg Time (ms)|Current Avg Time (ms)',
      'Inst No|Block Class|All|Immed|Busy|Congst|All|Immed|Busy|Congst',
      '2|others|1.5|1.2|2|3|1|1|1|4',
    ]),
    printed('Global Cache Times (Immediate)', null, null, [
      '|||CR Avg Time (ms)|Current Avg Time (ms)',
      'Src Inst#|Block Class|Lost Time|Immed|2hop|3hop|Immed|2hop|3hop',
      '2|others|7|1.2|1.2||1|1|',
    ]),
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({
    source_instance: 2,
    block_class: 'others',
    cr_blocks: 6,
    cr_congested_pct: 2,
    current_blocks: 1723,
    cr_avg_us: 1500,
    cr_congested_us: 3000,
    current_congested_us: 4000,
    cr_2hop_us: 1200,
    lost_time_us: 7000,
  });
});

test('round trips: milliseconds up to 12.1, microseconds from then on', () => {
  const header =
    'Target Instance|500B Ping Count|Avg Latency 500B msg|Stddev 500B msg|8K Ping Count|Avg Latency 8K msg|Stddev 8K msg';
  const old = single(racPing, printed('Interconnect Ping Latency Stats', null, header, ['2|100|1.5|.2|100|2|.3']));
  const recent = single(
    racPing,
    printed('Interconnect Ping Latency Statistics', null, header, ['2|100|1500|.2|100|2000|.3']),
  );
  expect(old).toEqual(recent);
  expect(old[0]).toMatchObject({ target_instance: 2, avg_500b_us: 1500, std_dev_500b: 0.2, avg_8k_us: 2000 });
});

test('device traffic of both tables, and of one instance', () => {
  const header = [
    '|Interface|Sent|Received',
    'I#|NAME|IP Address|IP Mask|MBytes|Packets|Carrier Lost|MBytes|Packets|Frame Errors',
  ];
  const rows = global(
    racInterconnectDevices,
    printed('Interconnect Device Statistics', null, null, [
      ...header,
      '1|ib0|10.0.0.1|255.0.0.0|400|50|1|300|40|2',
      'Sum||||400|50|1|300|40|2',
    ]),
    printed('Interconnect Device Statistics (per Second)', null, null, [
      ...header,
      '1|ib0|10.0.0.1|255.0.0.0|4|5|0|3|4|0',
    ]),
  );
  expect(rows[0]).toMatchObject({
    device: 'ib0',
    sent_mb: 400,
    sent_mb_per_s: 4,
    received_frame_errors: 2,
    sent_carrier_lost_per_s: 0,
  });
  expect(rows[1]).toMatchObject({ scope: 'sum', sent_mb: 400 });
  expect(rows).toHaveLength(2);
});

test('remastering: objects of 12.2 in two pairs, of 12.1 in one', () => {
  const objects = (...rows: string[]) =>
    global(racRemastering, printed('Dynamic Remastering Statistics', null, null, rows)).map(({ statistic, ...row }) => [
      statistic,
      row['total'] ?? row['per_operation'] ?? [row['begin_value'], row['end_value']],
    ]);
  expect(
    objects(
      '||Time|Affinity Objects|Read Mostly Objects',
      'I#|Remaster Ops|Freeze|Begin|End|Begin|End',
      '1|7|.5|1|2|3|4',
    ),
  ).toEqual([
    ['remaster_ops', 7],
    ['freeze_time_s', 0.5],
    ['affinity_objects', [1, 2]],
    ['read_mostly_objects', [3, 4]],
  ]);
  expect(objects('||Time|Affinity/Read Mostly Obj', 'I#|Remaster Ops|Quiesce|Begin|End', '1|7|.5|1|2')).toEqual([
    ['remaster_ops', 7],
    ['quiesce_time_s', 0.5],
    ['affinity_and_read_mostly_objects', [1, 2]],
  ]);
});

test('a table by instance that is not known is kept cell by cell', () => {
  const table = printed('Something New', null, 'I#|Pool|Hits/s|Mode', ['1|keep|2.5|auto', 'Sum||5|']);
  expect(global(racStatistics, table)).toEqual([
    { section: 'something_new', scope: 'instance', instance_number: 1, name: 'keep', metric: 'hits_per_s', value: 2.5 },
    {
      section: 'something_new',
      scope: 'instance',
      instance_number: 1,
      name: 'keep',
      metric: 'mode',
      value_text: 'auto',
    },
    { section: 'something_new', scope: 'sum', metric: 'hits_per_s', value: 5 },
  ]);
  expect(global(racStatistics, printed('Something Else', null, 'Pool|Hits', ['keep|1']))).toEqual([]);
});
