/** The quick way for what most cells are: plain numbers and folded text. Whatever is not plain is left to `values.ts`. */
import type { NumberLocale } from '../report/values.ts';

/** Whole numbers up to here, and their tenths, hundredths … are exact. */
const MAX_DIGITS = 15;
const POWERS = Array.from({ length: MAX_DIGITS + 1 }, (_, power) => 10 ** power);

const ZERO = 48;
const COMMA = 44;
const POINT = 46;

/**
 * `-1,234.5`, `.5`, `17`: digits, in `point` with commas between groups of three and decimals. NaN for everything else,
 * numbers of more than 15 digits among them.
 */
export function plainNumber(text: string, locale: NumberLocale): number {
  const { length } = text;
  const from = text.charCodeAt(0) === 45 ? 1 : 0;
  if (length === from || length > 24) return Number.NaN;
  let value = 0;
  let digits = 0;
  /** Digits since the last comma, or before the first. */
  let group = 0;
  let isGrouped = false;
  let point = -1;
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at);
    const digit = code - ZERO;
    if (digit >= 0 && digit <= 9) {
      value = value * 10 + digit;
      digits++;
      group++;
    } else if (locale === 'comma' || point >= 0) return Number.NaN;
    else if (code === COMMA) {
      if (isGrouped ? group !== 3 : group === 0 || group > 3) return Number.NaN;
      isGrouped = true;
      group = 0;
    } else if (code === POINT) {
      if (isGrouped && group !== 3) return Number.NaN;
      point = at;
    } else return Number.NaN;
  }
  if (digits === 0 || digits > MAX_DIGITS || point === length - 1) return Number.NaN;
  if (isGrouped && point < 0 && group !== 3) return Number.NaN;
  if (point >= 0) value /= POWERS[length - 1 - point] ?? Number.NaN;
  return from === 1 ? -value : value;
}

/** Whether `foldText` would leave a text as it is. False also for texts with characters beyond ASCII, where it may. */
export function isFolded(text: string): boolean {
  const { length } = text;
  let wasBlank = true;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      if (wasBlank) return false;
      wasBlank = true;
    } else if (code < 32 || code > 126) return false;
    else wasBlank = false;
  }
  return !wasBlank;
}

/** Whether a cell's first character alone says that it is not blank, overflown or `N/A`. */
export function isFilled(text: string): boolean {
  const code = text.charCodeAt(0);
  // NaN, of an empty text, is neither.
  return code > 32 && code < 127 && code !== 35 && code !== 78 && code !== 110;
}
