/** Top SQL of a snapshot page: the report's statements, with text, and what an execution took in the snapshot before. */
import { sqlPath } from './paths.ts';
import type { ReportRows } from './report-rows.ts';
import { mergeSql, perExecution } from './sql-rows.ts';
import type { SqlRow } from './types.ts';

export function snapshotSql(dbSlug: string, own: ReportRows, before: ReportRows | null): SqlRow[] | null {
  const stats = own.of('sql_stats');
  if (!stats) return null;
  const texts = new Map((own.of('sql_text') ?? []).map((row) => [row.sql_id, row.sql_text]));
  const hashes = new Set(stats.flatMap((row) => (row.by_hash ? row.sql_id : [])));
  const previous = new Map(mergeSql(before?.of('sql_stats') ?? []).map((row) => [identity(row), row]));
  return mergeSql(stats).map((row) => {
    const earlier = previous.get(identity(row));
    return {
      ...row,
      path: hashes.has(row.sqlId) ? null : sqlPath(dbSlug, row.sqlId),
      text: texts.get(row.sqlId) ?? null,
      previousElapsedPerExecS: earlier ? perExecution(earlier.elapsedS, earlier.executions) : null,
    };
  });
}

const identity = ({ sqlId, pdbName }: Pick<SqlRow, 'sqlId' | 'pdbName'>): string => `${sqlId} ${pdbName ?? ''}`;
