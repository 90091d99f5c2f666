/**
 * Real pages written as text: the same rows, but for names that are cut. Where two statistics are cut to one name they keep
 * their places.
 */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { differences } from '../testing/text/agree.ts';
import { textOf } from '../testing/text/write.ts';
import { mapReport } from './map.ts';

/** One page of each database and release, and one of a row of intervals. */
const pages = corpusFiles(
  ({ name, kind, format }) =>
    /^awr-(single|pdb)$/.test(kind) && format === 'html' && !/^awrrpt_1_(1(?!90)|20)\d+_\d{3}\.html$/.test(name),
);

describeCorpus('pages of the corpus as text', () => {
  test('are there', () => expect(pages.length).toBeGreaterThan(20));

  describe.each(pages)('$name', ({ file }) => {
    test('has the same rows', () => {
      const page = readReport(fs.readFileSync(file));
      const { text, taken } = textOf(page);
      const written = readReport(new TextEncoder().encode(text));
      const wanted = mapReport({ ...page, tables: page.tables.filter(({ tableNo }) => taken.has(tableNo)) });
      const got = mapReport(written);
      expect(taken.size).toBeGreaterThan(30);
      expect([...written.warnings, ...got.warnings]).toEqual([]);
      expect(differences(wanted.rows, got.rows)).toEqual([]);
    });
  });
});
