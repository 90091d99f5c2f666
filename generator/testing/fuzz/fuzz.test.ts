import { expect, it } from 'vitest';
import { fuzzReader, fuzzScanner } from './cases.ts';
import { minimised } from './damage.ts';

it('the scanner reads damaged pages as the tree does, or declines', () => {
  const { runs, taken, failures } = fuzzScanner('unit', 0, 6000);
  expect(failures).toEqual([]);
  expect(runs).toBe(6000);
  expect(taken).toBeGreaterThan(0.5 * runs);
});

it('damaged reports are read or refused, never anything else, and in time', () => {
  const { runs, taken, failures } = fuzzReader('unit', 0, 400);
  expect(failures).toEqual([]);
  expect(taken).toBeGreaterThan(50);
  expect(runs - taken).toBeGreaterThan(50);
});

it('failing inputs are made small', () => {
  expect(minimised('aaaaXbbbbbbYcc', (text) => /X.*Y/.test(text))).toBe('XY');
});
