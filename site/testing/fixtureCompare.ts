/** Comparisons of invented sides: everything a comparison can say, with names that would be markup, and one that can say nothing. */
import { compareSides } from '../../generator/analysis/compare/compare.ts';
import type { Side } from '../../generator/analysis/compare/side.ts';
import { eventsOf, statementsOf, testReport, testSide } from '../../generator/analysis/compare/testing.ts';
import { compareModel } from '../../generator/pages/compare-model.ts';
import { comparePath, sideOfSnapshot } from '../../generator/pages/compare-paths.ts';
import type {
  ComparedMetric,
  ComparedSide,
  ComparedToUsual,
  CompareModel,
  ComparisonsModel,
} from '../../generator/pages/compare-types.ts';
import type { DatabaseRef, SnapshotRef } from '../../generator/pages/types.ts';
import { HOSTILE, HOSTILE_ATTRIBUTE } from './fixtureWorkload.ts';

/** A database with its first series. */
export interface FixtureComparable {
  database: DatabaseRef;
  snapshots: readonly SnapshotRef[];
}

/** Of each series that has two snapshots, the last against the first. */
export function fixtureComparePaths(all: readonly FixtureComparable[]): string[] {
  return all.flatMap(({ snapshots }) => {
    const [first, second] = [snapshots[0], snapshots.at(-1)].map((each) => sideOfSnapshot(each?.path ?? ''));
    return first && second && snapshots.length > 1 ? [comparePath(first, second)] : [];
  });
}

export function fixtureCompare(all: readonly FixtureComparable[], path: string): CompareModel {
  const found = all.find((each) => fixtureComparePaths([each])[0] === path);
  const [begin, end] = [found?.snapshots[0], found?.snapshots.at(-1)];
  if (!found || !begin || !end) throw new Error(`no fixture comparison ${path}`);
  // The second series tells of sides that print next to nothing.
  const bare = found !== all[0];
  const comparison = compareSides(sideOf(begin, bare ? 'bare' : 'before'), sideOf(end, bare ? 'bare' : 'after'));
  const shown = (snapshot: SnapshotRef, which: 'first' | 'second'): ComparedSide => ({
    database: found.database,
    instanceName: snapshot.instanceName,
    snapshot,
    from: snapshot.beginTime,
    to: snapshot.endTime,
    head: comparison[which],
    perCpu: bare ? null : 0.4,
  });
  const texts = new Map([['0g56urn3b9cg0', `select '${HOSTILE}'\n  from dual`]]);
  return compareModel(path, shown(begin, 'first'), shown(end, 'second'), comparison, texts, USUAL);
}

function sideOf(
  { beginTime, endTime, beginSnap, endSnap, instanceName }: SnapshotRef,
  what: 'before' | 'after' | 'bare',
): Side {
  const after = what === 'after';
  const head = {
    begin_time: beginTime,
    end_time: endTime,
    begin_snap_id: beginSnap,
    end_snap_id: endSnap,
    instance_name: instanceName,
    host_name: HOSTILE,
  };
  if (what === 'bare') {
    const nothing = { db_time_s: null, cpus: null, cores: null, sockets: null, memory_gb: null, begin_sessions: null };
    return testSide({
      reports: [testReport({ ...head, ...nothing, end_sessions: null, startup_time: null, platform: null })],
      dbTimeS: null,
      workPerS: { transactions: null, executions: null, user_calls: null },
      classes: null,
      events: null,
      statements: null,
      parameters: null,
    });
  }
  const measure = (parts: readonly string[], ...values: (number | null)[]) => ({ parts, listed: 1, values });
  return testSide({
    reports: [testReport({ ...head, cpus: after ? 8 : 4, release: after ? '19.24.0.0.0' : '19.23.0.0.0' })],
    dbTimeS: after ? 25_600 : 7200,
    workPerS: { transactions: after ? 140 : 100, executions: after ? 1500 : 1000, user_calls: null },
    classes: new Map([
      ['DB CPU', after ? 1.3 : 1.2],
      ['Application', after ? 4.4 : 0.1],
      ['User I/O', after ? 0.9 : 0.6],
    ]),
    events: eventsOf([
      ['DB CPU', null, after ? 1.3 : 1.2],
      ['enq: TX - row lock contention', after ? 1.5 : 0.02, after ? 4.4 : 0.1],
      [HOSTILE, 120, after ? 0.1 : 0.3],
      ['db file sequential read', after ? 900 : 600, after ? 0.9 : 0.4],
    ]),
    statements: statementsOf(
      [
        {
          sqlId: '0g56urn3b9cg0',
          elapsedPerS: after ? 4.2 : 0.2,
          executionsPerS: after ? 2 : 1.9,
          elapsedPerExecS: after ? 2.1 : 0.105,
          getsPerExec: 120,
          module: HOSTILE_ATTRIBUTE,
          plans: after ? ['2222222222'] : ['1111111111'],
        },
        { sqlId: '0xps3p1dfx42x', elapsedPerS: after ? 0.6 : 0.2, executionsPerS: after ? 6 : 2, elapsedPerExecS: 0.1 },
        { sqlId: after ? '1vh3wbhcdr5ht' : '1xvx69m6s3czf', elapsedPerS: 0.4, executionsPerS: 1, elapsedPerExecS: 0.4 },
        { sqlId: '1234567890', elapsedPerS: after ? 0.1 : 0.3, executionsPerS: 1, elapsedPerExecS: after ? 0.1 : 0.3 },
      ],
      0.05,
    ),
    parameters: new Map([
      ['optimizer_index_cost_adj', after ? '20' : '100'],
      ['event', after ? HOSTILE : ''],
    ]),
    chapters: new Map([
      [
        'load_profile',
        {
          seconds: 3600,
          reports: 1,
          rows: new Map([
            ['redo_bytes', measure(['redo_bytes'], after ? 5_400_000 : 2_100_000)],
            ['hard_parses', measure(['hard_parses'], after ? 12 : 11.99)],
          ]),
        },
      ],
      [
        'tablespaces',
        {
          seconds: 3600,
          reports: 1,
          rows: new Map([[HOSTILE, measure([HOSTILE], after ? 90_000 : 40_000, 1000, after ? 12.4 : 2.2, 1, 0, null)]]),
        },
      ],
      ...(after
        ? []
        : ([
            [
              'mutexes',
              { seconds: 3600, reports: 1, rows: new Map([['x', measure(['Cursor Pin', 'kksfbc'], 12, 30)]]) },
            ],
          ] as const)),
    ]),
  });
}

export function fixtureComparisons(all: readonly FixtureComparable[]): ComparisonsModel {
  return {
    type: 'comparisons',
    prepared: all.flatMap((each) =>
      fixtureComparePaths([each]).map((path) => ({
        path,
        database: each.database,
        instanceName: each.snapshots[0]?.instanceName ?? '',
        why: 'incident' as const,
        title: { en: `Row locks ${HOSTILE}`, zh: `行锁 ${HOSTILE}` },
        first: { beginTime: each.snapshots[0]?.beginTime ?? '', endTime: each.snapshots[0]?.endTime ?? '' },
        second: { beginTime: each.snapshots.at(-1)?.beginTime ?? '', endTime: each.snapshots.at(-1)?.endTime ?? '' },
      })),
    ),
    series: all.map(({ database, snapshots }) => ({
      path: (snapshots[0]?.path ?? '').split('/').slice(0, 2).join('/').concat('/'),
      database,
      instanceName: snapshots[0]?.instanceName ?? '',
      firstBegin: snapshots[0]?.beginTime ?? '',
      lastEnd: snapshots.at(-1)?.endTime ?? '',
    })),
  };
}

/** A row above, one that is usual, one of a period with some reports off, one without history. */
const USUAL: readonly ComparedMetric[] = [
  {
    metric: 'aas',
    unit: 'sessions',
    first: standing(2.1, [0.4, 1.9, 3.4]),
    second: standing(14.2, [0.5, 2.2, 3.9], { above: 1, place: 'above', scales: 21 }),
  },
  {
    metric: 'transactions_per_s',
    unit: 'per_second',
    first: standing(210, [120, 205, 290], { judged: 168, above: 4, scales: 0.2 }),
    second: standing(198, [118, 202, 286], { judged: 168, below: 2, scales: -0.1 }),
  },
  { metric: 'single_block_read_ms', unit: 'milliseconds', first: null, second: standing(1.2, null) },
];

function standing(
  value: number,
  usual: readonly [low: number, median: number, high: number] | null,
  more: Partial<ComparedToUsual> = {},
): ComparedToUsual {
  if (!usual) return { value, usual: null, judged: 0, above: 0, below: 0, place: 'unknown', scales: null };
  const [low, median, high] = usual;
  return { value, usual: { low, median, high }, judged: 1, above: 0, below: 0, place: 'within', scales: 0, ...more };
}
