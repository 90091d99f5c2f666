/** A digest as one HTML file that mail programs show: styles inline, no script, nothing fetched from anywhere. */
import type { Lang } from '../base/figures.ts';
import { harmless } from '../base/text.ts';
import type { Block, Span } from './outline.ts';

/** Mail programs know few fonts and drop style sheets; colours are the site's light theme. */
const STYLE = {
  body: "margin:0;padding:24px;background:#ffffff;color:#1f2328;font:15px/1.5 -apple-system,'Segoe UI','PingFang SC','Microsoft YaHei',Arial,sans-serif;",
  frame: 'max-width:720px;margin:0 auto;',
  1: 'margin:0 0 8px;font-size:22px;font-weight:600;line-height:1.3;',
  2: 'margin:28px 0 4px;padding-top:12px;border-top:1px solid #d5d9de;font-size:17px;font-weight:600;',
  3: 'margin:16px 0 4px;font-size:13px;font-weight:600;color:#5b6570;',
  paragraph: 'margin:4px 0;',
  list: 'margin:4px 0;padding-left:22px;',
  item: 'margin:6px 0;',
  below: 'margin:2px 0;font-size:14px;',
  muted: 'color:#5b6570;font-size:13px;',
  link: 'color:#0b5cad;',
} as const;

/** `title`: of the document, as text. */
export function htmlOf(blocks: readonly Block[], title: string, lang: Lang): string {
  return [
    '<!doctype html>',
    `<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.frame}">`,
    ...blocks.map(blockHtml),
    '</div></body>',
    '</html>',
    '',
  ].join('\n');
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level} style="${STYLE[block.level]}">${lineOf(block.spans)}</h${block.level}>`;
    case 'paragraph':
      return `<p style="${STYLE.paragraph}">${lineOf(block.spans)}</p>`;
    case 'list': {
      const name = block.ordered ? 'ol' : 'ul';
      const items = block.items.map(
        ({ spans, below }) =>
          `<li style="${STYLE.item}">${lineOf(spans)}${below.map((line) => `<div style="${STYLE.below}">${lineOf(line)}</div>`).join('')}</li>`,
      );
      return `<${name} style="${STYLE.list}">\n${items.join('\n')}\n</${name}>`;
    }
  }
}

const lineOf = (spans: readonly Span[]): string => spans.map(spanHtml).join('');

function spanHtml(span: Span): string {
  if (typeof span === 'string') return escapeHtml(span);
  if ('link' in span) return `<a style="${STYLE.link}" href="${escapeHtml(span.link)}">${escapeHtml(span.text)}</a>`;
  if ('strong' in span) return `<b>${escapeHtml(span.strong)}</b>`;
  return `<span style="${STYLE.muted}">${escapeHtml(span.muted)}</span>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML, as content and as an attribute in double quotes; control characters are made visible. */
export function escapeHtml(text: string): string {
  return harmless(text.toWellFormed(), { oneLine: true }).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
