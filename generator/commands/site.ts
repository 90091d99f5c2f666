/** `awr site`: builds the site from the lake and publishes it. */
import path from 'node:path';
import { AwrError, EXIT } from '../base/errors.ts';
import { buildSite } from '../publish/build.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'site',
  summary: 'Build the site from the lake and publish it',
  usage: '',
  options: {
    out: { type: 'string', value: 'DIR', doc: 'also put the site there, as plain files' },
    full: { type: 'boolean', doc: 'render every page, take nothing over from before' },
  },
  async run(ctx, values, positionals) {
    if (positionals.length > 0) {
      throw new AwrError(`\`awr site\` takes no argument: ${positionals[0]}`, {
        code: 'usage',
        remedy: 'Name the directory for the site with --out DIR.',
        exitCode: EXIT.usage,
      });
    }
    const out = values['out'] as string | undefined;
    const summary = await buildSite(ctx, { full: values['full'] === true, ...(out !== undefined && { out }) });
    if (summary.published) {
      ctx.log.info(
        `Published ${summary.pages} pages, ${summary.rendered} of them rendered now: ${path.resolve(summary.siteDir)}`,
      );
    }
    return EXIT.ok;
  },
};

export default command;
