import { describe, expect, it } from 'vitest';
import { TERM_GROUPS, TERMS, termLink } from '../lib/terms.ts';

describe('the glossary', () => {
  it('has each term once, in a known group, in both languages', () => {
    const ids = TERMS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, group, en, zh } of TERMS) {
      expect([id, TERM_GROUPS.includes(group)]).toEqual([id, true]);
      expect([id, en.text.length > 40, zh.text.length > 15]).toEqual([id, true, true]);
      expect([id, /[一-鿿]/.test(zh.text), /[一-鿿]/.test(en.text)]).toEqual([id, true, false]);
    }
    expect(TERM_GROUPS.filter((group) => !TERMS.some((term) => term.group === group))).toEqual([]);
  });

  it('links to terms that there are', () => {
    expect(termLink('baseline')).toBe('help/#term-baseline');
    expect(() => termLink('nothing')).toThrow('no term nothing');
  });
});
