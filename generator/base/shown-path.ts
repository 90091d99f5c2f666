/** Paths as people read them: short where they lie under the directory that the command was called from. */
import path from 'node:path';

/** Shortens every path under `from` in a text that begins with one or has them as words; others stay whole. */
export function shortenPaths(text: string, from: string | undefined): string {
  if (from === undefined || path.resolve(from) === path.parse(from).root) return text;
  const prefix = `${path.resolve(from)}${path.sep}`;
  return text
    .split(/(?<=\s)/)
    .map((word) => (word.startsWith(prefix) && word.length > prefix.length ? word.slice(prefix.length) : word))
    .join('');
}
