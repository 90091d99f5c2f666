/**
 * Numbers, durations and times as pages and findings print them: three significant digits, `–` for absent, `< 0.01` for
 * tiny, `0` only for zero. Pure, runs in a browser.
 */

/** Null: absent. */
export type Num = number | null;

/** What a number is; the formatters choose decimals, prefixes and the sign for absent. */
export type Unit =
  | 'seconds' // a duration; shown as 1.43 ms, 12.8 s, 3 h 12 min
  | 'milliseconds'
  | 'sessions' // average active sessions
  | 'percent' // 0–100
  | 'count'
  | 'per_second'
  | 'bytes'
  | 'bytes_per_second'
  | 'gibibytes';

export type Lang = 'en' | 'zh';

/** What is shown for an absent value. */
export const ABSENT = '–';

/** No-break space between a number and its unit. */
const NB = '\u00a0';

/** `value` with its unit, for reading: `1.43 ms`, `12.8 %`, `1.23 MiB/s`. */
export function formatValue(value: Num, unit: Unit, lang: Lang = 'en'): string {
  if (value === null || !Number.isFinite(value)) return ABSENT;
  switch (unit) {
    case 'seconds':
      return formatDuration(value, lang);
    case 'milliseconds':
      return formatDuration(value / 1000, lang);
    case 'sessions':
      return measure(value);
    case 'percent':
      return formatPct(value);
    case 'count':
      return formatCount(value);
    case 'per_second':
      return formatRate(value);
    case 'bytes':
      return formatBytes(value);
    case 'bytes_per_second':
      return `${formatBytes(value)}/s`;
    case 'gibibytes':
      return formatBytes(value * 2 ** 30);
  }
}

/**
 * Three significant digits, at most two decimals: `0.38`, `1.43`, `12.8`, `12,346`. Whole numbers have no decimals, zero is `0`,
 * what would round to nothing is `< 0.01`.
 */
export function formatNumber(value: Num): string {
  if (value === null || !Number.isFinite(value)) return ABSENT;
  return Number.isInteger(value) ? group(String(value)) : measure(value);
}

/** As `formatNumber`, for a column of measures: they keep their decimals where they happen to be whole, `4.00` beside `3.97`. */
export function formatMeasure(value: Num): string {
  return value === null || !Number.isFinite(value) ? ABSENT : measure(value);
}

function measure(value: number): string {
  if (value === 0) return '0';
  if (Math.abs(value) < 0.005) return value < 0 ? '> −0.01' : '< 0.01';
  return threeDigits(value);
}

/** A count or rate: exact to 99,999, then `123 k`, `1.23 M`, `4.56 G`. */
export function formatCount(value: Num): string {
  if (value === null || !Number.isFinite(value)) return ABSENT;
  const size = Math.abs(value);
  if (size < 99_999.5) return formatNumber(value);
  const [factor, prefix] =
    size < 999_500 ? [1e3, 'k'] : size < 999_500_000 ? [1e6, 'M'] : size < 999.5e9 ? [1e9, 'G'] : [1e12, 'T'];
  return `${threeDigits(value / factor)}${NB}${prefix}`;
}

/** A duration in the unit that reads best: `0.38 ms`, `12.8 s`, `3 min 20 s`, `3 h 12 min`, `4 d 3 h`, `7,253 d`. */
export function formatDuration(seconds: Num, lang: Lang = 'en'): string {
  if (seconds === null || !Number.isFinite(seconds)) return ABSENT;
  if (seconds === 0) return '0';
  const size = Math.abs(seconds);
  if (size < 1e-8) return `< 0.01${NB}µs`;
  if (size < 9.995e-6) return `${threeDigits(seconds * 1e6)}${NB}µs`;
  if (size < 0.9995) return `${threeDigits(seconds * 1e3)}${NB}ms`;
  if (size < 59.95) return `${threeDigits(seconds)}${NB}s`;
  const sign = seconds < 0 ? '−' : '';
  const [large, small, largeName, smallName] = split(size, lang);
  const whole = group(String(large));
  return sign + (small === 0 ? `${whole}${NB}${largeName}` : `${whole}${NB}${largeName}${NB}${small}${NB}${smallName}`);
}

/** Bytes in binary multiples: `512 B`, `1.23 MiB`, `12.8 GiB`. */
export function formatBytes(bytes: Num): string {
  if (bytes === null || !Number.isFinite(bytes)) return ABSENT;
  const size = Math.abs(bytes);
  if (size < 1023.5) return bytes === 0 ? '0' : `${formatNumber(bytes)}${NB}B`;
  let power = 1;
  while (power < BYTE_PREFIXES.length && size / 1024 ** power >= 1023.5) power++;
  return `${threeDigits(bytes / 1024 ** power)}${NB}${BYTE_PREFIXES[power - 1]}`;
}

/** A percentage, 0–100: `12.8 %`. What would round to 100 keeps two decimals: 99.97 is not 100. */
export function formatPct(pct: Num): string {
  if (pct === null || !Number.isFinite(pct)) return ABSENT;
  if (pct > 99.5 && pct < 100) return pct >= 99.995 ? `> 99.99${NB}%` : `${pct.toFixed(pct >= 99.95 ? 2 : 1)}${NB}%`;
  return `${pct === 0 || pct === 100 ? pct : measure(pct)}${NB}%`;
}

/** A number per second: `12,346 /s`, `1.23 M/s`; a rare one by the minute or hour: `0.25 /h`. */
export function formatRate(perSecond: Num): string {
  if (perSecond === null || !Number.isFinite(perSecond)) return ABSENT;
  const size = Math.abs(perSecond);
  if (size > 0 && size < 0.01) {
    const hourly = size < 0.1 / 60;
    return `${measure(perSecond * (hourly ? 3600 : 60))}${NB}${hourly ? '/h' : '/min'}`;
  }
  const text = formatCount(perSecond);
  return /\D$/.test(text) ? `${text}/s` : `${text}${NB}/s`;
}

/**
 * How `current` differs from `previous`: `+12 %`, `−5 %`, `×3.1` beyond doubling, `new` where there was nothing, `=` where the
 * difference rounds to nothing, `–` where either is absent. Percentages differ by points: `+12 pp`.
 */
export function formatDelta(current: Num, previous: Num, unit: Unit, lang: Lang = 'en'): string {
  if (current === null || previous === null || !Number.isFinite(current) || !Number.isFinite(previous)) return ABSENT;
  if (current === previous) return '=';
  if (unit === 'percent') {
    const points = current - previous;
    if (Math.abs(points) < 0.05) return '=';
    const text = Math.abs(points) < 9.95 ? Math.abs(points).toFixed(1) : Math.abs(points).toFixed(0);
    return `${sign(points)}${text}${NB}${lang === 'zh' ? '个百分点' : 'pp'}`;
  }
  if (previous === 0) return lang === 'zh' ? '新增' : 'new';
  const ratio = current / previous;
  if (ratio >= 1.995) return `×${ratio < 9.95 ? ratio.toFixed(1) : formatCount(Math.round(ratio))}`;
  const pct = Math.round((ratio - 1) * 100);
  return pct === 0 ? '=' : `${sign(pct)}${Math.abs(pct)}${NB}%`;
}

const WEEKDAYS: Record<Lang, readonly string[]> = {
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
};

export interface TimeFormat {
  /** `Sat 2023-12-23 05:59`, `2023-12-23 周六 05:59`. */
  weekday?: boolean;
  /** Default false: minutes are enough to read. */
  seconds?: boolean;
}

/** `2023-12-23 05:59:38` as `2023-12-23 05:59`; text of another form is returned as it is. */
export function formatTime(time: string | null, lang: Lang = 'en', format: TimeFormat = {}): string {
  if (time === null) return ABSENT;
  const [, date, clock, seconds] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d)?/.exec(time) ?? [];
  if (!date || !clock) return time;
  const tail = clock + (format.seconds ? (seconds ?? '') : '');
  if (!format.weekday) return `${date} ${tail}`;
  const day = weekday(date, lang);
  return lang === 'zh' ? `${date} ${day} ${tail}` : `${day} ${date} ${tail}`;
}

/** The day of a time: `2023-12-23`, `Sat 2023-12-23`. */
export function formatDay(time: string | null, lang: Lang = 'en', format: { weekday?: boolean } = {}): string {
  if (time === null) return ABSENT;
  const date = time.slice(0, 10);
  if (!format.weekday) return date;
  return lang === 'zh' ? `${date} ${weekday(date, lang)}` : `${weekday(date, lang)} ${date}`;
}

/** From begin to end, the day said once where it is the same: `2023-12-23 05:30 – 06:00`. */
export function formatInterval(begin: string, end: string, lang: Lang = 'en', format: TimeFormat = {}): string {
  const to = formatTime(end, lang);
  const sameDay = begin.slice(0, 10) === end.slice(0, 10) && to.length > 11;
  return `${formatTime(begin, lang, format)} – ${sameDay ? to.slice(11) : formatTime(end, lang, format)}`;
}

/** The full value for hover and export: thousands separated, every digit there is. Empty for absent. */
export function exact(value: Num): string {
  if (value === null || !Number.isFinite(value)) return '';
  const text = String(value);
  return text.includes('e') ? text : group(text);
}

const BYTE_PREFIXES = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** Weekday of `YYYY-MM-DD…`, short. */
export function weekday(date: string, lang: Lang): string {
  return WEEKDAYS[lang][new Date(`${date.slice(0, 10)}T00:00:00Z`).getUTCDay()] ?? '';
}

/** Two units of a duration of a minute or more, rounded so that the small one never reaches the large. */
function split(seconds: number, lang: Lang): [number, number, string, string] {
  const zh = lang === 'zh';
  const s = Math.round(seconds);
  if (s < 3600) return [Math.floor(s / 60), s % 60, zh ? '分' : 'min', zh ? '秒' : 's'];
  const min = Math.round(seconds / 60);
  if (min < 72 * 60) return [Math.floor(min / 60), min % 60, zh ? '小时' : 'h', zh ? '分' : 'min'];
  const h = Math.round(seconds / 3600);
  // Three digits of days say enough.
  if (h >= 100 * 24) return [Math.round(h / 24), 0, zh ? '天' : 'd', ''];
  return [Math.floor(h / 24), h % 24, zh ? '天' : 'd', zh ? '小时' : 'h'];
}

function sign(value: number): string {
  return value < 0 ? '−' : '+';
}

/** Three significant digits of a scaled value from 0.01 to 9,999, zeros kept: `1.40`, `12.0`, `512`. */
function threeDigits(value: number): string {
  const size = Math.abs(value);
  const text = value.toFixed(size < 9.995 ? 2 : size < 99.95 ? 1 : 0);
  return group(text);
}

/** Thousands separated; a typographic minus. */
function group(text: string): string {
  const point = text.indexOf('.');
  // Most figures have at most three digits before the point.
  if ((point < 0 ? text.length : point) <= 3) return text.startsWith('-') ? `−${text.slice(1)}` : text;
  const [whole = '', fraction] = text.replace('-', '−').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
