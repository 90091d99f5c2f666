import { describe, expect, it } from 'vitest';
import type { Headline } from '../../generator/pages/types.ts';
import { headlineHtml } from './headline.ts';

const nothing: Headline = {
  aas: null,
  cpus: null,
  aasRatioToPrevious: null,
  usualAas: null,
  topEvent: null,
  at: null,
  restarted: false,
  gapBeforeS: null,
};
const plain = (headline: Partial<Headline>, lang: 'en' | 'zh' = 'en') =>
  headlineHtml({ ...nothing, ...headline }, lang)
    .replace(/<\/?b>/g, '')
    .replaceAll('\u00a0', ' ');

describe('headlineHtml', () => {
  it('says load, its course and the top event', () => {
    const topEvent = { name: 'log file sync', waitClass: 'Commit', pctDbTime: 51.5 };
    expect(plain({ aas: 24.8, cpus: 16, aasRatioToPrevious: 3.1, topEvent })).toBe(
      '24.8 average active sessions on 16 CPUs, 3.1 × the snapshot before. 51.5 % of DB time is log file sync.',
    );
    expect(plain({ aas: 24.8, cpus: 16, aasRatioToPrevious: 0.5, topEvent }, 'zh')).toBe(
      '平均活动会话 24.8（16 个 CPU），比前一快照低 50 %。DB time 的 51.5 % 耗在 log file sync。',
    );
  });

  it('holds the load against what is usual at its hour rather than against the snapshot before', () => {
    const usualAas = { value: 8, low: 6, high: 10, basis: 'hour_of_week', at: '2026-11-02 10:30:00' } as const;
    const headline = { aas: 24.8, cpus: 16, aasRatioToPrevious: 1, usualAas };
    expect(plain(headline)).toBe('24.8 average active sessions on 16 CPUs, 3.1 × its usual Monday 10:00.');
    expect(plain(headline, 'zh')).toBe('平均活动会话 24.8（16 个 CPU），为周一 10:00 常态的 3.1 倍。');
    expect(plain({ ...headline, aas: 9.9 })).toContain('about its usual Monday 10:00');
    expect(plain({ ...headline, aas: 4 })).toContain('50 % less than its usual');
    expect(
      plain({ ...headline, usualAas: { ...usualAas, basis: 'hour_of_day', at: '2026-11-01 10:30:00' } }),
    ).toContain('usual weekend 10:00');
    expect(plain({ ...headline, usualAas: { ...usualAas, basis: 'recent' } })).toContain('as in the snapshot before');
    expect(plain({ ...headline, usualAas: { ...usualAas, value: 0, low: 0, high: 0 } })).toContain(
      'as in the snapshot',
    );
  });

  it('leaves out what is unknown', () => {
    expect(plain({ aas: 1 })).toBe('1 average active sessions.');
    expect(plain({ topEvent: { name: 'DB CPU', waitClass: null, pctDbTime: 90.4 } })).toBe(
      '90.4 % of DB time is spent on CPU.',
    );
    expect(plain({})).toContain('too little');
  });

  it('escapes the name of an event', () => {
    expect(headlineHtml({ ...nothing, topEvent: { name: '<img>', waitClass: null, pctDbTime: null } }, 'en')).toContain(
      '&lt;img&gt;',
    );
  });
});
