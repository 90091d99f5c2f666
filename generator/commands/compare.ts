/** `awr compare A B`: what changed from one report or period to another, DB time first, then what explains the difference. */
import { compareSides } from '../analysis/compare/compare.ts';
import { notesIn, summaryOf } from '../analysis/compare/wording.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import type { Lang } from '../base/figures.ts';
import { documentOf } from './comparison/document.ts';
import { asMarkdown, asText } from './comparison/print.ts';
import { sidesOf } from './comparison/sides.ts';
import { oneOf } from './one-of.ts';
import type { Command } from './types.ts';

const FORMATS = ['text', 'md', 'json'] as const;
const LANGS: readonly Lang[] = ['en', 'zh'];
const ROWS = '10';

const command: Command = {
  name: 'compare',
  summary: 'What changed from A to B: reports, or periods such as ORCL/orcl1@2026-10-26T08:00..2026-10-26T12:00',
  usage: 'A B',
  takes: { most: 2, remedy: 'Name two: a report’s id, page or file, or a period DB[/INSTANCE]@FROM..TO.' },
  options: {
    format: { type: 'string', value: 'text|md|json', doc: 'how it is printed (default text)' },
    lang: { type: 'string', value: 'en|zh', doc: 'language (default en)' },
    rows: { type: 'string', value: 'N', doc: 'rows of a table at most (default 10); json has all' },
  },
  async run(ctx, values, positionals) {
    const [first, second] = positionals;
    if (first === undefined || second === undefined) {
      throw new AwrError('Two sides are needed to compare.', {
        code: 'usage',
        remedy: 'awr compare A B, each a report’s id, page or file, or a period DB[/INSTANCE]@FROM..TO.',
        exitCode: EXIT.usage,
      });
    }
    const format = oneOf('--format', values['format'], FORMATS, 'text');
    const lang = oneOf('--lang', values['lang'], LANGS, 'en');
    const rows = rowsOf(String(values['rows'] ?? ROWS));
    const comparison = compareSides(...(await sidesOf(ctx, [first, second])));
    if (format === 'json') {
      const both = (say: typeof summaryOf | typeof notesIn) => ({
        en: say(comparison, 'en'),
        zh: say(comparison, 'zh'),
      });
      ctx.write(`${JSON.stringify({ summary: both(summaryOf), remarks: both(notesIn), ...comparison }, null, 2)}\n`);
      return EXIT.ok;
    }
    ctx.write((format === 'md' ? asMarkdown : asText)(documentOf(comparison, lang, rows), lang));
    return EXIT.ok;
  },
};

function rowsOf(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new AwrError(`Not a number of rows: ${JSON.stringify(text)}.`, {
    code: 'usage',
    place: '--rows',
    remedy: 'Give a whole number from 1.',
    exitCode: EXIT.usage,
  });
}

export default command;
