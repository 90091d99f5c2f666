import { expect, test } from 'vitest';
import type { SourceTable } from '../types.ts';
import { unwrapped } from './unwrap.ts';

const table = (widths: number[], ...rows: string[][]): SourceTable => ({
  tableNo: 1,
  heading: 'init.ora Parameters',
  summary: null,
  header: widths.map((_, at) => `column ${at}`),
  rows,
  widths,
});

test('what goes on below comes back to its cell, with the blank lost at the cut', () => {
  const { rows } = unwrapped(
    table([9, 6, 4], ['control_f', '/a/con', ''], ['', 'trol,', ''], ['', '/b', ''], ['cpu_count', '4', '']),
  );
  // The second line lacks one character to its column's six.
  expect(rows).toEqual([
    ['control_f', '/a/control, /b', ''],
    ['cpu_count', '4', ''],
  ]);
});

test('rows that leave out what repeats above, and numbers, stay rows', () => {
  const given = table([1, 6, 8, 5], ['B', '10', 'DBW0 ---', '14.0'], ['', '', 'Other', '13.0'], ['', '', 'SQL', '']);
  expect(unwrapped(given)).toBe(given);
  const numbers = table([4, 4], ['1234', '5678'], ['', '9']);
  expect(unwrapped(numbers)).toBe(numbers);
});
