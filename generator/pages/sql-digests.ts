/** Digests of what the analysis says of statements: pages that show it are made anew when it changes, and only then. */
import type { Lake } from '../lake/lake.ts';
import type { IndexedDatabase } from './lake-index.ts';
import { LARGE_GROUP } from './sql-changes.ts';

export interface SqlDigests {
  /** Of what a database's page shows of its statements; empty where that is nothing. */
  ofDatabase(database: IndexedDatabase): string;
  /** Of what the page of one statement shows beside its own rows. */
  ofSql(database: IndexedDatabase, sqlId: string): string;
}

/** Rows as text, in an order of their own. */
const rowsOf = (table: string): string => `md5(string_agg(${table}::VARCHAR, ';' ORDER BY ${table}::VARCHAR))`;

const OF_DATABASES = `
  SELECT db_id, md5(string_agg(token, ';' ORDER BY token)) AS digest FROM (
    ${['sql_changes', 'sql_groups', 'correlations'].map((table) => `SELECT db_id, ${rowsOf('t')} AS token FROM ${table} AS t GROUP BY db_id`).join(' UNION ALL ')}
  ) GROUP BY db_id`;

/** A statement's page shows its group with all members, but for a large one; never its share of all DB time, which each night changes. */
const OF_STATEMENTS = `
  WITH groups AS (
    SELECT db_id, fingerprint, max(statements) <= ${LARGE_GROUP} AS counted, md5(string_agg(sql_text || text_cut, ';' ORDER BY sql_text)) AS text, ${rowsOf('t')} AS rows
    FROM (SELECT * EXCLUDE (pct_db_time) FROM sql_groups) AS t GROUP BY ALL
  ),
  members AS (SELECT db_id, fingerprint, ${rowsOf('t')} AS rows FROM sql_similar AS t GROUP BY ALL)
  SELECT db_id, sql_id, md5(string_agg(token, ';' ORDER BY token)) AS digest FROM (
    SELECT db_id, sql_id, ${rowsOf('t')} AS token FROM sql_changes AS t GROUP BY ALL
    UNION ALL SELECT db_id, sql_id, ${rowsOf('t')} FROM sql_plans AS t GROUP BY ALL
    UNION ALL SELECT s.db_id, s.sql_id, CASE WHEN counted THEN groups.rows || members.rows ELSE fingerprint || groups.text END
      FROM sql_similar AS s JOIN groups USING (db_id, fingerprint) JOIN members USING (db_id, fingerprint)
  ) GROUP BY ALL`;

export async function loadSqlDigests(lake: Lake): Promise<SqlDigests> {
  type DbId = IndexedDatabase['dbId'];
  const databases = await lake.query<{ db_id: DbId; digest: string }>(OF_DATABASES);
  const statements = await lake.query<{ db_id: DbId; sql_id: string; digest: string }>(OF_STATEMENTS);
  const byDatabase = new Map(databases.map(({ db_id, digest }) => [db_id, digest]));
  const byStatement = new Map(statements.map(({ db_id, sql_id, digest }) => [`${db_id} ${sql_id}`, digest]));
  return {
    ofDatabase: ({ dbId }) => byDatabase.get(dbId) ?? '',
    ofSql: ({ dbId }, sqlId) => byStatement.get(`${dbId} ${sqlId}`) ?? '',
  };
}
