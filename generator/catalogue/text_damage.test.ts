/**
 * What programs do to a text report on its way changes none of its rows: each way is done to reports that are whole, and
 * what is read must be the same, header and tables.
 */
import fs from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import { AWR_10_2, PDB_19C } from '../report/text/fixtures.ts';
import { corpusFiles, describeCorpus } from '../testing/corpus.ts';
import { mapReport } from './map.ts';

const eachLine = (text: string, change: (line: string, at: number) => string): string =>
  text.split('\n').map(change).join('\n');

/** Every so many lines SQL*Plus heads a page, as `select output from table(…)` has it. */
const paged = (text: string, length: number, header: string): string =>
  eachLine(text, (line, at) => (at % length === 0 ? `${header}\n${line}` : line));

/** `set tab on`: blanks up to a tab stop become a tab. */
const tabbed = (line: string): string =>
  (line.match(/.{1,8}/gs) ?? []).map((piece) => (piece.length === 8 ? piece.replace(/ {2,}$/, '\t') : piece)).join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const DASHES = '-'.repeat(80);
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  'line ends of Windows': (text) => text.replaceAll('\n', '\r\n'),
  'blanks up to a line size of 80': (text) => eachLine(text, (line) => line.padEnd(80)),
  'blanks up to a line size of 200': (text) => eachLine(text, (line) => line.padEnd(200)),
  'pages of 14 lines': (text) => paged(text, 11, `\nOUTPUT\n${DASHES}`),
  'pages of 50 lines behind form feeds': (text) => paged(text, 47, `\fOUTPUT\n${'-'.repeat(200)}`),
  'pages with blanks up to the line size': (text) =>
    eachLine(paged(text, 21, `\nOUTPUT\n${DASHES}`), (line) => line.padEnd(80)),
  'form feeds before lines': (text) =>
    eachLine(text, (line, at) => (at % 11 === 10 && line !== '' ? `\f${line}` : line)),
  'the dialogue of the script': (text) =>
    `SQL> @?/rdbms/admin/awrrpt.sql\nEnter value for report_type: text\n\nType Specified:  text\n\n${text}\nReport written to r.txt\nSQL> spool off\n`,
  'blank lines between lines': (text) => text.replaceAll('\n', '\n\n'),
  'a margin': (text) => eachLine(text, (line) => `    ${line}`),
  'a quotation by mail': (text) => eachLine(text, (line) => `> ${line}`),
  'blanks of a page': (text) => text.replaceAll(' ', '\u00a0'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'a page around it': (text) => `<html><body><pre>\n${escaped(text)}\n</pre></body></html>`,
  'a CSV export': (text) => eachLine(text, (line) => `"${line.replaceAll('"', '""')}"`),
};

function read(text: string) {
  const report = readReport(new TextEncoder().encode(text));
  return { kind: report.kind, header: report.header, rows: mapReport(report).rows };
}

function everyWay(text: string): void {
  const whole = read(text);
  test.each(Object.entries(WAYS))('%s', (_, change) => {
    const damaged = change(text);
    expect(damaged).not.toBe(text);
    expect(read(damaged)).toEqual(whole);
  });
}

describe('AWR of 10.2', () => everyWay(AWR_10_2));
describe('a pluggable database of 19c', () =>
  everyWay(PDB_19C.replace(/\nOUTPUT\n/g, '').replace(/^.*SQL> .*\n/m, '')));

describeCorpus('text reports of the corpus', () => {
  const files = corpusFiles(({ name }) => /\.(txt|lst)$/.test(name) && !/^multiuser_(?!2)/.test(name));
  describe.each(files)('$name', ({ file }) => {
    everyWay(new TextDecoder('windows-1252').decode(fs.readFileSync(file)).replace(/\r\n?/g, '\n'));
  });

  test('tabs for blanks change no table but texts that ADDM quotes', () => {
    for (const { file, name } of files) {
      const text = fs.readFileSync(file, 'latin1').replace(/\r\n?/g, '\n');
      const [whole, damaged] = [read(text), read(eachLine(text, tabbed))];
      whole.rows.delete('addm_related_objects');
      damaged.rows.delete('addm_related_objects');
      expect(damaged, name).toEqual(whole);
    }
  });
});
