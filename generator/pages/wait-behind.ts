/** What is behind a wait event: statements, objects and segments, of the very reports that list it. */
import type { Num } from '../base/figures.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedDatabase } from './lake-index.ts';
import { segmentPath, sqlPath } from './paths.ts';
import { isNamed } from './segment-names.ts';
import type { WaitPage } from './wait-pages.ts';
import type { SegmentOfEvent, WaitModel, WaitSql } from './wait-types.ts';

const MOST_SQL = 12;
const MOST_OBJECTS = 12;
const MOST_SEGMENTS = 8;
const TEXT_LENGTH = 200;

const pageValues = (pages: readonly WaitPage[]): string =>
  pages
    .flatMap(({ slug, spellings }) => spellings.map((event) => `(${sqlString(event)}, ${sqlString(slug)})`))
    .join(', ');

interface SqlOfLake {
  slug: string;
  basis: 'ash' | 'io' | 'cluster';
  sql_id: string;
  reports: number;
  seconds: Num;
  row_source: string | null;
  module: string | null;
  sql_text: string | null;
  has_page: boolean;
  all_reports: number;
}

/** Statements by the folder of the event's page. A statement is linked where a report that names it lists its text or figures, too. */
export async function loadWaitSql(
  lake: Lake,
  database: IndexedDatabase,
  pages: readonly WaitPage[],
): Promise<Map<string, WaitSql>> {
  const inSeries = `SELECT report_id, db_time_s FROM reports JOIN timeline USING (report_id) WHERE in_series AND reports.${database.where}`;
  const sampled = await lake.query<SqlOfLake>(`
    WITH page(event, slug) AS (VALUES ${pageValues(pages)}),
    sample AS (
      SELECT report_id, slug, sql_id, plan_hash, row_source, max(pct_event) AS pct, coalesce(max(pct_row_source), 0) AS share, any_value(db_time_s) AS db_time_s
      FROM top_sql_events JOIN page USING (event) JOIN (${inSeries}) USING (report_id)
      WHERE ${database.where} AND sql_id IS NOT NULL GROUP BY ALL
    ),
    -- An event is printed once for each operation of the plan where sampled under several.
    statement AS (
      SELECT report_id, slug, sql_id, max(pct) AS pct, any_value(db_time_s) AS db_time_s, arg_max(row_source, (share, pct, row_source)) AS row_source
      FROM sample GROUP BY ALL
    ),
    listed AS (
      SELECT DISTINCT report_id, sql_id FROM sql_stats WHERE ${database.where}
      UNION SELECT DISTINCT report_id, sql_id FROM sql_text WHERE ${database.where}
    ),
    ranked AS (
      SELECT slug, sql_id, count(*) AS reports, sum(pct * db_time_s ORDER BY pct * db_time_s) / 100 AS seconds, arg_max(row_source, (pct, row_source)) AS row_source,
        bool_or(listed.sql_id IS NOT NULL) AS has_page
      FROM statement LEFT JOIN listed USING (report_id, sql_id) GROUP BY slug, sql_id
      QUALIFY row_number() OVER (PARTITION BY slug ORDER BY seconds DESC NULLS LAST, sql_id) <= ${MOST_SQL}
    )
    SELECT 'ash' AS basis, ranked.*, NULL AS module, all_reports
    FROM ranked JOIN (SELECT slug, count(DISTINCT report_id) AS all_reports FROM statement GROUP BY slug) USING (slug)
    ORDER BY slug, seconds DESC NULLS LAST, sql_id`);
  const known = new Set(sampled.map(({ slug }) => slug));
  const others = pages.filter(({ slug }) => !known.has(slug));
  const byClass = [
    ...(await loadByClass(lake, database, others, 'User I/O', 'io')),
    ...(await loadByClass(lake, database, others, 'Cluster', 'cluster')),
  ];
  const rows = [...sampled, ...byClass];
  const texts = await loadTexts(lake, database, pages, [...new Set(rows.map((row) => row.sql_id))]);
  return new Map(
    [...Map.groupBy(rows, (row) => row.slug)].map(([slug, own]) => [
      slug,
      {
        basis: own[0]?.basis ?? null,
        reports: own[0]?.all_reports ?? 0,
        rows: own.map((row) => ({
          sqlId: row.sql_id,
          path: row.has_page ? sqlPath(database.ref.slug, row.sql_id) : null,
          text: texts.get(`${slug} ${row.sql_id}`) ?? null,
          reports: row.reports,
          seconds: row.seconds,
          rowSource: row.row_source,
          module: row.module,
        })),
      },
    ]),
  );
}

/** For want of samples: statements with most time in the event's class, in the reports that list it. */
async function loadByClass(
  lake: Lake,
  database: IndexedDatabase,
  pages: readonly WaitPage[],
  waitClass: string,
  basis: 'io' | 'cluster',
): Promise<SqlOfLake[]> {
  const own = pages.filter((page) => page.waitClass === waitClass);
  if (own.length === 0) return [];
  const column = basis === 'io' ? 'user_io_s' : 'cluster_wait_s';
  return await lake.query<SqlOfLake>(`
    WITH page(event, slug) AS (VALUES ${pageValues(own)}),
    report AS (
      SELECT DISTINCT report_id, slug FROM wait_events JOIN page USING (event)
        JOIN (SELECT report_id FROM timeline WHERE in_series) USING (report_id) WHERE ${database.where}
    ),
    statement AS (
      SELECT report_id, sql_id, max(${column}) AS spent, max(module) AS module FROM sql_stats
      WHERE ${database.where} AND ${column} > 0 AND sql_id IS NOT NULL GROUP BY ALL
    )
    SELECT '${basis}' AS basis, slug, sql_id, count(*) AS reports, sum(spent ORDER BY spent) AS seconds, max(module) AS module,
      NULL AS row_source, true AS has_page, (SELECT count(*) FROM report AS r WHERE r.slug = report.slug) AS all_reports
    FROM report JOIN statement USING (report_id) GROUP BY slug, sql_id
    QUALIFY row_number() OVER (PARTITION BY slug ORDER BY seconds DESC, sql_id) <= ${MOST_SQL}
    ORDER BY slug, seconds DESC, sql_id`);
}

/** By page and statement, of the reports that list the event. */
async function loadTexts(
  lake: Lake,
  database: IndexedDatabase,
  pages: readonly WaitPage[],
  sqlIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (sqlIds.length === 0) return new Map();
  const rows = await lake.query<{ slug: string; sql_id: string; text: string | null }>(`
    WITH page(event, slug) AS (VALUES ${pageValues(pages)}),
    report AS (SELECT DISTINCT report_id, slug FROM wait_events JOIN page USING (event) WHERE ${database.where})
    SELECT slug, sql_id, left(max(sql_text), ${TEXT_LENGTH}) AS text FROM sql_text JOIN report USING (report_id)
    WHERE ${database.where} AND sql_id IN (${sqlIds.map(sqlString).join(', ')}) GROUP BY slug, sql_id`);
  return new Map(rows.map(({ slug, sql_id, text }) => [`${slug} ${sql_id}`, text]));
}

/** Objects that active session history printed beside the event. */
export async function loadWaitObjects(
  lake: Lake,
  database: IndexedDatabase,
  pages: readonly WaitPage[],
): Promise<Map<string, WaitModel['objects']>> {
  const rows = await lake.query<{
    slug: string;
    object_name: string;
    object_type: string | null;
    reports: number;
    peak: Num;
    has_page: boolean;
  }>(`
    WITH page(event, slug) AS (VALUES ${pageValues(pages)}),
    listed AS (SELECT DISTINCT report_id, owner || '.' || object_name AS whole FROM segments WHERE ${database.where})
    SELECT slug, sampled.object_name, max(object_type) AS object_type, count(DISTINCT sampled.report_id) AS reports, max(pct_event) AS peak,
      bool_or(whole IS NOT NULL) AS has_page
    FROM (SELECT * FROM ash_objects WHERE ${database.where} AND object_name IS NOT NULL) AS sampled JOIN page USING (event)
      LEFT JOIN listed ON listed.report_id = sampled.report_id AND whole = regexp_extract(sampled.object_name, '^[^.]+\\.[^.]+')
    GROUP BY slug, sampled.object_name
    QUALIFY row_number() OVER (PARTITION BY slug ORDER BY reports DESC, peak DESC NULLS LAST, sampled.object_name) <= ${MOST_OBJECTS}
    ORDER BY slug, reports DESC, peak DESC NULLS LAST, sampled.object_name`);
  return new Map(
    [...Map.groupBy(rows, (row) => row.slug)].map(([slug, own]) => [
      slug,
      own.map((row) => ({
        name: row.object_name,
        type: row.object_type,
        reports: row.reports,
        peakPct: row.peak,
        path: row.has_page ? pathOfWhole(database.ref.slug, row.object_name) : null,
      })),
    ]),
  );
}

/** `OWNER.OBJECT`, `OWNER.OBJECT.PARTITION` */
function pathOfWhole(dbSlug: string, whole: string): string | null {
  const [owner = '', object = ''] = whole.split('.');
  return isNamed(owner, object) ? segmentPath(dbSlug, owner, object) : null;
}

/** Orderings of the segment statistics that count what sessions wait for in an event. Oracle Database Reference, Statistics and events. */
const ORDERINGS: readonly [RegExp, readonly string[]][] = [
  [/^enq: TX - row lock contention/i, ['row_lock_waits']],
  [/^enq: TX - allocate ITL/i, ['itl_waits']],
  [/^enq: TX - index contention/i, ['buffer_busy_waits', 'db_block_changes']],
  [/^(buffer busy waits|read by other session)/i, ['buffer_busy_waits']],
  [/^gc buffer busy/i, ['gc_buffer_busy']],
  [/^gc cr /i, ['cr_blocks_received']],
  [/^gc current /i, ['current_blocks_received']],
  [/^direct path read$/i, ['direct_physical_reads', 'table_scans']],
  [/^direct path write$/i, ['direct_physical_writes']],
  [/^(db file scattered read|cell multiblock|cell smart (table|index) scan)/i, ['physical_reads', 'table_scans']],
  [/^(db file (sequential|parallel) read|cell (single block|list of blocks))/i, ['physical_reads']],
  [/^(free buffer waits|write complete waits|db file parallel write)/i, ['physical_writes', 'db_block_changes']],
  [/^latch: cache buffers chains/i, ['logical_reads']],
  [/^log file (sync|switch|parallel write)|^log buffer space/i, ['db_block_changes']],
];

export async function loadWaitSegments(
  lake: Lake,
  database: IndexedDatabase,
  pages: readonly WaitPage[],
): Promise<Map<string, WaitModel['segments']>> {
  const wanted = pages.flatMap(({ slug, event, spellings }) => {
    const orderings = ORDERINGS.find(([name]) => name.test(event))?.[1] ?? [];
    return spellings.flatMap((spelling) =>
      orderings.map((ordering, i) => `(${sqlString(spelling)}, ${sqlString(slug)}, '${ordering}', ${i})`),
    );
  });
  if (wanted.length === 0) return new Map();
  const rows = await lake.query<{
    slug: string;
    ordering: string;
    owner: string;
    object_name: string;
    object_type: string | null;
    value: Num;
    pct: Num;
    reports: number;
  }>(`
    WITH page(event, slug, ordering, place) AS (VALUES ${wanted.join(', ')}),
    report AS (
      SELECT DISTINCT report_id, slug, ordering, place FROM wait_events JOIN page USING (event)
        JOIN (SELECT report_id FROM timeline WHERE in_series) USING (report_id) WHERE ${database.where}
    ),
    segment AS (
      SELECT report_id, ordering, owner, object_name, max(object_type) AS object_type, sum(value ORDER BY value) AS amount, sum(pct_total ORDER BY pct_total) AS share
      FROM segments WHERE ${database.where} AND owner IS NOT NULL AND object_name IS NOT NULL GROUP BY ALL
    )
    SELECT slug, ordering, owner, object_name, max(object_type) AS object_type, sum(amount ORDER BY amount) AS value, avg(share ORDER BY share) AS pct, count(*) AS reports
    FROM report JOIN segment USING (report_id, ordering) GROUP BY slug, place, ordering, owner, object_name
    QUALIFY row_number() OVER (PARTITION BY slug, ordering ORDER BY value DESC NULLS LAST, owner, object_name) <= ${MOST_SEGMENTS}
    ORDER BY slug, place, value DESC NULLS LAST, owner, object_name`);
  return new Map(
    [...Map.groupBy(rows, (row) => row.slug)].map(([slug, own]) => [
      slug,
      [...Map.groupBy(own, (row) => row.ordering)].map(([ordering, listed]) => ({
        ordering,
        rows: listed.map(
          (row): SegmentOfEvent => ({
            owner: row.owner,
            objectName: row.object_name,
            path: isNamed(row.owner, row.object_name)
              ? segmentPath(database.ref.slug, row.owner, row.object_name)
              : null,
            objectType: row.object_type,
            value: row.value,
            meanPct: row.pct,
            reports: row.reports,
          }),
        ),
      })),
    ]),
  );
}
