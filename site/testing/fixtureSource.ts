/** A model source with invented databases, for developing and testing the site without a lake: `AWR_FIXTURE=1`. */
import { heatMap } from '../../generator/pages/heat-map.ts';
import { splitKey } from '../../generator/pages/kinds/key.ts';
import { PageSource } from '../../generator/pages/kinds/page-source.ts';
import type { SearchModel } from '../../generator/pages/search/search-model.ts';
import type { SnapshotMonth, SnapshotsModel } from '../../generator/pages/snapshot-list-types.ts';
import type {
  DatabaseModel,
  FleetDatabase,
  FleetModel,
  ModelSource,
  PageEntry,
  SnapshotModel,
  SnapshotRef,
  SnapshotRow,
  SqlModel,
  State,
} from '../../generator/pages/types.ts';
import { periodChangesOf } from './fixtureChanges.ts';
import { fixtureCluster, fixturePdbs } from './fixtureCluster.ts';
import { type FixtureComparable, fixtureCompare, fixtureComparePaths, fixtureComparisons } from './fixtureCompare.ts';
import { type FixtureNight, fixtureDigest, fixtureFeed } from './fixtureDigest.ts';
import { incidentsOf } from './fixtureFindings.ts';
import {
  type FixturePart,
  fixtureData,
  fixtureFindings,
  fixtureFindingsKeys,
  fixtureParameters,
} from './fixtureFleet.ts';
import {
  type FixtureNamed,
  fixtureSegment,
  fixtureTables,
  fixtureWait,
  segmentPath,
  waitPath,
  withApart,
} from './fixtureNames.ts';
import { overTimeOf } from './fixtureOverTime.ts';
import { headlineOf, SQL_IDS, snapshotOf, sqlRowsOf, sqlTextOf, vitalsOf } from './fixtureSnapshot.ts';
import { changesOf, groupsOf, movesWithOf, plansOf, planTreesOf, similarOf } from './fixtureSql.ts';
import { DATABASES, type FixtureDatabase, type FixtureSeries, HOSTILE, seriesOf } from './fixtureWorkload.ts';

const STATES: readonly State[] = [
  { level: 'bad', reasons: [{ key: 'aas_over_cpus', values: { aas: 25.6, cpus: 16, instance: 'PAYPROD1' } }] },
  { level: 'ok', reasons: [] },
  { level: 'unknown', reasons: [] },
];

interface Loaded {
  db: FixtureDatabase;
  all: FixtureSeries[];
  state: State;
}

function load(): Loaded[] {
  return DATABASES.map((db, i) => ({
    db,
    all: db.instances.map((instance) => seriesOf(db, instance)),
    state: STATES[i] ?? { level: 'unknown', reasons: [] },
  }));
}

export function openFixtureSource(): ModelSource {
  const loaded = load();
  const find = (slug: string): Loaded => {
    const found = loaded.find(({ db }) => db.ref.slug === slug);
    if (!found) throw new Error(`no fixture database ${slug}`);
    return found;
  };
  const perDatabase = (keyed: (loaded: Loaded) => [path: string, key: string][]) => async () =>
    loaded.flatMap(keyed).map(([path, key]) => entry(path, key));
  return new PageSource({
    fleet: { entries: async () => [entry('', '')], model: async () => fleetOf(loaded) },
    digest: {
      entries: async () => [entry('digest/', '')],
      model: async () => fixtureDigest(loaded.map(fixtureNight)),
    },
    feed: {
      entries: async () => [
        entry('feed.xml', ''),
        ...loaded.map(({ db }) => entry(`${db.ref.slug}/feed.xml`, db.ref.slug)),
      ],
      model: async (slug) =>
        fixtureFeed(loaded.filter(({ db }) => slug === '' || db.ref.slug === slug).map(fixtureNight), slug),
    },
    database: {
      entries: perDatabase(({ db }) => [[`${db.ref.slug}/`, db.ref.slug]]),
      model: async (slug) => databaseOf(find(slug)),
    },
    snapshot: {
      entries: perDatabase(({ all }) =>
        all.flatMap(({ series }) => series.snapshots.map(({ path, reportId }): [string, string] => [path, reportId])),
      ),
      model: async (reportId) => findSnapshot(loaded, reportId),
    },
    tables: {
      entries: async () =>
        loaded
          .flatMap(({ all }) => all.flatMap(({ series }) => series.snapshots))
          .flatMap(({ reportId }) => {
            const { apart } = findSnapshot(loaded, reportId);
            return apart ? entry(apart.path, reportId) : [];
          }),
      model: async (reportId) => {
        const model = fixtureTables(findSnapshot(loaded, reportId));
        if (!model) throw new Error(`nothing apart of ${reportId}`);
        return model;
      },
    },
    wait: {
      entries: perDatabase(({ db }) => (db.count === 1 ? [] : [[waitPath(db.ref.slug), db.ref.slug]])),
      model: async (slug) => fixtureWait(namedOf(find(slug))),
    },
    segment: {
      entries: perDatabase(({ db }) => (db.count === 1 ? [] : [[segmentPath(db.ref.slug), db.ref.slug]])),
      model: async (slug) => fixtureSegment(namedOf(find(slug))),
    },
    search: { entries: async () => [entry('search/', '')], model: async () => searchOf(loaded) },
    sql: {
      entries: perDatabase(({ db }) =>
        db.count === 1 ? [] : SQL_IDS.map((id) => [`${db.ref.slug}/sql/${id}/`, `${db.ref.slug}/${id}`]),
      ),
      model: async (key) => {
        const [slug, sqlId] = splitKey(key);
        return sqlOf(find(slug), sqlId);
      },
    },
    comparisons: {
      entries: async () => [entry('compare/', '')],
      model: async () => fixtureComparisons(comparable(loaded)),
    },
    compare: {
      entries: async () => fixtureComparePaths(comparable(loaded)).map((path) => entry(path, path)),
      model: async (path) => fixtureCompare(comparable(loaded), path),
    },
    snapshots: {
      entries: perDatabase(({ db, all }) =>
        monthsOf(db, rowsOf(all, db.count === 1)).flatMap(({ month, paths }) =>
          paths.map((path): [string, string] => [path, `${db.ref.slug}/${month}`]),
        ),
      ),
      model: async (key) => {
        const [slug, month] = splitKey(key);
        return snapshotsOfMonth(find(slug), month);
      },
    },
    cluster: {
      entries: perDatabase(({ db }) => (db.instances.length > 1 ? [[`${db.ref.slug}/cluster/`, db.ref.slug]] : [])),
      model: async (slug) => {
        const { db, all } = find(slug);
        return fixtureCluster(
          db.ref,
          all.map(({ series }) => series),
        );
      },
    },
    pdbs: {
      entries: perDatabase(({ db }) => (db.isCdb === true ? [[`${db.ref.slug}/pdbs/`, db.ref.slug]] : [])),
      model: async (slug) => {
        const { db, all } = find(slug);
        return fixturePdbs(
          db.ref,
          all.map(({ series }) => series),
          SQL_IDS[0] ?? null,
        );
      },
    },
    parameters: {
      entries: perDatabase(({ db }) => [[`${db.ref.slug}/parameters/`, db.ref.slug]]),
      model: async (slug) =>
        fixtureParameters(
          fixturePart(find(slug)),
          loaded.map(({ db }) => db.ref).filter((ref) => ref.slug !== slug),
        ),
    },
    findings: {
      entries: async () => fixtureFindingsKeys(loaded.map(fixturePart)).map(([path, key]) => entry(path, key)),
      model: async (key) => fixtureFindings(loaded.map(fixturePart), key),
    },
    data: { entries: async () => [entry('data/', '')], model: async () => fixtureData(loaded.map(fixturePart)) },
  });
}

const namedOf = ({ db, all }: Loaded): FixtureNamed => ({
  database: db.ref,
  series: all.map(({ series }) => series),
  sqlId: SQL_IDS[0] ?? '',
});

const searchOf = (loaded: readonly Loaded[]): SearchModel => ({
  type: 'search',
  databases: loaded.map(({ db }) => ({
    name: db.ref.dbName,
    dbId: db.ref.dbId,
    path: `${db.ref.slug}/`,
    hosts: db.instances.map(({ host }) => host),
  })),
  events: [
    { name: 'enq: TX - row lock contention', waitClass: 'Application', databases: [] },
    {
      name: HOSTILE,
      waitClass: null,
      databases: loaded.map(({ db }) => ({ name: db.ref.dbName, path: `${db.ref.slug}/` })),
    },
  ],
});

const entry = (path: string, key: string): Omit<PageEntry, 'type'> => ({ path, key, digest: `fixture:${path}` });

const comparable = (loaded: readonly Loaded[]): FixtureComparable[] =>
  loaded.map(({ db, all }) => ({ database: db.ref, snapshots: all[0]?.series.snapshots ?? [] }));

const fixtureNight = ({ db, all }: Loaded): FixtureNight => ({
  database: db.ref,
  snapshots: all[0]?.series.snapshots ?? [],
  bare: db.count === 1,
});

const fixturePart = ({ db, all }: Loaded): FixturePart => ({
  database: db.ref,
  instanceName: all[0]?.series.instanceName ?? '',
  snapshots: all[0]?.series.snapshots ?? [],
});

function fleetOf(loaded: readonly Loaded[]): FleetModel {
  const databases = loaded.map(({ db, all, state }): FleetDatabase => {
    const [first] = all;
    const snapshots = first?.series.snapshots ?? [];
    const latest = snapshots.at(-1);
    if (!first || !latest) throw new Error('empty fixture');
    return {
      database: db.ref,
      release: db.release,
      edition: db.edition,
      isRac: db.isRac,
      isCdb: db.isCdb,
      instanceCount: db.instances.length,
      cpus: db.instances[0]?.cpus ?? null,
      hostNames: db.instances.map(({ host }) => host),
      platform: db.platform,
      reportCount: db.count * db.instances.length,
      firstBegin: snapshots[0]?.beginTime ?? '',
      lastEnd: latest.endTime,
      gapCount: first.series.gaps.length,
      restartCount: first.series.restarts.length,
      latest,
      state,
      vitals: vitalsOf(first, db.count - 1, [
        'aas',
        'host_cpu_pct',
        'single_block_read_ms',
        'log_file_sync_ms',
        'transactions_per_s',
      ]),
      topClass: db.count === 1 ? null : { name: 'Application', pctDbTime: 41.3 },
      topEvent: db.count === 1 ? null : { name: 'enq: TX - row lock contention', pctDbTime: 41.3 },
      open:
        db.count === 1
          ? { high: 0, medium: 0, low: 0, worst: null }
          : { high: 1, medium: 0, low: 0, worst: incidentsOf(snapshots, db.ref.dbName)[0] ?? null },
    };
  });
  return {
    type: 'fleet',
    databases,
    reportCount: 151,
    rejects: [
      { reason: 'unsupported_kind', count: 14 },
      { reason: 'duplicate', count: 3 },
      { reason: 'truncated', count: 1 },
      { reason: `odd_${HOSTILE}`, count: 1 },
    ],
    newest: databases[0]?.lastEnd ?? null,
  };
}

function databaseOf({ db, all, state }: Loaded): DatabaseModel {
  const [first] = all;
  const [instance] = db.instances;
  const last = db.count - 1;
  if (!first || !instance) throw new Error('empty fixture');
  const bare = db.count === 1;
  return {
    type: 'database',
    database: db.ref,
    release: db.release,
    edition: db.edition,
    isRac: db.isRac,
    isCdb: db.isCdb,
    platform: db.platform,
    firstBegin: first.series.snapshots[0]?.beginTime ?? '',
    lastEnd: first.series.snapshots.at(-1)?.endTime ?? '',
    reportCount: db.count * db.instances.length,
    state,
    vitals: vitalsOf(first, last),
    headline: headlineOf(first, instance, last),
    latest: first.series.snapshots[last] as SnapshotRef,
    instances: all.map(({ series }) => series),
    clusterSum: null,
    heatMaps: all.flatMap(({ series }) => heatMap(series, series.instanceName, () => null) ?? []),
    overTime: overTimeOf(all),
    topSql: bare
      ? []
      : SQL_IDS.slice(0, 10).map((sqlId, s) => ({
          sqlId,
          text: sqlTextOf(s)?.slice(0, 200) ?? null,
          module: s % 3 ? 'pay-api' : null,
          totalElapsedS: 90_000 / (s + 1),
          pctDbTime: 18 / (s + 1),
          seen: db.count - s * 4,
          aas: all.map(({ series }) =>
            (series.metrics.aas ?? []).map((aas, i) =>
              aas === null || (i + s) % (s + 2) === 1 ? null : (aas * 0.2) / (s + 1),
            ),
          ),
          path: `${db.ref.slug}/sql/${sqlId}/`,
        })),
    sqlChanges: bare
      ? []
      : changesOf(
          SQL_IDS[0] ?? '',
          `${db.ref.slug}/sql/${SQL_IDS[0]}/`,
          first.series.instanceName,
          first.series.snapshots,
        ),
    sqlGroups: bare
      ? []
      : groupsOf(
          SQL_IDS[1] ?? '',
          `${db.ref.slug}/sql/${SQL_IDS[1]}/`,
          first.series.snapshots[last] as SnapshotRef,
          HOSTILE,
        ),
    movesWith: bare ? [] : movesWithOf(first.series.instanceName, db.ref, SQL_IDS[0] ?? '', HOSTILE),
    incidents: bare ? [] : incidentsOf(first.series.snapshots, first.series.instanceName),
    changes: bare ? [] : periodChangesOf(first.series.snapshots, first.series.instanceName),
    parameterChanges: bare
      ? []
      : all.flatMap(({ series }) => {
          const snapshot = series.snapshots[Math.min(44, last)];
          return snapshot
            ? [
                {
                  name: 'optimizer_index_cost_adj',
                  instanceName: series.instanceName,
                  at: snapshot.beginTime,
                  from: '100',
                  to: '20',
                  snapshot,
                },
                {
                  name: 'local_listener',
                  instanceName: series.instanceName,
                  at: snapshot.beginTime,
                  from: null,
                  to: HOSTILE,
                  snapshot,
                },
              ]
            : [];
        }),
    snapshots: rowsOf(all, bare),
    months: monthsOf(db, rowsOf(all, bare)),
  };
}

function rowsOf(all: readonly FixtureSeries[], bare: boolean): SnapshotRow[] {
  return all
    .flatMap(({ series }) =>
      series.snapshots.map((snapshot, i) => ({
        snapshot,
        inSeries: i !== 5,
        gapBeforeS: i === 20 ? 5 * 3600 : null,
        restarted: i === 38,
        aas: series.metrics.aas?.[i] ?? null,
        cpus: series.cpus[i] ?? null,
        dbTimeS: series.metrics.db_time_s?.[i] ?? null,
        hostCpuPct: series.metrics.host_cpu_pct?.[i] ?? null,
        topEvent: bare ? null : { name: i % 3 ? 'db file sequential read' : 'DB CPU', pctDbTime: 34.2 },
        transactionsPerS: series.metrics.transactions_per_s?.[i] ?? null,
      })),
    )
    .sort((a, b) => b.snapshot.beginTime.localeCompare(a.snapshot.beginTime));
}

const snapshotsPathOf = ({ ref }: FixtureDatabase, month: string): string => `${ref.slug}/snapshots/${month}/`;

function monthsOf(db: FixtureDatabase, rows: readonly SnapshotRow[]): SnapshotMonth[] {
  return [...Map.groupBy(rows, ({ snapshot }) => snapshot.beginTime.slice(0, 7))].map(([month, own]) => ({
    month,
    paths: db.count === 1 ? [] : [snapshotsPathOf(db, month)],
    reports: own.length,
    gaps: 1,
    restarts: 0,
    aas: own[0]?.aas ?? null,
    busiest: own[0]?.aas ? { aas: own[0].aas, path: own[0].snapshot.path, beginTime: own[0].snapshot.beginTime } : null,
  }));
}

function snapshotsOfMonth({ db, all }: Loaded, month: string): SnapshotsModel {
  const rows = rowsOf(all, false).filter(({ snapshot }) => snapshot.beginTime.startsWith(month));
  const other = { month, part: 2, path: snapshotsPathOf(db, month) };
  return {
    type: 'snapshots',
    database: db.ref,
    month,
    part: 1,
    parts: 2,
    several: true,
    rows,
    earlier: null,
    later: other,
  };
}

function findSnapshot(loaded: readonly Loaded[], reportId: string): SnapshotModel {
  for (const { db, all } of loaded) {
    for (const [n, fixture] of all.entries()) {
      const i = fixture.series.snapshots.findIndex((snapshot) => snapshot.reportId === reportId);
      const instance = db.instances[n];
      if (i >= 0 && instance) return withApart(snapshotOf(db, instance, fixture, i));
    }
  }
  throw new Error(`no fixture report ${reportId}`);
}

function sqlOf({ db, all }: Loaded, sqlId: string): SqlModel {
  const i = SQL_IDS.indexOf(sqlId);
  const occurrences = all.flatMap(({ series }) =>
    series.snapshots.flatMap((snapshot, n) => {
      const row = n % 3 === i % 3 ? sqlRowsOf(db, n, series.metrics.db_time_s?.[n] ?? 1)[i] : undefined;
      if (!row) return [];
      const { text: _text, path: _path, sqlId: _sqlId, ...rest } = row;
      return [{ ...rest, planHash: n > 30 ? '2201334512' : '881204417', snapshot }];
    }),
  );
  return {
    type: 'sql',
    database: db.ref,
    sqlId,
    text: sqlTextOf(i),
    modules: ['pay-api', HOSTILE].slice(0, 1 + (i % 2)),
    pdbNames: db.isCdb ? ['BOOKSPDB'] : [],
    planHashes: ['881204417', '2201334512'],
    totals: {
      elapsedS: 90_000 / (i + 1),
      cpuS: 40_000 / (i + 1),
      executions: 1_200_334,
      bufferGets: 88_120_334_112,
      diskReads: null,
      seen: occurrences.length,
      firstSeen: occurrences[0]?.snapshot.beginTime ?? '',
      lastSeen: occurrences.at(-1)?.snapshot.endTime ?? '',
    },
    instances: all.map(({ series }) => {
      const here = series.snapshots.map((_, n) => (n % 3 === i % 3 ? n : -1)).filter((n) => n >= 0);
      return {
        instanceName: series.instanceName,
        snapshots: here.flatMap((n) => series.snapshots[n] ?? []),
        breakBefore: here.map((n) => series.breakBefore[n] ?? false),
        executionsPerS: here.map((n) => (series.metrics.executes_per_s?.[n] ?? 0) / 40),
        elapsedPerExecS: here.map((n) => 0.004 * (n > 30 ? 6 : 1)),
        aas: here.map((n) => (series.metrics.aas?.[n] ?? 0) / (i + 3)),
        getsPerExec: here.map((n) => (n % 9 === 4 ? null : 1200)),
        unlisted: here.flatMap((n, k) => {
          const [before, after] = [series.snapshots[here[k - 1] ?? -1], series.snapshots[n]];
          return before && after ? [{ from: before.endTime, to: after.beginTime }] : [];
        }),
      };
    }),
    changes:
      i > 1
        ? []
        : changesOf(
            sqlId,
            `${db.ref.slug}/sql/${sqlId}/`,
            all[0]?.series.instanceName ?? '',
            all[0]?.series.snapshots ?? [],
          ),
    plans: i > 1 ? [] : plansOf(all[0]?.series.snapshots ?? []),
    waits:
      i > 1
        ? []
        : [
            { event: 'CPU + Wait for CPU', path: null, reports: 12, seconds: 18_200, rowSource: 'HASH JOIN' },
            { event: 'db file sequential read', path: null, reports: 9, seconds: 4_100, rowSource: HOSTILE },
          ],
    places: all.map(({ series }) => ({
      instanceName: series.instanceName,
      module: i % 2 ? HOSTILE : 'pay-api',
      pdbName: db.isCdb ? 'BOOKSPDB' : null,
      reports: occurrences.length,
      executions: 600_167,
      elapsedS: 45_000 / (i + 1),
      lastSeen: series.snapshots.at(-1)?.endTime ?? '',
    })),
    elsewhere: [],
    planTrees: i > 1 ? [] : planTreesOf(all[0]?.series.snapshots.at(-1), HOSTILE),
    similar:
      i > 1
        ? null
        : similarOf(
            SQL_IDS.slice(2, 5).map((other) => [other, `${db.ref.slug}/sql/${other}/`] as const),
            HOSTILE,
          ),
    occurrences: occurrences.reverse(),
  };
}
