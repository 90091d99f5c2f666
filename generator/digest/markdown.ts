/** A digest as Markdown for tickets and chats. What comes from reports can neither format nor link nor mention anyone. */
import { harmless } from '../base/text.ts';
import type { Block, Span } from './outline.ts';

export function markdownOf(blocks: readonly Block[]): string {
  return `${blocks.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${lineOf(block.spans)}`;
    case 'paragraph':
      return startSafe(lineOf(block.spans));
    case 'list':
      return block.items
        .map(({ spans, below }, i) => {
          const mark = block.ordered ? `${i + 1}. ` : '- ';
          const indent = ' '.repeat(mark.length);
          return [
            `${mark}${startSafe(lineOf(spans))}`,
            ...below.map((line) => `${indent}- ${startSafe(lineOf(line))}`),
          ].join('\n');
        })
        .join('\n');
  }
}

function lineOf(spans: readonly Span[]): string {
  return spans.map(spanText).join('').trim();
}

function spanText(span: Span): string {
  if (typeof span === 'string') return escapeMarkdown(span);
  if ('link' in span) return `[${escapeMarkdown(span.text)}](${escapeAddress(span.link)})`;
  if ('strong' in span) return `**${escapeMarkdown(span.strong.trimEnd())}**${/\s$/.test(span.strong) ? ' ' : ''}`;
  return escapeMarkdown(span.muted);
}

/** What makes a list, a heading or a rule at the start of a line. */
const startSafe = (line: string): string =>
  line.replace(/^([-+=#]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));

/**
 * Text that stays text: markup characters are escaped, and names, numbers and addresses that trackers turn into links
 * or notify people of (`@name`, `#12`, `https://…`, `www.…`) are broken by a zero-width space.
 */
export function escapeMarkdown(text: string): string {
  return harmless(text, { oneLine: true })
    .replace(/[\\`*_[\]<>|~$&!]/g, '\\$&')
    .replace(/@(?=[\p{L}\p{N}_-])/gu, '@\u200b')
    .replace(/#(?=\d)/g, '#\u200b')
    .replace(/\b(https?|ftp|mailto|www)(?=[:.])/gi, '$1\u200b');
}

/** Our own addresses; a bracket in one would end the link. */
const escapeAddress = (address: string): string =>
  encodeURI(decodeURI(address)).replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'));
