/**
 * Bytes to text. Reports carry no reliable word on their encoding: the database wrote them in the session's character
 * set, and browsers, mail and editors converted them since. So the bytes decide: byte order mark, NUL pattern of UTF-16,
 * strict UTF-8, the month names in its times, the charset declared in a `meta`, and last GBK against windows-1252.
 */
import { AwrError } from '../base/errors.ts';
import { encodingByMonths } from './charset.ts';
import { undoBase64, undoQuotedPrintable } from './mail.ts';

export interface DecodedText {
  text: string;
  /** WHATWG label of the encoding used. */
  encoding: string;
  warnings: string[];
}

/** Openings of files that are certainly no text, and what they are. */
const MAGIC: readonly { bytes: readonly number[]; name: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46], name: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], name: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], name: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], name: 'a GIF image' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], name: 'a ZIP archive or Office document' },
  { bytes: [0x1f, 0x8b], name: 'a gzip archive' },
  { bytes: [0x42, 0x5a, 0x68], name: 'a bzip2 archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a], name: 'an xz archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], name: 'a zstd archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], name: 'a 7z archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], name: 'a RAR archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], name: 'an old Office document' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], name: 'an ELF program' },
];

/** How much of a file is looked at where a sample is enough. */
const SAMPLE = 64 * 1024;

/**
 * Decodes a report's bytes.
 * @throws AwrError `empty` when there is nothing but white space, `binary` when it is no text.
 */
export function decode(bytes: Uint8Array): DecodedText {
  if (bytes.length === 0) throw emptyFile('The file is empty.');
  for (const { bytes: magic, name } of MAGIC) {
    if (magic.every((byte, i) => bytes[i] === byte)) throw binaryFile(`The file is ${name}, not a report.`, 'byte 0');
  }
  const part = undoBase64(bytes);
  const page = undoQuotedPrintable(part ?? bytes);
  const decoded = decodeText(page ?? part ?? bytes);
  if (part) decoded.warnings.unshift('the base64 encoding of mail was undone');
  if (page) decoded.warnings.unshift('the quoted-printable encoding of mail was undone');
  if (!/\S/.test(decoded.text.slice(0, SAMPLE)) && decoded.text.trim() === '') {
    throw emptyFile('The file holds nothing but white space.');
  }
  return decoded;
}

function decodeText(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Label(bytes);
  if (utf16) return { text: decodeAs(utf16, bytes), encoding: utf16, warnings: [] };
  refuseBinary(bytes);
  try {
    return { text: decodeAs('utf-8', bytes, true), encoding: 'utf-8', warnings: [] };
  } catch {
    // Not clean UTF-8: the rest decides.
  }
  const { multibyte, broken } = utf8Census(bytes);
  if (multibyte >= 4 * broken && multibyte > 0) {
    const warning = `${broken} damaged UTF-8 sequences were replaced`;
    return { text: decodeAs('utf-8', bytes), encoding: 'utf-8', warnings: [warning] };
  }
  const declared = declaredCharset(bytes);
  const encoding = encodingByMonths(bytes, declared) ?? declared ?? (looksLikeGbk(bytes) ? 'gbk' : 'windows-1252');
  return { text: decodeAs(encoding, bytes), encoding, warnings: [] };
}

/** The decoded text, without byte order mark. Throws TypeError in strict mode when bytes are invalid. */
function decodeAs(label: string, bytes: Uint8Array, fatal = false): string {
  return new TextDecoder(label, { fatal }).decode(bytes);
}

/** UTF-16 by its mark, or by the NUL bytes that ASCII markup has in it; null otherwise. */
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const end = Math.min(bytes.length & ~1, 2048);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i] === 0) even++;
    if (bytes[i + 1] === 0) odd++;
  }
  const most = (end / 2) * 0.7;
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return null;
}

/** 1 for every control character but tab, LF, FF, CR and ESC. */
const CONTROL = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < 32 && ![9, 10, 12, 13, 27].includes(byte) ? 1 : 0,
);

/** Control characters, NUL above all, are no part of a report; a stray one in SQL text is. */
function refuseBinary(bytes: Uint8Array): void {
  const end = Math.min(bytes.length, SAMPLE);
  let control = 0;
  let first = -1;
  for (let i = 0; i < end; i++) {
    if (CONTROL[bytes[i] as number] === 0) continue;
    control++;
    if (first < 0) first = i;
  }
  if (control > 4 && control > end / 500) throw binaryFile('The file is binary, not a report.', `byte ${first}`);
}

/** Complete multi-byte sequences, and pieces of such or bytes that belong to none. */
function utf8Census(bytes: Uint8Array): { multibyte: number; broken: number } {
  let multibyte = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] as number;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let seen = 1;
    while (seen < length && ((bytes[i + seen] ?? 0) & 0xc0) === 0x80) seen++;
    if (length > 0 && byte < 0xf5 && seen === length) {
      multibyte++;
      i += length - 1;
    } else {
      broken++;
      i += Math.max(0, seen - 1);
    }
  }
  return { multibyte, broken };
}

/** Charset named by a `meta` in the head, when the platform knows it and it is not the UTF-8 that just failed. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = decodeAs('windows-1252', bytes.subarray(0, 4096));
  const label = /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  if (!label) return null;
  try {
    const name = new TextDecoder(label).encoding;
    return name.startsWith('utf-') ? null : name;
  } catch {
    return null;
  }
}

/**
 * Chinese in GBK comes as runs of pairs, lead B0–F7 and trail A1–FE (GB2312's characters), also A1–A9 (punctuation);
 * an accented letter of windows-1252 stands alone between ASCII letters.
 */
function looksLikeGbk(bytes: Uint8Array): boolean {
  let paired = 0;
  let alone = 0;
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    const trail = bytes[i + 1] ?? 0;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1 && trail !== 0xff) {
      paired += 2;
      i++;
    } else alone++;
  }
  return paired > 0 && paired >= 4 * alone;
}

function emptyFile(message: string): AwrError {
  return new AwrError(message, { code: 'empty', place: 'byte 0', remedy: 'Export the report again.' });
}

function binaryFile(message: string, place: string): AwrError {
  return new AwrError(message, {
    code: 'binary',
    place,
    remedy: 'Give the report as HTML, or an archive (.zip, .gz, .tar.gz) under its proper name.',
  });
}
