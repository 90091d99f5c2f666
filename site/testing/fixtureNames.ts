/** Pages of a wait event and of a segment, and of the long tables of a report, for the invented databases. */
import { apartOf, hasApart } from '../../generator/pages/apart.ts';
import { tablesPath } from '../../generator/pages/paths.ts';
import type {
  DatabaseRef,
  InstanceSeries,
  SegmentModel,
  SnapshotModel,
  SnapshotRef,
  TablesModel,
  WaitHistory,
  WaitModel,
} from '../../generator/pages/types.ts';
import { incidentsOf } from './fixtureFindings.ts';
import { HOSTILE, HOSTILE_ATTRIBUTE } from './fixtureWorkload.ts';

export interface FixtureNamed {
  database: DatabaseRef;
  series: readonly InstanceSeries[];
  sqlId: string;
}

export const waitPath = (slug: string): string => `${slug}/wait/enq-tx-row-lock-contention/`;
export const segmentPath = (slug: string): string => `${slug}/segment/pay.payment_event/`;

const firstOf = ({ series }: FixtureNamed): InstanceSeries => {
  const [first] = series;
  if (!first) throw new Error('empty fixture');
  return first;
};
const refAt = (series: InstanceSeries, i: number): SnapshotRef => {
  const snapshot = series.snapshots.at(i);
  if (!snapshot) throw new Error('empty fixture');
  return snapshot;
};

export function fixtureWait(named: FixtureNamed): WaitModel {
  const { database, series, sqlId } = named;
  const first = firstOf(named);
  const bounds = [1000, 8000, 64_000, 512_000, null];
  return {
    type: 'wait',
    database,
    event: 'enq: TX - row lock contention',
    waitClass: 'Application',
    totals: {
      scope: 'foreground',
      waitS: 48_211,
      waits: 91_322,
      avgMs: 528,
      pctDbTime: 18.4,
      peak: { pctDbTime: 71.2, snapshot: refAt(first, -2) },
      seen: first.snapshots.length,
      firstSeen: refAt(first, 0).beginTime,
      lastSeen: refAt(first, -1).endTime,
    },
    histories: series.map(
      (own): WaitHistory => ({
        instanceName: own.instanceName,
        scope: 'foreground',
        snapshots: own.snapshots,
        breakBefore: own.breakBefore,
        gaps: own.gaps,
        restarts: own.restarts,
        waitingSessions: own.snapshots.map((_, i) => (i % 11 === 5 ? null : (i % 7) / 2)),
        waitsPerS: own.snapshots.map((_, i) => i % 13),
        avgMs: own.snapshots.map((_, i) => 40 + 10 * (i % 9)),
        pctDbTime: own.snapshots.map((_, i) => i % 40),
        usualAvgMs: { low: own.snapshots.map(() => 30), high: own.snapshots.map((_, i) => (i < 5 ? null : 90)) },
        transactionsPerS: own.snapshots.map(() => 120),
      }),
    ),
    latency: {
      bounds,
      stepS: 3600,
      slots: first.snapshots.slice(0, 30).map(({ beginTime }, i) => ({
        from: beginTime,
        to: refAt(first, i).endTime,
        shares: bounds.map((_, k) => (k === i % 5 ? 60 : k === 4 ? null : 10)),
        reports: 1,
      })),
    },
    sql: {
      basis: 'ash',
      reports: 12,
      rows: [
        {
          sqlId,
          path: `${database.slug}/sql/${sqlId}/`,
          text: `UPDATE t SET a = '${HOSTILE}'`,
          reports: 12,
          seconds: 18_200,
          rowSource: 'UPDATE',
          module: HOSTILE_ATTRIBUTE,
        },
        { sqlId: '0000000000000', path: null, text: null, reports: 1, seconds: null, rowSource: null, module: null },
      ],
    },
    objects: [
      { name: 'PAY.PAYMENT_EVENT', type: 'TABLE', reports: 9, peakPct: 44.1, path: segmentPath(database.slug) },
      { name: HOSTILE, type: null, reports: 1, peakPct: null, path: null },
    ],
    segments: [
      {
        ordering: 'row_lock_waits',
        rows: [
          {
            owner: 'PAY',
            objectName: 'PAYMENT_EVENT',
            path: segmentPath(database.slug),
            objectType: 'TABLE',
            value: 91_322,
            meanPct: 88.2,
            reports: 20,
          },
          {
            owner: HOSTILE,
            objectName: HOSTILE_ATTRIBUTE,
            path: null,
            objectType: null,
            value: null,
            meanPct: null,
            reports: 1,
          },
        ],
      },
    ],
    incidents: incidentsOf(first.snapshots, first.instanceName),
    occurrences: first.snapshots
      .map((snapshot, i) => ({
        snapshot,
        waits: i % 9 === 4 ? null : 120_000 + i,
        totalWaitS: 800.5,
        avgMs: 41.2,
        pctDbTime: 12.1,
        timeoutsPct: i % 2 ? 0.4 : null,
      }))
      .reverse(),
  };
}

export function fixtureSegment(named: FixtureNamed): SegmentModel {
  const { database, series, sqlId } = named;
  const first = firstOf(named);
  return {
    type: 'segment',
    database,
    owner: 'PAY',
    objectName: 'PAYMENT_EVENT',
    objectTypes: ['TABLE PARTITION'],
    tablespaces: ['PAY_DATA', HOSTILE],
    seen: first.snapshots.length,
    firstSeen: refAt(first, 0).beginTime,
    lastSeen: refAt(first, -1).endTime,
    orderings: ['logical_reads', 'row_lock_waits'].map((ordering, k) => ({
      ordering,
      total: 8_112_334_112 / (k + 1),
      meanPct: 31.2,
      peak: k === 0 ? { pct: 61.2, snapshot: refAt(first, 3) } : null,
      reports: first.snapshots.length,
      instances: series.map((own) => ({
        instanceName: own.instanceName,
        snapshots: own.snapshots,
        breakBefore: own.breakBefore,
        perS: own.snapshots.map((_, i) => (i % 8 === 3 ? null : 100 * (i % 17))),
        pct: own.snapshots.map((_, i) => i % 60),
        transactionsPerS: own.snapshots.map(() => 120),
      })),
    })),
    partitions: ['P_2026_02', 'P_2026_03', HOSTILE].map((name, i) => ({
      name,
      type: i === 2 ? null : 'TABLE PARTITION',
      reports: 20 - i,
      lastSeen: refAt(first, -1).endTime,
      totals: { logical_reads: 2_000_000_000 / (i + 1), row_lock_waits: i === 1 ? null : 12 },
    })),
    partitionCount: 3,
    sql: [
      {
        sqlId,
        path: `${database.slug}/sql/${sqlId}/`,
        text: `SELECT '${HOSTILE}' FROM payment_event`,
        reports: 8,
        elapsedS: 912.4,
      },
    ],
    incidents: incidentsOf(first.snapshots, first.instanceName).slice(0, 1),
    occurrences: first.snapshots
      .map((snapshot, i) => ({
        snapshot,
        values: {
          logical_reads: { value: 1_200_000 + i, pct: 30.1 },
          ...(i % 3 === 0 ? { row_lock_waits: { value: 12, pct: null } } : {}),
        },
      }))
      .reverse(),
  };
}

/** The same report with its long tables apart, by the rule of real ones. */
export function withApart(model: SnapshotModel): SnapshotModel {
  const apart = apartOf(
    model.tables.map(({ tableNo, mappedTo, heads, rows }) => ({
      table_no: tableNo,
      mapped_to: mappedTo,
      cells: heads.flat().length + rows.reduce((sum, row) => sum + row.length, 0),
    })),
  );
  return { ...model, apart: hasApart(apart) ? { ...apart, path: tablesPath(model.snapshot.path) } : null };
}

/** Null of a report of which nothing stands apart. */
export function fixtureTables({
  database,
  snapshot,
  apart,
  activity,
  parts,
  tables,
}: SnapshotModel): TablesModel | null {
  if (!apart) return null;
  return {
    type: 'tables',
    database,
    snapshot,
    activity: apart.lists.includes('activity') ? activity : null,
    histogram: apart.lists.includes('histogram') ? parts.histogram : null,
    tables: tables.filter(({ tableNo }) => apart.tables.includes(tableNo)),
  };
}
