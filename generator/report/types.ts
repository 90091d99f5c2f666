/**
 * What the reader makes of one file: every table as printed, and the header understood.
 * Runs in a browser as it is: no node imports in this folder.
 */

export type ReportKind = 'awr' | 'awr_pdb' | 'awr_rac' | 'awr_diff' | 'awr_sql' | 'ash' | 'addm' | 'statspack';
export type ReportFormat = 'html' | 'text';

/** One table of a report, lossless: every cell's text, entities decoded, outer white space trimmed, CRLF as LF. */
export interface SourceTable {
  /** 1-based position among the report's tables. */
  tableNo: number;
  /** Text of the nearest heading (h1–h6, or Oracle's bold section anchor) before it, white space folded; null if none. */
  heading: string | null;
  /** The table's `summary` attribute, white space folded; null if none. */
  summary: string | null;
  /** Cells of the first row when it consists of `th`, else empty. */
  header: string[];
  /** Every other row, cells in order; further header rows are kept here as rows. */
  rows: string[][];
  /**
   * Cells (in `rows`) through which a writer cut long lines: their text with the cuts undone. Absent where there are none.
   * `wholeTable` of `whole.ts` puts them in.
   */
  wrapped?: WrappedCell[];
  /** Cells of `rows` that are `th` or reach over several columns or rows; noted in reports of Exadata, whose tables need it. */
  spans?: CellSpan[];
  /** Made of running text within an HTML page: kept, but none of the tables that the page has. */
  derived?: true;
  /** Lines of text that belong to no table, one a row: kept, but never read as values. */
  prose?: true;
  /** Text reports: characters that each column is wide (names are cut to them), 0 where it has no end. */
  widths?: readonly number[];
}

/** A cell of `rows` whose text has line ends that are not its own. */
export interface WrappedCell {
  row: number;
  column: number;
  text: string;
}

/** A cell of `rows` that is `columns` wide and `rows` high. */
export interface CellSpan {
  row: number;
  column: number;
  columns: number;
  rows: number;
  /** Whether it is a `th`. */
  head: boolean;
}

/** Columns of the lake's `reports` that the report itself prints. Times: `YYYY-MM-DD HH:MM:SS`, the database's wall clock. Absent: null. */
export interface ReportHeader {
  db_name: string | null;
  db_unique_name: string | null;
  /** DBID as printed; digits only. */
  db_id: string | null;
  container_name: string | null;
  instance_name: string | null;
  instance_number: number | null;
  is_rac: boolean | null;
  is_cdb: boolean | null;
  role: string | null;
  edition: string | null;
  release: string | null;
  host_name: string | null;
  platform: string | null;
  cpus: number | null;
  cores: number | null;
  sockets: number | null;
  memory_gb: number | null;
  startup_time: string | null;
  begin_snap_id: number | null;
  end_snap_id: number | null;
  begin_time: string | null;
  end_time: string | null;
  elapsed_s: number | null;
  db_time_s: number | null;
  begin_sessions: number | null;
  end_sessions: number | null;
  /**
   * Compare-period reports alone: the second period's `db_id|instance_number|begin_snap_id|end_snap_id|begin_time`, which is
   * part of the report's identity. Not a column.
   */
  compared_with?: string;
  /**
   * SQL reports and ASH reports alone: the statement, or the period's end and the target, as several have one begin. Part of
   * the report's identity, not a column.
   */
  subject?: string;
}

export interface SourceReport {
  kind: ReportKind;
  format: ReportFormat;
  /** Encoding the bytes were decoded with, as a WHATWG label (`utf-8`, `gbk`, `windows-1252`, `utf-16le`). */
  encoding: string;
  /** True when the page carries the marker that `awr sample` writes. */
  synthetic: boolean;
  header: ReportHeader;
  tables: SourceTable[];
  /** Human-readable remarks: repairs made, columns missed. Never fatal. */
  warnings: string[];
}
