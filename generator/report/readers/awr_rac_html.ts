/** The global report of a RAC cluster, as HTML. */
import { withAddmOfPage } from '../addm/within.ts';
import { requireComplete } from '../complete.ts';
import { readTables } from '../html/tables.ts';
import { readRacHeader } from '../rac/header.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAwrRacHtml: Reader = ({ text, wrap }) => {
  requireComplete(text);
  const page = readTables(text, wrap);
  const tables = withAddmOfPage(page, text);
  return { ...readRacHeader(tables, numberLocale(tables)), tables, pages: page.pages };
};
