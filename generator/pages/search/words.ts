/** The words of a statement by which it is found: names of tables, columns, functions, hints; no keywords, no literals. */

/** Words that nearly every statement has, or that say nothing about it. Our choice, from Oracle's SQL and PL/SQL keywords. */
export const STOP_WORDS: readonly string[] = [
  ...['all', 'and', 'any', 'asc', 'begin', 'between', 'both', 'bulk', 'by', 'case', 'cast', 'char', 'close', 'collect'],
  ...[
    'commit',
    'connect',
    'count',
    'cross',
    'current',
    'cursor',
    'date',
    'declare',
    'delete',
    'desc',
    'distinct',
    'else',
  ],
  ...[
    'elsif',
    'end',
    'exception',
    'exists',
    'exit',
    'fetch',
    'first',
    'for',
    'from',
    'full',
    'function',
    'group',
    'having',
  ],
  ...[
    'if',
    'in',
    'inner',
    'insert',
    'into',
    'is',
    'join',
    'left',
    'like',
    'loop',
    'max',
    'merge',
    'min',
    'minus',
    'not',
  ],
  ...['null', 'number', 'nvl', 'of', 'on', 'open', 'or', 'order', 'others', 'outer', 'over', 'partition', 'procedure'],
  ...['raise', 'return', 'right', 'rows', 'select', 'set', 'start', 'substr', 'sum', 'sysdate', 'table', 'then', 'to'],
  ...['trunc', 'union', 'update', 'using', 'values', 'varchar2', 'when', 'where', 'while', 'with'],
];

const STOPPED = new Set(STOP_WORDS);

/** Text in quotes, Oracle's own quoting among it (`q'[…]'`): what a statement is given, not what it is. */
const LITERALS =
  /\bn?q'\[[\s\S]*?(?:\]'|$)|\bn?q'\{[\s\S]*?(?:\}'|$)|\bn?q'\([\s\S]*?(?:\)'|$)|'(?:[^']|'')*(?:'|$)/giu;
const WORDS = /[\p{L}_][\p{L}\p{N}_$#]+/gu;

/** Shorter words are aliases mostly, longer ones are names that Oracle made up. */
const SHORTEST = 3;
const LONGEST = 64;
/** A statement of more different words is made by a machine; its first ones tell what it is about. */
const MOST_WORDS = 120;

/** Different words of a statement, folded to lower case, in the order of their first place. */
export function statementWords(sqlText: string): string[] {
  const words = new Set<string>();
  for (const [word] of sqlText.replace(LITERALS, ' ').matchAll(WORDS)) {
    const folded = foldName(word);
    const length = Array.from(folded).length;
    if (length < (isIdeographic(folded) ? 2 : SHORTEST) || length > LONGEST || STOPPED.has(folded)) continue;
    words.add(folded);
    if (words.size === MOST_WORDS) break;
  }
  return [...words];
}

/** Words by which a name is found: whole, and from each of its parts on: `order_items_pk`, `items_pk`, `pk`. */
export function nameWords(name: string): string[] {
  const folded = foldName(name).slice(0, LONGEST);
  const words = new Set([folded]);
  for (const { index } of folded.matchAll(/[_$#.]+(?=[\p{L}\p{N}])/gu)) {
    const rest = folded.slice(index).replace(/^[_$#.]+/, '');
    if (rest.length >= SHORTEST) words.add(rest);
  }
  return [...words];
}

/** As queries are folded in the browser: compatibility forms made plain, case dropped. */
export const foldName = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

const isIdeographic = (text: string): boolean => /[\u3400-\u9fff\uf900-\ufaff]/.test(text);
