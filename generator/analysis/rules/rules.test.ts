/** What holds for every rule: complete in both languages, sentences that fill, thresholds that the configuration can name. */
import { describe, expect, test } from 'vitest';
import { FACT_TABLES } from '../facts/rows.ts';
import { rules } from './index.ts';
import { checkSettings, limitsFor } from './limits.ts';
import type { Rule } from './rule.ts';
import { TERMS } from './terms.ts';

const PARTS = ['title', 'cause', 'advice'] as const;
const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)/g)].map((match) => match[1] ?? '').sort();

/** A rule's texts by part, variants included. */
const texts = (rule: Rule, lang: 'en' | 'zh'): Map<string, string> => {
  const { name, variants = {}, ...own } = rule.text[lang];
  return new Map([
    ['name', name],
    ...Object.entries(own),
    ...Object.entries(variants).flatMap(([variant, parts]) =>
      Object.entries(parts).map(([part, text]): [string, string] => [`${variant}.${part}`, text]),
    ),
  ]);
};

test('ids are unique and of one form', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  expect(rules.filter(({ id }) => !/^[a-z][a-z0-9_]+$/.test(id))).toEqual([]);
});

test('all forty of the published list have a rule', () => {
  const numbers = new Set(rules.map(({ no }) => no));
  expect(Array.from({ length: 40 }, (_, i) => i + 1).filter((no) => !numbers.has(no))).toEqual([]);
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  test('says the same things in both languages', () => {
    const en = texts(rule, 'en');
    const zh = texts(rule, 'zh');
    expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    for (const part of PARTS) expect(en.get(part), part).toBeTruthy();
    expect([...en.values(), ...zh.values()].filter((text) => text.trim() === '')).toEqual([]);
    expect([...zh].filter(([, text]) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('the titles of both languages give the same figures', () => {
    const zh = texts(rule, 'zh');
    for (const [part, text] of texts(rule, 'en')) {
      if (part.endsWith('title'))
        expect(new Set(placeholders(zh.get(part) ?? '')), part).toEqual(new Set(placeholders(text)));
    }
  });

  test('names its sections, its source and how its impact comes about', () => {
    expect(rule.needs.filter((table) => !(table in FACT_TABLES))).toEqual([]);
    expect(rule.source).toBeTruthy();
    expect(rule.impact).toBeTruthy();
    expect(Object.values(rule.thresholds).every(Number.isFinite)).toBe(true);
  });
});

test('every term has words in both languages', () => {
  expect(Object.entries(TERMS).filter(([, { en, zh }]) => !en || !zh)).toEqual([]);
});

describe('thresholds', () => {
  const settings = { thresholds: {}, databases: {}, disabled: [] };
  const sync = rules.find(({ id }) => id === 'log_file_sync') as Rule;

  test('of one database win over those of all, and those over the rule’s own', () => {
    const given = {
      ...settings,
      thresholds: { log_file_sync: { pct_db_time: 8, medium_pct: 12 } },
      databases: { Payroll: { log_file_sync: { pct_db_time: 20 } } },
    };
    expect(limitsFor(given, 'PAYROLL')(sync)).toEqual({ ...sync.thresholds, pct_db_time: 20, medium_pct: 12 });
    expect(limitsFor(given, 'OTHER')(sync)).toEqual({ ...sync.thresholds, pct_db_time: 8, medium_pct: 12 });
    expect(limitsFor(settings, null)(sync)).toEqual(sync.thresholds);
  });

  test('that no rule has are refused by name', () => {
    expect(() => checkSettings({ ...settings, thresholds: { log_file_sink: {} } }, rules)).toThrow(
      /no rule log_file_sink/,
    );
    expect(() => checkSettings({ ...settings, disabled: ['nothing'] }, rules)).toThrow(/no rule nothing/);
    expect(() => checkSettings({ ...settings, databases: { A: { log_file_sync: { pct: 1 } } } }, rules)).toThrow(
      /databases\.A\.log_file_sync: there is no threshold pct/,
    );
    expect(() =>
      checkSettings({ ...settings, databases: { A: { log_file_sync: { pct_db_time: 1 } } } }, rules),
    ).not.toThrow();
  });
});
