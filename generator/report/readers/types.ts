/** How one kind of report in one format is read, once its text is decoded and repaired. One file each in this folder. */
import type { ReportHeader, ReportKind, SourceTable } from '../types.ts';
import type { Wrap } from '../wrap.ts';

export interface ReaderInput {
  kind: ReportKind;
  /** Decoded, repaired, with LF line ends. */
  text: string;
  /** Cuts through long cells that are still in the text. */
  wrap: Wrap | null;
}

export interface ReaderResult {
  header: ReportHeader;
  tables: SourceTable[];
  warnings: string[];
  /** How many pages (`<html`) begin in the text; null where that was not seen in passing. */
  pages?: number | null;
}

/**
 * Takes every table and the header, or refuses the report whole.
 * @throws AwrError `truncated`, `no_header`, `unsupported_kind`
 */
export type Reader = (input: ReaderInput) => ReaderResult;
