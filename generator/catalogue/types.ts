/**
 * The catalogue's vocabulary: how a section of AWR is recognised and which lake table takes it.
 * One file a section in `sections/`; nothing outside this folder knows a printed column's name.
 * Runs in a browser as it is.
 */

/** Type of a lake column; the lake maps it to DuckDB (`VARCHAR`, `DOUBLE`, `BIGINT`, `BOOLEAN`, `TIMESTAMP`). */
export type ColumnType = 'text' | 'number' | 'integer' | 'boolean' | 'timestamp';

/** One value as it goes into the lake: timestamps as `YYYY-MM-DD HH:MM:SS`, absent or unreadable as null. */
export type Cell = string | number | boolean | null;

export interface LakeColumn {
  name: string;
  type: ColumnType;
  /** What it holds and in which unit; one line for the README. */
  doc: string;
}

/** A lake table: its columns in order, `report_id` first and implied. */
export interface LakeTable {
  name: string;
  /** What a row is; one line for the README. */
  doc?: string;
  columns: readonly LakeColumn[];
}

/** Rows for one lake table, in the order of its columns without `report_id`. */
export type TypedRows = Map<string, Cell[][]>;

/** What mapping one report gives. `mappedTo[i]` names the table that took `tables[i]`, null if none. */
export interface MappedReport {
  rows: TypedRows;
  mappedTo: (string | null)[];
  warnings: string[];
}
