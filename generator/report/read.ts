/** Bytes of one file to the `SourceReport` that it holds, or to those of several: decode, recognise, repair, take every table, understand the header. */
import { AwrError, EXIT } from '../base/errors.ts';
import { type DecodedText, decode } from './decode.ts';
import { undoEscaping } from './escaped.ts';
import { KIND_NAMES, recognise } from './kind.ts';
import { readers } from './readers/index.ts';
import { repair } from './repair.ts';
import { isPage, reportsIn } from './several.ts';
import { requireCells, requireLines } from './size.ts';
import type { SourceReport } from './types.ts';

export interface ReadOptions {
  /** Named in errors. */
  fileName?: string;
}

/** A report of a file, found but not read yet. */
export interface FoundReport {
  /** Its place in the file, from 1; null where it is the only one. */
  part: number | null;
  /** Length of its text. */
  characters: number;
  /**
   * Reads it whole, or refuses it whole.
   * @throws AwrError with code `not_a_report`, `unsupported_kind`, `truncated`, `no_header`, `too_large`
   */
  read(): SourceReport;
}

/**
 * The reports of a file, one as a rule. What is wrong with one of several does not touch the others.
 * @throws AwrError with code `empty`, `binary`
 */
export function findReports(bytes: Uint8Array, options: ReadOptions = {}): FoundReport[] {
  const { fileName } = options;
  const decoded = named(fileName, () => decode(bytes));
  const inner = undoEscaping(decoded.text);
  const whole = inner ?? decoded.text;
  const take = (text: string, name: string | undefined) => named(name, () => read(decoded, text, inner !== null));
  if (isPage(whole)) {
    // Looking for others first would take a tenth of the time again: the reader passes where their pages begin.
    const first = attempt(() => take(whole, fileName));
    if (first.pages === null || first.pages > 1) {
      const parts = reportsIn(whole);
      if (parts.length > 1) return partsOf(parts);
    }
    return [{ part: null, characters: whole.length, read: first.read }];
  }
  const texts = reportsIn(whole);
  if (texts.length > 1) return partsOf(texts);
  return [{ part: null, characters: whole.length, read: () => take(texts[0] ?? whole, fileName).report }];

  function partsOf(texts: readonly string[]): FoundReport[] {
    return texts.map((text, at) => ({
      part: at + 1,
      characters: text.length,
      read: () => take(text, fileName === undefined ? undefined : `${fileName}#${at + 1}`).report,
    }));
  }
}

/** What reading gave: the report, or its error each time it is asked for; and how many pages were seen, null if not all. */
function attempt(work: () => ReadPages): { read: () => SourceReport; pages: number | null } {
  try {
    const { report, pages } = work();
    return { read: () => report, pages };
  } catch (error) {
    return {
      read: () => {
        throw error;
      },
      pages: null,
    };
  }
}

/**
 * Reads the one report of a file whole, or refuses it whole.
 * @throws AwrError with code `empty`, `binary`, `not_a_report`, `unsupported_kind`, `truncated`, `no_header`,
 *   `too_large`; `which_part` where
 *   the file holds several and `part` names none of them
 */
export function readReport(bytes: Uint8Array, options: ReadOptions & { part?: number } = {}): SourceReport {
  const { fileName, part } = options;
  const found = findReports(bytes, options);
  const [first] = found;
  if (found.length === 1 && first && (part === undefined || part === 1)) return first.read();
  const wanted = part === undefined ? undefined : found[part - 1];
  if (wanted) return wanted.read();
  return named(fileName, () => {
    throw new AwrError(found.length === 1 ? 'The file holds one report.' : `The file holds ${found.length} reports.`, {
      code: 'which_part',
      place: part === undefined ? 'the titles of its reports' : `part ${part}`,
      remedy: `Name one of them by its place, from ${fileName ?? 'FILE'}#1 to ${fileName ?? 'FILE'}#${found.length}, or give each a file of its own.`,
      exitCode: EXIT.usage,
    });
  });
}

/** What `work` returns; its errors name the file. */
function named<T>(fileName: string | undefined, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof AwrError) || error.file || !fileName) throw error;
    throw new AwrError(error.message, {
      code: error.code,
      file: fileName,
      place: error.place,
      remedy: error.remedy,
      exitCode: error.exitCode,
      cause: error,
    });
  }
}

interface ReadPages {
  report: SourceReport;
  /** How many pages begin in the text; null where that was not seen in passing. */
  pages: number | null;
}

function read(decoded: DecodedText, own: string, isUnescaped: boolean): ReadPages {
  const { encoding } = decoded;
  const { kind, format } = recognise(own);
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
  const { text, wrap, warnings: repairs } = repair(own, format);
  if (format === 'text') requireLines(text);
  const { header, tables, warnings: remarks, pages = null } = reader({ kind, text, wrap });
  requireCells(tables, text.length);
  const unwrapped = isUnescaped ? ['the report was taken out of a page that shows its markup'] : [];
  const warnings = [...decoded.warnings, ...unwrapped, ...repairs, ...remarks];
  return { report: { kind, format, encoding, synthetic: isSynthetic(text), header, tables, warnings }, pages };
}

/** The marker of `awr sample`, in the page's head. */
function isSynthetic(text: string): boolean {
  return /<meta\s+name="awr-analyzer"\s+content="synthetic\b/i.test(text.slice(0, 16384));
}
