/** Which SQL have a page, and which of them are read together: a year of a busy statement is read alone, rare ones by the hundred. */
import type { Lake } from '../lake/lake.ts';
import { batchesOf } from './batches.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import { sqlPath } from './paths.ts';

export interface SqlPage {
  sqlId: string;
  /** Its folder's name: the `sql_id` unless that is no safe name. */
  slug: string;
  path: string;
  /** Reports that list it. */
  reports: number;
  inputsDigest: string;
}

const MOST = { reports: 6000, pages: 200 };

/** Pages by database, each by sql_id. `database`: of this one alone. */
export async function loadSqlPages(
  lake: Lake,
  index: LakeIndex,
  database?: IndexedDatabase,
): Promise<Map<IndexedDatabase, SqlPage[]>> {
  const rows = await lake.query<{ report_id: string; sql_id: string; reports: number; inputs_digest: string }>(
    `SELECT report_id, sql_id, reports, inputs_digest FROM sql_seen ${database ? `WHERE ${database.where}` : ''} ORDER BY sql_id`,
  );
  const pages = new Map<IndexedDatabase, SqlPage[]>();
  for (const row of rows) {
    const owner = index.byReport.get(row.report_id)?.database;
    if (!owner) continue;
    const path = sqlPath(owner.ref.slug, row.sql_id);
    const page = {
      sqlId: row.sql_id,
      slug: path.split('/').at(-2) ?? row.sql_id,
      path,
      reports: row.reports,
      inputsDigest: row.inputs_digest,
    };
    const known = pages.get(owner);
    if (known) known.push(page);
    else pages.set(owner, [page]);
  }
  return pages;
}

/** Splits a database's pages, in their order, into those that are read together. */
export const sqlBatches = (pages: readonly SqlPage[]): SqlPage[][] => batchesOf(pages, MOST);
