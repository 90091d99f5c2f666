/**
 * The model source over a lake. Opening reads an index of all reports; digests are made for every page, models only
 * for those asked for, in batches of neighbours, so that a page costs a few milliseconds and memory stays bounded.
 */

import type { Side } from '../analysis/compare/side.ts';
import { AwrError } from '../base/errors.ts';
import { type Lake, openLake } from '../lake/lake.ts';
import { ChangeSides } from './changes.ts';
import { databaseModel } from './database.ts';
import { digestModel } from './digest.ts';
import type { DigestModel, FeedModel } from './digest-types.ts';
import { databaseDigest, feedDigest, fleetDigest, snapshotDigest, sqlDigest } from './digests.ts';
import { FEED_FILE, feedModel } from './feed.ts';
import { loadFindings } from './findings.ts';
import { fleetModel, loadRejects } from './fleet.ts';
import { type IndexedDatabase, type IndexedReport, type LakeIndex, loadLakeIndex } from './lake-index.ts';
import { loadMetricColumns, type MetricColumns } from './metric-columns.ts';
import { loadNotJudged } from './not-judged.ts';
import { databasePath } from './paths.ts';
import { Recent } from './recent.ts';
import { loadReportRows, type ReportRows } from './report-rows.ts';
import { snapshotModel } from './snapshot.ts';
import { loadSqlModels } from './sql.ts';
import { loadSqlDigests, type SqlDigests } from './sql-digests.ts';
import { loadSqlPages, type SqlPage, sqlBatches } from './sql-pages.ts';
import type {
  DatabaseModel,
  Finding,
  FleetModel,
  ModelSource,
  NotJudged,
  PageEntry,
  SnapshotModel,
  SqlModel,
} from './types.ts';

/** Reports that are read together: neighbours in the lake's files, which is the order of `entries` too. */
const SNAPSHOT_BATCH = 32;

export interface SourceOptions {
  /** Where the site is published, for links that must be absolute. */
  baseUrl?: string | null | undefined;
}

/** Opens the lake for rendering. Throws `no_lake`, and `not_analysed` where reports have come since the last analysis. */
export async function openModelSource(lakeDir: string, { baseUrl = null }: SourceOptions = {}): Promise<ModelSource> {
  const lake = await openLake(lakeDir);
  try {
    return new LakeModelSource(lake, await loadLakeIndex(lake), baseUrl);
  } catch (error) {
    lake.close();
    throw error;
  }
}

interface Neighbourhood {
  rows: Map<string, ReportRows>;
  findings: Map<string, Finding[]>;
  notJudged: Map<string, NotJudged[]>;
  sides: Map<string, Side>;
}

class LakeModelSource implements ModelSource {
  private readonly lake: Lake;
  private readonly index: LakeIndex;
  private readonly baseUrl: string | null;
  private readonly metrics = new Recent<MetricColumns>(4);
  private readonly reportRows = new Recent<Neighbourhood>(2);
  private readonly changeSides: ChangeSides;
  private readonly sqlPages = new Recent<Map<string, SqlPage[]>>(4);
  private readonly sqlModels = new Recent<Map<string, SqlModel>>(3);

  constructor(lake: Lake, index: LakeIndex, baseUrl: string | null) {
    this.lake = lake;
    this.index = index;
    this.baseUrl = baseUrl;
    this.changeSides = new ChangeSides(lake);
  }

  /** One entry a page: the fleet, then each database with its reports and its SQL. */
  async entries(): Promise<PageEntry[]> {
    const sqlPages = await loadSqlPages(this.lake, this.index);
    const statements = await loadSqlDigests(this.lake);
    const digests = this.index.databases.map((database) => databaseDigest(database, statements.ofDatabase(database)));
    const fleet = { digest: fleetDigest(digests, await loadRejects(this.lake)), key: '' };
    return [
      { type: 'fleet', path: '', ...fleet },
      { type: 'digest', path: 'digest/', ...fleet },
      { type: 'feed', path: FEED_FILE, digest: feedDigest(digests, this.baseUrl), key: '' },
      ...this.index.databases.flatMap((database, i): PageEntry[] => [
        ...databaseEntries(database, digests[i] ?? '', sqlPages.get(database) ?? [], statements),
        {
          type: 'feed',
          path: `${databasePath(database.ref.slug)}${FEED_FILE}`,
          digest: feedDigest([digests[i] ?? ''], this.baseUrl),
          key: database.ref.slug,
        },
      ]),
    ];
  }

  fleet(): Promise<FleetModel> {
    return fleetModel(this.lake, this.index, (database) => this.metricsOf(database));
  }

  async database(dbSlug: string): Promise<DatabaseModel> {
    const database = this.databaseOf(dbSlug);
    return databaseModel(this.lake, this.index, database, await this.metricsOf(database));
  }

  async snapshot(reportId: string): Promise<SnapshotModel> {
    const report = this.index.byReport.get(reportId);
    if (!report) throw noPage(`report ${reportId}`);
    const { rows, findings, notJudged, sides } = await this.rowsAround(report);
    return snapshotModel(report, rows, await this.metricsOf(report.database), findings, notJudged, sides);
  }

  /** `sqlId`: the `sql_id`, or its folder's name where that differs. */
  async sql(dbSlug: string, sqlId: string): Promise<SqlModel> {
    const database = this.databaseOf(dbSlug);
    const batches = await this.sqlPages.get(dbSlug, async () => {
      const pages = (await loadSqlPages(this.lake, this.index, database)).get(database) ?? [];
      const batchOf = new Map<string, SqlPage[]>();
      for (const batch of sqlBatches(pages))
        for (const page of batch) batchOf.set(page.slug, batch).set(page.sqlId, batch);
      return batchOf;
    });
    const batch = batches.get(sqlId);
    const page = batch?.find((each) => each.sqlId === sqlId) ?? batch?.find((each) => each.slug === sqlId);
    if (!batch || !page) throw noPage(`SQL ${sqlId} of ${dbSlug}`);
    const models = await this.sqlModels.get(`${dbSlug} ${batch[0]?.sqlId}`, () =>
      loadSqlModels(
        this.lake,
        this.index,
        database,
        batch.map((each) => each.sqlId),
      ),
    );
    const model = models.get(page.sqlId);
    if (!model) throw noPage(`SQL ${sqlId} of ${dbSlug}`);
    return model;
  }

  digest(): Promise<DigestModel> {
    return digestModel(this.lake, this.index);
  }

  feed(dbSlug: string): Promise<FeedModel> {
    const database = dbSlug === '' ? null : this.databaseOf(dbSlug);
    return feedModel(this.lake, this.index, database, this.baseUrl);
  }

  close(): void {
    this.lake.close();
  }

  private databaseOf(slug: string): IndexedDatabase {
    const database = this.index.bySlug.get(slug);
    if (!database) throw noPage(`database ${slug}`);
    return database;
  }

  private metricsOf(database: IndexedDatabase): Promise<MetricColumns> {
    return this.metrics.get(database.ref.slug, () => loadMetricColumns(this.lake, database));
  }

  private rowsAround(report: IndexedReport): Promise<Neighbourhood> {
    const { stored } = report.database;
    const from = report.storedAt - (report.storedAt % SNAPSHOT_BATCH);
    return this.reportRows.get(`${report.database.ref.slug} ${from}`, async () => {
      const neighbours = stored.slice(from, from + SNAPSHOT_BATCH);
      return {
        rows: await loadReportRows(this.lake, neighbours),
        findings: await loadFindings(this.lake, neighbours),
        notJudged: await loadNotJudged(this.lake, neighbours),
        sides: await this.changeSides.of(neighbours),
      };
    });
  }
}

function databaseEntries(
  database: IndexedDatabase,
  digest: string,
  sqlPages: readonly SqlPage[],
  statements: SqlDigests,
): PageEntry[] {
  const { slug } = database.ref;
  return [
    { type: 'database', path: databasePath(slug), digest, key: slug },
    ...database.stored.map(
      (report): PageEntry => ({
        type: 'snapshot',
        path: report.snapshot.path,
        digest: snapshotDigest(report),
        key: report.snapshot.reportId,
      }),
    ),
    ...sqlPages.map(
      (page): PageEntry => ({
        type: 'sql',
        path: page.path,
        digest: sqlDigest(database, page.sqlId, page.inputsDigest, statements.ofSql(database, page.sqlId)),
        key: `${slug}/${page.slug}`,
      }),
    ),
  ];
}

function noPage(what: string): AwrError {
  return new AwrError(`There is no page for ${what}.`, {
    code: 'no_page',
    remedy: 'It may have been replaced in the lake since the pages were listed: build the site again.',
  });
}
