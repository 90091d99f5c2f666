/** Every rule has its three cases: a report on which it fires, one on which it is silent, one that lacks its section. */
import { describe, expect, test } from 'vitest';
import type { RuleCases } from './cases/case.ts';
import { changeCases } from './cases/changes.ts';
import { loadCases } from './cases/load.ts';
import { memoryCases } from './cases/memory.ts';
import { sqlCases } from './cases/sql.ts';
import { waitCases } from './cases/waits.ts';
import { rules } from './index.ts';
import { hitsOf } from './testing.ts';
import { wordingOf } from './wording.ts';

const cases: RuleCases = { ...loadCases, ...waitCases, ...memoryCases, ...sqlCases, ...changeCases };

test('there are cases of every rule, and of no other', () => {
  expect(Object.keys(cases).sort()).toEqual(rules.map(({ id }) => id).sort());
});

describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  const { fires, silent, without } = cases[id] ?? { fires: {}, silent: {} };

  test('fires, with evidence, a sane impact and whole sentences in both languages', () => {
    const hits = hitsOf(rule, fires) ?? [];
    expect(hits).not.toEqual([]);
    for (const hit of hits) {
      expect(hit.evidence.length).toBeGreaterThan(0);
      if (hit.impactPct !== null) {
        expect(hit.impactPct).toBeGreaterThanOrEqual(0);
        expect(hit.impactPct).toBeLessThanOrEqual(100);
      }
      for (const lang of ['en', 'zh'] as const)
        for (const text of Object.values(wordingOf(rule, hit, lang))) {
          expect(text).not.toMatch(/\{|\}|undefined|NaN|null/);
          expect(text.trim()).toMatch(/[.。?？]$/);
        }
    }
  });

  test('is silent at its threshold', () => {
    expect(hitsOf(rule, silent)).toEqual([]);
  });

  test('a section that is missing is not available, never a finding', () => {
    for (const section of rule.needs) {
      const { [section]: _, ...rest } = fires;
      expect(hitsOf(rule, rest), section).toBeNull();
    }
    if (rule.needs.length === 0) {
      expect(without, 'needs no section: say what is missing').toBeDefined();
      expect(hitsOf(rule, without ?? {})).toEqual([]);
    }
  });
});
