/**
 * The encoding of a page that is not UTF-8, by what it makes of the month names in its times. `10-Дек-17` is a time in
 * windows-1251 and nothing in any other encoding; SQL text and object names give no such certainty.
 */
import { monthNumber } from './months.ts';

/** Character sets that databases and their clients write, as the platform names them; of equally good ones the first. */
const CANDIDATES: readonly string[] = [
  'gbk',
  'windows-1252',
  'windows-1251',
  'windows-1250',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'big5',
  'iso-8859-5',
  'koi8-r',
  'ibm866',
  'iso-8859-2',
  'windows-1253',
  'windows-1254',
  'windows-1257',
  'windows-874',
  'windows-1255',
  'windows-1256',
];

/** Header and first tables: all times in a report are in one language. */
const SAMPLE = 256 * 1024;
/** A day, a month that is not plain ASCII, a year. */
const DATE = /(?<!\d)\d{1,2}-([^\s<>-][^<>\n-]{0,14})-(?:\d{4}|\d{2})(?!\d)/g;

/**
 * @param declared encoding that the page claims, preferred where it reads as many months as another
 * @returns the encoding that reads most of the months; null where none reads any, or there are none to read
 */
export function encodingByMonths(bytes: Uint8Array, declared: string | null): string | null {
  const months = new Set<string>();
  for (const [, month = ''] of byteText(bytes.subarray(0, SAMPLE)).matchAll(DATE)) {
    if (/[\x80-\xff]/.test(month)) months.add(month);
  }
  let best: { encoding: string; read: number } | null = null;
  for (const encoding of new Set(declared ? [declared, ...CANDIDATES] : CANDIDATES)) {
    const decoder = decoderOf(encoding);
    if (decoder === null) continue;
    const read = [...months].filter((month) => isMonth(decoder.decode(bytesOf(month)))).length;
    if (read > (best?.read ?? 0)) best = { encoding, read };
  }
  return best?.encoding ?? null;
}

/** Null for an encoding that the platform was built without. */
function decoderOf(encoding: string): TextDecoder | null {
  try {
    return new TextDecoder(encoding);
  } catch {
    return null;
  }
}

/** Names in letters, and `10月`: `monthNumber` also takes a number with rubbish behind it, which proves nothing here. */
function isMonth(text: string): boolean {
  return /\d/.test(text) ? /^\d{1,2}\s*[月월]\s*$/.test(text) : monthNumber(text) !== null;
}

/** A character for each byte; `windows-1252` would make others of 80–9F. */
function byteText(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
