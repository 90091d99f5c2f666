/** Whether a file holds one STATSPACK report of an instance, from its title to its end. */
import { AwrError } from '../../base/errors.ts';
import { requireCompleteText } from '../complete.ts';

const TITLE = /\bSTATSPACK (?:Statistics )?report for\b/gi;

/**
 * @throws AwrError `truncated`, `unsupported_kind`
 */
export function requireWhole(text: string): void {
  const titles = [...text.matchAll(TITLE)];
  if (titles.length > 1) {
    throw new AwrError(`Recognised, but not read: ${titles.length} reports in one file.`, {
      code: 'unsupported_kind',
      place: `line ${lineOf(text, titles[1]?.index ?? 0)}`,
      remedy: 'Write each report to a file of its own, or split this one at its headings.',
    });
  }
  requireCompleteText(text);
}

function lineOf(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
