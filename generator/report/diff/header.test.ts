import { expect, test } from 'vitest';
import { reportId } from '../../lake/identity.ts';
import type { SourceTable } from '../types.ts';
import { readDiffHeader } from './header.ts';

function table(heading: string, header: string, ...rows: string[]): SourceTable {
  const cells = (line: string) => line.split('|');
  return { tableNo: 1, heading, summary: null, header: cells(header), rows: rows.map(cells) };
}

const TITLE = 'WORKLOAD REPOSITORY COMPARE PERIOD REPORT';

function snapshots(secondBegin: number): SourceTable {
  return table(
    TITLE,
    'Snapshot Set|Begin Snap Id|Begin Snap Time|End Snap Id|End Snap Time|Avg Active Users|Elapsed Time (min)|DB time (min)',
    '1st|40|03-Mar-24 10:00:05 (Sun)|41|03-Mar-24 10:30:06 (Sun)|2.0|30.0|60.1',
    `2nd|${secondBegin}|03-Mar-24 11:00:05 (Sun)|${secondBegin + 1}|03-Mar-24 11:30:06 (Sun)|3.0|30.0|90.2`,
    '%Diff|||||50.0|0.0|50.1',
  );
}

const DATABASES = table(
  TITLE,
  'Snapshot Set|DB Name|DB Id|Instance|Inst num|Release|Cluster|Host|Std Block Size',
  'First (1st)|SHOP|1234567890|shop1|1|11.2.0.4.0|YES|node1|8192',
  'Second (2nd)|SHOP|1234567890|shop1|1|11.2.0.4.0|YES|node1|8192',
);
const HOST = table(
  'Host Configuration Comparison',
  '|1st|2nd|Diff|%Diff',
  'Number of CPUs:|16|32|16|100.0',
  'Physical Memory:|65536M|65536M|0M|0.0',
);

test('the header is the first period’s', () => {
  const { header, warnings } = readDiffHeader([DATABASES, snapshots(44), HOST], 'point');
  expect(header).toMatchObject({
    db_name: 'SHOP',
    db_id: '1234567890',
    instance_name: 'shop1',
    instance_number: 1,
    is_rac: true,
    release: '11.2.0.4.0',
    host_name: 'node1',
    begin_snap_id: 40,
    end_snap_id: 41,
    begin_time: '2024-03-03 10:00:05',
    end_time: '2024-03-03 10:30:06',
    elapsed_s: 1800,
    db_time_s: 3606,
    cpus: 16,
    memory_gb: 64,
  });
  expect(warnings).toEqual([]);
});

test('from 12.2 the unique name stands for the name', () => {
  const databases = table(
    TITLE,
    'Snapshot Set|DB Id|Unique Name|DB Role|Edition|Release|Cluster|CDB|Host|Std Block Size',
    'First (1st)|1234567890|SHOP|PRIMARY|EE|19.0.0.0.0|NO|YES|node1|8192',
    'Second (2nd)|1234567890|SHOP|PRIMARY|EE|19.0.0.0.0|NO|YES|node1|8192',
  );
  const { header } = readDiffHeader([databases, snapshots(44)], 'point');
  expect(header).toMatchObject({
    db_name: 'SHOP',
    db_unique_name: 'SHOP',
    role: 'PRIMARY',
    edition: 'EE',
    is_cdb: true,
  });
});

test('two comparisons with one first period are two reports', () => {
  const [one, other, again] = [44, 46, 44].map((begin) =>
    reportId('awr_diff', readDiffHeader([DATABASES, snapshots(begin)], 'point').header),
  );
  expect(one).not.toBe(other);
  expect(one).toBe(again);
});

test('the second period’s identity counts in comparisons alone', () => {
  const { header } = readDiffHeader([DATABASES, snapshots(44)], 'point');
  const { compared_with: _, ...first } = header;
  expect(reportId('awr', header)).toBe(reportId('awr', first));
});

test('without a second period the report is refused', () => {
  const alone = { ...snapshots(44), rows: snapshots(44).rows.slice(0, 1) };
  expect(() => readDiffHeader([DATABASES, alone], 'point')).toThrow(expect.objectContaining({ code: 'no_header' }));
});
