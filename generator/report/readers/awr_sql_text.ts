/** The AWR SQL report as text. */
import { AwrError } from '../../base/errors.ts';
import { readSqlReportHeader } from '../sql_report/header.ts';
import { sqlIdOf } from '../sql_report/plans.ts';
import { sqlReportTables } from '../sql_report/text.ts';
import { withoutMarkup, withoutPages } from '../text/markup.ts';
import type { Reader } from './types.ts';

export const readAwrSqlText: Reader = ({ text }) => {
  const plain = withoutPages(withoutMarkup(text));
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
