import { describe, expect, test } from 'vitest';
import { findBrowser, pagesNamed } from './pdf.ts';

const PAGES = [
  '',
  'digest/',
  'orcl-1/',
  'orcl-1/orcl1/2026-10-26-1200_8912-8913/',
  'orcl-1/orcl2/2026-10-26-1200_8912-8913/',
  'orcl-1/orcl1/2026-10-27-0000_8924-8925/',
  'orcl-1/sql/7h35uxf5uhmm1/',
  'orclprod-2/orclprod/2026-10-26-1200_1-2/',
];

describe('pages that a name means', () => {
  test('a whole address, with host, language and fragment or without, or the end of one', () => {
    expect(pagesNamed('https://awr.example.com/zh/orcl-1/#trends', PAGES)).toEqual(['orcl-1/']);
    expect(pagesNamed('orcl1/2026-10-26-1200_8912-8913', PAGES)).toEqual(['orcl-1/orcl1/2026-10-26-1200_8912-8913/']);
    expect(pagesNamed('7h35uxf5uhmm1', PAGES)).toEqual(['orcl-1/sql/7h35uxf5uhmm1/']);
    expect(pagesNamed('/en/index.html', PAGES)).toEqual(['']);
    expect(pagesNamed('2026-10-26-1200_8912-8913/', PAGES)).toHaveLength(2);
    expect(pagesNamed('../../etc/passwd', PAGES)).toEqual([]);
  });

  test('the snapshots that begin within a period, of a database or one instance', () => {
    expect(pagesNamed('ORCL@2026-10-26..2026-10-27', PAGES)).toHaveLength(2);
    expect(pagesNamed('orcl-1/ORCL1@2026-10-26 12:00..2026-10-27 00:01', PAGES)).toEqual([
      'orcl-1/orcl1/2026-10-26-1200_8912-8913/',
      'orcl-1/orcl1/2026-10-27-0000_8924-8925/',
    ]);
    expect(pagesNamed('ORCL@2026-11-01..2026-11-02', PAGES)).toEqual([]);
  });
});

test('a browser that is not there is said with what to do', () => {
  expect(() => findBrowser('/no/such/browser')).toThrow(expect.objectContaining({ code: 'no_browser' }));
});
