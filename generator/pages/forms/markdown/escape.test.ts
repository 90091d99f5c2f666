import fc from 'fast-check';
import { lexer, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { escapeText, fenced, quote, visibleLine } from './escape.ts';
import { table } from './write.ts';

/** Kinds of every token of a document, nested ones too. */
function kinds(markdown: string): Set<string> {
  const found = new Set<string>();
  const walk = (tokens: readonly Token[]): void => {
    for (const token of tokens) {
      found.add(token.type);
      if ('tokens' in token && token.tokens) walk(token.tokens);
      if (token.type === 'table')
        for (const row of [token.header, ...token.rows]) for (const cell of row) walk(cell.tokens);
      if (token.type === 'list') walk(token.items);
    }
  };
  walk(lexer(markdown));
  return found;
}

const MARKUP = [
  'html',
  'link',
  'image',
  'def',
  'heading',
  'hr',
  'blockquote',
  'list',
  'code',
  'em',
  'strong',
  'del',
  'br',
];

/** Text made of what Markdown and HTML are made of. */
const hostile = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...'`*_[]()<>|~&#!\\-+=:.\n\r\t "\'') },
      fc.constantFrom(
        'http://x.y',
        'www.x.y',
        'a@b.cd',
        '<b>',
        '![i](u)',
        '[l](u)',
        '&lt;',
        '```',
        '---',
        '1. ',
        'a_b',
      ),
      fc.constantFrom('\u202e', '\u200b', '\u{e0041}', '\u2028', '\u0000', '\u001b[31m', '\u0085', '数据', '😀'),
      fc.string({ maxLength: 4 }),
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

const only = (found: Set<string>, allowed: readonly string[]) => [...found].filter((kind) => !allowed.includes(kind));

describe('report text in Markdown', () => {
  it('quoted, is one code span and nothing else', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(only(kinds(`name ${quote(text)} end`), ['paragraph', 'text', 'codespan'])).toEqual([]);
      }),
    );
  });

  it('in a table, stays in its cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [first] = lexer(table(['a', 'b'], [[quote(text, { inTable: true }), 'second']]));
        expect(first?.type).toBe('table');
        if (first?.type !== 'table') return;
        expect(first.rows).toHaveLength(1);
        expect(first.rows[0]?.[1]?.text).toBe('second');
        expect(only(kinds(first.raw), ['table', 'text', 'codespan'])).toEqual([]);
      }),
    );
  });

  it('within a sentence, is text; addresses become code spans, so that no viewer links them', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const found = kinds(escapeText(text));
        expect(MARKUP.filter((kind) => found.has(kind))).toEqual([]);
      }),
    );
    expect(escapeText('see http://evil.example/x now')).toBe('see `http://evil.example/x` now');
    expect(escapeText('db_file_name of V$SQL')).toBe('db_file_name of V$SQL');
  });

  it('fenced, cannot end its fence', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(only(kinds(`${fenced(text, 'sql', 500)}\n`), ['code', 'space'])).toEqual([]);
      }),
    );
  });

  it('hides nothing: what is not seen becomes a visible sign', () => {
    expect(visibleLine('a\u202eb\u200bc\u{e0041}d\u0007e\nf\tg')).toBe('a\ufffdb\ufffdc\ufffdd␇e f g');
    expect(quote('x'.repeat(300), { most: 10 })).toBe(`\`${'x'.repeat(10)}…\``);
    expect(quote('')).toBe('` `');
  });
});
