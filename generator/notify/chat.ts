/**
 * A digest as a chat message: a few lines, cut to what the chat takes. Chats know no escaping, or each its own, so what
 * could format, link or mention someone is replaced by characters that look alike.
 */
import { harmless } from '../base/text.ts';
import type { Block, Span } from '../digest/outline.ts';

/** How a chat writes a link and a strong text; what comes in is clean already. */
export interface Dialect {
  strong(text: string): string;
  /** `address` null: it is not known where the site is. */
  link(text: string, address: string | null): string;
  clean(text: string): string;
  /** Bytes of UTF-8 that a message may have. */
  maxBytes: number;
}

const ALIKE: Record<string, string> = {
  '*': '∗',
  '`': '′',
  '[': '［',
  ']': '］',
  '<': '‹',
  '>': '›',
  '~': '∼',
  '@': '＠',
  '|': '¦',
};

/** Underscores stay: within names they format nothing, and names are there to be copied. */
const lookAlike = (text: string, active: RegExp): string =>
  harmless(text, { oneLine: true }).replace(active, (char) => ALIKE[char] ?? char);

/** DingTalk, WeCom, Feishu: Markdown with headings, bold and links, no escapes. */
export const markdownDialect = (maxBytes: number): Dialect => ({
  strong: (text) => `**${text}**`,
  link: (text, address) =>
    address === null ? text : `[${text}](${address.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))})`,
  clean: (text) => lookAlike(text, /[*`[\]<>~@]/g),
  maxBytes,
});

/** Slack's own: `*bold*`, `<address|text>`; `&`, `<` and `>` have escapes. */
export const slackDialect: Dialect = {
  strong: (text) => `*${text}*`,
  link: (text, address) =>
    address === null ? text : `<${address.replace(/[<>|]/g, encodeURIComponent).replaceAll('&', '&amp;')}|${text}>`,
  clean: (text) =>
    lookAlike(text, /[*`~@|]/g)
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;'),
  maxBytes: 35_000,
};

/**
 * The lines of a message, as many as fit. `more`: what stands in place of the rest, e.g. the digest's address.
 */
export function chatText(blocks: readonly Block[], dialect: Dialect, more: string): string {
  const lines = blocks.flatMap((block) => linesOf(block, dialect));
  const whole = lines.join('\n').trimStart();
  if (Buffer.byteLength(whole) <= dialect.maxBytes) return whole;
  const kept: string[] = [];
  let bytes = Buffer.byteLength(`\n\n${more}`);
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > dialect.maxBytes) break;
    kept.push(line);
  }
  return `${kept.join('\n').trim()}\n\n${more}`;
}

function linesOf(block: Block, dialect: Dialect): string[] {
  const line = (spans: readonly Span[]): string =>
    spans
      .map((span) => spanText(span, dialect))
      .join('')
      .trim();
  switch (block.type) {
    case 'heading':
      return [
        '',
        dialect.strong(
          line(block.spans.map((span) => (typeof span === 'object' && 'strong' in span ? span.strong : span))),
        ),
      ];
    case 'paragraph':
      return ['', line(block.spans)];
    case 'list':
      return [
        '',
        ...block.items.flatMap(({ spans, below }, i) => [
          `${block.ordered ? `${i + 1}.` : '-'} ${line(spans)}`,
          ...below.map((each) => `  ${line(each)}`),
        ]),
      ];
  }
}

function spanText(span: Span, dialect: Dialect): string {
  if (typeof span === 'string') return dialect.clean(span);
  if ('link' in span) return dialect.link(dialect.clean(span.text), /^https?:/.test(span.link) ? span.link : null);
  if ('strong' in span)
    return `${dialect.strong(dialect.clean(span.strong.trimEnd()))}${/\s$/.test(span.strong) ? ' ' : ''}`;
  return dialect.clean(span.muted);
}
