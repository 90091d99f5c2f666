/** Building blocks of the Markdown forms: tables, links, figures. */
import { ABSENT, formatValue, type Lang, type Num, type Unit } from '../../../base/figures.ts';

/** No-break spaces cost a model tokens and say nothing to it. */
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

/** A figure with its unit, `–` where it is absent. Safe in a table. */
export const figure = (value: Num, unit: Unit, lang: Lang): string => plain(formatValue(value, unit, lang));

/** Characters of our own formatters that Markdown would read as markup. */
export const own = (text: string): string => plain(text).replace(/[<>]/g, '\\$&');

/** A table with a rule below its head; cells are Markdown already. Columns without any value are left out. */
export function table(head: readonly string[], rows: readonly (readonly (string | null)[])[]): string {
  const kept = head.map((_, i) => i === 0 || rows.some((row) => row[i] !== null && row[i] !== ABSENT));
  const line = (cells: readonly (string | null)[]) =>
    `|${cells
      .filter((_, i) => kept[i])
      .map((cell) => cell ?? ABSENT)
      .join('|')}|`;
  return [line(head), line(head.map(() => '-')), ...rows.map(line)].join('\n');
}

/**
 * A link from one page to the Markdown form of another, both by their paths below `/{lang}/`, as short as it can be.
 * Addresses are made of `a-z0-9_-/` alone, so nothing in them is markup. `text` is Markdown already.
 */
export function link(text: string, from: string, to: string): string {
  const own = from.split('/').filter(Boolean);
  const target = to.split('/').filter(Boolean);
  let shared = 0;
  while (shared < own.length && shared < target.length && own[shared] === target[shared]) shared++;
  const parts = [...own.slice(shared).map(() => '..'), ...target.slice(shared), 'index.md'];
  return `[${text}](${parts.join('/')})`;
}

/** Sections joined by empty lines, one line feed at the end. */
export const sections = (parts: readonly (string | null)[]): string =>
  `${parts.filter((part) => part !== null && part !== '').join('\n\n')}\n`;
