import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clusterPath,
  databaseSlug,
  dataPath,
  findingsPath,
  findingsWeekPath,
  instanceSlug,
  parametersPath,
  pdbsPath,
  segmentPath,
  snapshotPath,
  snapshotSlug,
  snapshotsPath,
  sourceFile,
  sqlPath,
  waitPath,
} from './paths.ts';

const snapshot = {
  reportId: '0123456789abcdef',
  kind: 'awr' as const,
  instanceName: 'ORCL1',
  instanceNumber: 1,
  beginSnap: 160,
  endSnap: 161,
  beginTime: '2023-12-23 05:59:38',
};
const SEGMENT_FOLDER = /^d\/segment\/[a-z0-9_][a-z0-9_-]*\.[a-z0-9_][a-z0-9_-]*\/$/;
const SEGMENT = /^[a-z0-9_][a-z0-9_-]*$/;

describe('addresses that people have pasted must never change', () => {
  test.each([
    [databaseSlug('ORCL', '1234567890'), 'orcl-1234567890'],
    [databaseSlug('DB_1', '7'), 'db_1-7'],
    [instanceSlug('ORCL1', 1), 'orcl1'],
    [instanceSlug('+ASM1', 1), 'asm1-259ae1d2'],
    [instanceSlug(null, 2), 'instance-2'],
    [instanceSlug('SQL', 3), 'sql-3'],
    [snapshotSlug(snapshot), '2023-12-23-0559_160-161'],
    [snapshotSlug({ ...snapshot, beginSnap: null }), '2023-12-23-0559_01234567'],
    [snapshotSlug({ ...snapshot, kind: 'statspack' }), '2023-12-23-0559_sp-160-161'],
    [snapshotSlug({ ...snapshot, kind: 'ash', beginSnap: null }), '2023-12-23-0559_ash-01234567'],
    [
      snapshotPath('orcl-1', { ...snapshot, kind: 'awr_rac', instanceName: 'RAC' }),
      'orcl-1/rac/2023-12-23-0559_160-161/',
    ],
    [snapshotPath('orcl-1', snapshot), 'orcl-1/orcl1/2023-12-23-0559_160-161/'],
    [sqlPath('orcl-1', '7h35uxf5uhmm1'), 'orcl-1/sql/7h35uxf5uhmm1/'],
    [waitPath('orcl-1', 'db file sequential read'), 'orcl-1/wait/db-file-sequential-read/'],
    [waitPath('orcl-1', 'enq: TX - row lock contention'), 'orcl-1/wait/enq-tx-row-lock-contention/'],
    [waitPath('orcl-1', 'SQL*Net message from dblink'), 'orcl-1/wait/sql-net-message-from-dblink/'],
    [
      waitPath('orcl-1', 'log file switch (checkpoint incomplete)'),
      'orcl-1/wait/log-file-switch-checkpoint-incomplete/',
    ],
    [waitPath('orcl-1', 'resmgr:cpu quantum'), 'orcl-1/wait/resmgr-cpu-quantum/'],
    [segmentPath('orcl-1', 'SHOP', 'ORDERS'), 'orcl-1/segment/shop.orders/'],
    [segmentPath('orcl-1', 'SYS', 'AUD$'), 'orcl-1/segment/sys.aud-608d9e55/'],
    [segmentPath('orcl-1', 'app', 'Users'), 'orcl-1/segment/app-a172cedc.users-6b0cc904/'],
    [parametersPath('orcl-1'), 'orcl-1/parameters/'],
    [snapshotsPath('orcl-1', '2026-10', 1), 'orcl-1/snapshots/2026-10/'],
    [snapshotsPath('orcl-1', '2026-10', 2), 'orcl-1/snapshots/2026-10_2/'],
    [clusterPath('orcl-1'), 'orcl-1/cluster/'],
    [pdbsPath('orcl-1'), 'orcl-1/pdbs/'],
    [findingsWeekPath('2026-10-26', 1), 'findings/2026-10-26/'],
    [findingsWeekPath('2026-10-26', 3), 'findings/2026-10-26_3/'],
    [instanceSlug('CLUSTER', 2), 'cluster-2'],
    [findingsPath(), 'findings/'],
    [dataPath(), 'data/'],
    [instanceSlug('WAIT', 1), 'wait-1'],
    [instanceSlug('Segment', 1), 'segment-1'],
    [instanceSlug('PARAMETERS', 1), 'parameters-1'],
  ])('%s', (actual, expected) => expect(actual).toBe(expected));
});

test.each([
  '',
  ' ',
  '..',
  '../../etc/passwd',
  'a/b',
  'a\\b',
  '.',
  'C:\\',
  '\u0000',
  '数据库',
  '<b>',
  '%2e%2e',
  '-',
  'é',
  'x'.repeat(500),
])('a hostile name stays one safe folder: %j', (name) => {
  for (const segment of [databaseSlug(name, name), instanceSlug(name, 1), sqlPath('d', name).split('/').at(-2) ?? '']) {
    expect(segment).toMatch(SEGMENT);
    expect(segment.length).toBeLessThanOrEqual(140);
  }
  for (const path of [sqlPath('d', name), waitPath('d', name), segmentPath('d', name, name)])
    expect(path.split('/')).toHaveLength(4);
  expect(waitPath('d', name)).toMatch(/^d\/wait\/[a-z0-9_][a-z0-9_-]*\/$/);
  expect(segmentPath('d', name, name)).toMatch(SEGMENT_FOLDER);
});

test('names that clean to the same text get different folders', () => {
  for (const slug of [
    (name: string) => instanceSlug(name, 1),
    (name: string) => databaseSlug(name, '1'),
    (name: string) => sqlPath('d', name),
    (name: string) => segmentPath('d', name, 'T'),
    (name: string) => segmentPath('d', 'S', name),
  ]) {
    const names = ['a-b', 'a/b', 'a b', 'a.b', 'a..b', 'á', '数', '据', `${'y'.repeat(80)}1`, `${'y'.repeat(80)}2`];
    expect(new Set(names.map(slug)).size).toBe(names.length);
  }
  expect(sqlPath('d', 'AB')).not.toBe(sqlPath('d', 'ab'));
  expect(instanceSlug('SQL', 1)).not.toBe(instanceSlug('sql', 2));
});

test('any text gives one safe folder', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(instanceSlug(name, 1)).toMatch(SEGMENT);
      expect(segmentPath('d', name, name)).toMatch(SEGMENT_FOLDER);
      expect(sqlPath('d', name)).toMatch(/^d\/sql\/[a-z0-9_][a-z0-9_-]*\/$/);
    }),
  );
});

test('the folder of the archive is not shown, the place within a packed archive is', () => {
  expect(sourceFile('/srv/archive/orcl/awrrpt_1_1_2.html')).toBe('awrrpt_1_1_2.html');
  expect(sourceFile('/srv/nightly.zip!orcl/awrrpt_1_1_2.html')).toBe('nightly.zip!orcl/awrrpt_1_1_2.html');
  expect(sourceFile('awrrpt.html')).toBe('awrrpt.html');
  expect(sourceFile(null)).toBeNull();
});
