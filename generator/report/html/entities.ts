/** Character references of text, decoded as parse5 does: the common ones here, any other by parse5 itself. */
import { defaultTreeAdapter, parseFragment } from 'parse5';

const NAMED: readonly (readonly [string, string])[] = [
  ['#160;', '\u00a0'],
  ['quot;', '"'],
  ['lt;', '<'],
  ['gt;', '>'],
  ['amp;', '&'],
  ['apos;', "'"],
  ['nbsp;', '\u00a0'],
];
/** The same by the code of their first character, which is a small one. */
const BY_FIRST = Array.from({ length: 128 }, (_, code) => NAMED.filter(([name]) => name.charCodeAt(0) === code));

/** Text (of a cell, a heading; not of an attribute) with its character references decoded. */
export function decodeText(raw: string): string {
  return raw.includes('&') ? decodeReferences(raw, decodeByParser) : raw;
}

/**
 * An attribute's value decoded, null where it holds a reference that is not common: without a semicolon HTML takes it
 * differently there.
 */
export function decodeAttribute(raw: string): string | null {
  let strange = false;
  const decoded = decodeReferences(raw, (piece) => {
    strange = true;
    return piece;
  });
  return strange ? null : decoded;
}

/** @param other decodes a piece that starts with an uncommon reference and holds no other */
function decodeReferences(raw: string, other: (piece: string) => string): string {
  let text = '';
  let at = 0;
  for (let ampersand = raw.indexOf('&'); ampersand >= 0; ampersand = raw.indexOf('&', at)) {
    text += raw.slice(at, ampersand);
    const named = namedAt(raw, ampersand + 1);
    if (named) {
      text += named[1];
      at = ampersand + 1 + named[0].length;
      continue;
    }
    const end = raw.indexOf('&', ampersand + 1);
    at = end < 0 ? raw.length : end;
    text += decodePiece(raw.slice(ampersand, at), other);
  }
  return text + raw.slice(at);
}

function namedAt(raw: string, at: number): readonly [string, string] | null {
  for (const named of BY_FIRST[raw.charCodeAt(at)] ?? []) if (raw.startsWith(named[0], at)) return named;
  return null;
}

function decodePiece(piece: string, other: (piece: string) => string): string {
  const code = piece.charCodeAt(1) | 32;
  const mayRefer = piece.charCodeAt(1) === 35 || (code >= 97 && code <= 122);
  if (!mayRefer) return piece;
  const number = /^&#(\d{1,5});/.exec(piece);
  if (number && isPlain(Number(number[1])))
    return String.fromCharCode(Number(number[1])) + piece.slice(number[0].length);
  return other(piece);
}

/** Printable ASCII, tab, LF, CR, and the letters from NBSP to the surrogates: HTML takes these numbers as they are. */
function isPlain(code: number): boolean {
  return (code >= 32 && code < 127) || code === 9 || code === 10 || code === 13 || (code >= 160 && code < 0xd800);
}

function decodeByParser(piece: string): string {
  const [node] = parseFragment(piece.replaceAll('<', '&lt;')).childNodes;
  return node && defaultTreeAdapter.isTextNode(node) ? node.value : '';
}
