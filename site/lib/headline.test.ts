import { describe, expect, it } from 'vitest';
import type { Headline } from '../../generator/pages/types.ts';
import { headlineHtml } from './headline.ts';

const nothing: Headline = {
  aas: null,
  cpus: null,
  aasRatioToPrevious: null,
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
