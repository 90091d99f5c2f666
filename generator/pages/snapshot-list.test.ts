import { describe, expect, test } from 'vitest';
import type { IndexedDatabase, IndexedReport } from './lake-index.ts';
import { MetricColumns } from './metric-columns.ts';
import { FEW_SNAPSHOTS, snapshotMonths, snapshotParts, snapshotsModel } from './snapshot-list.ts';

const HOUR_MS = 3_600_000;

/** Hourly reports of one instance from 2026-01-01 on. */
function databaseOf(hours: number): IndexedDatabase {
  const at = (hour: number) =>
    new Date(Date.UTC(2026, 0, 1) + hour * HOUR_MS).toISOString().slice(0, 19).replace('T', ' ');
  const reports = Array.from({ length: hours }, (_, i) => ({
    snapshot: {
      reportId: `r${i}`,
      path: `orcl-1/orcl1/${i}/`,
      instanceNumber: 1,
      beginTime: at(i),
      endTime: at(i + 1),
      elapsedS: 3600,
    },
    position: i,
    inSeries: true,
    gapBeforeS: i === 5 ? 60 : null,
    restarted: i === 5,
    cpus: 8,
  })) as unknown as IndexedReport[];
  return { ref: { slug: 'orcl-1', dbName: 'ORCL' }, instances: [{}], reports } as unknown as IndexedDatabase;
}

function columnsOf(database: IndexedDatabase): MetricColumns {
  const columns = new MetricColumns(database.reports.length);
  for (const [i] of database.reports.entries()) columns.set(i, 'aas', i === 700 ? 9 : 1);
  return columns;
}

describe('pages of snapshots', () => {
  test('there are none for a database whose page lists all', () => {
    const database = databaseOf(FEW_SNAPSHOTS);
    expect(snapshotParts(database)).toEqual([]);
    expect(snapshotMonths(database, columnsOf(database))).toMatchObject([
      { month: '2026-01', paths: [], reports: 100 },
    ]);
  });

  test('are one a month, newest rows first, each with its neighbours', () => {
    const database = databaseOf(31 * 24 + 10);
    const model = snapshotsModel(database, '2026-01', 1, columnsOf(database), new Map());
    expect(model?.rows).toHaveLength(31 * 24);
    expect(model?.rows[0]?.snapshot.beginTime).toBe('2026-01-31 23:00:00');
    expect([model?.earlier, model?.later?.path]).toEqual([null, 'orcl-1/snapshots/2026-02/']);
    expect(snapshotsModel(database, '2026-03', 1, columnsOf(database), new Map())).toBeNull();
  });

  test('come in parts where a month has very many, and every report is in one', () => {
    const minutes = databaseOf(4500);
    for (const [i, report] of minutes.reports.entries())
      report.snapshot.beginTime = `2026-01-01 ${String(Math.floor(i / 3600)).padStart(2, '0')}:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`;
    const parts = snapshotParts(minutes);
    expect(parts.map(({ month, part, parts: of, reports }) => [month, part, of, reports.length])).toEqual([
      ['2026-01', 1, 3, 2000],
      ['2026-01', 2, 3, 2000],
      ['2026-01', 3, 3, 500],
    ]);
    expect(new Set(parts.flatMap(({ reports }) => reports)).size).toBe(4500);
  });
});

test('a month is summed up: mean load, busiest snapshot, gaps, restarts', () => {
  const database = databaseOf(31 * 24 + 10);
  const [february, january] = snapshotMonths(database, columnsOf(database));
  expect(february).toMatchObject({ month: '2026-02', reports: 10, gaps: 0, restarts: 0, aas: 1 });
  expect(january).toMatchObject({
    gaps: 1,
    restarts: 1,
    busiest: { aas: 9, path: 'orcl-1/orcl1/700/' },
    paths: ['orcl-1/snapshots/2026-01/'],
  });
  expect(january?.aas).toBeCloseTo((743 + 9) / 744, 10);
});
