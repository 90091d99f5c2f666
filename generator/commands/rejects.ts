/** How rejected files are named in the log. */
import type { Context } from '../base/context.ts';
import { plural } from '../base/duration.ts';
import type { RejectedFile } from '../lake/ingest.ts';

/**
 * Names every newly rejected file with its reason, and counts those that an earlier run named and that have not
 * changed since.
 */
export function nameRejected(ctx: Context, rejected: readonly RejectedFile[]): void {
  const fresh = rejected.filter(({ isNew }) => isNew);
  for (const { path: file, reason, detail } of fresh) {
    ctx.log.warn(`rejected ${file}: ${reason}. ${detail}`, { file, reason, detail });
  }
  const standing = rejected.length - fresh.length;
  if (standing > 0) {
    ctx.log.warn(
      `${plural(standing, 'file')} rejected earlier ${standing === 1 ? 'is' : 'are'} unchanged; awr status lists ${standing === 1 ? 'it' : 'them'}.`,
      { standing },
    );
  }
}
