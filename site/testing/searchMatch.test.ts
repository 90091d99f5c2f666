/** The pure part of the search in the browser, run as the browser runs it. */
import fs from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { describe, expect, test } from 'vitest';

interface Match {
  distance(a: string, b: string, most: number): number;
  fold(text: string): string;
  isTypoOf(word: string, token: string): boolean;
  matchText(word: string, text: string): number;
  timeOf(
    query: string,
  ): { month: string | null; day: string | null; time: string | null; ids: number[] | null; words: string[] } | null;
}

const file = path.resolve(import.meta.dirname, '../public/assets/search-match.js');
const scope: { awrMatch?: Match } = {};
vm.runInNewContext(fs.readFileSync(file, 'utf8'), { window: scope });
const { distance, fold, isTypoOf, matchText, timeOf } = scope.awrMatch as Match;
/** Objects of the other realm as plain ones. */
const time = (query: string) => JSON.parse(JSON.stringify(timeOf(query)));

describe('words held against names', () => {
  test('the very name before its beginning, that before a word within, that before anywhere', () => {
    const event = 'db file sequential read';
    const scores = [event, 'db f', 'seq', 'uential', 'write'].map((word) => matchText(word, event));
    expect(scores).toEqual([100, 80, 60, 40, 0]);
    expect(matchText('le', event)).toBe(0);
    expect(matchText('lock', 'block and lock')).toBe(60);
  });

  test('Chinese without blanks', () => {
    expect(matchText('行锁等待', '行锁')).toBe(35);
    expect(matchText('锁', '行锁')).toBe(40);
    expect(matchText('行', '锁')).toBe(0);
    expect(fold('ＬＯＧ File')).toBe('log file');
  });

  test('slips: one letter from four on, two from eight, a swap is one', () => {
    expect(distance('ordres', 'orders', 2)).toBe(1);
    expect(isTypoOf('ordres', 'orders')).toBe(true);
    expect(isTypoOf('sequental', 'sequential')).toBe(true);
    expect(isTypoOf('contnetion', 'contention')).toBe(true);
    expect(isTypoOf('ordr', 'order_items')).toBe(true);
    expect(isTypoOf('sql', 'sga')).toBe(false);
    expect(isTypoOf('8912', '8913')).toBe(false);
    expect(isTypoOf('commit', 'library')).toBe(false);
  });
});

describe('times and ids in a query', () => {
  test('dates, with and without year, day, hour', () => {
    expect(time('2026-10-26')).toMatchObject({ month: '2026-10', day: '26', time: null, words: [] });
    expect(time('2026-10')).toMatchObject({ month: '2026-10', day: null });
    expect(time('orcl 10-26 9:30')).toMatchObject({ month: '-10', day: '26', time: '0930', words: ['orcl'] });
    expect(time('2026/10/26 12')).toMatchObject({ month: '2026-10', day: '26', time: '12' });
    expect(time('10月26日 9点')).toMatchObject({ month: '-10', day: '26', time: '09' });
    expect(time('2026年1月')).toMatchObject({ month: '2026-01', day: null });
    expect(time('2026-13-01')).toBeNull();
  });

  test('ids of snapshots, one or two', () => {
    expect(time('8912')).toMatchObject({ month: null, ids: [8912] });
    expect(time('8912-8913 orcl')).toMatchObject({ ids: [8912, 8913], words: ['orcl'] });
    expect(time('gc cr block 2-way')).toBeNull();
    expect(time('ora_12x')).toBeNull();
  });
});

test('dates with English month names', () => {
  const date = (query: string) => {
    const { month, day, words } = time(query);
    return [month, day, words.join(' ')];
  };
  expect(date('30 oct 2026')).toEqual(['2026-10', '30', '']);
  expect(date('october 3, 2026 demo')).toEqual(['2026-10', '03', 'demo']);
  expect(date('sept 5')).toEqual(['-09', '05', '']);
  expect(date('5 may 09:00')).toEqual(['-05', '05', '']);
  expect(timeOf('market 5')).toBeNull();
  expect(timeOf('mayor may')).toBeNull();
});
