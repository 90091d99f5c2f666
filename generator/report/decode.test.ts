import { describe, expect, test } from 'vitest';
import { decode } from './decode.ts';

const bytes = (...values: (number | string)[]) =>
  Uint8Array.from(
    values.flatMap((value) => (typeof value === 'string' ? [...value].map((c) => c.charCodeAt(0)) : [value])),
  );
const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((c) =>
      little ? [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8] : [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 255],
    ),
  );

describe('decode', () => {
  const page = '<html><body>report \u6708</body></html>';
  test.each([
    ['ASCII', bytes('<html>'), 'utf-8', '<html>'],
    ['UTF-8', new TextEncoder().encode(page), 'utf-8', page],
    ['UTF-8 with mark', bytes(0xef, 0xbb, 0xbf, '<html>'), 'utf-8', '<html>'],
    ['UTF-16 LE with mark', bytes(0xff, 0xfe, ...utf16(page, true)), 'utf-16le', page],
    ['UTF-16 BE with mark', bytes(0xfe, 0xff, ...utf16(page, false)), 'utf-16be', page],
    ['UTF-16 LE without mark', utf16(page, true), 'utf-16le', page],
    ['GBK', bytes('20-10', 0xd4, 0xc2, '-24'), 'gbk', '20-10\u6708-24'],
    ['windows-1252', bytes('01-F', 0xc9, 'VR. caf', 0xe9, ' ', 0x80), 'windows-1252', '01-FÉVR. café €'],
    [
      'declared',
      bytes('<meta charset="iso-8859-2"><td>', 0xb1, '</td>'),
      'iso-8859-2',
      '<meta charset="iso-8859-2"><td>ą</td>',
    ],
    [
      'declared falsely as UTF-8',
      bytes('<meta charset=utf-8><td>', 0xe9, 'x</td>'),
      'windows-1252',
      '<meta charset=utf-8><td>éx</td>',
    ],
  ])('%s', (_, input, encoding, text) => expect(decode(input)).toMatchObject({ encoding, text }));

  test.each([
    ['Russian', [0xc4, 0xe5, 0xea], 'windows-1251', 'Дек'],
    ['Russian, ISO', [0xb4, 0xd5, 0xda], 'iso-8859-5', 'Дек'],
    ['Russian, KOI8', [0xe4, 0xc5, 0xcb], 'koi8-r', 'Дек'],
    ['Japanese', ['10', 0x8c, 0x8e], 'shift_jis', '10\u6708'],
    ['Japanese, EUC', ['10', 0xb7, 0xee], 'euc-jp', '10\u6708'],
    ['Korean', ['10', 0xbf, 0xf9], 'euc-kr', '10\uc6d4'],
    ['Chinese, traditional', ['10', 0xa4, 0xeb], 'big5', '10\u6708'],
    ['Czech', [0xf8, 0xed, 'j'], 'windows-1250', 'říj'],
    ['Turkish', ['A', 0xf0, 'u'], 'windows-1254', 'Ağu'],
    ['German', ['M', 0xc4, 'RZ'], 'windows-1252', 'MÄRZ'],
  ])('takes the encoding in which the months of its times are months: %s', (_, month, encoding, text) => {
    expect(decode(bytes('<td>20-', ...month, '-24 10:00</td>'))).toMatchObject({
      encoding,
      text: `<td>20-${text}-24 10:00</td>`,
    });
  });

  test('a declared encoding counts where it reads the months', () => {
    const dated = (charset: string) => bytes(`<meta charset=${charset}><td>20-F`, 0xc9, 'V.-24</td>');
    expect(decode(dated('windows-1254')).encoding).toBe('windows-1254');
    expect(decode(dated('windows-1251')).encoding).toBe('windows-1252');
  });

  test('undoes quoted-printable, in which mail and browsers store pages', () => {
    const cell = '<td class="x">=\u00e9</td>\n';
    const stored = '<td class=3D"x">=\r\n=3D=\r\r\n=C3=A9</td>\n';
    const { text, warnings } = decode(bytes(stored.repeat(40)));
    expect(text).toBe(cell.repeat(40));
    expect(warnings).toEqual(['the quoted-printable encoding of mail was undone']);
  });

  test('takes the report out of a mail in base64, and leaves mails without one', () => {
    const report = 'WORKLOAD REPOSITORY report for\n'.repeat(50);
    const mail = (body: string): string =>
      `From: dba@db.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b1"\r\n\r\n--b1\r\n` +
      `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b1\r\n` +
      `Content-Transfer-Encoding: base64\r\nContent-Type: text/html\r\n\r\n${btoa(body).replace(/.{76}/g, '$&\r\n')}\r\n--b1--\r\n`;
    expect(decode(bytes(mail(report)))).toMatchObject({
      text: report,
      warnings: ['the base64 encoding of mail was undone'],
    });
    expect(decode(bytes(mail('Hello')))).toMatchObject({ text: mail('Hello'), warnings: [] });
  });

  test('leaves alone pages that merely look like it in places', () => {
    const page = '<td bgcolor=CCCCCC class="x">a=3D</td>\n'.repeat(40);
    expect(decode(bytes(page))).toMatchObject({ text: page, warnings: [] });
  });

  test('keeps UTF-8 that is damaged in a few places, and says so', () => {
    const damaged = bytes(...new TextEncoder().encode('\u6708\u6708\u6708\u6708\u6708\u6708'), 0xe6, 0x9c, 'x');
    const { text, encoding, warnings } = decode(damaged);
    expect(encoding).toBe('utf-8');
    expect(text).toMatch(/^\u6708{6}\ufffd+x$/);
    expect(warnings).toHaveLength(1);
  });

  test.each([
    ['no bytes', bytes(), 'empty'],
    ['white space', bytes(' \r\n\t\n '), 'empty'],
    ['a PDF', bytes('%PDF-1.7\n'), 'binary'],
    ['a PNG', bytes(0x89, 'PNG\r\n'), 'binary'],
    ['a ZIP', bytes('PK', 3, 4), 'binary'],
    ['NULs', bytes('abc', ...new Array(100).fill(0), 'def'), 'binary'],
    ['control characters', bytes(...Array.from({ length: 500 }, (_, i) => i % 32)), 'binary'],
  ])('refuses %s', (_, input, code) => {
    expect(() => decode(input)).toThrow(
      expect.objectContaining({ code, place: expect.any(String), remedy: expect.any(String) }),
    );
  });
});
