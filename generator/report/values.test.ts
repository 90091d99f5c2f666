import { describe, expect, test } from 'vitest';
import { monthNumber, monthReader } from './months.ts';
import {
  foldKey,
  foldText,
  numberLocale,
  parseBytes,
  parseDuration,
  parseNumber,
  parseTimestamp,
  secondsBetween,
} from './values.ts';

describe('parseNumber', () => {
  test('long texts are told at once to be none', () => {
    const started = performance.now();
    expect(parseNumber(`1${' '.repeat(50_000)}x,`)).toBeNull();
    expect(parseNumber(`${'9'.repeat(50_000)}x`)).toBeNull();
    expect(performance.now() - started).toBeLessThan(50);
  });

  test.each([
    ['0', 0],
    ['-12', -12],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['1,234,567.8', 1234567.8],
    ['2,198.8K', 2198800],
    ['1.2M', 1200000],
    ['1.E+02', 100],
    ['3.51655E+08', 351655000],
    ['12.3%', 12.3],
    [' 7 ', 7],
    ['1 234.5', 1234.5],
  ])('%j is %d', (text, value) => expect(parseNumber(text)).toBe(value));

  test.each([
    '',
    ' ',
    '\u00a0',
    '####',
    '12####',
    '.',
    '-',
    'N/A',
    '1,5,5',
    '1.2.3',
    '12 34',
    '5ms',
    '1.234,5.6',
    'NaN',
    'e5',
  ])('%j is unknown', (text) => expect(parseNumber(text)).toBeNull());

  test('reads a number of the other kind where only one reading is possible', () => {
    expect(['77,3', ',7', '1819,7', '13,4K', '1.234,56'].map((text) => parseNumber(text))).toEqual([
      77.3, 0.7, 1819.7, 13400, 1234.56,
    ]);
    expect(parseNumber('1,234')).toBe(1234);
    expect(['12.5', '.5', '1,234.5'].map((text) => parseNumber(text, 'comma'))).toEqual([12.5, 0.5, 1234.5]);
    expect(parseDuration('1,43ms')).toBe(1.43);
  });

  test('reads a decimal comma where the report has one', () => {
    expect(parseNumber('1.234,5', 'comma')).toBe(1234.5);
    expect(['1.349E+07', '1,349E+07', '1.E+03', '2,62e7'].map((text) => parseNumber(text, 'comma'))).toEqual([
      13490000, 13490000, 1000, 26200000,
    ]);
    expect(parseNumber('1\u00a0234,5K', 'comma')).toBe(1234500);
    expect(parseNumber('1.234', 'comma')).toBe(1234);
  });
});

test.each([
  ['135G', 135 * 2 ** 30],
  ['.036M', 0.036 * 2 ** 20],
  ['1,616M', 1616 * 2 ** 20],
  ['512 KB', 512 * 1024],
  ['42', 42],
  ['', null],
  ['####', null],
  ['3 apples', null],
])('parseBytes(%j)', (text, value) => expect(parseBytes(text)).toBe(value));

test('parseBytes takes the unit of the heading for bare numbers only', () => {
  expect(parseBytes('2', 'M')).toBe(2 * 2 ** 20);
  expect(parseBytes('2G', 'M')).toBe(2 * 2 ** 30);
});

test.each([
  ['564.00us', 0.564],
  ['3.23ms', 3.23],
  ['52.86 s', 52860],
  ['1.2K s', 1200000],
  ['1,052.86s', 1052860],
  ['12ns', 0.000012],
  ['60.02 (mins)', 3601200],
  ['5m', 300000],
  ['5', null],
  ['5M', null],
  ['####', null],
  ['', null],
])('parseDuration(%j) in ms', (text, value) => expect(parseDuration(text)).toBe(value));

test('two numbers far apart are no duration', () => {
  expect(parseDuration('9     300', 's')).toBeNull();
  expect(parseDuration('9 300', 's')).toBe(9_300_000);
});

test('parseDuration takes the unit of the heading for bare numbers only', () => {
  expect(parseDuration('1.5', 's')).toBe(1500);
  expect(parseDuration('1.5ms', 's')).toBe(1.5);
  expect(parseDuration('2K', 'ms')).toBe(2000);
});

describe('parseTimestamp', () => {
  test.each([
    ['23-Dec-23 05:59:01', '2023-12-23 05:59:01'],
    ['23-DEC-2023 05:59', '2023-12-23 05:59:00'],
    ['20-10月-24 14:00:05', '2024-10-20 14:00:05'],
    ['28-2月 -21 12:26:45', '2021-02-28 12:26:45'],
    ['28-10??-21 12:26:45', '2021-10-28 12:26:45'],
    ['07-十一月-19 01:02:03', '2019-11-07 01:02:03'],
    ['20-OCT. -24 02:00:00', '2024-10-20 02:00:00'],
    ['01-FÉVR.-19 02:00:00', '2019-02-01 02:00:00'],
    ['05-MÄRZ -21 10:00:00', '2021-03-05 10:00:00'],
    ['05-MRZ-21 10:00:00', '2021-03-05 10:00:00'],
    ['31-DEZ-21 10:00:00', '2021-12-31 10:00:00'],
    ['09-GEN-20 08:00:00', '2020-01-09 08:00:00'],
    ['09-ENE-20 08:00:00', '2020-01-09 08:00:00'],
    ['09-MAI-20 08:00:00', '2020-05-09 08:00:00'],
    ['09-SET-20 08:00:00', '2020-09-09 08:00:00'],
    ['09-5월 -20 08:00:00', '2020-05-09 08:00:00'],
    ['09-ИЮЛ-20 08:00:00', '2020-07-09 08:00:00'],
    ['09-МАЙ-20 08:00:00', '2020-05-09 08:00:00'],
    ['09-AĞU-20 08:00:00', '2020-08-09 08:00:00'],
    ['06-Oct-21 12:05:00 AM', '2021-10-06 00:05:00'],
    ['06-Oct-21 02.05.00 PM', '2021-10-06 14:05:00'],
    ['06-10月-21 02.05.00.123456 下午', '2021-10-06 14:05:00'],
    ['06-Oct-21 14:05 (Wed)', '2021-10-06 14:05:00'],
    ['2024-02-29 23:59:59', '2024-02-29 23:59:59'],
    ['01-Jan-99 00:00:00', '1999-01-01 00:00:00'],
  ])('%j', (text, value) => expect(parseTimestamp(text)).toBe(value));

  test.each([
    '',
    '12',
    '31-Feb-21 00:00:00',
    '10-Xyz-21 00:00:00',
    '10-13月-21 00:00',
    '10-Oct-21 24:00:00',
    '10-Oct-21',
    'snap 12-13',
  ])('%j is none', (text) => expect(parseTimestamp(text)).toBeNull());
});

test('months of one language never collide with English', () => {
  const english = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
  expect(english.map(monthNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  const thai = 'ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค.';
  expect(thai.split(' ').map(monthNumber)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
});

test('secondsBetween', () => {
  expect(secondsBetween('2023-12-23 05:59:01', '2023-12-23 06:59:02')).toBe(3601);
  expect(secondsBetween(null, '2023-12-23 06:59:02')).toBeNull();
});

test('folding', () => {
  expect(foldText(' Wait\r\n  Class\u00a0\u00a0')).toBe('Wait Class');
  expect(foldKey('Redo  Size:')).toBe('redo size');
});

test('numberLocale follows the cells that only one locale can print', () => {
  expect(numberLocale([])).toBe('point');
  expect(numberLocale([{ rows: [['1,234', '1.5', '0.25']] }])).toBe('point');
  expect(numberLocale([{ rows: [['1.234', '1,5', '1.234,56', '10.5']] }])).toBe('comma');
});

test('a month that is a number stays one where its letter was lost to a wrong character set', () => {
  expect(['10\u6708', '10ÔÂ', '10æœˆ', '1??', '3\ufffd\ufffd'].map(monthNumber)).toEqual([10, 10, 10, 1, 3]);
  expect(['13ÔÂ', '0', '10 of May'].map(monthNumber)).toEqual([null, null, null]);
});

test('where languages disagree on a month, the other months of the report decide', () => {
  expect(monthReader(['Lip'])('Lip')).toBe(7);
  expect(monthReader(['Svi', 'Lip', 'Lip'])('Lip')).toBe(6);
  expect(monthReader(['Ruj', 'Lis'])('Lis')).toBe(10);
  expect(monthReader(['Wrz', 'Lis'])('Lis')).toBe(11);
  expect(monthReader(['Ruj', 'Lis', 'no month'])('10月')).toBe(10);
});
