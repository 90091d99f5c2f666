/** Made-up changes, groups and correlations of statements for the pages' tests, with hostile text where reports may have some. */
import type {
  DatabaseRef,
  MovesWith,
  PlanTree,
  SimilarSql,
  SnapshotRef,
  SqlChange,
  SqlCost,
  SqlGroup,
  SqlPlan,
} from '../../generator/pages/types.ts';

const cost = (times: number): SqlCost => ({
  reports: 24,
  pctDbTime: 3.2 * times,
  elapsedS: 0.0041 * times,
  cpuS: 0.003 * times,
  waitS: 0.0011 * times,
  gets: times > 1 ? null : 173,
  reads: 0.4 * times,
  rows: 12,
});

/** One of each kind and course; `snapshots` in order of time. */
export function changesOf(
  sqlId: string,
  path: string,
  subject: string,
  snapshots: readonly SnapshotRef[],
): SqlChange[] {
  const [first, last] = [snapshots[0], snapshots.at(-1)];
  if (!first || !last) return [];
  const change = (more: Partial<SqlChange>): SqlChange => ({
    sqlId,
    path,
    subject,
    kind: 'slower',
    course: 'lasting',
    begin: first.beginTime,
    end: null,
    reports: 5,
    factor: 8.4,
    moved: 'work',
    impactPct: 31.2,
    fromPlan: null,
    toPlan: null,
    belowPct: null,
    before: cost(1),
    after: cost(8.4),
    first,
    ...more,
  });
  return [
    change({ course: 'passing', end: last.endTime, fromPlan: '881204417', toPlan: '2201334512', first: last }),
    change({ kind: 'faster', factor: 0.2, moved: 'waits', before: cost(5), after: cost(1) }),
    change({ moved: 'unknown', course: 'single', end: last.endTime }),
    change({
      kind: 'plan_change',
      factor: 1.02,
      moved: null,
      impactPct: null,
      fromPlan: '1',
      toPlan: '2',
      course: 'open',
    }),
    change({ kind: 'new', factor: null, moved: null, belowPct: 0.8, before: null, course: 'open' }),
    change({ kind: 'gone', factor: null, moved: null, belowPct: 0.7, after: null }),
  ];
}

export const plansOf = (snapshots: readonly SnapshotRef[]): SqlPlan[] =>
  ['881204417', '2201334512'].map((planHash, i) => ({
    planHash,
    firstSeen: snapshots[0]?.beginTime ?? '',
    lastSeen: snapshots.at(-1)?.endTime ?? '',
    reports: 20 - i,
    reportsAlone: 18 * (1 - i),
    executions: i ? null : 100_400,
    elapsedS: i ? null : 411,
    cpuS: null,
    bufferGets: i ? null : 17_000_000,
    diskReads: null,
    rows: null,
  }));

export function similarOf(paths: readonly (readonly [sqlId: string, path: string])[], text: string): SimilarSql {
  return {
    fingerprint: '0123456789abcdef',
    text,
    differences: ['literals', 'list_length'],
    textCut: true,
    sums: { statements: paths.length + 1, executions: 12, elapsedS: 800, peakPctDbTime: 31 },
    others: paths.map(([sqlId, path]) => ({
      sqlId,
      path,
      reports: 2,
      lastSeen: '2024-01-01 00:00:00',
      executions: 1,
      elapsedS: null,
    })),
  };
}

export const groupsOf = (sqlId: string, path: string, peak: SnapshotRef, text: string): SqlGroup[] => [
  {
    fingerprint: '0123456789abcdef',
    statements: 312,
    mostInAReport: 40,
    example: { sqlId, path },
    text,
    differences: ['literals'],
    textCut: false,
    reports: 30,
    firstSeen: peak.beginTime,
    lastSeen: peak.endTime,
    executions: 320,
    elapsedS: 90_000,
    pctDbTime: 14,
    peakPctDbTime: 31,
    peak,
  },
];

export function movesWithOf(subject: string, ref: DatabaseRef, sqlId: string, hostile: string): MovesWith[] {
  const row = {
    partOfDbTime: true,
    rho: 0.81,
    rhoRest: 0.12,
    rhoRaw: 0.93,
    pairs: 300,
    effectivePairs: 210,
    q: 1e-7,
    alike: [],
    path: null,
  };
  return [
    {
      subject,
      from: '2024-01-01 00:00:00',
      to: '2024-01-15 00:00:00',
      cycle: 'hour_of_day',
      tried: 240,
      significant: 30,
      rows: [
        { ...row, kind: 'wait', name: 'db file sequential read' },
        { ...row, kind: 'wait', name: hostile, rho: -0.4 },
        { ...row, kind: 'sql', name: sqlId, path: `${ref.slug}/sql/${sqlId}/`, q: 0.012 },
        {
          ...row,
          kind: 'counter',
          name: 'session logical reads',
          partOfDbTime: false,
          rhoRest: null,
          alike: ['consistent gets'],
        },
        { ...row, kind: 'counter', name: 'host_cpu_pct', partOfDbTime: false, rhoRest: null },
      ],
    },
  ];
}

/** A plan as a report of the statement prints it. */
export function planTreesOf(snapshot: SnapshotRef | undefined, hostile: string): PlanTree[] {
  if (!snapshot) return [];
  const step = (id: number, depth: number, operation: string, objectName: string | null, rows: number | null) => ({
    id,
    depth,
    operation,
    objectName,
    rows,
    bytes: rows === null ? null : rows * 48,
    tempBytes: id === 2 ? 14_680_064 : null,
    cost: 4200 - 700 * id,
    time: '00:00:01',
    partitions: id === 4 ? 'KEY – KEY' : null,
  });
  return [
    {
      planHash: '2201334512',
      snapshot,
      steps: [
        step(0, 0, 'SELECT STATEMENT', null, null),
        step(1, 1, 'SORT ORDER BY', null, 2100),
        step(2, 2, 'HASH JOIN', null, 2100),
        step(3, 3, 'TABLE ACCESS BY INDEX ROWID BATCHED', 'ACCOUNT', 190),
        step(4, 3, 'TABLE ACCESS FULL', hostile, 88_000),
      ],
    },
  ];
}
