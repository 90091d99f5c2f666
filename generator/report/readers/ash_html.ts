/** The ASH report as HTML. */
import { readAshHeader } from '../ash/header.ts';
import { requireComplete } from '../complete.ts';
import { readTables } from '../html/tables.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAshHtml: Reader = ({ text, wrap }) => {
  requireComplete(text);
  const { tables, pages } = readTables(text, wrap);
  return { ...readAshHeader(tables, numberLocale(tables)), tables, pages };
};
