/** The AWR SQL report as HTML. */
import { requireComplete } from '../complete.ts';
import { readTables } from '../html/tables.ts';
import { readSqlReportHeader } from '../sql_report/header.ts';
import { ofPlan, piecesOf, sqlIdOf } from '../sql_report/plans.ts';
import type { Reader } from './types.ts';

export const readAwrSqlHtml: Reader = ({ text, wrap }) => {
  requireComplete(text);
  const pieces = piecesOf(text);
  const sqlId = sqlIdOf(text.replace(/<[^<>]*>/g, ' '));
  // Cuts are known by their place in the whole text: a page of one piece alone can have them undone.
  const tables = pieces
    .flatMap(({ planHash, text: piece }) =>
      readTables(planHash === null ? piece : `<body>${piece}`, pieces.length === 1 ? wrap : null).tables.map((table) =>
        ofPlan(table, sqlId, planHash),
      ),
    )
    .map((table, at) => ({ ...table, tableNo: at + 1 }));
  return { ...readSqlReportHeader(tables, sqlId), tables };
};
