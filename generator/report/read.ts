/** Bytes of one file to a `SourceReport`: decode, recognise, repair, take every table, understand the header. */
import { AwrError } from '../base/errors.ts';
import { requireComplete } from './complete.ts';
import { decode } from './decode.ts';
import { readHeader } from './header.ts';
import { treeTables } from './html/tree.ts';
import { KIND_NAMES, recognise } from './kind.ts';
import type { SourceReport } from './types.ts';
import { numberLocale } from './values.ts';

export interface ReadOptions {
  /** Named in errors. */
  fileName?: string;
}

/**
 * Reads one report whole, or refuses it whole.
 * @throws AwrError with code `empty`, `binary`, `not_a_report`, `unsupported_kind`, `truncated`, `no_header`
 */
export function readReport(bytes: Uint8Array, options: ReadOptions = {}): SourceReport {
  try {
    return read(bytes);
  } catch (error) {
    if (!(error instanceof AwrError) || error.file || !options.fileName) throw error;
    throw new AwrError(error.message, {
      code: error.code,
      file: options.fileName,
      place: error.place,
      remedy: error.remedy,
      exitCode: error.exitCode,
      cause: error.cause,
    });
  }
}

function read(bytes: Uint8Array): SourceReport {
  const { text, encoding, warnings } = decode(bytes);
  const { kind, format } = recognise(text);
  if (kind !== 'awr' || format !== 'html') {
    throw new AwrError(
      `Recognised, but not read yet: ${KIND_NAMES[kind]}, as ${format === 'html' ? 'HTML' : 'text'}.`,
      {
        code: 'unsupported_kind',
        place: 'title',
        remedy: 'Give the AWR report of one instance as HTML (awrrpt.sql, report type html).',
      },
    );
  }
  requireComplete(text);
  const tables = treeTables(text);
  const { header, warnings: remarks } = readHeader(tables, numberLocale(tables));
  return { kind, format, encoding, synthetic: isSynthetic(text), header, tables, warnings: [...warnings, ...remarks] };
}

/** The marker of `awr sample`, in the page's head. */
function isSynthetic(text: string): boolean {
  return /<meta\s+name="awr-analyzer"\s+content="synthetic\b/i.test(text.slice(0, 16384));
}
