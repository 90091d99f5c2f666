/** What the kinds of pages over a lake are made of, and what several of them share. */

import type { Lake } from '../../lake/lake.ts';
import { databaseDigest } from '../digests.ts';
import { type IndexedDatabase, type IndexedReport, type LakeIndex, newestOf } from '../lake-index.ts';
import { loadMetricColumns, MetricColumns } from '../metric-columns.ts';
import { type IncidentNames, loadIncidentNames, loadIncidentsByName } from '../named-in-incidents.ts';
import { Recent } from '../recent.ts';
import { loadSqlDigests, type SqlDigests } from '../sql-digests.ts';
import { earlier } from '../times.ts';
import type { IncidentRow } from '../types.ts';
import { reportsOfVitals } from '../vitals.ts';
import { noPage } from './no-page.ts';

export interface SourceOptions {
  /** Where the site is published, for links that must be absolute. */
  baseUrl?: string | null | undefined;
  /** Snapshots that begin more days before their database's newest one are not built with the site; null: all are. */
  prerenderDays?: number | null | undefined;
  /** Snapshots whose rows are read together: many for a build, few where one is asked for. */
  batch?: number | undefined;
  /** Of DuckDB; else one a processor. */
  threads?: number | undefined;
}

/**
 * Neighbours in the lake's files: a build makes all of their pages. A query costs as much for one report as for thirty; beyond
 * fifty its rows cost more memory than they save time.
 */
const BATCH = 48;
/** Where it is not known what will be asked for. */
const BATCH_ELSE = 32;
/** So many pages that nobody expected, and all are. */
const SURPRISES = 50;

export class PageInputs {
  readonly lake: Lake;
  readonly index: LakeIndex;
  /** Where the site is published, for links that must be absolute. */
  readonly baseUrl: string | null;
  private readonly askedBatch: number | undefined;
  private readonly prerenderDays: number | null;
  private readonly metrics = new Recent<MetricColumns>(4);
  private statements: Promise<SqlDigests> | undefined;
  private readonly incidents = new Recent<Map<string, IncidentRow[]>>(2);
  private names: Promise<IncidentNames> | undefined;
  private digests: Promise<Map<IndexedDatabase, string>> | undefined;
  private expected: ReadonlySet<string> | null = null;
  private surprises = 0;

  constructor(lake: Lake, index: LakeIndex, options: SourceOptions = {}) {
    this.lake = lake;
    this.index = index;
    this.baseUrl = options.baseUrl ?? null;
    this.askedBatch = options.batch;
    this.prerenderDays = options.prerenderDays ?? null;
  }

  /** A build is going to ask for the pages of these paths, in the order of the entries, and hardly for others. */
  expect(paths: ReadonlySet<string>): void {
    this.expected = paths;
  }

  /** True where the model of this page should be read along with its neighbours'. */
  isExpected(path: string): boolean {
    return this.expected?.has(path) ?? true;
  }

  /** Said of a page that was asked for unexpectedly. Returns true when that was once too often: expect any page from now on. */
  surprised(): boolean {
    this.surprises++;
    if (this.surprises < SURPRISES) return false;
    this.expected = null;
    return true;
  }

  /** Reports whose rows are read together. */
  get batch(): number {
    return this.askedBatch ?? (this.expected ? BATCH : BATCH_ELSE);
  }

  /** True while it is known what comes next, so that it may be read ahead. */
  get isBuild(): boolean {
    return this.expected !== null;
  }

  /** Reports of a database that begin before this time are rendered on demand; null: none are. */
  onDemandBefore(database: IndexedDatabase): string | null {
    if (this.prerenderDays === null) return null;
    return earlier(newestOf(database).snapshot.beginTime, this.prerenderDays * 24 * 3600);
  }

  /** Throws `no_page`. */
  databaseOf(slug: string): IndexedDatabase {
    const database = this.index.bySlug.get(slug);
    if (!database) throw noPage(`database ${slug}`);
    return database;
  }

  metricsOf(database: IndexedDatabase): Promise<MetricColumns> {
    return this.metrics.get(database.ref.slug, () => loadMetricColumns(this.lake, database));
  }

  /**
   * What the vital signs of these reports of one database show: a build reads the database's metrics once for all of its
   * pages, where a page is asked for only what is on it is read.
   */
  metricsOfVitals(reports: readonly IndexedReport[]): Promise<MetricColumns> {
    const [first] = reports;
    if (!first) return Promise.resolve(new MetricColumns(0));
    if (this.askedBatch === undefined) return this.metricsOf(first.database);
    return loadMetricColumns(this.lake, first.database, reportsOfVitals(reports));
  }

  sqlDigests(): Promise<SqlDigests> {
    this.statements ??= loadSqlDigests(this.lake);
    return this.statements;
  }

  /** Of every database's page, in the index's order. */
  databaseDigests(): Promise<Map<IndexedDatabase, string>> {
    this.digests ??= this.sqlDigests().then(
      (statements) =>
        new Map(
          this.index.databases.map((database) => [database, databaseDigest(database, statements.ofDatabase(database))]),
        ),
    );
    return this.digests;
  }

  incidentNames(): Promise<IncidentNames> {
    this.names ??= loadIncidentNames(this.lake);
    return this.names;
  }

  /** Of a database, by the names of events and objects that they name. */
  incidentsByName(database: IndexedDatabase): Promise<Map<string, IncidentRow[]>> {
    return this.incidents.get(database.ref.slug, () => loadIncidentsByName(this.lake, this.index, database));
  }
}
