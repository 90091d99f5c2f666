/**
 * Real pages written as text: the same rows, but for names that are cut. Where two statistics are cut to one name they keep
 * their places.
 */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { textOf } from '../testing/text/write.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import type { Cell } from './types.ts';

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
      const differing: string[] = [];
      for (const { name: table, columns } of sections) {
        const [rows, others] = [wanted.rows.get(table) ?? [], got.rows.get(table) ?? []];
        if (others.length !== rows.length) differing.push(`${table}: ${rows.length} rows, as text ${others.length}`);
        rows.forEach((row, at) => {
          columns.forEach(({ name }, place) => {
            const [one, other] = [row[place] ?? null, others[at]?.[place] ?? null];
            if (!agree(one, other) && !OTHERWISE.test(`${table}.${name}`)) {
              differing.push(`${table} ${at} ${name}: ${one} as text ${other}`);
            }
          });
        });
      }
      expect(differing).toEqual([]);
    });
  });
});

/** Labels that text shortens, and the container of ASH's statements, of which no text form is known. */
const OTHERWISE = /^load_profile\.label$|\.container_name$/;

function agree(page: Cell, text: Cell): boolean {
  return (
    page === text || (typeof page === 'string' && typeof text === 'string' && text !== '' && page.startsWith(text))
  );
}
