/** `awr sample DIR`: writes a synthetic archive, clearly labelled, to try everything on. */
import path from 'node:path';
import { AwrError, EXIT } from '../base/errors.ts';
import { writeArchive } from '../sample/archive.ts';
import { defaultOptions, parseOptions, RELEASES } from '../sample/options.ts';
import type { Command } from './types.ts';

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const command: Command = {
  name: 'sample',
  summary: 'write a realistic, clearly labelled synthetic archive',
  usage: 'DIR',
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
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) {
      throw new AwrError('sample takes one folder', {
        code: 'usage',
        remedy: 'Run awr sample DIR.',
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
      ctx.log.warn(`no room for ${summary.notPlaced.join(', ')}: give more days or databases`);
    }
    ctx.write(
      `${summary.reports} reports with ${summary.incidents} incidents in ${dir}; see ${path.join(dir, 'truth.json')}\n`,
    );
    return EXIT.ok;
  },
};

export default command;
