/** The AWR report of one instance or one pluggable database, as HTML. */
import { withAddmOfPage } from '../addm/within.ts';
import { requireComplete } from '../complete.ts';
import { readHeader, requireOne } from '../header.ts';
import { readTables } from '../html/tables.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAwrHtml: Reader = ({ text, wrap }) => {
  requireComplete(text);
  const page = readTables(text, wrap);
  const tables = withAddmOfPage(page, text);
  requireOne(tables);
  return { ...readHeader(tables, numberLocale(tables)), tables, pages: page.pages };
};
