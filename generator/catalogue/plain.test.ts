import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldText, parseNumber } from '../report/values.ts';
import { isFilled, isFolded, plainNumber } from './plain.ts';

const printed = fc.string({ unit: fc.constantFrom(...'0123456789,.- ’aKM#N/ \u00a0\t%'), maxLength: 12 });

it('reads plain numbers as the long way does, in both locales, and leaves the others to it', () => {
  let plain = 0;
  fc.assert(
    fc.property(printed, fc.constantFrom('point', 'comma'), (text, locale) => {
      const value = plainNumber(text, locale);
      if (Number.isNaN(value)) return;
      plain++;
      expect(value).toBe(parseNumber(text, locale));
    }),
    { numRuns: 20_000 },
  );
  expect(plain).toBeGreaterThan(500);
  const values = fc.tuple(fc.bigInt(-999_999_999_999n, 999_999_999_999n), fc.integer({ min: 0, max: 999 }));
  fc.assert(
    fc.property(values, ([whole, rest]) => {
      const text = `${whole.toLocaleString('en')}.${rest}`;
      expect(plainNumber(text, 'point')).toBe(parseNumber(text));
    }),
  );
  expect(
    ['1,23', '1,2345', '12,34.5', ',5', '5.', '-', '', '1.2.3', '1e3'].map((text) => plainNumber(text, 'point')),
  ).toEqual(Array(9).fill(Number.NaN));
  expect(plainNumber('1.234', 'comma')).toBeNaN();
});

it('knows folded and filled cells by their characters', () => {
  fc.assert(
    fc.property(printed, (text) => {
      if (isFolded(text)) expect(foldText(text)).toBe(text);
      else expect(text === '' || foldText(text) !== text || /[^\x21-\x7e ]/.test(text)).toBe(true);
      if (isFilled(text)) expect(/^(?:[\s#]*|\s*N\/A\s*)$/i.test(text)).toBe(false);
    }),
    { numRuns: 5000 },
  );
});
