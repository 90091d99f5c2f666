/**
 * SQL and PL/SQL without its literals and comments: strings (also `N'…'`, `q'[…]'`), numbers, passwords. What is printed of
 * a statement is often only its beginning, so whatever is open at the end counts as open up to there.
 */
import { hintWithoutLiterals } from './hints.ts';

/** Stands where a literal stood. */
export const LITERAL = '?';

export interface SqlTextOptions {
  /**
   * The lines are those of the statement, so that a `--` comment ends with its line. Else lines were wrapped or folded on the
   * way, and the comment takes the rest of the text with it.
   */
  ownLines: boolean;
}

/** How statements begin, behind what `behindLead` passes; Oracle's own statements on its objects too. */
const BEGINNING =
  /^(?:\?\s*=\s*)?(?:select|insert|update|delete|merge|with|begin|declare|call|alter|create|drop|truncate|grant|revoke|lock|explain|analyze|comment|commit|rollback|savepoint|set|audit|noaudit|rename|purge|flashback|associate|disassociate|administer|exec(?:ute)?|table_\w+|table|upsert)(?![\w$#])/i;

/** A comment or hint that is cut off before the statement itself. */
const BEGINS_IN_COMMENT = /^\s*(?:\/\*|--)/;

/** What reports print in place of a text they do not have. */
const NOT_AVAILABLE = /^[\s*]*(?:SQL )?Text Not Available[\s*]*$/i;

/** Where white space, comments, parentheses and labels before a statement end. By hand: an expression would try every comment's end. */
export function behindLead(text: string): number {
  let at = 0;
  for (;;) {
    const char = text[at] ?? '';
    if (char !== '' && (char === '(' || char === '{' || char.trim() === '')) at++;
    else if (text.startsWith('/*', at)) {
      const end = text.indexOf('*/', at + 2);
      if (end < 0) return text.length;
      at = end + 2;
    } else if (text.startsWith('--', at)) {
      const end = text.indexOf('\n', at);
      if (end < 0) return text.length;
      at = end + 1;
    } else if (text.startsWith('<<', at)) {
      const end = text.slice(at, at + 140).indexOf('>>');
      if (end < 0) return at;
      at += end + 2;
    } else return at;
  }
}

/** Whether the text is the beginning of a statement rather than a piece from its middle. */
export function beginsStatement(text: string): boolean {
  return BEGINS_IN_COMMENT.test(text) || BEGINNING.test(text.slice(behindLead(text)));
}

/** Whether the text stands for a statement's, without being any. */
export function isPlaceholder(text: string): boolean {
  return text.trim() === '' || NOT_AVAILABLE.test(text);
}

/**
 * A cell that holds a statement or a piece of one. Where the piece begins in the middle of a statement, nobody can tell
 * whether that is inside a string: nothing is kept of it.
 */
export function sqlWithoutLiterals(text: string, options: SqlTextOptions): string {
  if (isPlaceholder(text)) return text;
  if (!beginsStatement(text)) return LITERAL;
  const cut = /\.\.\.\s*$/.test(text);
  const clean = withoutLiterals(text, options);
  return cut && !/\.\.\.\s*$/.test(clean) ? `${clean}...` : clean;
}

const IDENTIFIER = /[A-Za-z_$#\u0080-\uffff][\w$#\u0080-\uffff]*/y;
const NUMBER = /\.?\d[\w$#]*(?:\.(?!\.)\d[\w$#]*)?/y;
const EXPONENT = /\d\.?\d*e$/i;
/** Longest quoted name, generously: 128 bytes since 12.2. */
const MAX_NAME = 130;
const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}', '(': ')', '<': '>' };

/** The text, taken to begin outside of strings and comments, without any. */
export function withoutLiterals(text: string, { ownLines }: SqlTextOptions): string {
  let out = '';
  let at = 0;
  // The last two words, for what they announce.
  let [before, last] = ['', ''];
  let identified = false;
  const isPassword = (): boolean => (before === 'IDENTIFIED' && last === 'BY') || (identified && last === 'REPLACE');
  const word = (upper: string): void => {
    [before, last] = [last, upper];
    if (upper === 'IDENTIFIED') identified = true;
  };
  while (at < text.length) {
    const char = text[at] ?? '';
    const two = char + (text[at + 1] ?? '');
    if (two === '/*' || two === '--') {
      const lineEnd = ownLines && two === '--' ? text.indexOf('\n', at) : -1;
      const end = two === '/*' ? text.indexOf('*/', at + 2) : lineEnd;
      const body = text.slice(at + 2, end < 0 ? undefined : end);
      const hint = body.startsWith('+') ? hintWithoutLiterals(body.slice(1)) : '';
      out += hint === '' ? ' ' : two === '/*' ? `/*+ ${hint} */` : `--+ ${hint}`;
      at = end < 0 ? text.length : two === '/*' ? end + 2 : end;
    } else if (char === "'") {
      at = behindWord(text, endOfString(text, at));
      out += LITERAL;
      word('');
    } else if (char === '"') {
      const end = text.slice(at, at + MAX_NAME).indexOf('"', 1);
      const name = end < 0 ? '"' : text.slice(at, at + end + 1);
      out += isPassword() || name.includes("'") ? LITERAL : name;
      // Without its end it is no name, and what follows may hold strings.
      at = isPassword() && end < 0 ? text.length : at + name.length;
      word('');
    } else if (char === ':' || char === '&') {
      // Bind and substitution variables, by number or name.
      const [variable] = /^[:&]+(?:\s?"[^"\n]{1,128}"|[\w$#]*)/.exec(text.slice(at, at + 2 * MAX_NAME)) ?? [char];
      out += variable.includes("'") ? LITERAL : variable;
      at += variable.length;
      word('');
    } else if (/[\d.]/.test(char) && match(NUMBER, text, at)) {
      at += match(NUMBER, text, at).length;
      if (EXPONENT.test(text.slice(Math.max(0, at - 40), at)) && /[+-]/.test(text[at] ?? '')) {
        at += 1 + match(NUMBER, text, at + 1).length;
      }
      out += LITERAL;
      word('');
    } else {
      const name = match(IDENTIFIER, text, at);
      if (name === '') {
        out += char;
        at++;
        continue;
      }
      const end = endOfPrefixed(name, text, at + name.length);
      if (end > 0) {
        at = behindWord(text, end);
        out += LITERAL;
        word('');
        continue;
      }
      const upper = name.toUpperCase();
      out += isPassword() && upper !== 'VALUES' ? LITERAL : name;
      at += name.length;
      word(upper);
    }
  }
  return out;
}

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Behind the string that begins with the quote at `at`; the text's end if it is not closed. */
function endOfString(text: string, at: number): number {
  for (let end = text.indexOf("'", at + 1); end >= 0; end = text.indexOf("'", end + 2)) {
    if (text[end + 1] !== "'") return end + 1;
  }
  return text.length;
}

/**
 * Behind a word that sticks to a string's end and is none of the language: then the quote did not end the string, as where
 * statements in strings were written with quotes not doubled.
 */
function behindWord(text: string, at: number): number {
  const word = match(IDENTIFIER, text, at) || match(NUMBER, text, at);
  return KEYWORDS.test(word) ? at : at + word.length;
}

const KEYWORDS =
  /^(?:and|as|asc|between|by|connect|desc|else|elsif|end|escape|except|fetch|for|from|group|having|if|in|into|intersect|is|like|loop|minus|model|not|nulls|offset|on|or|order|returning|set|start|then|union|using|values|when|where|with)$/i;

/** Behind `N'…'`, `Q'[…]'`, `NQ'…'`, given the word before the quote; 0 where it is none of them. */
function endOfPrefixed(name: string, text: string, at: number): number {
  if (!/^(?:n|u|q|nq)$/i.test(name)) return 0;
  // A line may have been wrapped just there.
  const quote = text[at] === "'" ? at : /^\s*\n\s*'/.test(text.slice(at, at + 80)) ? text.indexOf("'", at) : -1;
  if (quote < 0) return 0;
  if (!/q/i.test(name)) return endOfString(text, quote);
  const open = text[quote + 1] ?? '';
  const end = text.indexOf(`${CLOSING[open] ?? open}'`, quote + 2);
  return open === '' || end < 0 ? text.length : end + 2;
}
