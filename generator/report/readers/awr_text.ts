/** The AWR report of one instance or one pluggable database, as text. */
import { beforeAddm, withReports } from '../addm/within.ts';
import { repeatEntryPoints } from '../ash/unfold.ts';
import { requireCompleteText } from '../complete.ts';
import { readHeader, requireOne } from '../header.ts';
import { plainText } from '../text/markup.ts';
import { textTables } from '../text/tables.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAwrText: Reader = ({ text }) => {
  const plain = plainText(text);
  requireCompleteText(plain);
  const { own, addm } = beforeAddm(plain);
  const tables = withReports(textTables(repeatEntryPoints(own)), addm);
  requireOne(tables);
  return { ...readHeader(tables, numberLocale(tables)), tables };
};
