import { describe, expect, it } from 'vitest';
import { bytesOf, countOf, fixed, int, mbPerSecond, short, waitTime } from './format.ts';

describe('numbers as AWR prints them', () => {
  it.each([
    [0, '0'],
    [999, '999'],
    [1000, '1,000'],
    [1234567, '1,234,567'],
    [-4321, '-4,321'],
  ])('int %d', (n, text) => expect(int(n)).toBe(text));

  it.each([
    [1234.5, 2, '1,234.50'],
    [0.004, 2, '0.00'],
    [999.996, 2, '1,000.00'],
    [-0.001, 2, '0.00'],
    [-12.3, 1, '-12.3'],
  ])('fixed %d to %d places', (n, places, text) => expect(fixed(n, places)).toBe(text));

  it.each([
    [0.857, '857.00ns'],
    [564, '564.00us'],
    [960, '.96ms'],
    [3230, '3.23ms'],
    [1_000_180, '1000.18ms'],
    [52_860_000, '52.86 s'],
  ])('a wait of %d us', (us, text) => expect(waitTime(us)).toBe(text));

  it('sizes, rates and counts', () => {
    expect([0, 130 * 2 ** 20, 52.6 * 2 ** 30, 1.9 * 2 ** 40].map(bytesOf)).toEqual(['0M', '130M', '52.6G', '1.9T']);
    expect([0, 0.003 * 2 ** 20, 5.147 * 2 ** 20].map(mbPerSecond)).toEqual(['0M', '.003M', '5.147M']);
    expect([8897, 186_500, 13_300_000].map(countOf)).toEqual(['8897', '186.5K', '13.3M']);
    expect([0.9, 12, 1807.94].map(short)).toEqual(['.9', '12', '1807.9']);
  });
});
