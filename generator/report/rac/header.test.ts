import { expect, test } from 'vitest';
import type { SourceTable } from '../types.ts';
import { readRacHeader } from './header.ts';

function table(heading: string, header: string, ...rows: string[]): SourceTable {
  const cells = (line: string) => line.split('|');
  return { tableNo: 1, heading, summary: heading, header: header === '' ? [] : cells(header), rows: rows.map(cells) };
}

const SUMMARY = table(
  'Database Summary',
  'Database|Snapshot Ids|Number of Instances|Number of Hosts|Report Total (minutes)',
  'Id|Name|Unique Name|Role|Edition|RAC|CDB|Block Size|Begin|End|In Report|Total|In Report|Total|DB time|Elapsed time',
  '1234567890|SHOP|shop_a|PRIMARY|EE|YES|NO|8192|40|41|2|2|2|2|60.50|30.00',
);
const INSTANCES = table(
  'Database Instances Included In Report',
  'I#|Instance|Host|Startup|Begin Snap Time|End Snap Time|Release|Elapsed Time(min)|DB time(min)|Up Time(hrs)|Avg Active Sessions|Platform',
  '1|shop1|node1|02-Mar-24 10:00|03-Mar-24 10:01|03-Mar-24 10:30|19.0.0.0.0|29.99|30.25|24.00|1.01|Linux x86 64-bit',
  '2|shop2|node2|02-Mar-24 11:00|03-Mar-24 10:00|03-Mar-24 10:31|19.0.0.0.0|29.99|30.25|24.00|1.01|Linux x86 64-bit',
);
const HOSTS = table(
  'OS Statistics By Instance',
  '',
  '|CPU|Load|% CPU|Memory|End Values',
  'I#|#CPUs|#Cores|#Sckts|Begin|End|% Busy|MB|#CPUs|Memory (M)',
  '1|16|8|2|1.0|1.1|5.0|65536||',
  '2|16|8|2|1.0|1.1|5.0|65536||',
  'Sum|||||||131072||',
);

test('the cluster begins with its first instance and ends with its last', () => {
  const { header, warnings } = readRacHeader([SUMMARY, INSTANCES, HOSTS], 'point');
  expect(header).toMatchObject({
    db_id: '1234567890',
    db_name: 'SHOP',
    db_unique_name: 'shop_a',
    role: 'PRIMARY',
    edition: 'EE',
    is_rac: true,
    is_cdb: false,
    begin_snap_id: 40,
    end_snap_id: 41,
    begin_time: '2024-03-03 10:00:00',
    end_time: '2024-03-03 10:31:00',
    elapsed_s: 1800,
    db_time_s: 3630,
    release: '19.0.0.0.0',
    platform: 'Linux x86 64-bit',
    cpus: 32,
    cores: 16,
    sockets: 4,
    memory_gb: 128,
  });
  expect(warnings).toEqual([]);
});

test('what the instances differ in is unknown of the cluster', () => {
  const { header } = readRacHeader([SUMMARY, INSTANCES], 'point');
  expect(header).toMatchObject({ instance_name: null, instance_number: null, host_name: null, startup_time: null });
  expect(header).toMatchObject({ cpus: null, memory_gb: null });
});

test('12.1 prints fewer columns', () => {
  const summary = table(
    'Database Summary',
    'Database|Snapshot Ids|Number of Instances|Number of Hosts|Report Total (minutes)',
    'Id|Name|RAC|Block Size|Begin|End|In Report|Total|In Report|Total|DB time|Elapsed time',
    '1234567890|SHOP|YES|8192|40|41|2|2|2|2|1.50|1.00',
  );
  const { header } = readRacHeader([summary, INSTANCES], 'point');
  expect(header).toMatchObject({
    db_name: 'SHOP',
    db_unique_name: null,
    is_cdb: null,
    begin_snap_id: 40,
    db_time_s: 90,
  });
});

test('without its identity, or with that of several, the report is refused', () => {
  expect(() => readRacHeader([SUMMARY], 'point')).toThrow(expect.objectContaining({ code: 'no_header' }));
  expect(() => readRacHeader([INSTANCES], 'point')).toThrow(expect.objectContaining({ code: 'no_header' }));
  expect(() => readRacHeader([SUMMARY, INSTANCES, SUMMARY], 'point')).toThrow(
    expect.objectContaining({ code: 'unsupported_kind' }),
  );
});

test('the host of several instances counts once', () => {
  const rows = INSTANCES.rows.map((row) => row.map((cell) => (cell === 'node2' ? 'node1' : cell)));
  const { header } = readRacHeader([SUMMARY, { ...INSTANCES, rows }, HOSTS], 'point');
  expect(header).toMatchObject({ host_name: 'node1', cpus: 16, memory_gb: 64 });
});
