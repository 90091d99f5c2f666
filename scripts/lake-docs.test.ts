import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Lang, lakeDocs, untranslated, unusedTranslations, withLakeMarkdown } from './lake-docs.ts';

const root = path.resolve(import.meta.dirname, '..');

describe.each(Object.entries(lakeDocs) as [Lang, string][])('tables of the lake (%s)', (lang, file) => {
  it('are documented as they are; `npx node scripts/lake-docs.ts` brings the file up to date', () => {
    const document = fs.readFileSync(path.join(root, file), 'utf8');
    expect(document).toBe(withLakeMarkdown(document, lang));
  });
});

describe('Chinese texts', () => {
  it('exist for every table and column; they stand in scripts/lake-docs.zh-CN/', () => {
    expect(untranslated()).toEqual([]);
  });

  it('are all used', () => {
    expect(unusedTranslations()).toEqual([]);
  });
});

it('a document without marks is refused', () => {
  expect(() => withLakeMarkdown('# Lake', 'en')).toThrow('lacks <!-- lake:begin -->');
});
