import { expect, test } from 'vitest';
import { ownLines } from './lines.ts';

const report = Array.from({ length: 60 }, (_, at) => (at % 7 === 6 ? '' : `Latch ${at}        ${at},000  0.0`)).join(
  '\n',
);

test('lines as they were printed stay as they are', () => {
  expect(ownLines(report)).toBe(report);
  expect(ownLines('a\n\nb')).toBe('a\n\nb');
});

test('blank lines between all lines go, its own stay', () => {
  expect(ownLines(report.replaceAll('\n', '\n\n'))).toBe(report);
  expect(ownLines(`\n${report.replaceAll('\n', '\n\n')}`)).toBe(report);
});

test('tabs become the blanks they stand for, a margin goes', () => {
  expect(ownLines('a\tb\n12345678\tc')).toBe('a       b\n12345678        c');
  expect(ownLines('  a\n\n   b\n  c')).toBe('a\n\n b\nc');
});
