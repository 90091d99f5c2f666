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
