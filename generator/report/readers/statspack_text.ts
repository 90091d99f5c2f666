/** The STATSPACK report of an instance, 8.1.6 to 23ai; it exists as text alone. */
import { complaintsOf } from '../statspack/complaints.ts';
import { readStatspackHeader } from '../statspack/header.ts';
import { withHostColumns, withHostName } from '../statspack/host.ts';
import { unwrapped } from '../statspack/unwrap.ts';
import { requireWhole } from '../statspack/whole.ts';
import { withoutTabs } from '../text/lines.ts';
import { plainText } from '../text/markup.ts';
import { textTables } from '../text/tables.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readStatspackText: Reader = ({ text }) => {
  const plain = withHostColumns(withoutTabs(plainText(text)));
  requireWhole(plain);
  const tables = textTables(plain).map(unwrapped).map(withHostName);
  const { header, warnings } = readStatspackHeader(plain.replaceAll('\f', ''), numberLocale(tables));
  return { header, tables, warnings: [...warnings, ...complaintsOf(plain)] };
};
