/** What changed between invented reports: a rise with its parts, statements of which one is bounded only, names that would be markup. */
import type { Change, PeriodChange } from '../../generator/pages/change-types.ts';
import type { SnapshotRef } from '../../generator/pages/types.ts';

export function changesOf(before: SnapshotRef | undefined, own: SnapshotRef, sqlId: string): Change[] {
  if (!before) return [];
  const side = (snapshot: SnapshotRef) => ({
    beginTime: snapshot.beginTime,
    endTime: snapshot.endTime,
    reports: 1,
    snapshot,
  });
  return [{ ...change(sqlId), against: 'previous', first: side(before), second: side(own) }];
}

export function periodChangesOf(snapshots: readonly SnapshotRef[], instanceName: string): PeriodChange[] {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last) return [];
  const side = { beginTime: first.beginTime, endTime: last.endTime, reports: 24, snapshot: null };
  return [{ ...change('0hvx8yavj3nzx'), against: 'day', first: side, second: side, instanceName, days: 1, path: null }];
}

function change(sqlId: string): Omit<Change, 'against' | 'first' | 'second'> {
  return {
    summary: {
      en: 'DB time per second rose 2.40 → 7.10 (×3.0): 94 % of the rise is enq: TX - row lock contention.',
      zh: '每秒 DB time 上升：2.40 → 7.10（×3.0），其中 enq: TX - row lock contention 占 94 %。',
    },
    notes: [{ en: 'The number of CPUs differs: 8 → 16.', zh: 'CPU 数不同：8 → 16。' }],
    dbTimePerS: { first: 2.4, second: 7.1 },
    parts: [
      {
        name: 'enq: TX - row lock contention',
        waitClass: 'Application',
        first: 0.1,
        second: 4.5,
        delta: 4.4,
        sharePct: 93.6,
        waitsPerS: { first: 0.02, second: 1.5 },
        avgWaitMs: { first: 5000, second: 3000 },
      },
      {
        name: 'DB CPU',
        waitClass: 'DB CPU',
        first: 1.2,
        second: 1.3,
        delta: 0.1,
        sharePct: 2.1,
        waitsPerS: null,
        avgWaitMs: null,
      },
      {
        name: null,
        waitClass: null,
        first: 1.1,
        second: 1.3,
        delta: 0.2,
        sharePct: 4.3,
        waitsPerS: null,
        avgWaitMs: null,
      },
    ],
    statements: [
      {
        sqlId,
        path: null,
        elapsedPerS: { first: null, second: 3.9 },
        delta: 3.6,
        exact: false,
        sharePct: 76.6,
        executionsPerS: { first: null, second: 1.4 },
        elapsedPerExecS: { first: null, second: 2.8 },
        remark: { en: 'not in the top SQL before', zh: '此前不在 Top SQL 中' },
      },
    ],
    parameters: { count: 1, rows: [{ name: 'cursor_sharing', from: 'EXACT', to: '<script>alert(1)</script>' }] },
  };
}
