/**
 * Lines and cells that are longer than any report's. What comes behind the reader (patterns over lines, rows, pages) is
 * made for texts that a person might look at; a gigabyte in one piece would take its memory many times over.
 */
import { AwrError } from '../base/errors.ts';
import type { SourceTable } from './types.ts';

/** Characters of a line of a text report. SQL*Plus writes at most 32,767; a mebibyte is our choice. */
export const MAX_LINE = 2 ** 20;
/** Characters of a cell. The longest statements known have a few million; sixteen mebi is our choice. */
export const MAX_CELL = 2 ** 24;

/**
 * @param text of a text report, with LF line ends
 * @throws AwrError `too_large`
 */
export function requireLines(text: string): void {
  if (text.length <= MAX_LINE) return;
  for (let from = 0, line = 1; from < text.length; line++) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to - from > MAX_LINE) {
      throw tooLong(`A line of ${to - from} characters; the longest that is read has ${MAX_LINE}.`, `line ${line}`);
    }
    from = to + 1;
  }
}

/**
 * @param characters of the text that the tables come from: no cell is longer
 * @throws AwrError `too_large`
 */
export function requireCells(tables: readonly SourceTable[], characters: number): void {
  if (characters <= MAX_CELL) return;
  for (const { tableNo, header, rows } of tables) {
    for (const [row, cells] of [header, ...rows].entries()) {
      for (const [column, { length }] of cells.entries()) {
        if (length <= MAX_CELL) continue;
        const place = `table ${tableNo}, ${row === 0 ? 'header' : `row ${row}`}, column ${column + 1}`;
        throw tooLong(`A cell of ${length} characters; the longest that is read has ${MAX_CELL}.`, place);
      }
    }
  }
}

function tooLong(message: string, place: string): AwrError {
  return new AwrError(message, {
    code: 'too_large',
    place,
    remedy: 'No report has one so long: make it again, or keep the file out of the archive.',
  });
}
