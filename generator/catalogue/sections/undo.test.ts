import { expect, test } from 'vitest';
import { printed, reportOf, rowsOf } from '../fixtures.ts';
import { mapReport } from '../map.ts';
import undo from './undo.ts';

test('undo: the interval as a whole, and ten minutes each with the year of the report', () => {
  const summary = printed(
    'Undo Segment Summary',
    'This table displays undo segment summary. …',
    'Undo TS# | Num Undo Blocks (K) | Number of Transactions | Max Qry Len (s) | Max Tx Concurcy | Min/Max TR (mins) | STO/ OOS | uS/uR/uU/    eS/eR/eU',
    ['2 | 8,438.14 | 39,312,880 | 37,544 | 92 | 316.1/409.5 | 1/0 | 0/0/0/4296/36/85'],
  );
  const stats = printed(
    'Undo Segment Stats',
    'This table displays the 35 most recent Undostat rows.',
    'End Time | Num Undo Blocks | Number of Transactions | Max Qry Len (s) | Max Tx Concy | Tun Ret (mins) | STO/ OOS | uS/uR/uU/    eS/eR/eU',
    ['31-Dec 23:59 | 315,204 | 1,453,673 | 37,544 | 57 | 368 | 0/2 | 1/2/3/4/5/6'],
  );
  const report = reportOf(summary, stats);
  const mapped = mapReport({ ...report, header: { ...report.header, end_time: '2024-01-01 00:00:10' } }, [undo]);
  expect(mapped.warnings).toEqual([]);
  expect(rowsOf(mapped, undo)).toEqual([
    {
      scope: 'summary',
      undo_tablespace_number: 2,
      undo_blocks: 8438140,
      transactions: 39312880,
      max_query_s: 37544,
      max_concurrency: 92,
      min_tuned_retention_s: 18966,
      max_tuned_retention_s: 24570,
      snapshot_too_old: 1,
      out_of_space: 0,
      unexpired_stolen: 0,
      unexpired_released: 0,
      unexpired_reused: 0,
      expired_stolen: 4296,
      expired_released: 36,
      expired_reused: 85,
    },
    {
      scope: 'interval',
      end_time: '2023-12-31 23:59:00',
      undo_blocks: 315204,
      transactions: 1453673,
      max_query_s: 37544,
      max_concurrency: 57,
      tuned_retention_s: 22080,
      snapshot_too_old: 0,
      out_of_space: 2,
      unexpired_stolen: 1,
      unexpired_released: 2,
      unexpired_reused: 3,
      expired_stolen: 4,
      expired_released: 5,
      expired_reused: 6,
    },
  ]);
});
