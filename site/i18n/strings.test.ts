import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { t } from '../lib/i18n.ts';
import en from './en.json' with { type: 'json' };
import zh from './zh-CN.json' with { type: 'json' };

const site = path.resolve(import.meta.dirname, '..');
const sources = fs
  .readdirSync(site, { recursive: true, encoding: 'utf8' })
  .filter(
    (file) => /\.(astro|ts)$/.test(file) && !file.endsWith('.test.ts') && !/^(charts|testing|public)\//.test(file),
  )
  .map((file) => fs.readFileSync(path.join(site, file), 'utf8'));

const names = (template: string) => [...template.matchAll(/\{(\w+)/g)].map(([, name]) => name);

describe('strings', () => {
  it('are the same set in both languages', () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  it('take the same values in both languages', () => {
    const zhStrings: Record<string, string> = zh;
    for (const [key, text] of Object.entries(en)) {
      expect([key, [...new Set(names(zhStrings[key] ?? ''))].sort()]).toEqual([key, [...new Set(names(text))].sort()]);
    }
  });

  it('exist for every key that the code names', () => {
    const calls = /\b(?:tr|t\([\w.]+\))(?:\.html)?\(\s*'([^']+)'/g;
    const used = new Set(sources.flatMap((source) => [...source.matchAll(calls)].map(([, key]) => key ?? '')));
    expect(used.size).toBeGreaterThan(150);
    expect([...used].filter((key) => !(key in en))).toEqual([]);
  });

  it('are all used, or made for a run-time name', () => {
    const runtime =
      /^(kind|metric|load|unit|ordering|segments|headline|gloss|reject|severity|usual|state|cpu|section|fact|help\.p|find\.kind|explore|capacity\.limit|wait\.(?:scope|chart|basis)|segment\.statistic|change\.kind|change\.up|change\.down|group\.diff|group\.advice|moves\.cycle|advisory|contention|rac\.unit|exadata|vital\.band|buckets|cluster\.figure|compare\.verdict|compare\.usual|comparisons\.why)\.|^digest\.status_|^help\.terms_/;
    const text = sources.join('\n');
    expect(Object.keys(en).filter((key) => !runtime.test(key) && !text.includes(`'${key}'`))).toEqual([]);
  });

  it('put values in, with the word that follows a number', () => {
    expect(t('en')('fleet.reports', { count: 1 })).toBe('1 report');
    expect(t('en')('fleet.reports', { count: '1,200' })).toBe('1,200 reports');
    expect(t('zh')('fleet.reports', { count: 1 })).toBe('1 份报告');
  });

  it('are escaped as HTML around values that are HTML', () => {
    expect(t('en').html('headline.aas', { aas: '<b>1</b>' })).toBe('<b>1</b> average active sessions');
  });
});
