/** The global report of a RAC cluster, as text. */
import { requireCompleteText } from '../complete.ts';
import { asOfOneInstance, underlined } from '../printed-text.ts';
import { readRacHeader } from '../rac/header.ts';
import { plainText } from '../text/markup.ts';
import { textTables } from '../text/tables.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

const INSTANCES = /^Database Instances Included In Report *$(?!\n *~)/m;

export const readAwrRacText: Reader = ({ text }) => {
  const plain = plainText(text);
  requireCompleteText(plain);
  const tables = textTables(asOfOneInstance(underlined(plain, INSTANCES)));
  return { ...readRacHeader(tables, numberLocale(tables)), tables };
};
