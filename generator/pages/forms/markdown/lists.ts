/**
 * The Markdown of the documents that are facts and lists: a heading, the facts in a line, then each list as a table whose columns
 * are the fields of `index.json`, by the same names, so that whoever reads one knows the other.
 */
import { ABSENT, formatNumber } from '../../../base/figures.ts';
import type { ListsDocument } from '../schemas.ts';
import { escapeText, quote } from './escape.ts';
import { noticeLine } from './parts.ts';
import { wordsIn } from './words.ts';
import { link, own, sections, table } from './write.ts';

/** Rows of a list; the others are in `index.json`. */
const MAX_ROWS = 20;
/** Columns of a table. */
const MAX_COLUMNS = 10;
const MAX_TEXT = 80;

/** Said by the heading, or of use to programs alone. */
const LEFT_OUT = new Set([
  '$schema',
  'schema_version',
  'type',
  'language',
  'path',
  'notice',
  'database',
  'sections',
  'section_groups',
]);

type Value = unknown;
type Row = Record<string, Value>;

export function listsMarkdown(document: ListsDocument): string {
  const word = wordsIn(document.language);
  const fields = Object.entries(document as Row).filter(([name]) => !LEFT_OUT.has(name));
  const slug = 'database' in document && 'slug' in document.database ? document.database.slug : null;
  const facts = fields.flatMap(([name, value]) => factsOf(name, value));
  return sections([
    `# ${titleOf(document)}`,
    noticeLine(document),
    [
      `[${word('page')}](index.html)`,
      '[JSON](index.json)',
      slug === null ? link(word('fleet'), document.path, '') : link(word('database'), document.path, `${slug}/`),
    ].join(' · '),
    facts.map(([name, text]) => `- ${quote(name)}: ${text}`).join('\n'),
    ...fields.map(([name, value]) => {
      if (!Array.isArray(value) || !isRow(value[0])) return null;
      const total = Number((document as Row)[`${name}_total`] ?? value.length);
      const shown = Math.min(MAX_ROWS, value.length);
      const more = total > shown ? `\n\n${word('more', total - shown)}` : '';
      return `## ${quote(name)}\n${tableOf(value as Row[], document.path)}${more}`;
    }),
  ]);
}

function titleOf(document: ListsDocument): string {
  const word = wordsIn(document.language);
  switch (document.type) {
    case 'wait':
      return `${escapeText(document.event)} · ${escapeText(document.database.db_name)}`;
    case 'segment':
      return `${escapeText(`${document.owner}.${document.object_name}`)} · ${escapeText(document.database.db_name)}`;
    case 'compare':
      return `${word('comparison')} · ${escapeText(document.second.database.db_name)}`;
    case 'findings':
      return word('findings') + (document.week ? ` · ${document.week.monday}` : '');
    case 'data':
      return word('data_quality');
    case 'parameters':
      return `${word('all_parameters')} · ${escapeText(document.database.db_name)}`;
    case 'cluster':
      return `${word('cluster')} · ${escapeText(document.database.db_name)}`;
    case 'pdbs':
      return `PDB · ${escapeText(document.database.db_name)}`;
  }
}

const isRow = (value: Value): value is Row => value !== null && typeof value === 'object' && !Array.isArray(value);

/** A field that is no list, and the fields of one that is a group of such. */
function factsOf(name: string, value: Value): [string, string][] {
  if (Array.isArray(value)) return value.length > 0 && !isRow(value[0]) ? [[name, textOf(value)]] : [];
  if (isRow(value)) return Object.entries(value).flatMap(([inner, each]) => factsOf(`${name}.${inner}`, each));
  return name.endsWith('_total') || value === null ? [] : [[name, textOf(value)]];
}

function tableOf(rows: readonly Row[], from: string): string {
  const names = Object.keys(rows[0] ?? {})
    .filter((name) => name !== 'path' && rows.some((row) => row[name] !== null))
    .slice(0, MAX_COLUMNS);
  return table(
    names.map((name) => name.replaceAll('_', '\\_')),
    rows.slice(0, MAX_ROWS).map((row) =>
      names.map((name, i) => {
        const inside = row[name];
        const to = isRow(inside) ? inside['path'] : i === 0 ? row['path'] : null;
        const text = textOf(row[name]);
        return typeof to === 'string' && text !== ABSENT ? link(text, from, to) : text;
      }),
    ),
  );
}

/** A value in one line; of a group what names it, else its fields. */
function textOf(value: Value): string {
  if (value === null || value === undefined || value === '') return ABSENT;
  if (typeof value === 'number') return own(formatNumber(value));
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quote(value, { most: MAX_TEXT, inTable: true });
  if (Array.isArray(value)) return value.slice(0, 5).map(textOf).join(', ') || ABSENT;
  const group = value as Row;
  const named = group['begin_time'] ?? group['db_name'];
  if (typeof named === 'string') return escapeText(named.slice(0, 60));
  return (
    Object.entries(group)
      .filter(([, each]) => each !== null && typeof each !== 'object')
      .map(([name, each]) => `${name.replaceAll('_', '\\_')} ${textOf(each)}`)
      .join(', ') || ABSENT
  );
}
