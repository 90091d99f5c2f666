/**
 * The vocabulary in which sections are written: a lake table, its columns with the header cells that carry them from
 * release to release, and the printed tables it is filled from. `map.ts` interprets it; nothing here does anything.
 */
import type { ColumnType, LakeTable } from './types.ts';

export interface Column {
  name: string;
  type: ColumnType;
  /** One line for the lake's README: what it holds and in which unit. */
  doc: string;
  /**
   * Header cells that carry it, compared without case and white space; `''` is the unnamed column, `Pct Miss#2` the
   * second column of that name. The first one printed wins.
   */
  from?: readonly string[];
  /** Codes for printed names, keyed by the printed text, compared without case and white space, less a final colon. Others become snake_case. */
  codes?: Readonly<Record<string, string>>;
}

/** How a printed table's rows become lake rows. */
export type Shape =
  /** One printed row, one lake row, columns found by header cell. */
  | { kind: 'columns' }
  /** No header: name and value alternate along each row. `name` and `value` are the lake columns (several may share the name). */
  | { kind: 'pairs'; name: readonly string[]; value: string };

/** One kind of printed table that fills the lake table. */
export interface Source {
  /** Matches when its heading or its summary does; texts are white-space folded. */
  heading?: RegExp;
  summary?: RegExp;
  /** Columns that every release prints here; one that is missing is worth a warning, and none at all means another table. */
  expects: readonly string[];
  shape?: Shape;
  /** Values not printed in the rows but known from the table, e.g. `scope`. */
  constants?: Readonly<Record<string, string>>;
}

export interface Section extends LakeTable {
  columns: readonly Column[];
  /** Filled from; in order of preference where `alternatives` is set. */
  sources: readonly Source[];
}

/** Checks the shape of a section at compile time and keeps its literal types. */
export function defineSection(section: Section): Section {
  return section;
}
