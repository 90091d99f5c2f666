/**
 * Printed values to plain ones: numbers with Oracle's suffixes, durations, sizes, times, and the folding of labels.
 * Whatever is absent or unreadable is null, never 0.
 */
import { monthNumber } from './months.ts';

/** Which sign a report prints before decimals: `1,234.5` is `point` (Oracle's default), `1.234,5` is `comma`. */
export type NumberLocale = 'point' | 'comma';

/** White space of any kind (NBSP included) to single spaces, none at the ends. For headings, summaries, labels. */
export function foldText(text: string): string {
  return isFolded(text) ? text : text.replace(/\s+/g, ' ').trim();
}

/** Whether text is printable ASCII with single spaces inside, as most is: there is nothing to fold. */
function isFolded(text: string): boolean {
  let space = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 || code > 126 || (code === 32 && space)) return false;
    space = code === 32;
  }
  return !space || text === '';
}

/** No label is longer: of a cell with megabytes of text only so much is compared. */
const LONGEST_LABEL = 2000;

/** `foldText`, lower-cased, without the colon that older releases put at a label's end. For matching labels and header cells. */
export function foldKey(text: string): string {
  const label = text.length > LONGEST_LABEL ? text.slice(0, LONGEST_LABEL) : text;
  return foldText(label).toLowerCase().replace(/\s*:$/, '');
}

/** Longer texts are no numbers, not even of forty decimals. */
const MAX_NUMBER = 100;

const POINT = /^([-+]?)(\d{1,3}(?:[, '’\u00a0\u202f]\d{3})+|\d*)(?:\.(\d*))?(?:e([-+]?\d{1,3}))?\s*([a-z%]*)$/i;
const COMMA = /^([-+]?)(\d{1,3}(?:[. '’\u00a0\u202f]\d{3})+|\d*)(?:,(\d*))?(?:e([-+]?\d{1,3}))?\s*([a-z%]*)$/i;

const SCIENTIFIC = /^([-+]?\d)[.,](\d*)(e[-+]?\d{1,3})$/i;

/**
 * A number and the letters behind it, or null. Groups must be of three digits, so `1,5` is no number in `point`: where the
 * session has a decimal comma, it stands in those cells that the report formats by the session's rules, beside others
 * with a point that it formats by its own. Such a number is read where only one reading is possible.
 */
function split(text: string, locale: NumberLocale): { value: number; unit: string } | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_NUMBER) return null;
  // A number with an exponent has one digit before its sign, whichever that is.
  const scientific = SCIENTIFIC.exec(trimmed);
  if (scientific) return { value: Number(`${scientific[1]}.${scientific[2] || '0'}${scientific[3]}`), unit: '' };
  const [own, other, onlyOther] = locale === 'comma' ? [COMMA, POINT, ONLY_POINT] : [POINT, COMMA, ONLY_COMMA];
  const match = own.exec(trimmed) ?? (onlyOther.test(trimmed.replace(/\s*[a-z%]*$/i, '')) ? other.exec(trimmed) : null);
  if (!match) return null;
  const [, sign = '', whole = '', fraction = '', exponent = '0', unit = ''] = match;
  if (whole === '' && fraction === '') return null;
  const value = Number(`${sign}${whole.replace(/\D/g, '') || '0'}.${fraction || '0'}e${exponent}`);
  return Number.isFinite(value) ? { value, unit } : null;
}

/** Powers of 1000 or 1024 by suffix. */
const SUFFIXES: readonly string[] = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

const PLAIN = /^-?(?:\d+(?:\.\d+)?|\.\d+)$/;

/**
 * A count, ratio or percentage: `2,198.8K` → 2198800, `1.2M` → 1200000, `.5`, `1.E+02` → 100, `3.51655E+08`, `12.3%` → 12.3.
 * Suffixes are multiples of 1000, as AWR says of everything but data sizes (see `parseBytes`).
 * Null: empty, `&nbsp;`, `####` (overflow), anything else that is not exactly one number.
 */
export function parseNumber(text: string, locale: NumberLocale = 'point'): number | null {
  // Most cells are this plain; in `comma` a point would be a group sign.
  if (locale === 'point' && PLAIN.test(text)) return Number(text);
  const parts = split(text, locale);
  if (!parts) return null;
  if (parts.unit === '%') return parts.value;
  const power = SUFFIXES.indexOf(parts.unit.toUpperCase());
  return power < 0 ? null : scale(parts.value, 1000 ** power);
}

/** Whether text is a number as `parseNumber` reads them. */
export function isNumber(text: string, locale: NumberLocale = 'point'): boolean {
  return parseNumber(text, locale) !== null;
}

/**
 * A size in bytes: `135G` → 135 × 2^30, `.036M`, `1,616M`, `512 KB`. Suffixes are multiples of 1024, as AWR says of data sizes.
 * @param defaultUnit what a bare number counts (the unit in the column's heading): `''` bytes, `K`, `M` …
 */
export function parseBytes(text: string, defaultUnit = '', locale: NumberLocale = 'point'): number | null {
  const parts = split(text, locale);
  if (!parts) return null;
  const unit = (parts.unit || defaultUnit).toUpperCase().replace(/(?:I?B|BYTES?)$/, '');
  const power = SUFFIXES.indexOf(unit);
  return power < 0 ? null : parts.value * 1024 ** power;
}

/** Milliseconds in each unit that AWR prints. */
const DURATIONS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  cs: 10,
  s: 1e3,
  sec: 1e3,
  secs: 1e3,
  second: 1e3,
  seconds: 1e3,
  m: 60e3,
  min: 60e3,
  mins: 60e3,
  minutes: 60e3,
  h: 3600e3,
  hr: 3600e3,
  hrs: 3600e3,
  hours: 3600e3,
};

/** Number, count suffix, unit in parentheses or not. A capital M alone is the suffix, `m` is minutes. */
const DURATION = /^([-+]?[\d.,'’ ]+(?:[eE][-+]?\d+)?)\s*([KMG](?![a-z]))?\s*\(?([a-zA-Zµμ]*)\)?$/;

const APART = /\d\s{2,}\d/;

/**
 * A duration in milliseconds: `564.00us` → 0.564, `3.23ms`, `52.86 s` → 52860, `1.2K s`, `60.02 (mins)`.
 * @param defaultUnit what a bare number counts, e.g. `ms` for a column headed `Avg wait (ms)`; without it a bare number is null.
 */
export function parseDuration(text: string, defaultUnit = '', locale: NumberLocale = 'point'): number | null {
  // Folded, two numbers far apart would pass for one with a blank between its groups.
  const match = APART.test(text) ? null : DURATION.exec(foldText(text));
  if (!match) return null;
  const [, number = '', suffix = '', unit = ''] = match;
  const factor = DURATIONS[(unit || defaultUnit).toLowerCase().replace('μ', 'µ')];
  const value = parseNumber(number + suffix, locale);
  return factor === undefined || value === null ? null : scale(value, factor);
}

/** Times a power of ten without binary dust: 564 × 1e-3 is 0.564. */
function scale(value: number, factor: number): number {
  return factor === 1 ? value : Number((value * factor).toPrecision(15));
}

const ORACLE_TIME =
  /^(\d{1,2})\s*[-/ ]\s*([^-/\s][^-/]*?)\s*[-/ ]\s*(\d{4}|\d{2})(?!\d)(?:[ T]+(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:[.,]\d+)?\s*(\S*))?/;
const ISO_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?/;
const PM = /^(?:p\.?m\.?|下午|午後|오후|ch|μμ|nachm\.?|em|odp\.?)$/i;
const AM = /^(?:a\.?m\.?|上午|午前|오전|sa|πμ|vorm\.?|fm|dop\.?)$/i;

/**
 * A printed time as `YYYY-MM-DD HH:MM:SS`: `23-Dec-23 05:59:01`, `20-10月-24 14:00`, `20-OCT. -24 02:00:00 PM`, `2024-10-20 14:00:00`,
 * with or without seconds, a weekday behind it allowed. Two-digit years by Oracle's RR rule (50–99 are 19xx). Null if it is none,
 * a date alone or an impossible date included.
 * @param readMonth 1–12 of a month's printed name, by default in any language
 */
export function parseTimestamp(text: string, readMonth = monthNumber): string | null {
  const folded = foldText(text);
  if (folded.length > 60) return null;
  const iso = ISO_TIME.exec(folded);
  if (iso) return timestamp(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso[4], iso[5], iso[6], '');
  const match = ORACLE_TIME.exec(folded);
  if (!match) return null;
  const [, day = '', monthText = '', yearText = '', hour, minute, second, half = ''] = match;
  const month = readMonth(monthText);
  if (month === null) return null;
  const year = Number(yearText) + (yearText.length === 4 ? 0 : Number(yearText) < 50 ? 2000 : 1900);
  return timestamp(year, month, Number(day), hour, minute, second, half);
}

/** The month's name in a printed time, null if there is none. */
export function printedMonth(text: string): string | null {
  return text.length > 60 ? null : (ORACLE_TIME.exec(foldText(text))?.[2] ?? null);
}

function timestamp(
  year: number,
  month: number,
  day: number,
  hourText: string | undefined,
  minute: string | undefined,
  second: string | undefined,
  half: string,
): string | null {
  if (hourText === undefined || minute === undefined) return null;
  let hour = Number(hourText);
  if (PM.test(half) && hour < 12) hour += 12;
  else if (AM.test(half) && hour === 12) hour = 0;
  const date = new Date(Date.UTC(year, month - 1, day));
  if (month < 1 || month > 12 || date.getUTCDate() !== day) return null;
  if (hour > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${year}-${two(month)}-${two(day)} ${two(hour)}:${minute}:${second ?? '00'}`;
}

/** Seconds between two times as `parseTimestamp` gives them; null if either is. */
export function secondsBetween(begin: string | null, end: string | null): number | null {
  if (begin === null || end === null) return null;
  const at = (time: string) => Date.parse(`${time.replace(' ', 'T')}Z`);
  return (at(end) - at(begin)) / 1000;
}

/** Only `point` can print these … */
const ONLY_POINT = /^-?(?:\d{1,3}(?:,\d{3})+\.\d+|\d*\.(?:\d{1,2}|\d{4,}))[KMGTP]?$/;
/** … and only `comma` these. Three digits after a single sign say nothing. */
const ONLY_COMMA = /^-?(?:\d{1,3}(?:\.\d{3})+,\d+|\d*,(?:\d{1,2}|\d{4,}))[KMGTP]?$/;

const DIGIT_NINE = 57;

/** Which decimal sign a report uses, by the vote of those cells that only one of them can print. */
export function numberLocale(tables: Iterable<{ rows: readonly (readonly string[])[] }>): NumberLocale {
  let votes = 0;
  let cells = 0;
  for (const { rows } of tables) {
    for (const row of rows) {
      for (const cell of row) {
        // Fewer than three characters say nothing; names, half of all cells, are soon told from numbers.
        if (cell.length > 20 || cell.length < 2 || cell.charCodeAt(0) > DIGIT_NINE) continue;
        if (!cell.includes('.') && !cell.includes(',')) continue;
        if (ONLY_POINT.test(cell)) votes++;
        else if (ONLY_COMMA.test(cell)) votes--;
      }
    }
    // A few hundred votes decide; no need to look at every cell of a long report.
    if (++cells > 20 && Math.abs(votes) > 200) break;
  }
  return votes < 0 ? 'comma' : 'point';
}
