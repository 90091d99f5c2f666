import fs from 'node:fs';
import { expect, test } from 'vitest';
import type { Redaction } from '../../redact/report.ts';
import { corpusFiles, describeCorpus } from '../../testing/corpus.ts';
import { inspected } from '../inspect.ts';
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
});
