/** `awr nightly`: ingest, analyse, build, publish; the whole batch under one lock. */
import { analyze } from '../analysis/analyze.ts';
import { formatCount, plural } from '../base/duration.ts';
import { type IngestSummary, ingest } from '../lake/ingest.ts';
import { withLakeLock } from '../lake/lock.ts';
import { handOver } from '../notify/hand-over.ts';
import { buildSite } from '../publish/build.ts';
import { archivesOf } from './archives.ts';
import { countRejected, exitOf, nameRejected } from './rejects.ts';
import { siteLine, whereLine } from './site-line.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'nightly',
  summary: 'Read new reports, analyse, build and publish the site',
  usage: 'ARCHIVE…',
  takes: { most: Number.POSITIVE_INFINITY },
  options: {
    full: { type: 'boolean', doc: 'render every page, take nothing over from before' },
    out: { type: 'string', value: 'DIR', doc: 'also put the site there, as plain files' },
  },
  async run(ctx, values, positionals) {
    const archives = archivesOf(ctx, positionals, 'nightly');
    const out = values['out'] as string | undefined;
    const start = performance.now();
    return await withLakeLock(ctx.config.lake, async () => {
      const read = await ingest(archives, ctx);
      nameRejected(ctx, read.rejected);
      ctx.signal.throwIfAborted();
      const analysed = await analyze(ctx);
      ctx.signal.throwIfAborted();
      const site = await buildSite(ctx, { full: values['full'] === true, ...(out !== undefined && { out }) });
      const seconds = (performance.now() - start) / 1000;
      ctx.log.info(`${readLine(read)}; ${databasesLine(analysed.databases, analysed.analysed)}.`);
      ctx.log.info(`${siteLine(site)} Done in ${seconds.toFixed(1)} s.`, { seconds: Number(seconds.toFixed(3)) });
      ctx.log.info(whereLine(site));
      await handOver(ctx);
      return exitOf(read.rejected);
    });
  },
};

function readLine({ seen, added, changed, rejected }: IngestSummary): string {
  return `${plural(seen, 'file')} seen, ${plural(added, 'new report')}, ${formatCount(changed)} changed, ${countRejected(rejected)}`;
}

function databasesLine(all: number, analysed: number): string {
  return `${plural(all, 'database')}, ${formatCount(analysed)} analysed now`;
}

export default command;
