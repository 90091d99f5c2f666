/**
 * The instances of a cluster side by side: load and interconnect on the same scales over the last fortnight, how evenly the
 * load is spread, who sends blocks to whom. From the instances' own reports; where there are global reports alone, from those.
 */
import { DAY_S } from '../base/seconds.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { ClusterMember, ClusterModel, ClusterRow, ClusterTransfer, InterconnectKey } from './cluster-types.ts';
import { loadIncidents } from './findings.ts';
import { type InstanceMetric, loadInstanceMetrics } from './instance-series.ts';
import { type IndexedDatabase, type IndexedReport, type LakeIndex, newestOf } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { earlier, earliest, latest, utcMs } from './times.ts';
import type { MetricKey, Num, Unit } from './types.ts';

const DAYS = 14;
const HOUR_MS = 3_600_000;
/** The busiest instance carries this much of an even share or more: unevenly spread. As the rule `rac_imbalance`. */
const UNEVEN_RATIO = 1.5;
const MAX_INCIDENTS = 40;

const LOAD: readonly (readonly [key: MetricKey, unit: Unit, adds: boolean])[] = [
  ['aas', 'sessions', true],
  ['host_cpu_pct', 'percent', false],
  ['transactions_per_s', 'per_second', true],
  ['logical_reads_per_s', 'per_second', true],
  ['physical_reads_per_s', 'per_second', true],
  ['redo_bytes_per_s', 'bytes_per_second', true],
  ['single_block_read_ms', 'milliseconds', false],
];

const INTERCONNECT: readonly (readonly [key: InterconnectKey, unit: Unit, adds: boolean])[] = [
  ['gc_cr_receive_ms', 'milliseconds', false],
  ['gc_current_receive_ms', 'milliseconds', false],
  ['gc_blocks_received_per_s', 'per_second', true],
  ['gc_blocks_lost_per_s', 'per_second', true],
  ['interconnect_bytes_per_s', 'bytes_per_second', true],
];

const RULES = new Set(['gc_blocks_lost', 'gc_contention', 'gc_receive_slow', 'rac_imbalance']);

/** Value of a figure of one instance in one report. */
interface Point {
  report: IndexedReport;
  member: number;
  value: number;
}

/** Has instances to be held beside each other: two with reports of their own, or global reports. */
export const isCluster = (database: IndexedDatabase): boolean =>
  database.instances.filter(({ scope }) => scope === 'instance').length > 1 ||
  database.instances.some(({ scope }) => scope === 'cluster');

export async function clusterModel(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  columns: MetricColumns,
): Promise<ClusterModel> {
  const global = (await loadInstanceMetrics(lake, database)).filter(({ report_id }) => index.byReport.has(report_id));
  const members = membersOf(database, global, index);
  const own = members.every(({ own: has }) => has);
  const to = latest(members.map(({ newest }) => newest.endTime)) ?? newestOf(database).snapshot.endTime;
  const since = earlier(to, DAYS * DAY_S);
  const reports = database.instances
    .filter(({ scope }) => scope === (own ? 'instance' : 'cluster'))
    .flatMap((instance) => instance.series.filter(({ snapshot }) => snapshot.endTime > since));
  const from = latest([since, earliest(reports.map(({ snapshot }) => snapshot.beginTime)) ?? since]) ?? since;
  const placeOf = new Map(members.map(({ instanceNumber }, i) => [instanceNumber, i]));
  const rowOf = (key: ClusterRow['key'], unit: Unit, adds: boolean, points: readonly Point[]): ClusterRow | null =>
    points.length === 0 ? null : clusterRow({ key, unit, adds, points, count: members.length, from, to });
  const load = LOAD.flatMap(([key, unit, adds]) => {
    const points = own ? ownPoints(reports, key, columns, placeOf) : globalPoints(reports, key, global, placeOf);
    return rowOf(key, unit, adds, points) ?? [];
  });
  const gc = await loadInterconnect(lake, database, reports, placeOf);
  return {
    type: 'cluster',
    database: database.ref,
    release: newestOf(database).release,
    from,
    to,
    members: members.map(({ own: _, ...member }) => member),
    load,
    interconnect: INTERCONNECT.flatMap(([key, unit, adds]) => rowOf(key, unit, adds, gc.get(key) ?? []) ?? []),
    balance: balanceOf(
      load.find(({ key }) => key === 'aas'),
      members,
    ),
    incidents: (await loadIncidents(lake, index, database))
      .filter(({ rule }) => RULES.has(rule))
      .slice(0, MAX_INCIDENTS),
    transfers: await loadTransfers(lake, index, database, reports),
  };
}

type Member = ClusterMember & { own: boolean };

function membersOf(database: IndexedDatabase, global: readonly InstanceMetric[], { byReport }: LakeIndex): Member[] {
  const own = database.instances.flatMap(({ scope, name, number, series }): Member[] => {
    const newest = series.at(-1);
    if (scope !== 'instance' || !newest) return [];
    const { hostName, cpus, snapshot } = newest;
    return [{ instanceName: name, instanceNumber: number, hostName, cpus, newest: snapshot, own: true }];
  });
  if (own.length > 1) return own;
  return [...Map.groupBy(global, ({ instance_number }) => instance_number)].flatMap(([number, rows]): Member[] => {
    const newest = rows
      .flatMap(({ report_id }) => byReport.get(report_id)?.snapshot ?? [])
      .reduce((a, b) => (b.endTime > a.endTime ? b : a));
    const instanceName = rows.at(-1)?.instance_name ?? `#${number}`;
    return [{ instanceName, instanceNumber: number, hostName: null, cpus: null, newest, own: false }];
  });
}

function ownPoints(
  reports: readonly IndexedReport[],
  key: MetricKey,
  columns: MetricColumns,
  placeOf: ReadonlyMap<Num, number>,
): Point[] {
  return reports.flatMap((report) => {
    const [value, member] = [columns.get(report, key), placeOf.get(report.instance.number)];
    return value === null || member === undefined ? [] : [{ report, member, value }];
  });
}

function globalPoints(
  reports: readonly IndexedReport[],
  key: MetricKey,
  global: readonly InstanceMetric[],
  placeOf: ReadonlyMap<Num, number>,
): Point[] {
  const byId = new Map(reports.map((report) => [report.snapshot.reportId, report]));
  return global.flatMap(({ report_id, instance_number, metric, value }) => {
    const [report, member] = [byId.get(report_id), placeOf.get(instance_number)];
    return metric !== key || !report || member === undefined ? [] : [{ report, member, value }];
  });
}

/** Rows of the load of series that are held beside each other; `placeOf`: which of the `count` members a report is of. */
export function loadRowsOf(
  reports: readonly IndexedReport[],
  placeOf: (report: IndexedReport) => number,
  count: number,
  columns: MetricColumns,
  from: string,
  to: string,
): ClusterRow[] {
  return LOAD.flatMap(([key, unit, adds]) => {
    const points = reports.flatMap((report): Point[] => {
      const value = columns.get(report, key);
      return value === null ? [] : [{ report, member: placeOf(report), value }];
    });
    return points.length === 0 ? [] : [clusterRow({ key, unit, adds, points, count, from, to })];
  });
}

function clusterRow(row: {
  key: ClusterRow['key'];
  unit: Unit;
  adds: boolean;
  points: readonly Point[];
  count: number;
  from: string;
  to: string;
}): ClusterRow {
  const { key, unit, adds, points, from, to } = row;
  const hours = Math.ceil((utcMs(to) - utcMs(from)) / HOUR_MS);
  const members = Array.from({ length: row.count }, (_, member): ClusterRow['members'][number] => {
    const mine = points.filter((point) => point.member === member);
    const values: Num[] = Array.from({ length: hours }, () => null);
    for (const { report, value } of mine) {
      const middle = (utcMs(report.snapshot.beginTime) + utcMs(report.snapshot.endTime)) / 2;
      const hour = Math.floor((middle - utcMs(from)) / HOUR_MS);
      // Of several short snapshots in an hour the picture shows the highest.
      if (hour >= 0 && hour < hours) values[hour] = Math.max(values[hour] ?? value, value);
    }
    const most = mine.reduce<Point | null>((best, point) => (best && best.value >= point.value ? best : point), null);
    return { values, mean: meanOf(mine), most: most && { value: most.value, snapshot: most.report.snapshot } };
  });
  const means = members.flatMap(({ mean }) => mean ?? []);
  const sum = means.reduce((total, mean) => total + mean, 0);
  return { key, unit, adds, members, together: means.length === 0 ? null : adds ? sum : sum / means.length };
}

/** Weighted by the length of the snapshots. */
function meanOf(points: readonly Point[]): Num {
  const seconds = ({ report: { snapshot } }: Point) => (utcMs(snapshot.endTime) - utcMs(snapshot.beginTime)) / 1000;
  const total = points.reduce((sum, point) => sum + seconds(point), 0);
  return total > 0 ? points.reduce((sum, point) => sum + point.value * seconds(point), 0) / total : null;
}

function balanceOf(aas: ClusterRow | undefined, members: readonly Member[]): ClusterModel['balance'] {
  const means = aas?.members.map(({ mean }) => mean) ?? [];
  const known = means.filter((mean) => mean !== null);
  const sum = known.reduce((total, mean) => total + mean, 0);
  if (known.length < 2 || sum <= 0) return null;
  const ratio = (Math.max(...known) * known.length) / sum;
  return {
    shares: means
      .flatMap((mean, i) =>
        mean === null ? [] : [{ instanceName: members[i]?.instanceName ?? '', pct: (100 * mean) / sum }],
      )
      .sort((a, b) => b.pct - a.pct),
    ratio,
    even: ratio < UNEVEN_RATIO,
  };
}

/** Lake table, its condition, and the value as SQL of each figure; the first that a report has counts. */
const SOURCES: readonly (readonly [InterconnectKey, table: string, where: string, value: string])[] = [
  [
    'gc_cr_receive_ms',
    'rac_latencies',
    "scope = 'instance' AND metric = 'cr_block_receive'",
    'any_value(time_us) / 1000',
  ],
  [
    'gc_current_receive_ms',
    'rac_latencies',
    "scope = 'instance' AND metric = 'current_block_receive'",
    'any_value(time_us) / 1000',
  ],
  [
    'gc_blocks_received_per_s',
    'rac_load_profile',
    "scope = 'instance' AND metric IN ('gc_blocks_received', 'gc_cr_blocks_received', 'gc_current_blocks_received')",
    'sum(per_second ORDER BY per_second)',
  ],
  [
    'gc_blocks_lost_per_s',
    'rac_load_profile',
    "scope = 'instance' AND metric = 'gc_blocks_lost'",
    'any_value(per_second)',
  ],
  [
    'gc_blocks_lost_per_s',
    "(SELECT report_id, NULL AS instance_number, statistic, total / nullif(elapsed_s, 0) AS rate, instance_activity.db_id FROM instance_activity JOIN reports USING (report_id) WHERE kind = 'awr')",
    "statistic = 'gc blocks lost'",
    'any_value(rate)',
  ],
  [
    'interconnect_bytes_per_s',
    'rac_load_profile',
    "scope = 'instance' AND metric = 'interconnect_traffic_kb'",
    '1024 * any_value(per_second)',
  ],
  [
    'interconnect_bytes_per_s',
    'rac_interconnect_clients',
    "scope = 'instance' AND client <> 'total'",
    '1048576 * sum(mb_per_s ORDER BY mb_per_s)',
  ],
];

/** Figures of the reports' sections on the global cache; a report of one instance names none: it is its own. */
async function loadInterconnect(
  lake: Lake,
  database: IndexedDatabase,
  reports: readonly IndexedReport[],
  placeOf: ReadonlyMap<Num, number>,
): Promise<Map<InterconnectKey, Point[]>> {
  const byId = new Map(reports.map((report) => [report.snapshot.reportId, report]));
  const found = new Map<InterconnectKey, Point[]>();
  const seen = new Set<string>();
  for (const [key, table, where, value] of SOURCES) {
    const rows = await lake.query<{ report_id: string; instance_number: number | null; value: Num }>(
      `SELECT report_id, instance_number, (${value})::DOUBLE AS value FROM ${table} WHERE ${database.where} AND ${where}
       GROUP BY report_id, instance_number ORDER BY report_id, instance_number`,
    );
    for (const row of rows) {
      const report = byId.get(row.report_id);
      const member = placeOf.get(row.instance_number ?? report?.instance.number ?? null);
      const id = `${key} ${row.report_id} ${member}`;
      if (!report || member === undefined || row.value === null || seen.has(id)) continue;
      seen.add(id);
      found.set(key, [...(found.get(key) ?? []), { report, member, value: row.value }]);
    }
  }
  return found;
}

/** Of the newest report of each instance, or of the cluster. */
async function loadTransfers(
  lake: Lake,
  { byReport }: LakeIndex,
  database: IndexedDatabase,
  reports: readonly IndexedReport[],
): Promise<ClusterTransfer[]> {
  const newest = [...Map.groupBy(reports, ({ instance }) => instance).values()].flatMap((own) => own.at(-1) ?? []);
  if (newest.length === 0) return [];
  const rows = await lake.query<Record<'report_id' | 'block_class', string> & Record<string, Num>>(
    `SELECT report_id, instance_number, source_instance, block_class, cr_blocks, cr_avg_us, current_blocks, current_avg_us
     FROM rac_block_transfers WHERE ${database.where} AND report_id IN (${newest.map(({ snapshot }) => sqlString(snapshot.reportId)).join(', ')})
     ORDER BY coalesce(cr_blocks, 0) + coalesce(current_blocks, 0) DESC, source_instance, instance_number, block_class LIMIT 60`,
  );
  return rows.flatMap((row): ClusterTransfer[] => {
    const report = byReport.get(row.report_id);
    const to = row['instance_number'] ?? report?.instance.number;
    const from = row['source_instance'];
    const ms = (name: string): Num => (row[name] == null ? null : Number(row[name]) / 1000);
    if (!report || to == null || from == null) return [];
    return [
      {
        from,
        to,
        blockClass: row.block_class,
        crBlocks: row['cr_blocks'] ?? null,
        crAvgMs: ms('cr_avg_us'),
        currentBlocks: row['current_blocks'] ?? null,
        currentAvgMs: ms('current_avg_us'),
        snapshot: report.snapshot,
      },
    ];
  });
}
