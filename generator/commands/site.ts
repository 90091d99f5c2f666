/** `awr site`: builds the site from the lake and publishes it. */
import { EXIT } from '../base/errors.ts';
import { buildSite } from '../publish/build.ts';
import { siteLine, whereLine } from './site-line.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'site',
  summary: 'Build the site from the lake and publish it',
  usage: '',
  takes: { most: 0, remedy: 'Name the directory for the site with --out DIR.' },
  options: {
    out: { type: 'string', value: 'DIR', doc: 'also put the site there, as plain files' },
    full: { type: 'boolean', doc: 'render every page, take nothing over from before' },
  },
  async run(ctx, values) {
    const out = values['out'] as string | undefined;
    const summary = await buildSite(ctx, { full: values['full'] === true, ...(out !== undefined && { out }) });
    ctx.log.info(siteLine(summary));
    ctx.log.info(whereLine(summary));
    return EXIT.ok;
  },
};

export default command;
