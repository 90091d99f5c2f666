/**
 * Shares keyed rows out into shards by the beginnings of their keys, none larger than it must be. Which shard a key lies
 * in depends on the rows with the same beginning alone: a new row changes one shard, or splits it.
 */

/**
 * Raw bytes of a shard, at most: about 8 KB as it is sent, compressed, which one round trip carries. A shard of a single
 * key may be larger.
 */
export const SHARD_BYTES = 16_000;

/** Marks a shard of rows whose key is just its name and nothing longer: `or.` beside `ora`, `ord`. */
const EXACT = '.';

/**
 * Shards by name, sorted: a beginning that all their keys share, or a whole key and `.`. `rows`: sorted by key; `key`:
 * not empty, without `.`; `bytes`: what a row takes.
 */
export function prefixTree<Row>(
  rows: readonly Row[],
  key: (row: Row) => string,
  bytes: (row: Row) => number,
  limit = SHARD_BYTES,
): Map<string, Row[]> {
  const shards = new Map<string, Row[]>();
  const share = (part: readonly Row[], prefix: string): void => {
    const total = part.reduce((sum, row) => sum + bytes(row), 0);
    if (prefix !== '' && (total <= limit || part.length === 1)) {
      shards.set(prefix, [...part]);
      return;
    }
    const exact = part.filter((row) => key(row) === prefix);
    if (exact.length > 0) shards.set(prefix + EXACT, exact);
    const longer = part.filter((row) => key(row) !== prefix);
    const next = (row: Row): string => prefix + String.fromCodePoint(key(row).codePointAt(prefix.length) ?? 0);
    for (const [longerPrefix, group] of Map.groupBy(longer, next)) share(group, longerPrefix);
  };
  share(rows, '');
  return new Map([...shards].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * A shard's name as a file's: report text reaches no path, so what is not `a-z 0-9` becomes its code point in `-hex-`.
 * The browser does the same (`site/public/assets/search.js`).
 */
export function shardFile(name: string): string {
  return name.replace(/[^a-z0-9]/gu, (char) => `-${(char.codePointAt(0) ?? 0).toString(16)}-`);
}
