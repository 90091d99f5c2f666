/** The ASH report as text. */
import { isPeriod, readAshHeader } from '../ash/header.ts';
import { repeatEntryPoints, takeStatements } from '../ash/unfold.ts';
import { requireCompleteText } from '../complete.ts';
import { plainText } from '../text/markup.ts';
import { textTables } from '../text/tables.ts';
import type { SourceTable } from '../types.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

/** Header cells that pages put above the list of period and samples, which text prints without. */
const PERIOD = ['', 'Sample Time'];

export const readAshText: Reader = ({ text }) => {
  const plain = plainText(text);
  requireCompleteText(plain);
  const { table: statements, rest } = takeStatements(plain);
  const tables = textTables(repeatEntryPoints(rest)).map(
    (table): SourceTable => (table.header.length === 0 && isPeriod(table) ? { ...table, header: PERIOD } : table),
  );
  if (statements) tables.push({ ...statements, tableNo: tables.length + 1 });
  return { ...readAshHeader(tables, numberLocale(tables)), tables };
};
