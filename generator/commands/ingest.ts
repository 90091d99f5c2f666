/** `awr ingest`: reads new and changed reports into the lake. */
import { plural } from '../base/duration.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { ingest } from '../lake/ingest.ts';
import { nameRejected } from './rejects.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'ingest',
  summary: 'Read new and changed reports into the lake: folders recursively, .gz, .zip, .tar, .tar.gz too',
  usage: 'ARCHIVE…',
  options: {},
  async run(ctx, _values, positionals) {
    const archives = positionals.length > 0 ? positionals : ctx.config.archive;
    if (archives.length === 0) {
      throw new AwrError('No archive to read.', {
        code: 'usage',
        remedy: 'Name folders or files of AWR reports: awr ingest ARCHIVE…, or set archive in the configuration.',
        exitCode: EXIT.usage,
      });
    }
    const summary = await ingest(archives, ctx);
    nameRejected(ctx, summary.rejected);
    const { seen, ignored, added, changed, skipped, same, rejected } = summary;
    const parts = [
      `${plural(seen, 'file')} seen${ignored > 0 ? ` (${ignored} others passed over)` : ''}`,
      `${plural(added, 'new report')}`,
      `${changed} changed`,
      `${skipped + same} unchanged`,
      `${rejected.length} rejected`,
    ];
    const { rejected: _named, ...fields } = summary;
    ctx.log.info(`${parts.join(', ')}.`, {
      ...fields,
      rejected: rejected.length,
    });
    return rejected.length > 0 ? EXIT.rejectedFiles : EXIT.ok;
  },
};

export default command;
