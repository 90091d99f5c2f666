import { expect, test } from 'vitest';
import { converter, isBlank, printedUnit, unitOf } from './convert.ts';
import type { ColumnType } from './types.ts';

const read = (name: string, header: string, text: string, type: ColumnType = 'number') =>
  converter({ name, type, doc: '' }, header, 'point')(text);

test.each([
  ['total_wait_s', 's'],
  ['avg_wait_ms', 'ms'],
  ['bucket_le_us', 'us'],
  ['reads_bytes', 'bytes'],
  ['size_mb', 'mb'],
  ['reads_per_s', null],
  ['waits', null],
  ['pct_waits', null],
])('the unit of %s is %s', (name, unit) => expect(unitOf(name)).toBe(unit));

test.each([
  ['Avg wait (ms)', 'ms'],
  ['Time(s)', 's'],
  ['Total Wait Time (sec)', 'sec'],
  ['Avg wait', null],
  ['End value (if different)', null],
])('%s states %s', (header, unit) => expect(printedUnit(header)).toBe(unit));

test.each([
  ['avg_wait_ms', 'Avg wait (ms)', '9', 9],
  ['avg_wait_ms', 'Avg wait', '564.00us', 0.564],
  ['avg_wait_ms', 'Avg Wait', '52.86 s', 52860],
  ['avg_wait_ms', 'Avg wait', '9', null],
  ['avg_wait_ms', 'Avg wait', '0', 0],
  ['avg_wait_ms', 'Avg wait (ms)', '', null],
  ['total_wait_s', 'Total Wait Time (sec)', '321.5K', 321500],
  ['total_wait_s', 'Time(s)', '4,568', 4568],
  ['total_wait_s', 'Wt Time', '3.5ms', 0.0035],
  ['sharable_mem_bytes', 'Sharable Mem (b)', '123,456,789', 123456789],
  ['reads_bytes', 'Reads: Data', '135G', 135 * 2 ** 30],
  ['size_mb', 'Size for Est (M)', '1,280', 1280],
  ['size_mb', 'Size', '2G', 2048],
  ['waits', 'Waits', '4.8E+08', 480000000],
  ['waits', 'Waits', '####', null],
])('%s under %j: %j is %j', (name, header, text, value) => expect(read(name, header, text)).toBe(value));

test('integers, booleans and times', () => {
  expect(read('rank', '', '3,217,005,519', 'integer')).toBe(3217005519);
  expect(read('rac', '', 'YES', 'boolean')).toBe(true);
  expect(read('rac', '', 'NO', 'boolean')).toBe(false);
  expect(read('rac', '', '?', 'boolean')).toBeNull();
  expect(read('at', '', '23-Dec-23 05:59:01', 'timestamp')).toBe('2023-12-23 05:59:01');
});

test('text is folded unless it is verbatim', () => {
  expect(read('name', '', 'a \n b', 'text')).toBe('a b');
  const column = { name: 'sql_text', type: 'text', doc: '', verbatim: true, absent: /^\*/ } as const;
  expect(converter(column, '', 'point')('a \n b')).toBe('a \n b');
  expect(converter(column, '', 'point')('** not available')).toBeNull();
});

test('blank is what says nothing', () => {
  expect(['', ' ', '\u00a0', '####'].every(isBlank)).toBe(true);
  expect(isBlank('0')).toBe(false);
});
