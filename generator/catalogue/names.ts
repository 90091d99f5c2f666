/** How printed names are compared and turned into names of the lake. */
import { foldKey } from '../report/values.ts';

/** No header cell is longer: a first row of data may hold megabytes of text. */
const LONGEST_HEADER = 2000;

/** A header cell for comparison: `%Time -outs` and `%time-outs` are one. */
export function headerKey(text: string): string {
  const cell = text.length > LONGEST_HEADER ? text.slice(0, LONGEST_HEADER) : text;
  return cell.toLowerCase().replace(/\s+/g, '');
}

/** A printed name for the keys of `codes`: folded, lower case, without the colon and percent sign at its end. */
export function nameKey(text: string): string {
  return foldKey(text).replace(/\s*%$/, '');
}

/** A printed name as a name of the lake: `Session Logical Read IM:` is `session_logical_read_im`. */
export function snakeCase(text: string): string {
  return nameKey(text)
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_+|_+$/g, '');
}

/** The same text in memory of its own: an engine keeps a piece of a text as a reference to the whole. */
export function copyOf(text: string): string {
  return text === '' ? '' : JSON.parse(JSON.stringify(text));
}

/**
 * A header cell as the name of a measure: `%Spill Msgs` is `pct_spill_msgs`, `Enq Msgs/sec` is `enq_msgs_per_s`. Of a
 * histogram's buckets `<1s` is `1s`, the last one, `>=1s`, is `ge_1s`.
 */
export function metricName(header: string): string {
  return snakeCase(
    header
      .replace(/%/g, ' pct ')
      .replace(/>=/g, ' ge ')
      .replace(/\bI\/O\b/g, 'IO')
      .replace(/(?:\/ ?|\bper )s(?:ec)?\b/gi, ' per s')
      .replace(/\//g, ' per '),
  );
}
