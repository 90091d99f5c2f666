/**
 * What statements have in common that differ by literals alone, or by what no cursor could share: white space, case, the
 * length of a list of values. Like Oracle's FORCE_MATCHING_SIGNATURE, but made of the text and coarser: that one tells lists
 * of different length apart, and leaves literals alone in statements that have bind variables too.
 */
import { createHash } from 'node:crypto';
import { LEFT_OUT } from '../../redact/left-out.ts';
import { isPlaceholder, LITERAL, withoutLiterals } from '../../redact/sql.ts';

export interface Fingerprint {
  /** The text with `?` for each literal, `:b` for each bind variable and `…` for what an `IN` list holds beyond its first value. */
  shape: string;
  /** The same with whole lists: statements of one shape and other `values` have lists of other lengths. */
  listed: string;
  /** Upper case, without comments, white space folded; literals are kept. */
  plain: string;
  /** The same with comments. */
  whole: string;
}

/** Of longer texts the beginning counts: where tens of thousands of characters are the same, the rest is a list of values. */
const MOST_CHARACTERS = 32_768;
/** Shorter shapes (`COMMIT`, `BEGIN ? END;`) group what has nothing in common. Our choice. */
const LEAST_CHARACTERS = 12;

/** Null where there is no text to go by: none was printed, or it was left out. */
export function fingerprintOf(text: string): Fingerprint | null {
  if (isPlaceholder(text) || text.trim() === LEFT_OUT || text.trim() === LITERAL) return null;
  const beginning = text.slice(0, MOST_CHARACTERS);
  const listed = folded(withoutLiterals(beginning, { ownLines: true })).replace(BIND, ':b');
  const shape = listed.replace(LIST, '$1…)');
  const whole = folded(beginning);
  return shape.length < LEAST_CHARACTERS
    ? null
    : { shape, listed, plain: folded(beginning.replace(COMMENT, ' ')), whole };
}

const BIND = /:\s?(?:"[^"]*"|[\w$#]+)/g;
/** A comment, hints apart. One in a string goes too: that tells only how two statements differ, not whether. */
const COMMENT = /\/\*(?!\+)[\s\S]*?(?:\*\/|$)|--(?!\+)[^\n]*/g;
/** What a list of values holds beyond its first one. */
const LIST = /(\bIN\((?:\?|:b)),(?:\?|:b)(?:,(?:\?|:b))*\)/g;

/** Upper case outside of quoted names; white space only where it parts two words. */
function folded(text: string): string {
  return text
    .split(/("[^"]{0,130}")/)
    .map((part, i) => (i % 2 === 1 ? part : part.toUpperCase()))
    .join('')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/ ?([^\w$#"?: ]) ?/g, '$1')
    .replace(/;$/, '');
}

/** First 16 hex digits of SHA-256: names a shape. */
export const hashOf = (shape: string): string => createHash('sha256').update(shape).digest('hex').slice(0, 16);
