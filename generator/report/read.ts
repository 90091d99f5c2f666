/** Bytes of one file to a `SourceReport`: decode, recognise, repair, take every table, understand the header. */
import { AwrError } from '../base/errors.ts';
import { decode } from './decode.ts';
import { undoEscaping } from './escaped.ts';
import { KIND_NAMES, recognise } from './kind.ts';
import { readers } from './readers/index.ts';
import { repair } from './repair.ts';
import type { SourceReport } from './types.ts';

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
  const decoded = decode(bytes);
  const { encoding } = decoded;
  const inner = undoEscaping(decoded.text);
  const { kind, format } = recognise(inner ?? decoded.text);
  const reader = readers[kind][format];
  if (!reader) {
    throw new AwrError(
      `Recognised, but not read yet: ${KIND_NAMES[kind]}, as ${format === 'html' ? 'HTML' : 'text'}.`,
      {
        code: 'unsupported_kind',
        place: 'title',
        remedy: 'Give the report in the other format (HTML or text), as its script offers both.',
      },
    );
  }
  const { text, wrap, warnings: repairs } = repair(inner ?? decoded.text, format);
  const { header, tables, warnings: remarks } = reader({ kind, text, wrap });
  const unwrapped = inner === null ? [] : ['the report was taken out of a page that shows its markup'];
  const warnings = [...decoded.warnings, ...unwrapped, ...repairs, ...remarks];
  return { kind, format, encoding, synthetic: isSynthetic(text), header, tables, warnings };
}

/** The marker of `awr sample`, in the page's head. */
function isSynthetic(text: string): boolean {
  return /<meta\s+name="awr-analyzer"\s+content="synthetic\b/i.test(text.slice(0, 16384));
}
