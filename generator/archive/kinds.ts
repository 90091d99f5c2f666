/** Which files of an archive are worth opening, told by their names alone. */

/** How a file's bytes are got at. */
export type FileKind = 'plain' | 'gz' | 'zip' | 'tar' | 'tgz';

/** What AWR, ASH, ADDM and STATSPACK reports are spooled to. */
const REPORT_EXTENSIONS = new Set(['html', 'htm', 'mht', 'mhtml', 'txt', 'lst', 'log', 'out']);

/**
 * The kind of a file found in a folder, null for one to leave alone. A file that the user names is always tried:
 * `named` makes everything else `plain`.
 */
export function kindOf(name: string, named = false): FileKind | null {
  const lower = name.toLowerCase();
  if (lower.endsWith('.tar.gz') || lower.endsWith('.tgz')) return 'tgz';
  if (lower.endsWith('.tar')) return 'tar';
  if (lower.endsWith('.zip')) return 'zip';
  if (lower.endsWith('.gz')) return named || isReportName(lower.slice(0, -3)) ? 'gz' : null;
  return named || isReportName(lower) ? 'plain' : null;
}

/** True for files that hold other files. */
export const isContainer = (kind: FileKind): boolean => kind === 'zip' || kind === 'tar' || kind === 'tgz';

function isReportName(lower: string): boolean {
  const dot = lower.lastIndexOf('.');
  return dot > 0 && REPORT_EXTENSIONS.has(lower.slice(dot + 1));
}

/** Hidden files and folders are no reports: snapshots of a filer, version control, what a desktop leaves behind. */
export const isHidden = (name: string): boolean => name.startsWith('.') || name === '__MACOSX';
