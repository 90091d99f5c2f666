/**
 * Writes the lake's tables and columns into docs/lake.md and docs/lake.zh-CN.md, between their marks, from the schema
 * that the lake itself is made by. Run `npx node scripts/lake-docs.ts` after a change of a table; a test says when.
 */
import fs from 'node:fs';
import path from 'node:path';
import { analysisTables } from '../generator/lake/analysis-tables/index.ts';
import { baseTables } from '../generator/lake/base-tables.ts';
import { type Layout, type StoredTable, tables, typedTables } from '../generator/lake/tables.ts';

const BEGIN = '<!-- lake:begin -->';
const END = '<!-- lake:end -->';

/** Files that hold the generated part, relative to the checkout. */
export const lakeDocs = { en: 'docs/lake.md', zh: 'docs/lake.zh-CN.md' } as const;
export type Lang = keyof typeof lakeDocs;

interface Words {
  column: string;
  type: string;
  meaning: string;
  base: string;
  typed: string;
  analysis: string;
  layout: Record<Layout, string>;
}

const words: Record<Lang, Words> = {
  en: {
    base: 'Reports, their tables as printed, and the books',
    typed: 'Typed tables, read from the reports',
    analysis: 'Computed from the other tables',
    column: 'column',
    type: 'type',
    meaning: 'meaning',
    layout: {
      month: 'Partitioned by `db_id` and `month`.',
      database: 'Partitioned by `db_id`.',
      none: 'One file.',
    },
  },
  zh: {
    base: '报告、原样的表与台账',
    typed: '从报告读出的类型化表',
    analysis: '由其他表计算得出',
    column: '列',
    type: '类型',
    meaning: '含义',
    layout: { month: '按 `db_id` 与 `month` 分区。', database: '按 `db_id` 分区。', none: '单个文件。' },
  },
};

/** Chinese texts by `table`, `table.column` or `*.column`: one file a table in `lake-docs.zh-CN/`. */
const translations: Readonly<Record<string, string>> = readTranslations(
  path.join(import.meta.dirname, 'lake-docs.zh-CN'),
);

function readTranslations(dir: string): Record<string, string> {
  const files = fs.readdirSync(dir).filter((name) => name.endsWith('.json'));
  return Object.assign({}, ...files.map((name) => JSON.parse(fs.readFileSync(path.join(dir, name), 'utf8'))));
}

/** Names of tables and columns that have no Chinese text, as `table` or `table.column`. */
export function untranslated(): string[] {
  return tables.flatMap((table) =>
    [table.name, ...table.columns.map(({ name }) => `${table.name}.${name}`)].filter((key) => inChinese(key) === null),
  );
}

/** Keys of Chinese texts that no table or column uses. */
export function unusedTranslations(): string[] {
  const used = new Set(
    tables.flatMap(({ name, columns }) => [
      name,
      ...columns.map((column) =>
        `${name}.${column.name}` in translations ? `${name}.${column.name}` : `*.${column.name}`,
      ),
    ]),
  );
  return Object.keys(translations).filter((key) => !used.has(key));
}

/** The generated part: one heading and one table of columns for every table of the lake. */
export function lakeMarkdown(lang: Lang): string {
  const { base, typed, analysis } = words[lang];
  const groups: [string, readonly StoredTable[]][] = [
    [base, baseTables],
    [typed, typedTables],
    [analysis, analysisTables],
  ];
  return groups
    .flatMap(([heading, of]) => [`## ${heading}`, ...of.map((table) => tableMarkdown(table, lang))])
    .join('\n\n');
}

/** `document` with its generated part replaced. Throws when it has no marks. */
export function withLakeMarkdown(document: string, lang: Lang): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`${lakeDocs[lang]} lacks ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${lakeMarkdown(lang)}\n\n${document.slice(end)}`;
}

function tableMarkdown(table: StoredTable, lang: Lang): string {
  const word = words[lang];
  const doc = lang === 'zh' ? (inChinese(table.name) ?? table.doc) : sentence(table.doc);
  const rows = table.columns.map(({ name, type, doc: english }) => {
    const meaning = lang === 'zh' ? (inChinese(`${table.name}.${name}`) ?? english) : english;
    return `| \`${name}\` | \`${type}\` | ${meaning.replaceAll('|', '\\|')} |`;
  });
  return [
    `### ${table.name}`,
    '',
    `${doc.replace(/[.。]$/, '')}${lang === 'zh' ? '。' : '. '}${word.layout[table.layout]}`,
    '',
    `| ${word.column} | ${word.type} | ${word.meaning} |`,
    '| --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function inChinese(key: string): string | null {
  return translations[key] ?? translations[key.replace(/^[^.]+\./, '*.')] ?? null;
}

if (import.meta.main) {
  for (const [lang, file] of Object.entries(lakeDocs) as [Lang, string][]) {
    const at = path.resolve(import.meta.dirname, '..', file);
    const before = fs.readFileSync(at, 'utf8');
    const after = withLakeMarkdown(before, lang);
    fs.writeFileSync(at, after);
    console.log(`${file}: ${before === after ? 'unchanged' : 'written'}`);
  }
}
