/** A comparison for a terminal and as Markdown. Report text is made harmless: no escapes, no markup. */
import type { Lang } from '../../base/figures.ts';
import { formatTable } from '../../base/table.ts';
import { harmless } from '../../base/text.ts';
import type { Document, DocumentSection } from './document.ts';
import { heading } from './headings.ts';

/** Lines for a terminal, with a line feed at the end. */
export function asText({ title, summary, notes, sections }: Document, lang: Lang): string {
  const lines = [
    harmless(title, { oneLine: true }),
    '',
    harmless(summary, { oneLine: true }),
    ...(notes.length > 0
      ? ['', `${heading('bear_in_mind', lang)}:`, ...notes.map((note) => `  - ${harmless(note, { oneLine: true })}`)]
      : []),
    ...sections.flatMap((section) => ['', section.title, ...textTable(section)]),
  ];
  return `${lines.join('\n')}\n`;
}

function textTable({ columns, rows, remark }: DocumentSection): string[] {
  return [...(rows.length > 0 ? formatTable(columns, rows, { indent: '  ' }) : []), ...(remark ? [`  ${remark}`] : [])];
}

/** GitHub's Markdown. */
export function asMarkdown({ title, summary, notes, sections }: Document, lang: Lang): string {
  const blocks = [
    `# ${markdown(title)}`,
    markdown(summary),
    ...(notes.length > 0
      ? [`**${heading('bear_in_mind', lang)}**`, notes.map((note) => `- ${markdown(note)}`).join('\n')]
      : []),
    ...sections.flatMap((section) => [
      `## ${section.title}`,
      ...(section.remark ? [markdown(section.remark)] : []),
      ...(section.rows.length > 0 ? [markdownTable(section)] : []),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function markdownTable({ columns, rows }: DocumentSection): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    line(columns.map(({ title }) => markdown(title))),
    line(columns.map(({ align }) => (align === 'right' ? '--:' : '---'))),
    ...rows.map((row) => line(row.map((cell) => markdown(cell ?? '–')))),
  ].join('\n');
}

/** Text that stays text: what Markdown or HTML would read as markup is escaped. */
const markdown = (text: string): string =>
  harmless(text, { oneLine: true })
    .replace(/[\\`*_{}[\]<>|~]/g, '\\$&')
    .replace(/^([#+-])/, '\\$1');
