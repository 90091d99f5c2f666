/** Names as a model types them: found whatever their case, and where there is none, the one that was probably meant. */
import { AwrError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import type { DatabaseRef } from '../pages/types.ts';

/** By slug, DBID or name. Throws `unknown_database`, `ambiguous_database`. */
export function databaseNamed(name: string, databases: readonly DatabaseRef[]): DatabaseRef {
  const typed = name.trim().toLowerCase();
  const exact = databases.find(({ slug }) => slug === typed);
  if (exact) return exact;
  const matching = databases.filter(({ dbId, dbName }) => dbId === typed || dbName.toLowerCase() === typed);
  if (matching.length > 1) {
    throw new AwrError(`Several databases are called ${JSON.stringify(name)}.`, {
      code: 'ambiguous_database',
      remedy: `Name one by its slug: ${matching.map(({ slug }) => slug).join(', ')}.`,
    });
  }
  const [only] = matching;
  if (only) return only;
  const names = databases.flatMap(({ slug, dbName }) => [dbName.toLowerCase(), slug]);
  throw unknown('database', name, names, 'list_databases lists them.');
}

/** The one of `names` that was typed, whatever its case. Throws `unknown_{what}`. */
export function oneOf(what: string, typed: string, names: readonly string[], remedy: string): string {
  const found = names.find((name) => name === typed) ?? names.find((name) => same(name, typed));
  if (found !== undefined) return found;
  throw unknown(what, typed, names, remedy);
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.trim().toLowerCase();

export function unknown(what: string, typed: string, names: readonly string[], remedy: string): AwrError {
  const lower = new Map(names.map((name) => [name.toLowerCase(), name]));
  const near = nearest(typed.trim().toLowerCase(), [...lower.keys()]);
  const meant = near === null ? '' : ` Did you mean ${lower.get(near)}?`;
  return new AwrError(`There is no ${what} ${JSON.stringify(typed.slice(0, 100))}.${meant}`, {
    code: `unknown_${what.replaceAll(' ', '_')}`,
    remedy,
  });
}
