/** The forms of every fixture page: valid against the published schemas, short enough, in the site's own words. */
import fs from 'node:fs';
import path from 'node:path';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { lexer, walkTokens } from 'marked';
import { describe, expect, it } from 'vitest';
import { formsOf, hasForms, markdownOf } from '../../generator/pages/forms/forms.ts';
import { MAX_BYTES } from '../../generator/pages/forms/markdown/snapshot.ts';
import { type PageDocument, SCHEMAS } from '../../generator/pages/forms/schemas.ts';
import { METRIC_LABELS, SEVERITY_LABELS, STATE_LABELS } from '../../generator/pages/forms/words.ts';
import type { ModelWithForms } from '../../generator/pages/types.ts';
import { schemaFiles } from '../../scripts/schemas.ts';
import { openFixtureSource } from '../testing/fixtureSource.ts';
import { LANGS, t } from './i18n.ts';

const root = path.resolve(import.meta.dirname, '../..');
const source = openFixtureSource();

async function models(): Promise<ModelWithForms[]> {
  const found: ModelWithForms[] = [];
  for (const { type, key } of await source.entries()) {
    if (!(type in SCHEMAS)) continue;
    const model = await source.model(type, key);
    if (hasForms(model)) found.push(model);
  }
  return found;
}

const published = (type: string) =>
  JSON.parse(fs.readFileSync(path.join(root, `site/public/schema/${type}.json`), 'utf8'));

describe('forms of pages', () => {
  it('are valid against the schemas that the site publishes', async () => {
    const ajv = new AjvJsonSchemaValidator();
    const checks = new Map(Object.keys(SCHEMAS).map((type) => [type, ajv.getValidator(published(type))]));
    const seen = new Set<string>();
    for (const model of await models()) {
      for (const lang of LANGS) {
        const document = JSON.parse(formsOf(model, lang).json) as PageDocument;
        const result = checks.get(document.type)?.(document);
        expect([document.path, result?.errorMessage]).toEqual([document.path, undefined]);
        expect(path.posix.join(lang, document.path, document.$schema)).toBe(`schema/${document.type}.json`);
        seen.add(document.type);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(SCHEMAS).sort());
    // A validator that takes anything would prove nothing.
    expect(checks.get('snapshot')?.({ type: 'snapshot' }).valid).toBe(false);
  });

  it('rest on one document: Markdown made of the JSON is the Markdown that is written', async () => {
    for (const model of await models()) {
      const { json, markdown } = formsOf(model, 'zh');
      expect(markdownOf(JSON.parse(json))).toBe(markdown);
    }
  });

  it('say what the page says, row by row', async () => {
    const of = async <T extends ModelWithForms['type']>(type: T) =>
      (await models()).filter((model): model is Extract<ModelWithForms, { type: T }> => model.type === type);
    const parsed = (model: ModelWithForms) => JSON.parse(formsOf(model, 'en').json);
    for (const model of await of('compare')) {
      const document = parsed(model);
      expect(document.summary).toBe(model.summary.en);
      expect(document.events?.map(({ delta }: { delta: number }) => delta)).toEqual(
        model.byEvent?.map(({ delta }) => delta),
      );
      expect(document.sql?.map(({ verdict }: { verdict: string }) => verdict)).toEqual(
        model.statements?.map(({ verdict }) => verdict),
      );
    }
    for (const model of await of('parameters'))
      expect(parsed(model).parameters.map(({ name }: { name: string }) => name)).toEqual(
        model.parameters.map(({ name }) => name),
      );
    for (const model of await of('data'))
      expect(parsed(model).rejected_files.map(({ count }: { count: number }) => count)).toEqual(
        model.rejects.map(({ count }) => count),
      );
    const snapshot = (await of('snapshot')).find(
      ({ parts, segments }) => parts.io?.functions.length && segments?.length,
    );
    const sections = parsed(snapshot as ModelWithForms).sections;
    expect(sections.io.functions[0].reads_per_s).toBe(snapshot?.parts.io?.functions[0]?.readsPerS);
    expect(sections.segments[0].ordering).toBe(snapshot?.segments?.[0]?.ordering);
  });

  it('keep a snapshot within its size, and link within the site alone', async () => {
    for (const model of await models()) {
      for (const lang of LANGS) {
        const { markdown } = formsOf(model, lang);
        if (model.type === 'snapshot') expect(Buffer.byteLength(markdown)).toBeLessThanOrEqual(MAX_BYTES);
        expect(markdown.split('\n')[2]).toMatch(/^> /);
        walkTokens(lexer(markdown), (token) => {
          expect(['html', 'image', 'def']).not.toContain(token.type);
          if (token.type === 'link') expect(token.href).toMatch(/^[a-z0-9_./-]+\.(md|json|html)$/);
        });
      }
    }
  });

  it('call figures and states what the site calls them', () => {
    for (const lang of LANGS) {
      const named = (prefix: string, labels: Record<string, { en: string; zh: string }>) =>
        Object.entries(labels).map(([key, both]) => [key, both[lang], t(lang).maybe(`${prefix}.${key}`, null)]);
      for (const [key, ours, site] of [
        ...named('metric', METRIC_LABELS),
        ...named('severity', SEVERITY_LABELS),
        ...named('state', STATE_LABELS),
      ])
        expect([key, ours]).toEqual([key, site]);
    }
  });
});

it('the published schemas are those of the code; npx node scripts/schemas.ts writes them', () => {
  for (const [name, content] of Object.entries(schemaFiles()))
    expect([name, fs.readFileSync(path.join(root, 'site/public/schema', name), 'utf8')]).toEqual([name, content]);
});
