/** Text on a terminal: harmless, and as wide as it looks. */

/**
 * Report text may hold terminal escapes or marks that turn the writing direction. Nothing of that reaches a terminal
 * or a log: each such character becomes a visible one. Line feeds stay unless `oneLine`.
 */
export function harmless(text: string, { oneLine = false } = {}): string {
  return text.replace(CONTROL, (char) => {
    if (char === '\n') return oneLine ? '␊' : char;
    if (char === '\t') return ' ';
    const code = char.codePointAt(0) ?? 0;
    return code < 0x20 ? String.fromCodePoint(0x2400 + code) : '\ufffd';
  });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|[\u{1f300}-\u{1faff}]|[\u{20000}-\u{3fffd}]/u;
const NARROWLESS = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns that the text takes on a terminal: two for Chinese, Japanese and Korean, none for combining marks. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let width = 0;
  for (const char of text) width += WIDE.test(char) ? 2 : NARROWLESS.test(char) ? 0 : 1;
  return width;
}

/** Pads with blanks to a width in columns. */
export function pad(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

/** Cuts to a width in columns, with an ellipsis where something is cut off. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let out = '';
  let used = 0;
  for (const char of text) {
    const next = used + displayWidth(char);
    if (next > width - 1) break;
    out += char;
    used = next;
  }
  return `${out}…`;
}
