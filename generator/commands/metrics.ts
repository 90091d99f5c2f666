/** `awr metrics`: figures of lake, site, disk and requests for Prometheus, printed or written as a text file. */
import { AwrError, EXIT } from '../base/errors.ts';
import { diskGauges, lakeGauges, siteGauges } from './monitoring/figures.ts';
import { requestGauges } from './monitoring/requests.ts';
import { type Gauge, gaugeText, writeGauges } from './monitoring/text.ts';
import type { Command } from './types.ts';

const PARTS = ['lake', 'site', 'disk', 'requests'] as const;
type Part = (typeof PARTS)[number];

const command: Command = {
  name: 'metrics',
  summary: 'Figures of lake, site, disk and requests for Prometheus',
  usage: '[lake] [site] [disk] [requests]',
  takes: { most: PARTS.length },
  options: {
    out: { type: 'string', value: 'FILE', doc: 'write them there, whole or not at all, instead of printing them' },
    'access-log': { type: 'string', value: 'FILE', doc: 'log of Nginx, for the part requests' },
  },
  async run(ctx, values, positionals) {
    const log = values['access-log'] as string | undefined;
    const parts = positionals.length > 0 ? positionals.map(partOf) : PARTS.filter((part) => part !== 'requests' || log);
    if (parts.includes('requests') && log === undefined) {
      throw new AwrError('The part requests needs a log.', {
        code: 'usage',
        remedy: 'Name it: --access-log /var/log/nginx/access.log',
        exitCode: EXIT.usage,
      });
    }
    // A log that cannot be read costs its own figures, not the others'.
    const [requests, unreadable] =
      parts.includes('requests') && log !== undefined
        ? attempt(() => requestGauges(log, ctx.now().getTime()))
        : [[], null];
    const gauges = [
      ...(parts.includes('lake') ? await lakeGauges(ctx.config.lake) : []),
      ...(parts.includes('site') ? siteGauges(ctx.config.releases) : []),
      ...(parts.includes('disk') ? diskGauges(ctx.config) : []),
      ...requests,
    ];
    const out = values['out'] as string | undefined;
    if (out === undefined) ctx.write(gaugeText(gauges));
    else writeGauges(out, gauges);
    if (unreadable !== null) throw unreadable;
    return EXIT.ok;
  },
};

/** What `read` gives, or none of it and the error. */
function attempt(read: () => Gauge[]): [Gauge[], unknown] {
  try {
    return [read(), null];
  } catch (error) {
    return [[], error];
  }
}

function partOf(name: string): Part {
  const part = PARTS.find((each) => each === name);
  if (part !== undefined) return part;
  throw new AwrError(`There is no part ${JSON.stringify(name)}.`, {
    code: 'usage',
    remedy: `The parts are: ${PARTS.join(', ')}.`,
    exitCode: EXIT.usage,
  });
}

export default command;
