/** `awr ingest`: reads new and changed reports into the lake. */
import { formatCount, plural } from '../base/duration.ts';
import { ingest } from '../lake/ingest.ts';
import { parseShard } from '../lake/shard.ts';
import { archivesOf } from './archives.ts';
import { countRejected, exitOf, nameRejected } from './rejects.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'ingest',
  summary: 'Read new and changed reports into the lake: folders recursively, .gz, .zip, .tar, .tar.gz too',
  usage: 'ARCHIVE…',
  takes: { most: Number.POSITIVE_INFINITY },
  options: {
    rebuild: { type: 'boolean', doc: 'read every file anew, known or not' },
    shard: {
      type: 'string',
      value: 'I/N',
      doc: 'take only part I of N of the files, e.g. 2/4, each part into a lake of its own',
    },
  },
  async run(ctx, values, positionals) {
    const shard = typeof values['shard'] === 'string' ? parseShard(values['shard']) : null;
    const summary = await ingest(archivesOf(ctx, positionals, 'ingest'), ctx, {
      rebuild: values['rebuild'] === true,
      ...(shard && { shard }),
    });
    nameRejected(ctx, summary.rejected);
    const { seen, ignored, added, changed, skipped, same, remapped, rejected } = summary;
    const parts = [
      `${plural(seen, 'file')} seen${ignored > 0 ? ` (${plural(ignored, 'other')} passed over)` : ''}`,
      plural(added, 'new report'),
      `${formatCount(changed)} changed`,
      `${formatCount(skipped + same)} unchanged`,
      ...(remapped > 0 ? [`${formatCount(remapped)} mapped anew by a new catalogue`] : []),
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
