/** AWR reports as text: what tools do to their lines changes nothing, and half a report is refused. */
import fs from 'node:fs';
import { expect, test } from 'vitest';
import { corpusFiles, describeCorpus } from '../../testing/corpus.ts';
import { readReport } from '../read.ts';

const DAMAGE: readonly [name: string, damage: (text: string) => string][] = [
  ['line ends of Windows', (text) => text.replace(/\n/g, '\r\n')],
  ['no form feeds', (text) => text.replace(/\f/g, '')],
  ['no blanks at the end of lines', (text) => text.replace(/ +$/gm, '')],
  ['lines padded with blanks', (text) => text.replace(/^.*$/gm, (line) => line.padEnd(80))],
  ['blank lines before it', (text) => `\n\n${text}`],
  ['pages of a spool', (text) => pages(text, '\n\nOUTPUT\n')],
  ['pages of a spool, underlined', (text) => pages(text, `\n\nOUTPUT\n${'-'.repeat(80)}\n`)],
  ['within a page', (text) => `<html><body><pre>\n${escaped(text)}\n</pre></body></html>`],
];

/** A page begins after every fourteen lines. */
function pages(text: string, head: string): string {
  return text.replace(/((?:.*\n){13}.*)\n/g, `$1${head}`);
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

describeCorpus('AWR reports as text', () => {
  const files = corpusFiles(({ kind, format }) => kind === 'awr-single' && format === 'text');

  test.each(files)('$name: its lines may be treated as tools treat them', ({ file }) => {
    // Latin 1 keeps bytes; line ends as they were written first.
    const text = fs.readFileSync(file, 'latin1').replace(/\r\n/g, '\n');
    const tables = (changed: string) =>
      readReport(Buffer.from(changed, 'latin1'))
        .tables.filter(({ prose }) => !prose)
        .map(({ heading, header, rows }) => ({ heading, header, rows }));
    const whole = tables(text);
    expect(whole.length).toBeGreaterThan(50);
    for (const [name, damage] of DAMAGE) {
      const same = tables(damage(text)).filter((table, at) => JSON.stringify(table) === JSON.stringify(whole[at]));
      // A page that begins between the names of columns and their dashes, or within a note of ADDM, may part them.
      expect(same.length, name).toBeGreaterThanOrEqual(/spool$/.test(name) ? whole.length - 2 : whole.length);
    }
  });

  test.each(files)('$name is refused as truncated when it is cut', ({ file }) => {
    const bytes = fs.readFileSync(file);
    for (const share of [0.3, 0.6, 0.9, 0.999]) {
      expect(() => readReport(bytes.subarray(0, Math.floor(share * bytes.length))), `cut at ${share}`).toThrow(
        expect.objectContaining({ code: 'truncated' }),
      );
    }
  });

  test.each(files)('$name: every word that is printed is in a table', ({ file }) => {
    // ADDM's part is prose; its fixed words become names of columns.
    const [text = ''] = fs
      .readFileSync(file, 'latin1')
      .replace(/\r\n/g, '\n')
      .split(/^ *ADDM[- ](?:Report|Bericht)\b/m);
    const { tables } = readReport(fs.readFileSync(file));
    const kept = tables.flatMap(({ heading, header, rows }) => [heading ?? '', ...header, ...rows.flat()]).join('');
    const letters = kept.replace(/\s+/g, '').normalize();
    const lost = text
      .split('\n')
      .filter((line) => !/^[\s~=-]*$/.test(line))
      .flatMap((line) => line.replace(/DB\/Inst:.*|^ *(?:Module|PDB):|[-~]{3,}/g, ' ').split(/\s+/))
      .filter((word) => /^[\x21-\x7e]+$/.test(word) && !letters.includes(word));
    expect(lost).toEqual([]);
  });
});
