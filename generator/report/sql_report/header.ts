/** The header of an AWR SQL report: AWR's, without host and platform. */
import { readHeader } from '../header.ts';
import type { ReportHeader, SourceTable } from '../types.ts';
import { numberLocale } from '../values.ts';

/**
 * @param sqlId the statement that the report is about
 * @throws AwrError `no_header`
 */
export function readSqlReportHeader(
  tables: readonly SourceTable[],
  sqlId: string,
): { header: ReportHeader; warnings: string[] } {
  const { header } = readHeader(tables, numberLocale(tables));
  header.subject = sqlId;
  const missing = (['db_name', 'release'] as const).filter((field) => header[field] === null);
  return { header, warnings: missing.length > 0 ? [`header without ${missing.join(', ')}`] : [] };
}
