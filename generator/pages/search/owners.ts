/** Whose a row of the lake is: databases are known by name and DBID, for a copy may keep its DBID. */
import type { Lake } from '../../lake/lake.ts';
import type { IndexedDatabase, LakeIndex } from '../lake-index.ts';
import { databaseSlug } from '../paths.ts';

interface Owned {
  db_name: string | null;
  db_id: number | string | null;
}

/**
 * Rows of a query by the database they are of, in the order of the query; rows of databases without a page are left out.
 * `select`: what to select beside `db_name` and `db_id`, of `table` joined with `reports AS r`; it is grouped by all that is
 * no aggregate.
 */
export async function rowsByDatabase<Row>(
  lake: Lake,
  index: LakeIndex,
  { select, table, where = 'true', orderBy }: { select: string; table: string; where?: string; orderBy: string },
): Promise<[IndexedDatabase, Row][]> {
  const rows = await lake.query<Row & Owned>(
    `SELECT r.db_name, r.db_id, ${select} FROM ${table} AS t JOIN reports AS r USING (report_id)
     WHERE r.begin_time IS NOT NULL AND ${where} GROUP BY ALL ORDER BY ${orderBy}`,
  );
  return rows.flatMap((row): [IndexedDatabase, Row][] => {
    const database = index.bySlug.get(databaseSlug(row.db_name, row.db_id === null ? null : String(row.db_id)));
    return database ? [[database, row]] : [];
  });
}
