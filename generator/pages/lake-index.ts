/**
 * What the model source keeps in memory of the whole lake: every report that has a page, with its place in its
 * instance's series, by database and instance. A few hundred bytes a report; everything else is read when asked for.
 */
import { inDatabase, readersQuery, reportToken } from '../analysis/inputs.ts';
import { findOverlaps } from '../analysis/series.ts';
import { type Scope, type SubjectColumns, subjectOf } from '../analysis/subject.ts';
import { AwrError } from '../base/errors.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { databaseSlug, snapshotPath, sourceFile } from './paths.ts';
import type { DatabaseRef, Num, SnapshotRef } from './types.ts';

export interface IndexedReport {
  snapshot: SnapshotRef;
  database: IndexedDatabase;
  instance: IndexedInstance;
  /** Place in `database.reports`. */
  position: number;
  /** Place in `database.stored`. */
  storedAt: number;
  /** Partition. */
  month: string | null;
  /** Changes when what the lake holds of this report may have changed. */
  token: string;
  /** Changes with its findings, with what could not be judged, and with what is usual at its hour. */
  findingsDigest: string;
  /** Changes with what is usual at its hour alone. */
  usualDigest: string;
  /** File it was read from; the same content may turn up under another name. */
  sourceFile: string | null;
  release: string | null;
  edition: string | null;
  isRac: boolean | null;
  isCdb: boolean | null;
  hostName: string | null;
  platform: string | null;
  cpus: Num;
  startupTime: string | null;
  inSeries: boolean;
  previous: IndexedReport | null;
  next: IndexedReport | null;
  gapBeforeS: Num;
  restarted: boolean;
  /** Reports of the same instance that overlap this one, by begin time. */
  overlapping: IndexedReport[];
}

/** An instance, or what else reports are of: a pluggable database, a whole cluster. */
export interface IndexedInstance {
  name: string;
  scope: Scope;
  number: Num;
  /** By begin time. */
  reports: IndexedReport[];
  /** Those of them that are in the series. */
  series: IndexedReport[];
}

export interface IndexedDatabase {
  ref: DatabaseRef;
  /** SQL condition on any table of the lake that holds for the rows of this database alone. */
  where: string;
  /** Its partitions' `db_id`. */
  dbId: number | string | null;
  /** Instances by number, then pluggable databases, then the cluster. */
  instances: IndexedInstance[];
  /** Those whose series add up to the database's work: the instances, where there are reports of any. */
  counted: IndexedInstance[];
  /** By instance, then begin time. */
  reports: IndexedReport[];
  /** As they lie in the lake's files: by month, then report id. Read in this order, each piece of a file is read once. */
  stored: IndexedReport[];
}

export interface LakeIndex {
  /** By name, then DBID. */
  databases: IndexedDatabase[];
  bySlug: Map<string, IndexedDatabase>;
  byReport: Map<string, IndexedReport>;
}

/** A row of `reports` with its place in the timeline. */
export interface ReportRow extends SubjectColumns {
  report_id: string;
  db_id: number | string | null;
  month: string | null;
  synthetic: boolean | null;
  begin_snap_id: number | null;
  end_snap_id: number | null;
  begin_time: string;
  end_time: string;
  begin_s: number;
  end_s: number;
  startup_time: string | null;
  elapsed_s: number | null;
  release: string | null;
  edition: string | null;
  is_rac: boolean | null;
  is_cdb: boolean | null;
  host_name: string | null;
  platform: string | null;
  cpus: number | null;
  source_path: string | null;
  token: string;
  findings_digest: string | null;
  baselines_digest: string | null;
  in_series: boolean | null;
  previous_report_id: string | null;
  next_report_id: string | null;
  gap_before_s: number | null;
  restarted: boolean | null;
}

const FINDINGS_DIGESTS = `
  SELECT report_id, md5(string_agg(concat_ws('|', rule, severity, impact_pct_db_time, title, evidence, symptom_of, usual, since, snapshots), ';' ORDER BY finding_no))
    AS findings_digest
  FROM findings GROUP BY report_id`;

const BASELINE_DIGESTS = `
  SELECT report_id, md5(string_agg(concat_ws('|', metric, median, scale, basis), ';' ORDER BY metric)) AS baselines_digest
  FROM baselines GROUP BY report_id`;

const NOT_JUDGED_DIGESTS = `
  SELECT report_id, md5(string_agg(section || rules, ';' ORDER BY section)) AS not_judged_digest FROM rules_not_judged GROUP BY report_id`;

const REPORTS = `
  SELECT r.report_id, kind, r.db_id, r.month, db_name, instance_name, r.instance_number, container_name, synthetic, begin_snap_id, end_snap_id,
    begin_time, end_time, epoch(begin_time) AS begin_s, epoch(end_time) AS end_s, startup_time, elapsed_s,
    release, edition, is_rac, is_cdb, host_name, platform, cpus, source_path, ${reportToken('r', 'f')} AS token,
    concat_ws(';', findings_digest, baselines_digest, not_judged_digest) AS findings_digest, baselines_digest, in_series, previous_report_id, next_report_id, gap_before_s, restarted
  FROM reports AS r LEFT JOIN timeline AS t USING (report_id) LEFT JOIN (${readersQuery()}) AS f USING (report_id)
    LEFT JOIN (${FINDINGS_DIGESTS}) USING (report_id) LEFT JOIN (${BASELINE_DIGESTS}) USING (report_id)
    LEFT JOIN (${NOT_JUDGED_DIGESTS}) USING (report_id)
  WHERE begin_time IS NOT NULL AND end_time IS NOT NULL
  ORDER BY begin_time, end_time, r.report_id`;

const SCOPES: readonly Scope[] = ['instance', 'pdb', 'cluster'];

/** The first scope that has a series: a cluster's own reports say again what its instances' say. */
function countedOf(instances: readonly IndexedInstance[]): IndexedInstance[] {
  const scope = SCOPES.find((each) => instances.some((instance) => instance.scope === each && instance.series.length));
  return instances.filter((instance) => instance.scope === scope);
}

/** Reads the index. Throws `not_analysed` where reports have no place in a timeline yet. */
export async function loadLakeIndex(lake: Lake): Promise<LakeIndex> {
  const rows = await lake.query<ReportRow>(REPORTS);
  const missing = rows.find((row) => row.in_series === null);
  if (missing) {
    throw new AwrError('The lake holds reports that have not been analysed.', {
      code: 'not_analysed',
      file: lake.dir,
      place: `report ${missing.report_id}`,
      remedy: 'Run: awr analyze',
    });
  }
  return buildIndex(rows);
}

/** The index of these reports, which come in order of time. */
export function buildIndex(rows: readonly ReportRow[]): LakeIndex {
  const bySlug = new Map<string, IndexedDatabase>();
  const byReport = new Map<string, IndexedReport>();
  const slugsOf = new Map<ReportRow['db_id'], Set<string>>();
  const usedPaths = new Set<string>();

  for (const [slug, group] of Map.groupBy(rows, (row) => databaseSlug(row.db_name, dbIdText(row)))) {
    const database = newDatabase(slug, group.at(-1) as ReportRow);
    bySlug.set(slug, database);
    slugsOf.set(database.dbId, (slugsOf.get(database.dbId) ?? new Set()).add(slug));
    for (const instanceRows of Map.groupBy(group, (row) => subjectOf(row).key).values()) {
      const instance = newInstance(database, instanceRows, usedPaths);
      database.instances.push(instance);
      for (const report of instance.reports) byReport.set(report.snapshot.reportId, report);
    }
    database.instances.sort(
      (a, b) =>
        SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) ||
        (a.number ?? 0) - (b.number ?? 0) ||
        compareText(a.name, b.name),
    );
    database.counted = countedOf(database.instances);
    database.reports = database.instances.flatMap((instance) => instance.reports);
    for (const [position, report] of database.reports.entries()) report.position = position;
    database.stored = database.reports.toSorted(
      (a, b) => compareText(a.month ?? '', b.month ?? '') || compareText(a.snapshot.reportId, b.snapshot.reportId),
    );
    for (const [place, report] of database.stored.entries()) report.storedAt = place;
  }
  for (const row of rows) link(row, byReport);
  // A copy of a database may keep its DBID: then the partition alone does not tell the two apart.
  for (const database of bySlug.values())
    if ((slugsOf.get(database.dbId)?.size ?? 0) > 1)
      database.where += ` AND report_id IN (${database.reports.map((r) => sqlString(r.snapshot.reportId)).join(', ')})`;

  const databases = [...bySlug.values()].sort((a, b) => compareText(a.ref.slug, b.ref.slug));
  return { databases, bySlug, byReport };
}

function newDatabase(slug: string, newest: ReportRow): IndexedDatabase {
  return {
    ref: { slug, dbName: newest.db_name ?? '', dbId: dbIdText(newest) ?? '', synthetic: newest.synthetic === true },
    where: inDatabase(newest.db_id),
    dbId: newest.db_id,
    instances: [],
    counted: [],
    reports: [],
    stored: [],
  };
}

function newInstance(database: IndexedDatabase, rows: ReportRow[], usedPaths: Set<string>): IndexedInstance {
  const newest = rows.at(-1) as ReportRow;
  const { name, scope } = subjectOf(newest);
  const instance: IndexedInstance = {
    name,
    scope,
    number: newest.instance_number,
    reports: [],
    series: [],
  };
  instance.reports = rows.map((row) =>
    newReport(row, database, instance, freePath(database.ref.slug, folderName(scope, name, row), row, usedPaths)),
  );
  instance.series = instance.reports.filter((report) => report.inSeries);
  const byId = new Map(instance.reports.map((report) => [report.snapshot.reportId, report]));
  const overlaps = findOverlaps(
    rows.map((row) => ({
      reportId: row.report_id,
      begin: row.begin_s,
      end: row.end_s,
      elapsed: row.elapsed_s,
      startup: null,
      rank: null,
    })),
  );
  for (const report of instance.reports)
    report.overlapping = (overlaps.get(report.snapshot.reportId) ?? []).flatMap((id) => byId.get(id) ?? []);
  return instance;
}

function newReport(row: ReportRow, database: IndexedDatabase, instance: IndexedInstance, path: string): IndexedReport {
  return {
    snapshot: {
      reportId: row.report_id,
      path,
      kind: row.kind,
      instanceName: instance.name,
      instanceNumber: row.instance_number,
      beginSnap: row.begin_snap_id,
      endSnap: row.end_snap_id,
      beginTime: row.begin_time,
      endTime: row.end_time,
      elapsedS: row.elapsed_s,
    },
    database,
    instance,
    position: 0,
    storedAt: 0,
    month: row.month,
    token: row.token,
    findingsDigest: row.findings_digest ?? '',
    usualDigest: row.baselines_digest ?? '',
    sourceFile: sourceFile(row.source_path),
    release: row.release,
    edition: row.edition,
    isRac: row.is_rac,
    isCdb: row.is_cdb,
    hostName: row.host_name,
    platform: row.platform,
    cpus: row.cpus,
    startupTime: row.startup_time,
    inSeries: row.in_series === true,
    previous: null,
    next: null,
    gapBeforeS: row.gap_before_s,
    restarted: row.restarted === true,
    overlapping: [],
  };
}

/** The report's address; two reports that would share one (the same minute and snapshot ids) are told apart by their ids. */
function freePath(slug: string, instance: string | null, row: ReportRow, used: Set<string>): string {
  const path = snapshotPath(slug, {
    reportId: row.report_id,
    kind: row.kind,
    instanceName: instance,
    instanceNumber: row.instance_number,
    beginSnap: row.begin_snap_id,
    endSnap: row.end_snap_id,
    beginTime: row.begin_time,
  });
  const free = used.has(path) ? `${path.slice(0, -1)}_${row.report_id.slice(0, 8)}/` : path;
  used.add(free);
  return free;
}

const folderName = (scope: Scope, name: string, row: ReportRow): string | null =>
  scope === 'instance' ? row.instance_name : name.replace(' · ', '-');

function link(row: ReportRow, byReport: Map<string, IndexedReport>): void {
  const report = byReport.get(row.report_id);
  if (!report) return;
  report.previous = byReport.get(row.previous_report_id ?? '') ?? null;
  report.next = byReport.get(row.next_report_id ?? '') ?? null;
}

/** True where a line through the series must not be joined to the snapshot before. */
export const breaksBefore = (report: IndexedReport): boolean => report.gapBeforeS !== null || report.restarted;

/** The newest snapshot of a database: of those that end last the one of the lowest instance. */
export function newestOf(database: IndexedDatabase): IndexedReport {
  const inSeries = database.counted.flatMap((instance) => instance.series.at(-1) ?? []);
  const candidates =
    inSeries.length > 0 ? inSeries : database.instances.flatMap((instance) => instance.reports.at(-1) ?? []);
  const newest = candidates.reduce((a, b) => (b.snapshot.endTime > a.snapshot.endTime ? b : a));
  return newest;
}

const dbIdText = (row: ReportRow): string | null => (row.db_id === null ? null : String(row.db_id));
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
