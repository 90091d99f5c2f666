import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { describe, expect, it } from 'vitest';
import { highlight, layOut } from './sqlText.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;

/** What a browser shows of it. */
const textOf = (nodes: readonly Node[]): string =>
  nodes.map((node) => ('value' in node ? node.value : 'childNodes' in node ? textOf(node.childNodes) : '')).join('');

describe('layout', () => {
  it('breaks a statement into its clauses and changes nothing else', () => {
    const text = 'select a, b from t, u where t.id = u.id and x = :1 and y = :"SYS_B_0" order by 2';
    expect(layOut(text).split('\n').length).toBeGreaterThan(6);
    expect(layOut(text).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });

  it('leaves alone what it cannot take apart', () => {
    for (const text of ["select 'cut in the mid", 'begin if x then (', 'x'.repeat(20_000), ''])
      expect(layOut(text).replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
  });
});

describe('highlighting', () => {
  it('tells hints, comments, strings, binds, numbers and keywords apart', () => {
    expect(
      highlight("SELECT /*+ FULL(t) */ name, q'[it's]', 'a''b' /* c */ FROM t WHERE id = :b1 AND n > 10 -- end"),
    ).toBe(
      '<span class="sq-word">SELECT</span> <span class="sq-hint">/*+ FULL(t) */</span> name, ' +
        '<span class="sq-string">q&#39;[it&#39;s]&#39;</span>, <span class="sq-string">&#39;a&#39;&#39;b&#39;</span> ' +
        '<span class="sq-comment">/* c */</span> <span class="sq-word">FROM</span> t <span class="sq-word">WHERE</span> id = ' +
        '<span class="sq-bind">:b1</span> <span class="sq-word">AND</span> n &gt; <span class="sq-number">10</span> ' +
        '<span class="sq-comment">-- end</span>',
    );
  });

  it('keeps every character and makes no markup of any', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'<>&"\'/*-+:q[]{}()sel 1.\n') }), (text) => {
        const html = highlight(text);
        expect(textOf(parseFragment(html).childNodes)).toBe(text);
        expect(html.replace(/<\/?span(?: class="sq-[a-z]+")?>/g, '')).not.toMatch(/[<>]/);
      }),
    );
  });
});
