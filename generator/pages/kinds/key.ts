/** Parts of a page's key at its first slash, which no database's slug has: `orcl-1/7h35uxf5uhmm1`. */
export function splitKey(key: string): [dbSlug: string, rest: string] {
  const slash = key.indexOf('/');
  return slash < 0 ? [key, ''] : [key.slice(0, slash), key.slice(slash + 1)];
}
