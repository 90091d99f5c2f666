/** The report of one statement as text: AWR's, and STATSPACK's. */
import { AwrError } from '../../base/errors.ts';
import { requireCompleteText } from '../complete.ts';
import { readSqlReportHeader } from '../sql_report/header.ts';
import { sqlIdOf } from '../sql_report/plans.ts';
import { statspackSqlTables, statspackStatement } from '../sql_report/statspack.ts';
import { sqlReportTables } from '../sql_report/text.ts';
import { readStatspackHeader } from '../statspack/header.ts';
import { plainText } from '../text/markup.ts';
import { numberLocale } from '../values.ts';
import type { Reader, ReaderResult } from './types.ts';

export const readAwrSqlText: Reader = ({ text }) => {
  const plain = plainText(text);
  const statement = statspackStatement(plain);
  if (statement) return readStatspack(plain, statement.hash);
  // The report's last part; few releases print an end.
  if (!plain.split('\n').some((line) => line.trim() === 'Full SQL Text')) {
    throw new AwrError('The report breaks off: its last part, "Full SQL Text", is missing.', {
      code: 'truncated',
      place: `line ${plain.split('\n').length}`,
      remedy: 'Export or transfer the report again; half a report is not read.',
    });
  }
  const tables = sqlReportTables(plain);
  return { ...readSqlReportHeader(tables, sqlIdOf(plain)), tables };
};

function readStatspack(text: string, hash: string): ReaderResult {
  requireCompleteText(text);
  const tables = statspackSqlTables(text);
  const { header, warnings } = readStatspackHeader(text, numberLocale(tables));
  return { header: { ...header, subject: hash }, tables, warnings };
}
