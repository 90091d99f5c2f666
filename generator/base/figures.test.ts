import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ABSENT,
  exact,
  formatBytes,
  formatCount,
  formatDelta,
  formatDuration,
  formatInterval,
  formatNumber,
  formatPct,
  formatRate,
  formatTime,
  formatValue,
} from './figures.ts';

/** Plain spaces read better in expectations. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('formatNumber', () => {
  it.each([
    [0, '0'],
    [0.0004, '< 0.01'],
    [0.006, '0.01'],
    [1.4, '1.40'],
    [12.84, '12.8'],
    [9.999, '10.0'],
    [99.96, '100'],
    [-3.456, '−3.46'],
    [12345, '12,345'],
    [1234567.8, '1,234,568'],
    [null, ABSENT],
    [Number.NaN, ABSENT],
  ])('%s is %s', (value, text) => expect(plain(formatNumber(value))).toBe(text));
});

describe('formatCount', () => {
  it.each([
    [99_999, '99,999'],
    [100_000, '100 k'],
    [999_499, '999 k'],
    [999_500, '1.00 M'],
    [1_234_567, '1.23 M'],
    [4.56e9, '4.56 G'],
    [7e12, '7.00 T'],
  ])('%s is %s', (value, text) => expect(plain(formatCount(value))).toBe(text));
});

describe('formatDuration', () => {
  it.each([
    [0, '0', '0'],
    [0.00038, '0.38 ms', '0.38 ms'],
    [0.00143, '1.43 ms', '1.43 ms'],
    [0.0000052, '5.20 µs', '5.20 µs'],
    [1e-10, '< 0.01 µs', '< 0.01 µs'],
    [0.9996, '1.00 s', '1.00 s'],
    [12.84, '12.8 s', '12.8 s'],
    [59.96, '1 min', '1 分'],
    [200, '3 min 20 s', '3 分 20 秒'],
    [3599.7, '1 h', '1 小时'],
    [11_520, '3 h 12 min', '3 小时 12 分'],
    [86_400 * 4 + 3 * 3600, '4 d 3 h', '4 天 3 小时'],
    [86_400 * 99 + 23 * 3600, '99 d 23 h', '99 天 23 小时'],
    [86_400 * 7252 + 17 * 3600, '7,253 d', '7,253 天'],
    [-200, '−3 min 20 s', '−3 分 20 秒'],
    [null, ABSENT, ABSENT],
  ])('%s s is %s', (value, en, zh) => {
    expect(plain(formatDuration(value))).toBe(en);
    expect(plain(formatDuration(value, 'zh'))).toBe(zh);
  });
});

it('writes bytes in binary multiples and never 1,024 of one', () => {
  expect(
    [0, 512, 1023.4, 1023.9, 1536, 1024 ** 2 - 1, 5 * 1024 ** 4].map((bytes) => plain(formatBytes(bytes))),
  ).toEqual(['0', '512 B', '1,023 B', '1.00 KiB', '1.50 KiB', '1.00 MiB', '5.00 TiB']);
});

it('does not round a share to 100 % that is less', () => {
  expect([0, 0.001, 5, 12.84, 99.6, 99.97, 99.999, 100, 140].map((pct) => plain(formatPct(pct)))).toEqual([
    '0 %',
    '< 0.01 %',
    '5.00 %',
    '12.8 %',
    '99.6 %',
    '99.97 %',
    '> 99.99 %',
    '100 %',
    '140 %',
  ]);
});

it('puts rates and units together', () => {
  expect(plain(formatRate(12_345.6))).toBe('12,346 /s');
  expect(plain(formatRate(1_234_567))).toBe('1.23 M/s');
  expect(plain(formatRate(0.00007))).toBe('0.25 /h');
  expect(plain(formatRate(0.005))).toBe('0.30 /min');
  expect(plain(formatValue(2.6e6, 'bytes_per_second'))).toBe('2.48 MiB/s');
  expect(plain(formatValue(1.43, 'milliseconds'))).toBe('1.43 ms');
  expect(plain(formatValue(4, 'sessions'))).toBe('4.00');
  expect(plain(formatValue(12, 'gibibytes'))).toBe('12.0 GiB');
  expect(formatValue(null, 'percent', 'zh')).toBe(ABSENT);
});

describe('formatDelta', () => {
  it.each([
    [112, 100, '+12 %'],
    [95, 100, '−5 %'],
    [310, 100, '×3.1'],
    [199, 100, '+99 %'],
    [2500, 100, '×25'],
    [100.2, 100, '='],
    [0, 100, '−100 %'],
    [5, 0, 'new'],
    [0, 0, '='],
    [5, null, ABSENT],
    [null, 5, ABSENT],
  ])('%s after %s is %s', (current, previous, text) =>
    expect(plain(formatDelta(current, previous, 'per_second'))).toBe(text),
  );

  it('compares percentages by points', () => {
    expect(plain(formatDelta(52, 40, 'percent'))).toBe('+12 pp');
    expect(plain(formatDelta(39.5, 40, 'percent', 'zh'))).toBe('−0.5 个百分点');
    expect(formatDelta(40.01, 40, 'percent')).toBe('=');
  });
});

it('prints times as the database does, weekday by language', () => {
  expect(formatTime('2023-12-23 05:59:38')).toBe('2023-12-23 05:59');
  expect(formatTime('2023-12-23 05:59:38', 'en', { weekday: true })).toBe('Sat 2023-12-23 05:59');
  expect(formatTime('2023-12-23 05:59:38', 'zh', { weekday: true, seconds: true })).toBe('2023-12-23 周六 05:59:38');
  expect(formatTime('yesterday')).toBe('yesterday');
  expect(formatTime(null)).toBe(ABSENT);
  expect(formatInterval('2023-12-22 23:30:00', '2023-12-23 00:00:00')).toBe('2023-12-22 23:30 – 2023-12-23 00:00');
  expect(formatInterval('2023-12-23 05:30:00', '2023-12-23 06:00:00')).toBe('2023-12-23 05:30 – 06:00');
});

it('keeps every digit where exactness is asked', () => {
  expect(exact(1234567.891)).toBe('1,234,567.891');
  expect(exact(0.00012345)).toBe('0.00012345');
  expect(exact(-1234)).toBe('−1,234');
  expect(exact(null)).toBe('');
});

it('never shows a value that is not zero as zero, and shows at most five digits before the prefix', () => {
  const shown = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 });
  const formats = [formatCount, formatDuration, formatBytes, formatPct, formatRate];
  fc.assert(
    fc.property(shown, fc.constantFrom(...formats), (value, format) => {
      const text = plain(format(value));
      expect(text).not.toMatch(/NaN|undefined|e[+-]/);
      if (value !== 0) expect(text).not.toMatch(/^−?0(?:\.0+)?(?: |$)/);
    }),
  );
});
