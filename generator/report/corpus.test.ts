/** Every real report: read with the facts its manifest states, or refused for the right reason. */
import fs from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AwrError } from '../base/errors.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { decode } from './decode.ts';
import { edits, mutate } from './html/mutate.ts';
import { scanTables } from './html/scan.ts';
import { treeTables } from './html/tree.ts';
import { readReport } from './read.ts';
import { repair } from './repair.ts';
import { parseTimestamp } from './values.ts';

describeCorpus('reports of the corpus', () => {
  const single = corpusFiles((file) => file.kind === 'awr-single' && file.format === 'html');
  const others = corpusFiles((file) => !(file.kind === 'awr-single' && file.format === 'html'));

  test.each(single)('$name is read', ({ file, row }) => {
    const { header, tables, kind, warnings } = readReport(fs.readFileSync(file));
    expect(kind).toBe('awr');
    expect(warnings).toEqual([]);
    // Besides the page's tables there are those made of the ADDM reports in it.
    const printed = tables.filter(({ heading }) => !heading?.startsWith('ADDM '));
    expect(printed.length).toBe(Number(row['n_tables']));
    expect(header).toMatchObject({
      db_name: row['db_name'],
      release: row['release'],
      is_rac: row['rac'] === 'YES',
      begin_snap_id: Number(row['begin_snap']),
      end_snap_id: Number(row['end_snap']),
      begin_time: parseTimestamp(row['begin_time'] ?? ''),
      end_time: parseTimestamp(row['end_time'] ?? ''),
    });
    expect(header.elapsed_s).toBeGreaterThan(0);
    expect(header.db_time_s).not.toBeNull();
  });

  // Every HTML report, of the kinds not read yet too: their tables are tables.
  const html = corpusFiles((file) => file.format === 'html' && file.kind !== 'addm');
  let regular = 0;

  test.each(html)('$name: tables of scanner and tree are the same, to the cell', ({ file }) => {
    const { text } = repair(decode(fs.readFileSync(file)).text);
    const tree = treeTables(text);
    const cells = tree.reduce((sum, { header, rows }) => sum + header.length + rows.flat().length, 0);
    const printed = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
    expect(tree.length).toBe(printed(/<table[\s/>]/gi));
    expect(cells).toBe(printed(/<t[dh][\s/>]/gi));
    const scanned = scanTables(text);
    if (!scanned) return;
    regular++;
    expect(scanned).toEqual(tree);
  });

  test('nearly all of them are regular', () => expect(regular).toBeGreaterThan(0.9 * html.length));

  test('pieces of them, damaged: the scanner agrees with the tree or declines', () => {
    const texts = single
      .filter((_, i) => i % 10 === 0)
      .map(({ file }) => repair(decode(fs.readFileSync(file)).text).text);
    let scanned = 0;
    const place = fc.double({ min: 0, max: 0.99, noNaN: true });
    const property = fc.property(fc.constantFrom(...texts), place, edits, (text, at, list) => {
      const from = text.indexOf('<table', Math.floor(at * text.length));
      const piece = mutate(`<body>${text.slice(from, text.indexOf('</table>', from + 3000) + 8)}`, list).replace(
        /\r\n?/g,
        '\n',
      );
      const tables = from < 0 ? null : scanTables(piece);
      if (!tables) return;
      scanned++;
      expect(tables).toEqual(treeTables(piece));
    });
    fc.assert(property, { numRuns: 1500, seed: 7 });
    expect(scanned).toBeGreaterThan(40);
  });

  test.each(single)('$name is refused as truncated when it is cut', ({ file }) => {
    const bytes = fs.readFileSync(file);
    for (const share of [0.3, 0.6, 0.9, 0.99]) {
      const error = thrownBy(() => readReport(bytes.subarray(0, Math.floor(share * bytes.length))));
      expect(error.code, `cut at ${share}`).toBe('truncated');
    }
  });

  const kinds: Record<string, string> = {
    'awr-single': 'awr',
    'awr-rac-global': 'awr_rac',
    'awr-pdb': 'awr_pdb',
    'awr-diff': 'awr_diff',
    ash: 'ash',
    addm: 'addm',
    statspack: 'statspack',
  };

  test.each(others)('$name is read as $kind, $format', ({ file, kind, format, row }) => {
    const report = readReport(fs.readFileSync(file));
    expect(report).toMatchObject({ kind: kinds[kind], format });
    // Of STATSPACK, the manifest may have the instance's name.
    if (row['db_name'] && kind !== 'statspack') expect(report.header.db_name).toBe(row['db_name']);
    expect(report.tables.length).toBeGreaterThan(0);
  });
});

function thrownBy(action: () => unknown): AwrError {
  try {
    action();
  } catch (error) {
    if (error instanceof AwrError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
