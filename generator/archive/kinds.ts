/** Which files of an archive are worth opening, told by their names alone. */

/** How a file's bytes are got at. */
export type FileKind = 'plain' | 'gz' | 'zip' | 'tar' | 'tgz';

/** What AWR, ASH, ADDM and STATSPACK reports are spooled to. */
const REPORT_EXTENSIONS = new Set([
  'html',
  'htm',
  'xhtml',
  'mht',
  'mhtml',
  'eml',
  'txt',
  'text',
  'lst',
  'lis',
  'log',
  'out',
]);

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

/**
 * True for names that tell nothing: no ending, or one that anything may have (`awrrpt_1_100_101`, `statspack.20240305`,
 * `awr.html.bak`). Whether such a file is a report, its first bytes tell.
 */
export function isUntold(name: string): boolean {
  return (
    !isHidden(name) && /^(?:[^.]+|.+\.(?:\d+|rpt|report|rep|awr|prn|spool|spl|dat|bak|old|orig|save))$/i.test(name)
  );
}

/** How much of a file is looked at for that: its title may stand behind a style sheet. */
export const PEEK_BYTES = 16 * 1024;

/** Whether a file that begins so may be a report of Oracle. */
export function beginsLikeReport(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, PEEK_BYTES)).replaceAll('\0', '');
  return TITLE.test(text);
}

const TITLE =
  /WORKLOAD\s+REPOSITORY|AWR\s+(?:RAC\s+|SQL\s+)?(?:Compare\s+Period\s+)?Report|STATSPACK\s+(?:SQL\s+)?report|ASH\s+Report|ADDM\s+REPORT/i;

/** True for files that hold other files. */
export const isContainer = (kind: FileKind): boolean => kind === 'zip' || kind === 'tar' || kind === 'tgz';

function isReportName(lower: string): boolean {
  const dot = lower.lastIndexOf('.');
  return dot > 0 && REPORT_EXTENSIONS.has(lower.slice(dot + 1));
}

/** Hidden files and folders are no reports: snapshots of a filer, version control, what a desktop leaves behind. */
export const isHidden = (name: string): boolean => name.startsWith('.') || name === '__MACOSX';
