/** Reads a SELECT of a transaction column by column: what a series is made of, without an object a row. */
import type { Transaction } from '../lake/transaction.ts';

export type ColumnsOf<Name extends string> = Record<Name, readonly unknown[]> & { length: number };

/** The columns by name, integers as numbers. `names` must be what the SELECT gives. */
export async function readColumns<Name extends string>(
  tx: Transaction,
  names: readonly Name[],
  select: string,
): Promise<ColumnsOf<Name>> {
  const reader = await tx.read(select);
  const columns = reader.getColumns();
  const given = reader.deduplicatedColumnNames();
  const found: Record<string, unknown> = { length: reader.currentRowCount };
  for (const name of names) {
    const place = given.indexOf(name);
    if (place < 0) throw new Error(`the query has no column ${name}`);
    // Without rows there are no columns either.
    found[name] = (columns[place] ?? []).map((value) => (typeof value === 'bigint' ? Number(value) : value));
  }
  return found as ColumnsOf<Name>;
}

/** The same as rows, for few of them. */
export async function readRows<Row extends object>(tx: Transaction, select: string): Promise<Row[]> {
  const reader = await tx.read(select);
  const names = reader.deduplicatedColumnNames();
  const columns = reader.getColumns();
  return Array.from({ length: reader.currentRowCount }, (_, at) => {
    const entries = names.map((name, i) => {
      const value = columns[i]?.[at];
      return [name, typeof value === 'bigint' ? Number(value) : value];
    });
    return Object.fromEntries(entries) as Row;
  });
}
