/** Which archives a command reads: those named, else those of the configuration. */
import type { Context } from '../base/context.ts';
import { AwrError, EXIT } from '../base/errors.ts';

/** Throws `usage` when there are none. `name`: the command, for the remedy. */
export function archivesOf(ctx: Context, named: string[], name: string): string[] {
  const archives = named.length > 0 ? named : ctx.config.archive;
  if (archives.length > 0) return archives;
  throw new AwrError('No archive to read.', {
    code: 'usage',
    remedy: `Name folders or files of AWR reports: awr ${name} ARCHIVE…, or set archive in the configuration.`,
    exitCode: EXIT.usage,
  });
}
