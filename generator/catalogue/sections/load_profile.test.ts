import { describe, expect, test } from 'vitest';
import { mapWith, printed } from '../fixtures.ts';
import loadProfile from './load_profile.ts';

describe('load_profile', () => {
  const profile = (...rows: string[]) =>
    mapWith(
      loadProfile,
      printed(
        'Report Summary',
        'This table displays load profile',
        ' | Per Second | Per Transaction | Per Exec | Per Call',
        rows,
      ),
    ).rows;

  test('one metric across releases', () => {
    const older = [
      'DB Time(s): | 7.1 | 0.0 | 0.01 | 0.00',
      'Redo size: | 393,000.5 | 1,931.8 | |',
      'Logical reads: | 4.0 | 1.0 | |',
    ];
    const newer = [
      'DB Time(s): | 7.1 | 0.0 | 0.01 | 0.00',
      'Redo size (bytes): | 393,000.5 | 1,931.8 | |',
      'Logical read (blocks): | 4.0 | 1.0 | |',
    ];
    const expected = [
      { metric: 'db_time', per_second: 7.1, per_transaction: 0, per_exec: 0.01, per_call: 0 },
      { metric: 'redo_bytes', per_second: 393000.5, per_transaction: 1931.8 },
      { metric: 'logical_reads', per_second: 4, per_transaction: 1 },
    ];
    const unlabelled = (rows: Record<string, unknown>[]) => rows.map(({ label: _, ...row }) => row);
    expect(unlabelled(profile(...older))).toEqual(expected);
    expect(unlabelled(profile(...newer))).toEqual(expected);
  });

  test.each([
    ['Global Cache blocks received:', 'gc_blocks_received'],
    ['RAC GC blocks served:', 'gc_blocks_served'],
    ['Executes:', 'executes'],
    ['Executes (SQL):', 'executes'],
    ['W/A MB processed:', 'workarea_mb'],
    ['SQL Work Area (MB):', 'workarea_mb'],
    ['Hard parses (SQL):', 'hard_parses'],
    ['Read IO (MB):', 'read_mb'],
    ['User logons:', 'user_logons'],
    ['Session Logical Read IM:', 'session_logical_read_im'],
    ['Something   new (KB):', 'something_new_kb'],
  ])('%s is %s', (label, metric) => {
    expect(profile(`${label} | 1.0 | 2.0 | |`)).toEqual([
      { metric, label: label.replace(/\s+/g, ' '), per_second: 1, per_transaction: 2 },
    ]);
  });

  test("the cluster's load profile is another table", () => {
    const table = printed(
      'RAC Statistics',
      'This table displays information about global cache load profile',
      ' | Per Second',
      ['a | 1'],
    );
    expect(mapWith(loadProfile, table).mappedTo).toEqual([null]);
  });
});

test('a profile whose labels have a header cell of their own', () => {
  const header = 'Load Profile | Per Second | Per Transaction';
  const table = printed('Load Profile', 'This table displays load profile', header, ['Parses: | 9.5 | 0.1']);
  expect(mapWith(loadProfile, table)).toMatchObject({
    rows: [{ metric: 'parses', label: 'Parses:', per_second: 9.5, per_transaction: 0.1 }],
    warnings: [],
  });
});
