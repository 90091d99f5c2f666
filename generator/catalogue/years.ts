/** Times that a report prints without their year, as undo statistics and details by snapshot have them. */
import { foldText, parseTimestamp } from '../report/values.ts';
import type { Section } from './section.ts';
import type { Cell } from './types.ts';

/** `22-Dec 05:29`, `22-12月 05:29:00`; month before day in `12/22 04:31:58` and `0423 16:34:10`. */
const DAY_MONTH = /^(\d{1,2})[- ]([^\d\s-][^\s-]*|\d{1,2}\D[^\s-]*) (\d{1,2}:\d{2}(?::\d{2})?)$/;
const MONTH_DAY = /^(\d{2})\/?(\d{2}) (\d{1,2}:\d{2}(?::\d{2})?)$/;

const DAY_MS = 86_400_000;

/** The folded text if it reads as a time without a year, else null. */
export function yearless(text: string): string | null {
  const folded = foldText(text);
  return DAY_MONTH.test(folded) || MONTH_DAY.test(folded) ? folded : null;
}

/** Completes, in place, the times without a year: the last such time that is not more than a day after the report's end. */
export function completeYears(section: Section, rows: readonly Cell[][], endTime: string | null): void {
  section.columns.forEach(({ yearless: without }, at) => {
    if (!without) return;
    for (const row of rows) {
      const cell = row[at];
      if (typeof cell === 'string' && yearless(cell) !== null) row[at] = withYear(cell, endTime);
    }
  });
}

/**
 * @param text as `yearless` gives it
 * @param endTime `YYYY-MM-DD HH:MM:SS`; null: the year cannot be known
 * @returns `YYYY-MM-DD HH:MM:SS`, or null
 */
export function withYear(text: string, endTime: string | null): string | null {
  if (endTime === null) return null;
  const latest = Date.parse(`${endTime.replace(' ', 'T')}Z`) + DAY_MS;
  // A leap day may be eight years back.
  for (let back = -1; back <= 8; back++) {
    const time = inYear(text, Number(endTime.slice(0, 4)) - back);
    if (time !== null && Date.parse(`${time.replace(' ', 'T')}Z`) <= latest) return time;
  }
  return null;
}

function inYear(text: string, year: number): string | null {
  const named = DAY_MONTH.exec(text);
  if (named) return parseTimestamp(`${named[1]}-${named[2]}-${year} ${named[3]}`);
  const [, month = '', day = '', time = ''] = MONTH_DAY.exec(text) ?? [];
  return parseTimestamp(`${year}-${month}-${day} ${time}`);
}
