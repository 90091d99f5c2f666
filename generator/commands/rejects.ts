/** How rejected files are told in the log, and what they mean for the exit code. */
import type { Context } from '../base/context.ts';
import { formatCount, plural } from '../base/duration.ts';
import { EXIT, type ExitCode } from '../base/errors.ts';
import { shortenPaths } from '../base/shown-path.ts';
import type { RejectedFile } from '../lake/ingest.ts';

/** Rejected files named in a log for people; a log for machines names all. */
const MAX_NAMED = 20;

/** A second file with the same report: it is listed, but nothing is lost, so it is no reason to raise an alarm. */
const isDuplicate = ({ reason }: RejectedFile): boolean => reason === 'duplicate';

/**
 * Names every newly rejected file with its reason, and counts those that an earlier run named and that have not
 * changed since.
 */
export function nameRejected(ctx: Context, rejected: readonly RejectedFile[]): void {
  // What is lost comes first: a heap of copies must not hide it.
  const fresh = rejected.filter(({ isNew }) => isNew).sort((a, b) => Number(isDuplicate(a)) - Number(isDuplicate(b)));
  const named = ctx.config.log === 'json' ? fresh : fresh.slice(0, MAX_NAMED);
  for (const { path: file, reason, detail } of named) {
    const shown = (text: string): string => shortenPaths(text, ctx.calledFrom);
    ctx.log.warn(`rejected ${shown(file)}: ${reason}. ${shown(detail)}`, { file, reason, detail });
  }
  const more = fresh.length - named.length;
  if (more > 0) ctx.log.warn(`… and ${formatCount(more)} more; awr status lists them.`, { more });

  const standing = rejected.filter(({ isNew }) => !isNew);
  const duplicates = standing.filter(isDuplicate).length;
  const lost = standing.length - duplicates;
  if (lost > 0) {
    const [are, them] = lost === 1 ? ['is', 'it'] : ['are', 'them'];
    ctx.log.warn(`${plural(lost, 'file')} rejected earlier ${are} unchanged; awr status lists ${them}.`, {
      standing: lost,
    });
  }
  if (duplicates > 0) ctx.log.info(`${plural(duplicates, 'duplicate file')}, see awr status.`, { duplicates });
}

/** `1 rejected`, `3 rejected, 2 duplicates`. */
export function countRejected(rejected: readonly RejectedFile[]): string {
  const duplicates = rejected.filter(isDuplicate).length;
  const lost = `${formatCount(rejected.length - duplicates)} rejected`;
  return duplicates === 0 ? lost : `${lost}, ${plural(duplicates, 'duplicate')}`;
}

/** 3 when a file's content is not in the lake, else 0. */
export const exitOf = (rejected: readonly RejectedFile[]): ExitCode =>
  rejected.every(isDuplicate) ? EXIT.ok : EXIT.rejectedFiles;
