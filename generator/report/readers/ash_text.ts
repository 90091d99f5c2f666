/** The ASH report as text. */
import { isPeriod, readAshHeader } from '../ash/header.ts';
import { requireCompleteText } from '../complete.ts';
import { textTables } from '../text/tables.ts';
import type { SourceTable } from '../types.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

/** Header cells that pages put above the list of period and samples, which text prints without. */
const PERIOD = ['', 'Sample Time'];

export const readAshText: Reader = ({ text }) => {
  requireCompleteText(text);
  const tables = textTables(text).map(
    (table): SourceTable => (table.header.length === 0 && isPeriod(table) ? { ...table, header: PERIOD } : table),
  );
  return { ...readAshHeader(tables, numberLocale(tables)), tables };
};
