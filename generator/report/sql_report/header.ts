/** The header of an AWR SQL report: AWR's, without host and platform. */
import { readHeader } from '../header.ts';
import type { ReportHeader, SourceTable } from '../types.ts';
import { numberLocale } from '../values.ts';

/**
 * @throws AwrError `no_header`
 */
export function readSqlReportHeader(tables: readonly SourceTable[]): { header: ReportHeader; warnings: string[] } {
  const { header } = readHeader(tables, numberLocale(tables));
  const missing = (['db_name', 'release'] as const).filter((field) => header[field] === null);
  return { header, warnings: missing.length > 0 ? [`header without ${missing.join(', ')}`] : [] };
}
