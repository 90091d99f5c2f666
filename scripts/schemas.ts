/**
 * Writes the JSON Schemas of the pages' machine-readable forms into `site/public/schema/`, where the site publishes them
 * at `/schema/`. They are kept in the repository, so that a change of the contract is seen as one. Run
 * `npx node scripts/schemas.ts` after a change of a form; a test says when.
 */
import fs from 'node:fs';
import path from 'node:path';
import { projectRoot } from '../generator/base/config.ts';
import { type FormType, jsonSchemaOf, SCHEMAS } from '../generator/pages/forms/schemas.ts';

/** Where the schemas are, relative to the checkout. */
export const SCHEMA_DIR = 'site/public/schema';

/** File name → content. */
export function schemaFiles(): Record<string, string> {
  const types = Object.keys(SCHEMAS) as FormType[];
  return Object.fromEntries(types.map((type) => [`${type}.json`, `${JSON.stringify(jsonSchemaOf(type), null, 2)}\n`]));
}

if (import.meta.main) {
  const dir = path.join(projectRoot, SCHEMA_DIR);
  fs.mkdirSync(dir, { recursive: true });
  for (const [name, content] of Object.entries(schemaFiles())) fs.writeFileSync(path.join(dir, name), content);
}
