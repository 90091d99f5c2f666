import fs from 'node:fs';
import { expect, test } from 'vitest';
import { seriesRank } from '../../analysis/subject.ts';
import type { Redaction } from '../../redact/report.ts';
import { corpusFiles, describeCorpus } from '../../testing/corpus.ts';
import { inspected, judged } from '../inspect.ts';
import { findingLines, findingsJson } from './findings.ts';
import { inspectionPage } from './page.ts';

const asPrinted: Redaction = { sql: 'none', names: [], digest: () => '' };

describeCorpus('awr inspect on real reports', () => {
  test.each(corpusFiles().map((file) => [file.name, file] as const))('%s', (name, { file, row }) => {
    const page = inspectionPage(inspected(new Uint8Array(fs.readFileSync(file)), name, asPrinted));
    const [facts = '', ...sections] = page.split('\n\n');
    expect(facts).toMatch(/^database {3}\S/);
    expect(facts).toMatch(/^report {5}\S/m);
    if (row['release']) expect(facts).toContain(row['release']);
    // Something to act on: a list with a rule under its titles, and a row below.
    expect(sections.filter((section) => /\n {2}─+.*\n {2}\S/.test(section)).length).toBeGreaterThan(0);
    expect(page).not.toMatch(/\bundefined\b|\bNaN\b|\[object/);
  });

  test.each(corpusFiles().map((file) => [file.name, file] as const))(
    '%s: findings, or that there are none',
    async (name, { file }) => {
      const report = inspected(new Uint8Array(fs.readFileSync(file)), name, asPrinted);
      const judgement = judged(report, { thresholds: {}, databases: {}, disabled: [] });
      const { kind, header } = report.report;
      const hasInterval = seriesRank(kind) !== null && header.begin_time !== null && header.end_time !== null;
      expect(judgement !== null).toBe(hasInterval);
      if (!judgement) return;
      for (const lang of ['en', 'zh'] as const) {
        const [title, first = '', ...rest] = findingLines(judgement, lang, 90);
        expect(title).toBe({ en: 'Findings', zh: '发现' }[lang]);
        expect(first).toMatch(lang === 'en' ? /^ {2}(?:High|Medium|Low|None: )/ : /^ {2}(?:高|中|低|无：)/);
        expect([first, ...rest].join('\n')).not.toMatch(/\bundefined\b|\bNaN\b|\[object|\{\w+\}/);
      }
      for (const { evidence } of findingsJson(judgement) ?? []) expect(evidence).not.toEqual([]);
    },
  );
});
