import { describe, expect, it } from 'vitest';
import { cut, esc, oneLine } from './html.ts';

describe('esc', () => {
  it('leaves no way out of text or a quoted attribute', () => {
    expect(esc(`<a href="x" title='y'>&amp;`)).toBe('&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;');
  });

  it('replaces control characters and keeps tab and line feed', () => {
    expect(esc('a\u0000b\tc\nd\u009be')).toBe('a\ufffdb\tc\nd\ufffde');
  });
});

describe('cut', () => {
  it('keeps short text and never splits a character', () => {
    expect(cut('short', 5)).toBe('short');
    expect(cut('𠀀𠀀𠀀𠀀', 5)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
  });
});

describe('oneLine', () => {
  it('folds white space', () => expect(oneLine(' select\n\t1\r\n from dual ')).toBe('select 1 from dual'));
});

it('every character is escaped, shown as U+FFFD, or left as it is', () => {
  const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  for (let code = 0; code <= 0xffff; code++) {
    const char = String.fromCharCode(code);
    const shown = signs[char] ?? (/[^\P{Cc}\t\n]/u.test(char) ? '\ufffd' : char);
    if (esc(char) !== shown || esc(`a${char}b${char}`) !== `a${shown}b${shown}`)
      expect(esc(char), `U+${code.toString(16)}`).toBe(shown);
  }
});
