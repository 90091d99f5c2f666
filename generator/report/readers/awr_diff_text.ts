/** The compare-period report, as text. */
import { AwrError } from '../../base/errors.ts';
import { readDiffHeader } from '../diff/header.ts';
import { asOfOneInstance } from '../printed-text.ts';
import { plainText } from '../text/markup.ts';
import { textTables } from '../text/tables.ts';
import type { SourceTable } from '../types.ts';
import { numberLocale } from '../values.ts';
import type { Reader } from './types.ts';

export const readAwrDiffText: Reader = ({ text }) => {
  const plain = plainText(text);
  requireWhole(plain);
  const tables = textTables(asOfOneInstance(withTitles(plain))).map(withPeriods);
  return { ...readDiffHeader(tables, numberLocale(tables)), tables };
};

/** Titles name both periods, `Wait Events   First DB/Inst: …`; the load profile has none, but tildes in its place. */
function withTitles(text: string): string {
  return text
    .replace(/^( ?\S.*?) +First DB\/Inst:/gm, '$1   DB/Inst:')
    .replace(/^ +%Diff:.*\n/m, '')
    .replace(/^~{10,}(?= +1st Per Sec)/im, (tildes) => `\nLoad Profile\n~~~~~~~~~~~~\n${' '.repeat(tildes.length)}`);
}

/**
 * In the list of top events the names of the periods stand over the first column too. An event that is no top one of its
 * period is marked by a hyphen.
 */
function withPeriods(table: SourceTable): SourceTable {
  const [periods, header = [], ...events] = table.rows;
  if (header[0] !== 'Event' || !header.includes('Event', 1) || periods?.[0] !== '') return table;
  const second = header.indexOf('Event', 1);
  const rows = events.map((row) => row.map((cell, at) => (at === 0 || at === second ? cell.replace(/^-/, '') : cell)));
  return { ...table, rows: [periods.slice(1), header, ...rows] };
}

/**
 * No report of this kind says `End of Report`: it ends with its parameters, and a table with a line of dashes.
 * @throws AwrError `truncated`
 */
function requireWhole(text: string): void {
  const tail = text.slice(-2000).trimEnd();
  const ended = /(?:\n {8,}-{40,}|end of report.*)$/i.test(tail);
  if (ended && /^ ?init\.ora .*parameters\b/im.test(text)) return;
  throw new AwrError('The report breaks off: its parameters are not its last table, or that is not ended.', {
    code: 'truncated',
    place: `character ${text.length}, line ${text.split('\n').length}`,
    remedy: 'Export or transfer the report again; half a report is not read.',
  });
}
