/** Character references of text, decoded as parse5 does: the common ones here, any other by parse5 itself. */
import { defaultTreeAdapter, parseFragment } from 'parse5';

const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', '\u00a0'],
]);

/** References that need no table; numbers outside the ranges that HTML remaps. */
const COMMON = /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{1,5}));/g;
/** What still looks like a reference once the common ones are out. */
const OTHER = /&[#a-z]/i;

/** Text (of a cell, a heading; not of an attribute) with its character references decoded. */
export function decodeText(raw: string): string {
  if (!raw.includes('&')) return raw;
  if (OTHER.test(raw.replace(COMMON, (whole, name, number) => (name || isPlain(Number(number)) ? '' : whole)))) {
    return decodeByParser(raw);
  }
  return raw.replace(COMMON, (_, name: string | undefined, number: string) =>
    name ? (NAMED.get(name) ?? '') : String.fromCharCode(Number(number)),
  );
}

/** Printable ASCII, tab, LF, CR, and the letters from NBSP to the surrogates: HTML takes these numbers as they are. */
function isPlain(code: number): boolean {
  return (code >= 32 && code < 127) || code === 9 || code === 10 || code === 13 || (code >= 160 && code < 0xd800);
}

function decodeByParser(raw: string): string {
  const [node] = parseFragment(raw.replaceAll('<', '&lt;')).childNodes;
  return node && defaultTreeAdapter.isTextNode(node) ? node.value : '';
}
