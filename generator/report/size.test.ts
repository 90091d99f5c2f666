import { expect, it } from 'vitest';
import { tinyReport } from '../testing/report.ts';
import { readReport } from './read.ts';
import { MAX_CELL, MAX_LINE } from './size.ts';

const refusal = (text: string): unknown => {
  try {
    readReport(Buffer.from(text));
  } catch (error) {
    return error;
  }
  return null;
};

it('a cell as long as any is read, a longer one refused by its place', () => {
  const report = (sqlText: string): string => tinyReport({ sqlText: `select ${sqlText}` });
  expect(refusal(report('x'.repeat(MAX_CELL - 7)))).toBeNull();
  expect(refusal(report('x'.repeat(MAX_CELL)))).toMatchObject({
    code: 'too_large',
    place: expect.stringMatching(/^table \d+, row 1, column \d+$/),
  });
});

it('so is a line of a text report, wherever it stands', () => {
  const statspack = (line: string): string => `STATSPACK report for\n\n${line}\n\nEnd of Report\n`;
  expect(refusal(statspack('x '.repeat(MAX_LINE / 2)))).toMatchObject({ code: 'no_header' });
  expect(refusal(statspack('x '.repeat(MAX_LINE)))).toMatchObject({ code: 'too_large', place: 'line 3' });
});
