/** What a sentence names and that has a page, as links within it. */
import type { NamedPage } from '../../generator/pages/types.ts';
import { esc } from './html.ts';
import type { Place } from './url.ts';

/** Makes a link of HTML; the path is below `/{lang}/`. */
export type Linking = (html: string, path: string | null | undefined) => string;

export const unlinked: Linking = (html) => html;

/** Links from a page; what leads to the page itself is none. */
export const linkingFrom =
  (place: Place): Linking =>
  (html, path) =>
    path && path !== place.path ? `<a href="${esc(place.to(path))}">${html}</a>` : html;

/** `OWNER.OBJECT` of `OWNER.OBJECT (PARTITION)`: partitions share a page. Events and statements are as they are. */
export const objectName = (object: string): string => object.replace(/^([^ (]+\.[^ (]+) \(.*\)$/s, '$1');

/** `OWNER.OBJECT` within a sentence of either language, with the full stop that may end it. */
const SEGMENT = /[^\s,;:()，；：（）、。]+\.[^\s,;:()，；：（）、。]+/g;

/** What `text` names of `paths`: the segments, and `object`, what it is about. */
export function namesIn(text: string, object: string | null, paths: ReadonlyMap<string, string>): NamedPage[] {
  const segments = (text.match(SEGMENT) ?? []).map((name) => name.replace(/\.$/, ''));
  return [...new Set([objectName(object ?? ''), ...segments])].flatMap((name) => {
    const path = paths.get(name);
    return path === undefined ? [] : [{ name, path }];
  });
}

/** A character of a name: `SHOP.T` is not named by `SHOP.T2` nor by `SHOP.T$A`. */
const WORD = /[\w$#]/;

/** `text` as HTML, the names in it as links; `around`: what to make of the text between them. */
export function withNames(
  text: string,
  names: readonly NamedPage[],
  linked: Linking,
  around: (html: string) => string = (html) => html,
): string {
  let html = '';
  let from = 0;
  for (let found = next(text, names, from); found; found = next(text, names, from)) {
    html += piece(text.slice(from, found.at), around) + linked(esc(found.name), found.path);
    from = found.at + found.name.length;
  }
  return html + piece(text.slice(from), around);
}

/** Punctuation alone needs no link. */
const piece = (text: string, around: (html: string) => string): string => {
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  return before + (/[\p{L}\p{N}]/u.test(middle) ? around(esc(middle)) : esc(middle)) + after;
};

/** The first name from a place on, of several there the longest. */
function next(text: string, names: readonly NamedPage[], from: number): (NamedPage & { at: number }) | null {
  let first: (NamedPage & { at: number }) | null = null;
  for (const { name, path } of names) {
    const at = placeOf(text, name, from);
    if (at < 0) continue;
    if (first === null || at < first.at || (at === first.at && name.length > first.name.length))
      first = { name, path, at };
  }
  return first;
}

function placeOf(text: string, name: string, from: number): number {
  if (name === '') return -1;
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const [before, after] = [text[at - 1] ?? '', text[at + name.length] ?? ''];
    if (!WORD.test(before) && !WORD.test(after)) return at;
  }
  return -1;
}
