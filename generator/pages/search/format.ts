/**
 * Files of the search index, below `search/` of the site. Each is a classic script of one call, `awrSearch("name", …)`,
 * for only such load from plain files as well as from a server under `default-src 'self'`; what is in the call is JSON.
 *
 * `names.js` is read when the search opens. What there may be tens of thousands of lies in shards that are read when a
 * query asks for them: `sql/` by the beginning of the `sql_id`, `words/` by the beginning of a word, `times/` by database
 * and month. A shard is a pure function of what is in it, so a new report changes only those that it touches.
 *
 * Text in the index is the reports' own and untrusted: it is only ever set as text.
 */

/** Folder of the index, below the site's root. */
export const SEARCH_FOLDER = 'search/';

/** Raised when the files change their form; the browser's part refuses another. */
export const SEARCH_FORMAT = 2;

/** Name of a file within the folder, without `.js` → what it holds. */
export type SearchFiles = Map<string, unknown>;

/** One month of a database: its name (`2026-10`), the lowest and the highest snapshot id, absent where there are none. */
export type MonthRow = [month: string, lowest: number | null, highest: number | null];

/** One instance: its name, its host, the path of its newest snapshot below `/{lang}/`. */
export type InstanceRow = [name: string, host: string | null, newest: string];

export interface DatabaseRow {
  /** Its path below `/{lang}/` is `{slug}/`. */
  slug: string;
  name: string;
  dbId: string;
  /** Newest snapshot. */
  newest: string;
  instances: InstanceRow[];
  months: MonthRow[];
}

/** A wait event: `slug` is the folder of its page; places in `databases` of those with such a page, then of the others. */
export type EventRow = [name: string, waitClass: string | null, slug: string, paged: number[], unpaged: number[]];

/** A parameter and the databases that list it. */
export type ParameterRow = [name: string, databases: number[]];

/** An incident: what it says in English and Chinese, when it began, how grave, its rule, the snapshot where it was worst. */
export type IncidentRow = [
  database: number,
  en: string,
  zh: string,
  begin: string,
  severity: string,
  rule: string,
  path: string,
];

/** `names.js` */
export interface SearchNames {
  format: number;
  databases: DatabaseRow[];
  events: EventRow[];
  parameters: ParameterRow[];
  /** The newest ones. */
  incidents: IncidentRow[];
  /** Databases with a page of their parameters. */
  parameterPages: number[];
  /** Beginnings of the `sql_id`s and words by which the shards are named; see `prefixTree`. */
  sql: string[];
  words: string[];
  /** Words of SQL that are in no shard. */
  stopWords: string[];
}

/** A statement: `text` is its beginning; `weight` the logarithm of its elapsed time, base 2; places in `databases`. */
export type StatementRow = [sqlId: string, weight: number, text: string, databases: number[]];

/** `sql/{prefix}.js` */
export interface StatementShard {
  /** Paths of the databases' folders: `orcl-123`. */
  databases: string[];
  /** By `sql_id`. */
  statements: StatementRow[];
  /** Folders of the few pages whose name is not the `sql_id`. */
  folders?: Record<string, string>;
}

/** A segment; `page`: path below its database's folder, empty where it has no page. */
export type SegmentRow = [database: number, owner: string, object: string, type: string, page: string];

/**
 * A word: in how many statements it stands, the weightiest of them by the beginning of their `sql_id` that no other has, segments
 * that have it in their name.
 */
export type WordRow = [word: string, statements: number, sqlIds: string, segments: SegmentRow[]];

/** `words/{prefix}.js` */
export interface WordShard {
  databases: string[];
  words: WordRow[];
}

/** `times/{slug}/{month}.js`: folder of the instance → ends of its snapshots' folders, after `{month}-`. */
export type TimeShard = Record<string, string[]>;

/** The file as a script. Line feeds keep a changed shard's difference small and its lines short. */
export function searchScript(name: string, content: unknown): string {
  return `awrSearch(${JSON.stringify(name)},${JSON.stringify(content)});\n`;
}
