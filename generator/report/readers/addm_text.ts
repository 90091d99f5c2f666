/** The ADDM report: text, or text within a page. */
import { AwrError } from '../../base/errors.ts';
import { readAddmHeader } from '../addm/header.ts';
import { type AddmText, addmTexts } from '../addm/lines.ts';
import { addmTables } from '../addm/tables.ts';
import { plainText } from '../text/markup.ts';
import type { SourceTable } from '../types.ts';
import type { Reader } from './types.ts';

export const readAddmText: Reader = ({ text }) => {
  const { before, reports } = addmTexts(plainText(text));
  const [report, second] = reports;
  if (!report) {
    throw new AwrError('Not an ADDM report, though it announces one: "ADDM Report for Task" is missing.', {
      code: 'no_header',
      place: 'title',
      remedy: 'Write the report again with addmrpt.sql; it may have ended with an error.',
    });
  }
  if (second) {
    throw new AwrError(`Recognised, but not read: ${reports.length} reports in one file.`, {
      code: 'unsupported_kind',
      place: `task ${second.task ?? ''}`,
      remedy: 'Write each report to a file of its own, or split this one at its titles.',
    });
  }
  requireCompleteAddm(report);
  return { ...readAddmHeader(report), tables: [...sessionTable(before), ...addmTables(report, 2)] };
};

/** The last part, which every report has: what else ADDM looked at. `End of Report` is addmrpt.sql's own. */
const LAST_PART = /^\s*ADDITIONAL INFORMATION\s*$/i;

/**
 * `select dbms_addm.get_report(…)` cuts the report at SQL*Plus's LONG, 80 characters by default.
 * @throws AwrError `truncated`
 */
function requireCompleteAddm({ lines, ended }: AddmText): void {
  if (ended || lines.some((line) => LAST_PART.test(line))) return;
  throw new AwrError('The report breaks off: its last part, "Additional Information", is missing.', {
    code: 'truncated',
    place: `line ${lines.length} of the report`,
    remedy: 'Write the report again with SET LONG 10000000 LONGCHUNKSIZE 10000000, or with addmrpt.sql.',
  });
}

/** What the session printed before the report: the dialogue of addmrpt.sql. */
function sessionTable(before: readonly string[]): SourceTable[] {
  const rows = before.filter((line) => line.trim() !== '').map((line) => [line.trim()]);
  return rows.length > 0 ? [{ tableNo: 1, heading: null, summary: null, header: [], rows, prose: true }] : [];
}
