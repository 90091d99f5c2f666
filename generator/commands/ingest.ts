/** `awr ingest`: reads new and changed reports into the lake. */
import { formatCount, plural } from '../base/duration.ts';
import { ingest } from '../lake/ingest.ts';
import { archivesOf } from './archives.ts';
import { countRejected, exitOf, nameRejected } from './rejects.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'ingest',
  summary: 'Read new and changed reports into the lake: folders recursively, .gz, .zip, .tar, .tar.gz too',
  usage: 'ARCHIVE…',
  takes: { most: Number.POSITIVE_INFINITY },
  options: {},
  async run(ctx, _values, positionals) {
    const summary = await ingest(archivesOf(ctx, positionals, 'ingest'), ctx);
    nameRejected(ctx, summary.rejected);
    const { seen, ignored, added, changed, skipped, same, rejected } = summary;
    const parts = [
      `${plural(seen, 'file')} seen${ignored > 0 ? ` (${plural(ignored, 'other')} passed over)` : ''}`,
      plural(added, 'new report'),
      `${formatCount(changed)} changed`,
      `${formatCount(skipped + same)} unchanged`,
      countRejected(rejected),
    ];
    const { rejected: _named, ...fields } = summary;
    ctx.log.info(`${parts.join(', ')}.`, {
      ...fields,
      rejected: rejected.length,
    });
    return exitOf(rejected);
  },
};

export default command;
