/** The snapshot model of one invented report: everything filled for most, everything absent for some. */
import type { EventRow, Headline, Num, SnapshotModel, SqlRow, Usual, Vital } from '../../generator/pages/types.ts';
import { changesOf } from './fixtureChanges.ts';
import { findingsOf } from './fixtureFindings.ts';
import { NO_PARTS, partsOf } from './fixtureParts.ts';
import { random } from './fixtureRandom.ts';
import { tablesOf } from './fixtureTables.ts';
import {
  CLASSES,
  EVENTS,
  type FixtureDatabase,
  type FixtureInstance,
  type FixtureSeries,
  HOSTILE,
  HOSTILE_ATTRIBUTE,
} from './fixtureWorkload.ts';

export const SQL_IDS = Array.from({ length: 34 }, (_, i) => {
  const rnd = random(i + 500);
  return Array.from({ length: 13 }, () => '0123456789abcdfghjkmnpqrstuvwxyz'[rnd.int(0, 31)]).join('');
});

const SQL_TEXTS = [
  "SELECT o.order_id, o.status, o.total_amount, c.name, c.segment\n  FROM orders o\n  JOIN customers c ON c.customer_id = o.customer_id\n WHERE o.created_at >= :1\n   AND o.status IN ('NEW', 'PAID')\n ORDER BY o.created_at DESC",
  'UPDATE account_balance SET balance = balance - :1, updated_at = SYSTIMESTAMP WHERE account_id = :2',
  'INSERT INTO payment_event (event_id, account_id, kind, amount, created_at) VALUES (:1, :2, :3, :4, SYSTIMESTAMP)',
  `SELECT /* ${HOSTILE} */ note FROM notes WHERE note LIKE '%${HOSTILE_ATTRIBUTE}%' -- </pre></details>`,
  'SELECT 客户名称, SUM(金额) FROM 交易流水 WHERE 交易日期 BETWEEN :1 AND :2 GROUP BY 客户名称',
  `SELECT ${Array.from({ length: 260 }, (_, i) => `t.column_with_a_long_name_${i}`).join(', ')} FROM wide_table t WHERE t.id = :1`,
  'DECLARE job BINARY_INTEGER := :job; next_date TIMESTAMP WITH TIME ZONE := :mydate; BEGIN settlement_pkg.run_daily; END;',
];

const MODULES = [
  'pay-api',
  'JDBC Thin Client',
  'settlement@batch-01 (TNS V1-V3)',
  'DBMS_SCHEDULER',
  null,
  `mod"${HOSTILE}`,
  'SQL Developer',
];

const ORDERINGS = [
  'elapsed',
  'cpu',
  'user_io',
  'gets',
  'reads',
  'executions',
  'parse_calls',
  'sharable_memory',
  'versions',
  'cluster_wait',
];

export function sqlTextOf(i: number): string | null {
  return i === 9 ? null : (SQL_TEXTS[i % SQL_TEXTS.length] ?? null);
}

export function sqlRowsOf(db: FixtureDatabase, seed: number, dbTime: number): SqlRow[] {
  const rnd = random(seed + 3);
  return SQL_IDS.map((sqlId, i) => {
    const elapsedS = dbTime * 0.23 * Math.exp(-i / 6) * rnd.near(1, 0.2);
    const executions = i % 11 === 6 ? null : rnd.int(0, i % 3 === 0 ? 900_000 : 900);
    const ranks: Record<string, number> = i < 14 ? { elapsed: i + 1 } : {};
    ORDERINGS.forEach((ordering, o) => {
      if (ordering !== 'elapsed' && (i * 7 + o * 5) % 4 === 0) ranks[ordering] = 1 + ((i + o) % 10);
    });
    return {
      sqlId,
      path: `${db.ref.slug}/sql/${sqlId}/`,
      planHash: i % 2 ? String(rnd.int(1e8, 4e9)) : null,
      executions,
      elapsedS,
      cpuS: elapsedS * rnd(),
      userIoS: i % 5 === 4 ? null : elapsedS * rnd() * 0.5,
      bufferGets: Math.round(elapsedS * rnd.near(41_000)),
      diskReads: Math.round(elapsedS * rnd.near(300, 0.9)),
      rowsProcessed: i % 6 === 5 ? null : rnd.int(0, 4_000_000),
      parseCalls: rnd.int(0, 5000),
      unoptimizedReads: null,
      sharableMemoryBytes: null,
      versions: null,
      clusterWaitS: i % 3 ? null : elapsedS * 0.02,
      pctTotal: (elapsedS / dbTime) * 100,
      module: MODULES[i % MODULES.length] ?? null,
      pdbName: db.isCdb ? 'BOOKSPDB' : null,
      ranks: Object.keys(ranks).length ? ranks : { gets: 9 },
      text: sqlTextOf(i),
      previousElapsedPerExecS: executions && i % 4 ? (elapsedS / executions) * rnd.near(0.9, 0.5) : null,
    };
  });
}

function eventRows(dbTime: number, seed: number): EventRow[] {
  const rnd = random(seed + 11);
  return EVENTS.map((event) => {
    const share = event.share * rnd.near(1, 0.3);
    const total = dbTime * share;
    const cpu = event.waitClass === null;
    return {
      name: event.name,
      waitClass: event.waitClass,
      waits: cpu ? null : Math.round((total * 1000) / event.avgMs),
      timeoutsPct: cpu ? null : 0,
      totalWaitS: total,
      avgWaitMs: cpu ? null : event.avgMs * rnd.near(1, 0.2),
      waitsPerTransaction: cpu ? null : rnd() * 12,
      pctDbTime: share * 100,
      avgActiveSessions: null,
      previousAvgWaitMs: cpu || event.name === 'resmgr:cpu quantum' ? null : event.avgMs * rnd.near(0.9, 0.3),
      previousPctDbTime: event.name === 'resmgr:cpu quantum' ? null : share * 100 * rnd.near(0.9, 0.3),
    };
  });
}

/** The long tail of a list of events. */
function minorEvents(like: EventRow): EventRow[] {
  return Array.from({ length: 30 }, (_, n) => ({
    ...like,
    name: `row cache lock ${n}`,
    totalWaitS: 3 / (n + 1),
    pctDbTime: 0.001,
  }));
}

const vitalSpecs = [
  ['aas', 'sessions', true],
  ['db_time_s', 'seconds', null],
  ['host_cpu_pct', 'percent', true],
  ['single_block_read_ms', 'milliseconds', true],
  ['log_file_sync_ms', 'milliseconds', true],
  ['transactions_per_s', 'per_second', null],
] as const;

/** The strip's figures at snapshot `i` of a series. */
export function vitalsOf(fixture: FixtureSeries, i: number, keys?: readonly string[]): Vital[] {
  return vitalSpecs
    .filter(([key]) => !keys || keys.includes(key))
    .map(([key, unit, higherIsWorse]) => {
      const values = fixture.series.metrics[key] ?? [];
      const spark: Num[] = values.slice(Math.max(0, i - 47), i + 1);
      const joined = !fixture.series.breakBefore[i];
      return {
        key,
        unit,
        value: values[i] ?? null,
        previous: joined ? (values[i - 1] ?? null) : null,
        usual: usualOf(values, i, fixture.series.snapshots[i]?.beginTime),
        spark,
        higherIsWorse,
      };
    });
}

/** Of the day before; none on the first. */
function usualOf(values: readonly Num[], i: number, at: string | undefined): Usual | null {
  const value = values[i - 24];
  return value == null || at === undefined
    ? null
    : { value, low: 0.8 * value, high: 1.2 * value, basis: 'hour_of_day', at };
}

export function headlineOf(fixture: FixtureSeries, instance: FixtureInstance, i: number): Headline {
  const aas = fixture.series.metrics.aas ?? [];
  const now = aas[i] ?? null;
  const before = fixture.series.breakBefore[i] ? null : (aas[i - 1] ?? null);
  return {
    aas: now,
    cpus: instance.cpus,
    aasRatioToPrevious: now !== null && before ? now / before : null,
    usualAas: usualOf(aas, i, fixture.series.snapshots[i]?.beginTime),
    topEvent:
      i % 7 === 6
        ? { name: 'DB CPU', waitClass: null, pctDbTime: 48.2 }
        : { name: 'enq: TX - row lock contention', waitClass: 'Application', pctDbTime: 41.3 },
    at: fixture.series.snapshots[i]?.beginTime ?? null,
    restarted: i === 38,
    gapBeforeS: i === 20 ? 5 * 3600 : null,
  };
}

const LOAD_PROFILE: readonly [string, string, number][] = [
  ['db_time', 'DB Time(s):', 14.2],
  ['db_cpu', 'DB CPU(s):', 6.1],
  ['background_cpu', 'Background CPU(s):', 0.4],
  ['redo_bytes', 'Redo size (bytes):', 3_412_889.1],
  ['logical_reads', 'Logical read (blocks):', 412_334.7],
  ['block_changes', 'Block changes:', 21_410.3],
  ['physical_reads', 'Physical read (blocks):', 9_120.4],
  ['physical_writes', 'Physical write (blocks):', 1_230.8],
  ['user_calls', 'User calls:', 8_841.2],
  ['parses', 'Parses (SQL):', 2_210.5],
  ['hard_parses', 'Hard parses (SQL):', 0.8],
  ['logons', 'Logons:', 0.04],
  ['executes', 'Executes (SQL):', 8_301.9],
  ['rollbacks', 'Rollbacks:', 3.2],
  ['transactions', 'Transactions:', 240.6],
];

const PARAMETERS: readonly [string, string | null][] = [
  ['_optimizer_use_feedback', 'FALSE'],
  ['audit_trail', 'DB'],
  ['compatible', '19.0.0'],
  ['control_files', '+DATA/PAYPROD/control01.ctl, +FRA/PAYPROD/control02.ctl'],
  ['cursor_sharing', 'EXACT'],
  ['db_block_size', '8192'],
  ['db_files', '1024'],
  ['filesystemio_options', 'SETALL'],
  ['local_listener', ` (ADDRESS=(PROTOCOL=TCP)(HOST=${HOSTILE})(PORT=1521))`],
  ['log_archive_dest_1', null],
  ['open_cursors', '1000'],
  ['optimizer_index_cost_adj', '100'],
  ['pga_aggregate_target', '17179869184'],
  ['processes', '1500'],
  ['session_cached_cursors', '200'],
  ['sga_target', '51539607552'],
  ['undo_retention', '900'],
];

/** Snapshot `i` of an instance. The third database's only report has no section at all. */
export function snapshotOf(
  db: FixtureDatabase,
  instance: FixtureInstance,
  fixture: FixtureSeries,
  i: number,
): SnapshotModel {
  const { series } = fixture;
  const snapshot = series.snapshots[i];
  if (!snapshot) throw new Error(`no snapshot ${i}`);
  const bare = db.count === 1;
  const seed = db.seed * 1000 + instance.number * 100 + i;
  const rnd = random(seed);
  const dbTime = series.metrics.db_time_s?.[i] ?? 0;
  const events = eventRows(dbTime, seed);
  const load = fixture.load[i] ?? 1;
  const joined = !series.breakBefore[i];
  return {
    type: 'snapshot',
    database: db.ref,
    snapshot,
    apart: null,
    report: {
      report_id: snapshot.reportId,
      db_name: db.ref.dbName,
      db_unique_name: bare ? null : `${db.ref.dbName}_A`,
      db_id: db.ref.dbId,
      instance_name: instance.name,
      instance_number: instance.number,
      is_rac: db.isRac,
      is_cdb: db.isCdb,
      role: bare ? null : 'PRIMARY',
      edition: db.edition,
      release: db.release,
      host_name: instance.host,
      platform: db.platform,
      cpus: instance.cpus,
      cores: bare ? null : instance.cpus / 2,
      sockets: bare ? null : 2,
      memory_gb: bare ? null : 251.4,
      startup_time: i < 38 ? '2026-01-18 02:14:09' : '2026-03-03 18:58:40',
      begin_snap_id: snapshot.beginSnap,
      end_snap_id: snapshot.endSnap,
      begin_time: snapshot.beginTime,
      end_time: snapshot.endTime,
      elapsed_s: snapshot.elapsedS,
      db_time_s: dbTime,
      begin_sessions: bare ? null : 412,
      end_sessions: bare ? null : 431,
      source_file: `awrrpt_1_${snapshot.beginSnap}_${snapshot.endSnap}.html`,
      source_bytes: 1_231_002,
      table_count: 104,
      cell_count: 12_211,
    },
    warnings: bare ? ['table "Load Profile" has no column "Per Second"'] : [],
    previous: series.snapshots[i - 1] ?? null,
    next: series.snapshots[i + 1] ?? null,
    overlapping: i === 5 ? series.snapshots.slice(6, 8) : [],
    inSeries: i !== 5,
    headline: headlineOf(fixture, instance, i),
    findings: bare ? [] : findingsOf(SQL_IDS[0] ?? ''),
    notJudged: bare ? [{ section: 'Time Model Statistics', rules: [{ en: 'CPU dominates', zh: '以 CPU 为主' }] }] : [],
    changes: i === 5 ? null : bare || i === 0 ? [] : changesOf(series.snapshots[i - 1], snapshot, SQL_IDS[0] ?? ''),
    vitals: vitalsOf(fixture, i),
    loadProfile: bare
      ? null
      : LOAD_PROFILE.map(([metric, label, value]) => ({
          metric,
          label,
          perSecond: value * load,
          perTransaction: (value * load) / 240,
          perExec: metric === 'db_time' ? 0.0017 : null,
          perCall: metric === 'db_time' ? 0.0016 : null,
          previousPerSecond: joined ? value * load * rnd.near(0.95, 0.3) : null,
        })),
    efficiency: bare
      ? null
      : [
          { metric: 'buffer_nowait', label: 'Buffer Nowait %:', valuePct: 99.98, previousPct: 99.99 },
          { metric: 'redo_nowait', label: 'Redo NoWait %:', valuePct: 100, previousPct: 100 },
          { metric: 'buffer_hit', label: 'Buffer Hit %:', valuePct: 97.79, previousPct: 98.14 },
          { metric: 'library_hit', label: 'Library Hit %:', valuePct: 99.61, previousPct: 99.6 },
          { metric: 'soft_parse', label: 'Soft Parse %:', valuePct: 99.96, previousPct: 99.95 },
          { metric: 'flash_cache_hit', label: 'Flash Cache Hit %:', valuePct: null, previousPct: null },
        ],
    topEvents: bare ? null : events,
    waitClasses: bare
      ? null
      : CLASSES.map((name, c) => ({
          ...(events[c % events.length] as EventRow),
          name,
          waitClass: name === 'DB CPU' ? null : name,
          totalWaitS: (series.aasByClass[c]?.values[i] ?? 0) * (snapshot.elapsedS ?? 0),
          pctDbTime: ((series.aasByClass[c]?.values[i] ?? 0) / (series.metrics.aas?.[i] ?? 1)) * 100,
          avgActiveSessions: series.aasByClass[c]?.values[i] ?? null,
        })),
    foregroundEvents: bare ? null : [...events.slice(1), ...minorEvents(events[1] as EventRow)],
    backgroundEvents: bare
      ? null
      : i % 2
        ? []
        : events.slice(2).map((event) => ({ ...event, pctDbTime: null, previousPctDbTime: null })),
    timeModel: bare
      ? null
      : [
          { statistic: 'sql execute elapsed time', timeS: dbTime * 0.94, pctDbTime: 94.1, previousS: dbTime * 0.9 },
          { statistic: 'DB CPU', timeS: dbTime * 0.42, pctDbTime: 42, previousS: dbTime * 0.5 },
          { statistic: 'parse time elapsed', timeS: dbTime * 0.012, pctDbTime: 1.2, previousS: null },
          { statistic: 'hard parse elapsed time', timeS: dbTime * 0.004, pctDbTime: 0.4, previousS: dbTime * 0.002 },
          {
            statistic: 'PL/SQL execution elapsed time',
            timeS: dbTime * 0.031,
            pctDbTime: 3.1,
            previousS: dbTime * 0.03,
          },
          { statistic: 'connection management call elapsed time', timeS: 0.003, pctDbTime: 0.00001, previousS: 0 },
          { statistic: 'DB time', timeS: dbTime, pctDbTime: null, previousS: dbTime * 0.9 },
          { statistic: 'background cpu time', timeS: 612.4, pctDbTime: null, previousS: 600 },
        ],
    hostCpu: bare
      ? null
      : {
          loadBegin: 8.31,
          loadEnd: 14.02,
          userPct: 51.2 * load,
          systemPct: 6.8,
          wioPct: 4.1,
          idlePct: Math.max(1, 89 - 51.2 * load),
        },
    osStats: bare
      ? null
      : [
          { statistic: 'BUSY_TIME', value: 3_311_204, endValue: null },
          { statistic: 'IDLE_TIME', value: 2_422_001, endValue: null },
          { statistic: 'IOWAIT_TIME', value: 201_333, endValue: null },
          { statistic: 'LOAD', value: 8, endValue: 14 },
          { statistic: 'PHYSICAL_MEMORY_BYTES', value: 269_938_565_120, endValue: null },
        ],
    sql: bare ? null : sqlRowsOf(db, seed, dbTime),
    segments: bare
      ? null
      : ['Logical Reads', 'Physical Reads', 'Row Lock Waits', 'Buffer Busy Waits', 'Table Scans'].map(
          (ordering, o) => ({
            ordering: ordering.toLowerCase().replaceAll(' ', '_'),
            rows:
              o === 3
                ? []
                : Array.from({ length: 5 }, (_, n) => ({
                    owner: n === 4 ? HOSTILE : 'PAY',
                    tablespace: 'PAY_DATA',
                    objectName:
                      [
                        'ACCOUNT_BALANCE',
                        'PAYMENT_EVENT',
                        'ORDERS_PK',
                        'A_VERY_LONG_OBJECT_NAME_THAT_USES_ALL_OF_THE_128_CHARACTERS_THAT_ORACLE_ALLOWS_SINCE_12_2',
                        '交易流水',
                      ][n] ?? null,
                    subobjectName: n === 1 ? 'P_2026_03' : null,
                    objectType: n === 2 ? 'INDEX' : 'TABLE',
                    value: Math.round(rnd.near(9_000_000) / (n + 1)),
                    pctTotal: 41 / (n + 1),
                  })),
          }),
        ),
    activity: bare
      ? null
      : Array.from({ length: 620 }, (_, n) => ({
          statistic:
            [
              'user commits',
              'session logical reads',
              'redo size',
              'CPU used by this session',
              'opened cursors cumulative',
            ][n] ?? `physical read statistic ${n}`,
          total: Math.round(rnd() ** 3 * 1e9),
          perSecond: rnd() ** 3 * 1e5,
          perTransaction: n % 9 === 4 ? null : rnd() * 40,
        })),
    parameters: bare
      ? null
      : PARAMETERS.map(([name, value]) => {
          const changed = name === 'optimizer_index_cost_adj' && i >= 44;
          return {
            name,
            beginValue: changed ? '20' : value,
            endValue: null,
            changedFrom: changed ? '100' : null,
            changed,
            container: null,
          };
        }),
    parts: bare ? NO_PARTS : partsOf(random(seed + 9), events, SQL_IDS[0] ?? '', db.isRac === true),
    tables: tablesOf(seed, i >= db.count - 2 || i === 20),
  };
}
