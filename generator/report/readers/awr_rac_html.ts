/** The global report of a RAC cluster, as HTML. */
import { requireComplete } from '../complete.ts';
import { readTables } from '../html/tables.ts';
import { readRacHeader } from '../rac/header.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAwrRacHtml: Reader = ({ text, wrap }) => {
  requireComplete(text);
  const { tables } = readTables(text, wrap);
  return { ...readRacHeader(tables, numberLocale(tables)), tables };
};
