/**
 * The vocabulary in which sections are written: a lake table, its columns with the header cells that carry them from
 * release to release, and the printed tables it is filled from. `map.ts` interprets it; nothing here does anything.
 */
import type { ReportKind } from '../report/types.ts';
import type { Cell, LakeColumn, LakeTable } from './types.ts';

/**
 * A lake column. Its unit is its name's ending (`_s`, `_ms`, `_us`, `_bytes`, `_mb`); what is printed is converted from the
 * unit printed with the value (`564.00us`), else from the one in its header cell (`Avg wait (ms)`).
 */
export interface Column extends LakeColumn {
  /**
   * Header cells that carry it, compared without case and white space; a pattern is held against the cell in lower case
   * without white space. `''` is the unnamed column, `Pct Miss#2` the second
   * one of that name, `*` the last one that no other column takes. The first in this list that is printed wins.
   */
  from?: readonly (string | RegExp)[];
  /** Codes for printed names, keyed as `nameKey` folds them; a name without one becomes snake_case. */
  codes?: Readonly<Record<string, string>>;
  /** Text that is kept to the letter, inner white space included. */
  verbatim?: boolean;
  /** Printed text that means "absent". */
  absent?: RegExp;
  /** The piece of the cell that is the column's: the pattern's first group, e.g. what stands before a slash. */
  part?: RegExp;
  /**
   * A blank cell repeats the one above it, as in tables that print a group's name once. With the name of a column: only
   * where that one's cell is blank too, as the name of the group is not printed again.
   */
  carried?: boolean | string;
  /** Times printed without their year (`22-Dec 05:29`): it is that of the last such time up to the report's end. */
  yearless?: boolean;
}

/** One kind of printed table that fills the lake table. */
export interface Source {
  /** The table is this one when its summary or its heading matches; both are white-space folded. */
  summary?: RegExp;
  heading?: RegExp;
  /** Columns that every release prints here. Each that is missing is worth a warning; with none of them it is another table. */
  expects: readonly string[];
  /** Columns of which at least one tells the rows apart, whichever a table prints; a table of one row needs none. */
  keys?: readonly string[];
  /** Releases that print it so, where neither title nor header tells; without it all of them. */
  releases?: RegExp;
  /** Header cells that another layout of the table has: with one of them it is not this source. */
  without?: readonly string[];
  /** First cell of the row that is the header, where another row of header cells stands above it. */
  headerRow?: string;
  /**
   * Header cells with which a group of columns begins, where the row above the header names groups (`CR Blocks` over
   * `Received`): the group's name then stands before the column's (`CR Blocks Received`). A table without such a row is
   * read as it is, but without `headerRow` it is not this source.
   */
  groups?: readonly string[];
  /** A printed row is a lake row for each group of columns; a table without groups is not this source. */
  spread?: GroupSpread;
  /**
   * The header is all rows that cells reaching over others make one, as in Exadata's tables; see `spans.ts`. Where such a
   * header stands further down too, the tables below each are read by themselves; see `blocks.ts`.
   */
  spanned?: boolean;
  /** No header: name and value alternate along each row, and go to the first two of `expects`. */
  pairs?: boolean;
  /** No header: name and value alternate along each row, and the names are the header of the one row that all values make. */
  listed?: boolean;
  /** A printed row is a lake row for each of its filled cells under a header cell that no column takes. */
  unpivot?: Unpivot;
  /** Values that the table implies and does not print. */
  constants?: Readonly<Record<string, string>>;
  /** Column set to a named group of `heading` or `summary`, through its `codes`. */
  named?: string;
  /** Header cells that differ from the columns' own `from` in this table. */
  from?: Readonly<Record<string, readonly (string | RegExp)[]>>;
  /** Column that numbers the rows from 1, over the whole table or within equal values of `within`. */
  number?: { column: string; within?: readonly string[] };
  /** What a printed number is multiplied with to be in the column's unit, e.g. a rate per hour. */
  factors?: Readonly<Record<string, number>>;
  /** Unit of bare numbers under a header cell that states none, as `convert.ts` names units. */
  units?: Readonly<Record<string, string>>;
  /** Rows in which this column matches are left out; a table without the column is not this source. */
  except?: { column: string; matches: RegExp };
  /** Rows are taken only where the cell under this header cell matches; a table without it is not this source. */
  only?: { header: string; matches: RegExp };
  /** Pieces of cells that are the columns', where they differ from the columns' own `part`. */
  parts?: Readonly<Record<string, RegExp>>;
  /** Columns whose blank cells repeat the ones above them in this table, though not in others. */
  carried?: readonly string[];
  /** Kinds of report that it is written for. Where a section has sources for a kind, its others are not for that kind. */
  kinds?: readonly ReportKind[];
  /** A table that belongs to another section and is only consulted, if it has all expected columns: `mapped_to` names the other. */
  borrowed?: boolean;
}

export interface Unpivot {
  /** Column that takes what the header cell says, and column that takes the cell. */
  header: string;
  value: string;
  /** Column for the cells that are no number; without it they are not understood. */
  text?: string;
  /** Column for those of them that are times printed with their unit. */
  time?: string;
  /** What a header cell says; undefined where it is no such column. Without it, the cell's text through the column's codes. */
  read?: (header: string) => Cell | undefined;
}

export interface GroupSpread {
  /** Column that takes the group's name. */
  name: string;
  /** Columns by the cells that stand under the group's name; a group with none of them is left out. */
  cells: Readonly<Record<string, readonly string[]>>;
}

/** A column filled from another table of the report, where that names just one value for the row's key. */
export interface Lookup {
  column: string;
  key: string;
  heading: RegExp;
  summary: RegExp;
  keyHeader: string;
  valueHeader: string;
}

export interface Section extends LakeTable {
  columns: readonly Column[];
  /** In order of preference. */
  sources: readonly Source[];
  /**
   * Whole headers as printed, cells separated by `|`: a header some of whose cells were lost, as happens to reports that
   * pass through other tools, is completed from the first that agrees with what is left. `*` agrees with any cell.
   */
  layouts?: readonly string[];
  /** Columns that identify a row. Of rows with equal keys the first is kept: what is printed twice counts once. */
  key?: readonly string[];
  /**
   * Tables that share the key print different columns of one row: each adds its own to the rows of the tables before it.
   * With an empty key all of them together are one row.
   */
  merge?: boolean;
  /** The sources say the same differently: only the first one present is used. */
  alternatives?: boolean;
  lookups?: readonly Lookup[];
  /** Kinds of report that have it; `INSTANCE_KINDS` by default. */
  kinds?: readonly ReportKind[];
}

/** Reports of one instance or one pluggable database: they print the same sections, in the words of their release. */
export const INSTANCE_KINDS: readonly ReportKind[] = ['awr', 'awr_pdb', 'statspack'];

/** Gives a section its type where it is written. */
export function defineSection(section: Section): Section {
  return section;
}
