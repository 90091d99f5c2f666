import { describe, expect, test } from 'vitest';
import { bytesOf, HEADER_19C, header11g, page, SECTIONS, tableMarkup } from './fixtures.ts';
import { readReport } from './read.ts';

const report = page(HEADER_19C + SECTIONS);
const read = (text: string) => readReport(bytesOf(text));

test('reads header and tables of a 12.2+ report', () => {
  const result = read(report);
  expect(result).toMatchObject({ kind: 'awr', format: 'html', encoding: 'utf-8', synthetic: false, warnings: [] });
  expect(result.tables).toHaveLength(10);
  expect(result.header).toEqual({
    db_name: 'DEMO',
    db_unique_name: 'demo_a',
    db_id: '1234567890',
    container_name: 'CDB$ROOT',
    instance_name: 'demo1',
    instance_number: 1,
    is_rac: false,
    is_cdb: true,
    role: 'PRIMARY',
    edition: 'EE',
    release: '19.0.0.0.0',
    host_name: 'db.example',
    platform: 'Linux x86 64-bit',
    cpus: 16,
    cores: 8,
    sockets: null,
    memory_gb: null,
    startup_time: '2024-01-02 03:04:00',
    begin_snap_id: 100,
    end_snap_id: 101,
    begin_time: '2024-02-05 10:00:01',
    end_time: '2024-02-05 11:00:02',
    elapsed_s: 3601.2,
    db_time_s: 67230,
    begin_sessions: 50,
    end_sessions: 52,
  });
});

test.each([
  ['English', '05-Feb-24 10:00:01', '05-Feb-24 11:00:02'],
  ['Chinese', '05-2月 -24 10:00:01', '05-2月 -24 11:00:02'],
  ['French', '05-FÉVR.-24 10:00:01', '05-FÉVR.-24 11:00:02'],
  ['Russian', '05-ФЕВ-24 10:00:01', '05-ФЕВ-24 11:00:02'],
  ['four-digit years, half days', '05-Feb-2024 10:00:01 AM', '05-Feb-2024 11:00:02 AM'],
])('reads the header up to 12.1, times in %s', (_, begin, end) => {
  const { header, warnings } = read(page(header11g(begin, end)));
  expect(header).toMatchObject({
    db_name: 'OLD',
    db_unique_name: null,
    instance_name: 'old2',
    instance_number: 2,
    is_rac: true,
    is_cdb: null,
    startup_time: '2024-02-05 10:00:01',
    begin_time: '2024-02-05 10:00:01',
    end_time: '2024-02-05 11:00:02',
    elapsed_s: 3601.2,
  });
  expect(warnings).toEqual(['header without host_name']);
});

test('takes a decimal comma where the report prints one, and the times where elapsed is unreadable', () => {
  const times = ['05-Feb-24 10:00:01', '05-Feb-24 11:00:02'] as const;
  const comma = (markup: string) => markup.replace(/>1\.([56])</g, '>1,$1<').replace('2,345.6', '2.345,6');
  expect(read(comma(page(header11g(...times, '60,50 (mins)') + SECTIONS))).header.elapsed_s).toBe(3630);
  expect(read(page(header11g(...times, '####'))).header).toMatchObject({ elapsed_s: 3601, db_time_s: null });
});

test('reads snapshots under a header without a cell above the labels', () => {
  const bare = report.replace(
    '<th class="awrbg" scope="col"></th><th class="awrbg" scope="col">Snap Id</th>',
    '<th>Snap Id</th>',
  );
  expect(bare).not.toBe(report);
  expect(read(bare).header).toEqual(read(report).header);
});

test('reads months in the language of the whole header', () => {
  const begin = (startup: string) =>
    read(page(header11g('05-Lip-24 10:00:01', '05-Lip-24 11:00:02').replace('05-Lip-24', startup))).header.begin_time;
  expect(begin('01-Svi-24')).toBe('2024-06-05 10:00:01');
  expect(begin('01-Maj-24')).toBe('2024-07-05 10:00:01');
});

test('names blanked header cells by their place', () => {
  const blanked = report.replace('>Release<', '><').replace('>DB Id<', '><');
  expect(read(blanked).header).toMatchObject({ db_id: '1234567890', release: '19.0.0.0.0' });
});

test('knows the marker of synthetic reports', () => {
  const marked = report.replace('<head>', '<head><meta name="awr-analyzer" content="synthetic v1">');
  expect(read(marked).synthetic).toBe(true);
});

test('reads what a browser saved again, in any encoding', () => {
  const saved = report
    .replace(/<(\/?)(\w+)/g, (_, slash, name) => `<${slash}${name.toUpperCase()}`)
    .replaceAll('\n', '\r\n');
  const utf16 = Uint8Array.from([
    0xff,
    0xfe,
    ...[...saved].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
  ]);
  const { encoding, header, tables } = readReport(utf16);
  expect(encoding).toBe('utf-16le');
  expect({ header, tables }).toEqual({ header: read(report).header, tables: read(report).tables });
});

test('finds the title behind an icon that a browser saved within the page', () => {
  const icon = `<link rel=icon href="data:image/x-icon;base64,${'AAAB'.repeat(40_000)}">`;
  expect(read(report.replace('<head>', `<head>${icon}`))).toMatchObject({ kind: 'awr', header: read(report).header });
  const pdb = page(HEADER_19C, 'WORKLOAD REPOSITORY PDB report (root snapshots)').replace(
    '</title>',
    `</title>${icon}`,
  );
  expect(read(pdb)).toMatchObject({ kind: 'awr_pdb' });
});

test('a page without the end tags that HTML lets one omit is the same page', () => {
  const whole = page(HEADER_19C);
  const short = whole.replace(/<\/(?:t[dhr]|body|html)>/g, '');
  expect(read(short)).toMatchObject({ header: read(whole).header, tables: read(whole).tables });
});

describe('takes a report out of a page that shows its markup', () => {
  const tables = Array.from({ length: 20 }, (_, i) => tableMarkup('Some table', ['A'], [[`&quot;${i}&quot;`]])).join(
    '',
  );
  const whole = page(HEADER_19C + SECTIONS + tables);
  const shown = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const lines = whole.split('\n').filter((line) => line !== '');
  const head = '<tr>\n<th scope="col">\nOUTPUT\n</th>\n</tr>\n';
  const rows = lines.map((line) => `<tr>\n<td>\n${shown(line).replaceAll('"', '&quot;')}\n</td>\n</tr>\n`);
  const expected = read(lines.join('\n'));
  test.each([
    [
      'SQL*Plus, SET MARKUP HTML ON',
      `<html><body>\n<p>\n<table border='1'>\n${head}${rows.slice(0, 9).join('')}${head}${rows.slice(9).join('')}</table>\n<p>\n</body></html>`,
    ],
    [
      'SQL Developer',
      `<html><head><style>th { a: b }</style></head><body><table><tr><th>OUTPUT</th></tr>\n${lines.map((line) => `\t<tr>\n<td>${shown(line)}</td>\n\t</tr>\n`).join('')}</table></body></html>`,
    ],
    ['pre', `<html><body><pre>${shown(whole)}</pre></body></html>`],
  ])('%s', (_, shown) => {
    const { header, tables, warnings } = read(shown);
    expect(header).toEqual(expected.header);
    expect(tables).toEqual(expected.tables);
    expect(warnings).toContain('the report was taken out of a page that shows its markup');
  });
});

describe('refuses', () => {
  const refused = (text: string) => {
    try {
      readReport(bytesOf(text), { fileName: 'a/b.html' });
    } catch (error) {
      return error;
    }
    return null;
  };

  test.each([
    [
      'a login page',
      '<html><head><title>Sign in</title></head><body><form><input name=user></form></body></html>',
      'not_a_report',
    ],
    ['some text', 'SELECT output FROM TABLE(x)', 'not_a_report'],
    ['several reports in one file', report + report.replace('>100<', '>200<'), 'which_part'],
    ['a report without header', page(SECTIONS), 'no_header'],
    ['a report with unreadable times', page(header11g('05-Xyz-24 10:00:01', '05-Feb-24 11:00:02')), 'no_header'],
    [
      'a page that nests without end',
      `${page(HEADER_19C).replace('</body>', '')}${'<div>'.repeat(1000)}<!-- --></body>`,
      'not_a_report',
    ],
    [
      'a cell that says it is the end',
      page(HEADER_19C).replace(/<\/table><p \/>\n<a[\s\S]*$/, '<tr><td>End of Report'),
      'truncated',
    ],
  ])('%s', (_, text, code) => {
    expect(refused(text)).toMatchObject({
      code,
      file: 'a/b.html',
      place: expect.stringMatching(/./),
      remedy: expect.stringMatching(/\.$/),
    });
  });

  test('a report cut anywhere before its last words', () => {
    const end = report.indexOf('End of Report') + 'End of Report'.length;
    for (let length = report.indexOf('</h1>'); length < end; length += 7) {
      expect(refused(report.slice(0, length)), `cut at ${length}`).toMatchObject({ code: 'truncated' });
    }
    expect(refused(report.slice(0, end))).toBeNull();
  });

  test('the message names kind and format', () => {
    expect(
      refused('<html><body><h1>STATSPACK report for</h1><table><tr><td>1</td></tr></table></body></html>'),
    ).toMatchObject({
      message: expect.stringMatching(/STATSPACK report, as HTML/),
    });
  });
});
