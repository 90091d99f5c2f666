/** Statements named by as much of their `sql_id` as tells them apart. */

/**
 * Characters of a sql_id by which a word names a statement, more where another begins alike: of ids in base 32 that is one pair
 * in a thousand million, and halves what is the bulk of the index. Our choice.
 */
export const SHORT_ID = 6;

/** The shortest beginning of each id, of at least `SHORT_ID` characters, that no other has; ids that are all of another's are whole. */
export function uniqueBeginnings(ids: readonly string[]): Map<string, string> {
  const sorted = [...new Set(ids)].sort();
  return new Map(
    sorted.map((id, i) => {
      const shared = Math.max(sharedLength(id, sorted[i - 1] ?? ''), sharedLength(id, sorted[i + 1] ?? ''));
      return [id, id.slice(0, Math.max(SHORT_ID, shared + 1))];
    }),
  );
}

function sharedLength(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
