import { describe, expect, it } from 'vitest';
import { fragmentOf, href, placeOf } from './url.ts';

describe('links', () => {
  it('are relative and end in a file', () => {
    expect(href(0, 'en/')).toBe('en/index.html');
    expect(href(2, '')).toBe('../../index.html');
    expect(href(4, 'assets/site.css')).toBe('../../../../assets/site.css');
    expect(href(2, 'en/orcl-1/#snapshots')).toBe('../../en/orcl-1/index.html#snapshots');
  });

  it('lead from a page to others, and to itself in the other language', () => {
    const place = placeOf('en', 'orcl-1/sql/abc/');
    expect(place.to('')).toBe('../../../../en/index.html');
    expect(place.to('orcl-1/')).toBe('../../../../en/orcl-1/index.html');
    expect(place.inLang('zh')).toBe('../../../../zh/orcl-1/sql/abc/index.html');
  });

  it('have fragments without blanks or quotes', () => {
    expect(fragmentOf('enq: TX - row "lock"')).toBe('enq-tx-row-lock');
    expect(fragmentOf('***')).toBe('x');
  });
});
