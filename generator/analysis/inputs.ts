/**
 * What the analysis of a database rests on, as digests: the reports it holds by content, and the analysis's own
 * version. A database whose digest stands in its timeline already is left alone.
 */
import { ANALYSIS_VERSION } from './version.ts';

/**
 * Query: `db_id, reports, inputs_digest` of every database that has reports with times. A report counts with its identity, its content and the
 * version of the reader and of the catalogue that read it (the ledger's), so that rows read anew are analysed anew.
 * `settings`: digest of what the configuration says of the analysis.
 */
export function inputsQuery(settings: string): string {
  return `
    SELECT db_id, count(*)::DOUBLE AS reports,
      md5('${ANALYSIS_VERSION};${settings};' || string_agg(${reportToken('reports', 'files')}, ';' ORDER BY reports.report_id)) AS inputs_digest
    FROM reports LEFT JOIN (${readersQuery()}) AS files USING (report_id)
    WHERE begin_time IS NOT NULL AND end_time IS NOT NULL
    GROUP BY db_id ORDER BY db_id`;
}

/** SQL expression that changes when what the lake holds of a report may have changed. */
export function reportToken(reports: string, files: string): string {
  return `(${reports}.report_id || ':' || left(${reports}.source_sha256, 32) || ':' || coalesce(${files}.reader, ''))`;
}

/** Query: `report_id, reader`, the versions of reader and catalogue that each report in the lake was read with. */
export function readersQuery(): string {
  return `SELECT report_id, max(reader || coalesce(catalogue, '')) AS reader FROM files WHERE outcome = 'ingested' GROUP BY report_id`;
}

/** Condition that picks one database. A literal, not a parameter: only then are the other databases' files not opened. */
export function inDatabase(dbId: number | string | null): string {
  if (dbId === null) return 'db_id IS NULL';
  if (!/^\d{1,19}$/.test(String(dbId))) throw new Error(`not a DBID: ${JSON.stringify(dbId)}`);
  return `db_id = ${dbId}`;
}
