/** Markup made as strings, for the parts with thousands of cells. Everything that comes from a report goes through `esc`. */
import { formatInterval } from './format.ts';
import type { Lang } from './i18n.ts';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** What must not stand in HTML as it is: its own signs, and the control characters that it forbids; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const UNSAFE = /[&<>"'\u0000-\u0008\u000b-\u001f\u007f-\u009f]/;
const EVERY_UNSAFE = new RegExp(UNSAFE, 'g');

/**
 * Text as HTML, safe as content and as an attribute's value in double quotes. Control characters that HTML forbids are shown
 * as U+FFFD. Most texts hold nothing to escape, and a page has tens of thousands: they are only looked at.
 */
export function esc(text: string | number): string {
  const plain = String(text);
  return UNSAFE.test(plain) ? plain.replace(EVERY_UNSAFE, (char) => ESCAPES[char] ?? '\ufffd') : plain;
}

/** HTML of ours as text: without its tags, its references undone. */
export function plainText(html: string): string {
  const chars: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };
  return html.replace(/<[^>]*>/g, '').replace(/&(#39|\w+);/g, (whole, name: string) => chars[name] ?? whole);
}

/** `text` shortened to `length` characters at most, without splitting a surrogate pair. */
export function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${Array.from(text.slice(0, length)).slice(0, -1).join('').trimEnd()}…`;
}

/** An interval of which neither time is broken at its hyphens, as HTML. */
export const unbrokenSpan = (from: string, to: string, lang: Lang): string =>
  formatInterval(from, to, lang)
    .split(' – ')
    .map((time) => `<span class="nowrap">${esc(time)}</span>`)
    .join(' – ');

/** White space folded to single blanks: SQL as one line. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
