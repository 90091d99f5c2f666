/** Kinds of pages: which there are, what each is made of, and where the site gets their models from. */

import type { ClusterModel } from './cluster-types.ts';
import type { CompareAnswer } from './compare-request.ts';
import type { CompareModel, ComparisonsModel } from './compare-types.ts';
import type { DataModel } from './data-quality-types.ts';
import type { DigestModel, FeedModel } from './digest-types.ts';
import type { FindingsModel } from './fleet-findings-types.ts';
import type { ParametersModel } from './parameter-history-types.ts';
import type { PdbsModel } from './pdbs-types.ts';
import type { SearchModel } from './search/search-model.ts';
import type { SegmentModel } from './segment-types.ts';
import type { SnapshotsModel } from './snapshot-list-types.ts';
import type { TablesModel } from './tables-types.ts';
import type { DatabaseModel, FleetModel, SnapshotModel, SqlModel } from './types.ts';
import type { WaitModel } from './wait-types.ts';

/** The model of each kind of page, by the name that is its `type`. */
export interface PageModels {
  fleet: FleetModel;
  digest: DigestModel;
  feed: FeedModel;
  database: DatabaseModel;
  snapshot: SnapshotModel;
  tables: TablesModel;
  sql: SqlModel;
  comparisons: ComparisonsModel;
  compare: CompareModel;
  snapshots: SnapshotsModel;
  cluster: ClusterModel;
  pdbs: PdbsModel;
  parameters: ParametersModel;
  findings: FindingsModel;
  data: DataModel;
  search: SearchModel;
  wait: WaitModel;
  segment: SegmentModel;
}

export type PageType = keyof PageModels;
export type PageModel = PageModels[PageType];
/** Those that have forms for scripts and language models beside their page. */
export type ModelWithForms = Exclude<
  PageModel,
  { type: 'digest' | 'feed' | 'comparisons' | 'snapshots' | 'search' | 'tables' }
>;

/** A page to be built, once for each language. */
export interface PageEntry {
  type: PageType;
  /** Below `/{lang}/`: ends in `/`, empty for the fleet; a feed's is its file. */
  path: string;
  /** Digest of every input of the model: reports by content, the analysis, the model's code. The same digest means the same page. */
  digest: string;
  /** Not built with the site: rendered when it is asked for. */
  onDemand?: boolean;
  /** What its kind needs to find the model: report_id, db slug, `{db slug}/{sql_id}`, `{db slug}/{event's folder}`, a comparison's path; empty where there is one such page. */
  key: string;
}

/** One kind of page over one lake. */
export interface PageKind<T extends PageType> {
  /** Neighbours in the lake stand beside each other: their models are read together. */
  entries(): Promise<Omit<PageEntry, 'type'>[]>;
  /** The page at a path, found without listing them, be it among the entries or one that can be made all the same; null: none. */
  at?(path: string): Promise<Omit<PageEntry, 'type'> | null>;
  /** Throws `no_page` where there is none. */
  model(key: string): Promise<PageModels[T]>;
}

export type PageKinds = { [T in PageType]: PageKind<T> };

/** Where the site gets its models from. The lake-backed one is `openModelSource` in `generator/pages/source.ts`. */
export interface ModelSource {
  /** Every page, kind by kind. */
  entries(): Promise<PageEntry[]>;
  /** The page at a path below `/{lang}/`, of these kinds, be it among the entries or one that can be made all the same; null: none. */
  at(path: string, types?: readonly PageType[]): Promise<PageEntry | null>;
  /** Address of the comparison that a form asks for. */
  comparisonAsked(asked: URLSearchParams): CompareAnswer;
  model<T extends PageType>(type: T, key: string): Promise<PageModels[T]>;
  /** Says that a build is going to ask for the models of these pages, by path, in the order of the entries: a hint. */
  expect(paths: ReadonlySet<string>): void;
  fleet(): Promise<FleetModel>;
  database(dbSlug: string): Promise<DatabaseModel>;
  snapshot(reportId: string): Promise<SnapshotModel>;
  sql(dbSlug: string, sqlId: string): Promise<SqlModel>;
  /** Of the last night of each database. */
  digest(): Promise<DigestModel>;
  /** Of a database, or of the fleet where `dbSlug` is empty. */
  feed(dbSlug: string): Promise<FeedModel>;
  close(): void;
}
