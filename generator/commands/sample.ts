/** `awr sample DIR`: writes a synthetic archive, clearly labelled, to try everything on. */
import path from 'node:path';
import { plural } from '../base/duration.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { writeArchive } from '../sample/archive.ts';
import { defaultOptions, parseOptions, RELEASES } from '../sample/options.ts';
import type { Command } from './types.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const command: Command = {
  name: 'sample',
  summary: 'Write a realistic, clearly labelled synthetic archive',
  usage: 'DIR',
  takes: { most: 1, remedy: 'Name one folder: awr sample DIR.' },
  options: {
    databases: {
      type: 'string',
      value: 'N',
      doc: `databases, every third a RAC pair where N >= 3 (${defaultOptions.databases})`,
    },
    days: { type: 'string', value: 'D', doc: `days the archive covers (${defaultOptions.days})` },
    interval: { type: 'string', value: 'MINUTES', doc: `minutes between snapshots (${defaultOptions.interval})` },
    release: { type: 'string', value: 'RELEASE', doc: `${RELEASES.join(', ')} or mixed (${defaultOptions.release})` },
    seed: { type: 'string', value: 'S', doc: `same seed, same archive (${defaultOptions.seed})` },
    end: { type: 'string', value: 'YYYY-MM-DD', doc: `last day (${defaultOptions.end})` },
    force: { type: 'boolean', doc: 'replace an earlier sample made with other options' },
  },
  async run(ctx, values, positionals) {
    const [dir] = positionals;
    if (dir === undefined) {
      throw new AwrError('No folder named.', {
        code: 'usage',
        remedy: 'Name a new or empty one: awr sample DIR.',
        exitCode: EXIT.usage,
      });
    }
    const options = parseOptions({
      databases: text(values['databases']),
      days: text(values['days']),
      interval: text(values['interval']),
      release: text(values['release']),
      seed: text(values['seed']),
      end: text(values['end']),
    });
    const summary = await writeArchive(path.resolve(dir), options, ctx, values['force'] === true);
    if (summary.notPlaced.length > 0) {
      ctx.log.warn(`No room for ${summary.notPlaced.join(', ')}: give more days or databases.`);
    }
    ctx.write(
      `${plural(summary.reports, 'synthetic report')} with ${plural(summary.incidents, 'incident')} in ${dir}; ${path.join(dir, 'truth.json')} tells what was planted.\n`,
    );
    return EXIT.ok;
  },
};

export default command;
