/** A short table on the page of `awr inspect`: the first rows of a lake table, a few columns of it. */
import { formatTable } from '../../base/table.ts';
import type { Cell } from '../../catalogue/types.ts';
import type { ReportKind } from '../../report/types.ts';

export type Row = Record<string, Cell>;
/** Rows of the typed tables by table name, keyed by column. */
export type Tables = Readonly<Record<string, Row[]>>;

export interface Listing {
  title: string;
  /** Lake table. */
  table: string;
  /** Kinds of report that it is printed for; all by default. */
  kinds?: readonly ReportKind[];
  where?: (row: Row) => boolean;
  /** Largest first by this column; as printed by default. */
  by?: string;
  /** Rows shown, 10 by default. */
  top?: number;
  columns: readonly ListingColumn[];
}

export interface ListingColumn {
  title: string;
  /** Column of the lake table, or what to say of a row. */
  of: string | ((row: Row, tables: Tables) => Cell);
  /** Text is cut at this width; numbers are never cut. */
  width?: number;
}

/** Lines of the listing, indented; none where the report has no such rows. */
export function listingLines({ table, where, by, top = 10, columns }: Listing, tables: Tables): string[] {
  const chosen = (tables[table] ?? []).filter(where ?? (() => true));
  const sorted = by ? chosen.toSorted((a, b) => size(b[by]) - size(a[by])) : chosen;
  const rows = sorted
    .slice(0, top)
    .map((row) => columns.map(({ of }) => (typeof of === 'string' ? (row[of] ?? null) : of(row, tables))));
  // A column that this report's release does not print has nothing to say.
  const filled = columns.map((_, at) => rows.some((row) => row[at] !== null));
  const shown = <T>(list: readonly T[]): T[] => list.filter((_, at) => filled[at]);
  if (!filled.some(Boolean)) return [];
  return formatTable(
    shown(
      columns.map(({ title, width = 40 }, at) =>
        rows.some((row) => typeof row[at] === 'number')
          ? { title, align: 'right' as const }
          : { title, maxWidth: width },
      ),
    ),
    rows.map((row) => shown(row).map(figure)),
    { indent: '  ' },
  );
}

const size = (cell: Cell | undefined): number => (typeof cell === 'number' ? cell : Number.NEGATIVE_INFINITY);

/** Four digits at least, no more decimals than mean something: 1,234,567  123.4  12.35  0.0123. */
export function figure(cell: Cell | undefined): string {
  return typeof cell === 'number' ? fixed(cell) : text(cell);
}

export const text = (cell: Cell | undefined): string => String(cell ?? '–').replace(/\s+/g, ' ');

export function fixed(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 1000 || value === 0 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}
