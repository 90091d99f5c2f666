/** `awr nightly`: ingest, analyse, build, publish; the whole batch under one lock. */
import path from 'node:path';
import { analyze } from '../analysis/analyze.ts';
import type { Context } from '../base/context.ts';
import { AwrError, EXIT } from '../base/errors.ts';
import { type IngestSummary, ingest, type RejectedFile } from '../lake/ingest.ts';
import { withLakeLock } from '../lake/lock.ts';
import { buildSite } from '../publish/build.ts';
import type { BuildSummary } from '../publish/publish.ts';
import type { Command } from './types.ts';

/** Rejected files named in a log for people; a log for machines names all. */
const MAX_NAMED = 20;

const command: Command = {
  name: 'nightly',
  summary: 'Read new reports, analyse, build and publish the site',
  usage: 'ARCHIVE…',
  options: {
    full: { type: 'boolean', doc: 'render every page, take nothing over from before' },
    out: { type: 'string', value: 'DIR', doc: 'also put the site there, as plain files' },
  },
  async run(ctx, values, positionals) {
    const archives = positionals.length > 0 ? positionals : ctx.config.archive;
    if (archives.length === 0) {
      throw new AwrError('No archive to read.', {
        code: 'usage',
        remedy: 'Name folders or files of AWR reports: `awr nightly ARCHIVE…`, or set `archive` in the configuration.',
        exitCode: EXIT.usage,
      });
    }
    const out = values['out'] as string | undefined;
    const start = performance.now();
    return await withLakeLock(ctx.config.lake, async () => {
      const read = await ingest(archives, withoutRejects(ctx));
      nameRejected(ctx, read.rejected);
      ctx.signal.throwIfAborted();
      const analysed = await analyze(ctx);
      ctx.signal.throwIfAborted();
      const site = await buildSite(ctx, { full: values['full'] === true, ...(out !== undefined && { out }) });
      const seconds = (performance.now() - start) / 1000;
      ctx.log.info(`${readLine(read)}; ${databasesLine(analysed.databases, analysed.analysed)}.`);
      ctx.log.info(`${siteLine(site)} Done in ${seconds.toFixed(1)} s.`, { seconds: Number(seconds.toFixed(3)) });
      ctx.log.info(`The site is in ${path.resolve(site.siteDir)}: open its index.html, or run \`npx awr serve\`.`);
      return read.rejected.length > 0 ? EXIT.rejectedFiles : EXIT.ok;
    });
  },
};

/** Ingest names each new reject as it comes; here they are named together, those of earlier nights too. */
function withoutRejects(ctx: Context): Context {
  const warn: Context['log']['warn'] = (message, fields) => {
    if (!message.startsWith('rejected ')) ctx.log.warn(message, fields);
  };
  const { info, error, debug, step } = ctx.log;
  const bound = {
    info: info.bind(ctx.log),
    error: error.bind(ctx.log),
    debug: debug.bind(ctx.log),
    step: step.bind(ctx.log),
  };
  return { ...ctx, log: { ...bound, warn } };
}

/** Names the rejected files, new ones first. */
export function nameRejected(ctx: Context, rejected: readonly RejectedFile[]): void {
  const ordered = [...rejected].sort((a, b) => Number(b.isNew) - Number(a.isNew));
  const named = ctx.config.log === 'json' ? ordered : ordered.slice(0, MAX_NAMED);
  for (const { path: file, reason, detail, isNew } of named) {
    ctx.log.warn(`rejected ${file}: ${reason}${detail && `. ${detail}`}`, { file, reason, detail, isNew });
  }
  const more = ordered.length - named.length;
  if (more > 0) ctx.log.warn(`… and ${more} more rejected files, see \`awr status\`.`);
}

function readLine({ seen, added, changed, rejected }: IngestSummary): string {
  return `${count(seen, 'file')} seen, ${count(added, 'new report')}, ${changed} changed, ${rejected.length} rejected`;
}

function databasesLine(all: number, analysed: number): string {
  return `${count(all, 'database')}, ${analysed} analysed now`;
}

function siteLine(site: BuildSummary): string {
  if (!site.published) return `The site was up to date: ${count(site.pages, 'page')}, nothing rendered.`;
  return `Published ${count(site.pages, 'page')}, ${site.rendered} of them rendered now, as release ${site.release}.`;
}

function count(n: number, noun: string): string {
  return `${n} ${noun}${n === 1 ? '' : 's'}`;
}

export default command;
