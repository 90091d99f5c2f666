/** The compare-period report, as HTML. It closes its page and says no `End of Report`. */
import { requireComplete } from '../complete.ts';
import { readDiffHeader } from '../diff/header.ts';
import { readTables } from '../html/tables.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAwrDiffHtml: Reader = ({ text, wrap }) => {
  requireComplete(text);
  const { tables, pages } = readTables(text, wrap);
  return { ...readDiffHeader(tables, numberLocale(tables)), tables, pages };
};
