import { describe, expect, test } from 'vitest';
import { HEADER_19C, page, SECTIONS, tableMarkup } from './fixtures.ts';
import { readTables } from './html/tables.ts';
import { treeTables } from './html/tree.ts';
import { repair } from './repair.ts';
import { wholeTable } from './whole.ts';

const report = page(HEADER_19C + SECTIONS);

/** As SQL*Plus prints with LINESIZE: lines cut, then padded or trimmed. */
function cut(text: string, width: number, finish: (line: string) => string): string {
  const pieces = text.split('\n').flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'g')) ?? ['']);
  return pieces.map(finish).join('\n');
}

describe('lines cut at LINESIZE', () => {
  const expected = treeTables(report).map(({ header, rows, summary }) => ({ header, rows, summary }));
  test.each([
    ['trimmed', 132, (line: string) => line.trimEnd()],
    ['trimmed', 80, (line: string) => line.trimEnd()],
    ['as they are', 132, (line: string) => line],
  ])('%s, at %i', (_, width, finish) => {
    const { text, warnings } = repair(cut(report, width, finish));
    expect(treeTables(text)).toMatchObject(expected);
    expect(warnings).toEqual([`lines cut at ${width} characters were joined`]);
  });

  test('cuts through tags give it away where most lines are short ones of SQL text', () => {
    const short = Array.from({ length: 3000 }, (_, i) => `v_column_${i} number;`).join('\n');
    const whole = page(HEADER_19C + SECTIONS + tableMarkup('SQL text', ['SQL Id', 'SQL Text'], [['abc', short]]));
    const { text } = repair(cut(whole, 132, (line) => line));
    expect(treeTables(text)).toMatchObject(treeTables(whole).map(({ header, rows }) => ({ header, rows })));
  });

  test('padded, at 132: only white space in SQL text may differ', () => {
    const { text } = repair(cut(report, 132, (line) => line.padEnd(132)));
    const folded = (tables: typeof expected) =>
      tables.map(({ rows }) => rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ''))));
    expect(folded(treeTables(text))).toEqual(folded(treeTables(report)));
  });

  test('with page headers in between', () => {
    const lines = cut(report, 132, (line) => line.trimEnd()).split('\n');
    const paged = lines
      .flatMap((line, i) => (i % 14 === 0 ? ['', 'OUTPUT', '-'.repeat(132), line] : [line]))
      .join('\n');
    const { text, warnings } = repair(paged);
    expect(treeTables(text)).toMatchObject(expected);
    expect(warnings[0]).toMatch(/page headers/);
  });
});

test('cuts in a few long cells leave the table as written, and give the whole text beside it', () => {
  const words = Array.from({ length: 700 }, (_, i) => `COLUMN_${i} `).join('');
  const sql = `<pre_sqltext class="awr">select ${words}&quot;END&quot; from t</pre_sqltext>`;
  const whole = page(
    HEADER_19C +
      SECTIONS +
      tableMarkup(
        'SQL text',
        ['SQL Id', 'SQL Text'],
        [
          ['abc', sql],
          ['short', 'select 1'],
        ],
      ),
  );
  const damaged = cut(whole, 1000, (line) => line.trimEnd());
  const { text, wrap } = repair(damaged);
  expect(text).toBe(damaged);
  expect(wrap).toMatchObject({ width: 1000, hard: false });
  const table = readTables(text, wrap).tables.at(-1);
  expect(table?.rows[0]?.[1]).toContain('\n');
  expect(table?.wrapped).toHaveLength(1);
  expect(table && wholeTable(table).rows).toEqual([
    ['abc', `select ${words}"END" from t`],
    ['short', 'select 1'],
  ]);
  // The tree notes the same cells.
  expect(
    readTables(
      text.replace('<body', '<!-- --><body'),
      wrap && { ...wrap, cuts: wrap.cuts.map((at) => at + 8) },
    ).tables.at(-1),
  ).toEqual(table);
});

test('an ordinary report is left as it is', () => {
  expect(repair(report)).toEqual({ text: report, wrap: null, warnings: [] });
  expect(repair(report.replaceAll('\n', '\r\n')).text).toBe(report);
});

test('quotes doubled by a CSV export are halved', () => {
  const doubled = `"${report.trim().replaceAll('"', '""')}"\n`;
  const { text, warnings } = repair(doubled);
  expect(text).toBe(report.trim());
  expect(warnings).toHaveLength(1);
});

test('quotes doubled line by line are halved, and the quotes around each line taken off', () => {
  const quoted = report.replace(/^.*"?.*$/gm, (line) => (line === '' ? '' : `"${line.replaceAll('"', '""')}"`));
  expect(repair(quoted).text).toBe(report);
});

test('long runs of blank lines stay as they are', () => {
  // Patterns that try each line end anew would not come to an end here.
  const page = `<html>${'\n'.repeat(2_000_000)}OUTPUT`;
  expect(repair(page).text === page).toBe(true);
});

test('takes quotes off that an export put around each line', () => {
  const quoted = report
    .split('\n')
    .map((line) => `"${line}"`)
    .join('\n');
  expect(repair(`OUTPUT\n${quoted}\n`)).toMatchObject({
    text: `OUTPUT\n${report}\n`,
    warnings: ['quotes around each line were taken off'],
  });
});

test('one line end is one, whatever wrote it', () => {
  expect(repair('a\r\r\nb\r\nc\rd\n\r\n').text).toBe('a\nb\nc\nd\n\n');
});
