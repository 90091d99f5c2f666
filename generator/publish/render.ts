/** Runs Astro in a child process and follows its output: pages done, pages rendered, what went wrong. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Context } from '../base/context.ts';
import { formatCount, plural } from '../base/duration.ts';
import { AwrError } from '../base/errors.ts';

export interface RenderOptions {
  siteDigest: string;
  /** Throw the build directory away first. */
  full: boolean;
  /** Pages to expect, for the progress. */
  pages: number;
  /** Told of every page, feed and script, relative to `siteDir`, as soon as it is complete there. */
  onWritten?(siteDir: string, file: string): void;
}

export interface Rendered {
  /** The built site. */
  siteDir: string;
  rendered: number;
  /** Taken over unchanged from the build before. */
  restored: number;
}

const MAX_KEPT_LINES = 40;

/**
 * Models and pages are garbage as soon as they are written; V8 would let three times what is in use gather before it looks. At
 * two fifths a build holds 150 MB less and computes 5 % longer (measured; our choice).
 */
export const HEAP_GROWTH = '--heap-growing-percent=40';
/** What the build's native parts freed goes back to the system; else the bundler's 100 MB stay for all of the build. */
const ALLOCATORS = { MALLOC_ARENA_MAX: '2', MIMALLOC_PURGE_DELAY: '0' };

/** Throws `build_failed` with the end of Astro's output. */
export async function renderSite(ctx: Context, options: RenderOptions): Promise<Rendered> {
  const buildDir = path.resolve(ctx.config.build);
  const siteDir = path.join(buildDir, 'site');
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', HEAP_GROWTH, path.join(import.meta.dirname, 'render-child.ts')],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...ALLOCATORS,
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        FORCE_COLOR: undefined,
        NODE_ENV: 'production',
        AWR_LAKE: path.resolve(ctx.config.lake),
        AWR_BUILD: buildDir,
        AWR_SITE_DIGEST: options.siteDigest,
        AWR_BASE_URL: ctx.config.site.baseUrl ?? '',
        AWR_PRERENDER_DAYS: String(ctx.config.site.prerenderDays ?? ''),
        AWR_CARDS: ctx.config.site.cards,
        AWR_JOBS: String(ctx.config.jobs),
        AWR_FULL: options.full ? '1' : '0',
      },
    },
  );
  const stop = () => child.kill('SIGKILL');
  ctx.signal.addEventListener('abort', stop, { once: true });

  const progress = ctx.log.step('pages', 'pages');
  const lastLines: string[] = [];
  let [rendered, restored, files] = [0, 0, 0];
  const follow = (coloured: string) => {
    const line = stripVTControlCharacters(coloured);
    const page = pageLine(line);
    if (!page) {
      if (line.trim()) lastLines.push(line.trimEnd());
      if (lastLines.length > MAX_KEPT_LINES) lastLines.shift();
      return;
    }
    if (page.kind === 'rendered') rendered++;
    else if (page.kind === 'restored') restored++;
    else files++;
    options.onWritten?.(siteDir, page.file);
    progress.update(rendered + restored + files, options.pages);
  };
  createInterface({ input: child.stdout as Readable }).on('line', follow);
  createInterface({ input: child.stderr as Readable }).on('line', follow);

  const outcome = await new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  ctx.signal.removeEventListener('abort', stop);
  ctx.signal.throwIfAborted();
  if (outcome.code !== 0) {
    const how = outcome.signal ? `was ended by ${outcome.signal}` : `ended with ${outcome.code}`;
    throw new AwrError(`The site’s build ${how}:\n${lastLines.map((line) => `  | ${line}`).join('\n')}`, {
      code: 'build_failed',
      remedy: outcome.signal
        ? 'If the machine ran out of memory, give it more or lower --jobs; then run this again.'
        : 'Nothing was published. Run `awr site --full`; if it fails again, report the lines above.',
    });
  }
  progress.finish(`${plural(rendered, 'page')} rendered, ${formatCount(restored)} unchanged`);
  return { siteDir, rendered, restored };
}

/**
 * Astro prints one line a page when it is written: `├─ en/index.html (+12ms)`, or `(restored)`, `(cached)` when it was not
 * rendered. What is no page, a feed or a script, is a `file`.
 */
export function pageLine(line: string): { kind: 'rendered' | 'restored' | 'file'; file: string } | null {
  const [, file, extension] = /[├└]─ \/?(\S+\.(html|xml|js))(?= |$)/.exec(line) ?? [];
  if (file === undefined) return null;
  if (extension !== 'html') return { kind: 'file', file };
  return { kind: /\((restored|cached)\)\s*$/.test(line) ? 'restored' : 'rendered', file };
}
