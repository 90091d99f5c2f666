/** Which checks are made. */
import type { Check } from './check.ts';

/** The named ones and all that they build on, in the order of `checks`; all of them where none is named. Throws on an unknown name. */
export function plan(checks: readonly Check[], names: readonly string[]): Check[] {
  if (names.length === 0) return [...checks];
  const wanted = new Set<string>();
  const add = (name: string): void => {
    const check = checks.find((one) => one.name === name);
    if (!check)
      throw new Error(`no such check: ${name}\n  remedy: choose of ${checks.map((one) => one.name).join(', ')}`);
    wanted.add(name);
    for (const before of check.after ?? []) add(before);
  };
  names.forEach(add);
  return checks.filter((check) => wanted.has(check.name));
}
