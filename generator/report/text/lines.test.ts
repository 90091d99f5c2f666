import { expect, test } from 'vitest';
import { asWritten, ownLines, withoutTabs } from './lines.ts';

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

test('tabs become the blanks they stand for', () => {
  expect(withoutTabs('a\tb\n12345678\tc')).toBe('a       b\n12345678        c');
});

test('a margin goes, and blanks at the ends of lines', () => {
  expect(ownLines('a  \n\t\nb')).toBe('a\n\nb');
  expect(ownLines('  a\n\n   b\n  c')).toBe('a\n\n b\nc');
});

test('a form feed of its own between two rows goes, elsewhere it stays', () => {
  expect(ownLines('a 1\n \f\nb 2\n\f\nTitle')).toBe('a 1\nb 2\n\f\nTitle');
});

test('blanks of pages and marks of quotations, where nearly every line has them', () => {
  expect(asWritten(report.replaceAll(' ', '\u00a0'))).toBe(report);
  expect(asWritten(report.replace(/^/gm, '> '))).toBe(report);
  expect(asWritten(`${report}\n1\u00a0000`)).toBe(`${report}\n1\u00a0000`);
  const some = report.replace(/^(?=Latch [1-3])/gm, '> ');
  expect(asWritten(some)).toBe(some);
});
