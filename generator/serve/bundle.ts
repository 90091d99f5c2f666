/** The pages' components compiled for rendering on demand: made once for a state of the code, kept in the build's scratch. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { projectRoot } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { AwrError } from '../base/errors.ts';
import { sha256 } from '../publish/files.ts';
import { siteCodeDigest } from '../publish/site-code.ts';

export interface Bundle {
  /** Module that exports Astro's handler. */
  entry: string;
  /** Of the code behind the pages; part of every ETag. */
  digest: string;
}

const CONFIG = 'astro.viewer.config.mjs';
const ENTRY = 'site/server/entry.mjs';
const MAX_KEPT_LINES = 40;

/** The bundle of the code as it is, built where it is missing. Throws `viewer_failed` with the end of the build's output. */
export async function viewerBundle(ctx: Context, root: string = projectRoot): Promise<Bundle> {
  const digest = sha256(siteCodeDigest(root) + fs.readFileSync(path.join(root, CONFIG), 'utf8')).slice(0, 16);
  const home = path.resolve(ctx.config.build, 'viewer');
  const place = path.join(home, digest);
  const bundle = { entry: path.join(place, ENTRY), digest };
  if (fs.existsSync(bundle.entry)) return bundle;

  fs.mkdirSync(home, { recursive: true });
  for (const name of fs.readdirSync(home)) fs.rmSync(path.join(home, name), { recursive: true, force: true });
  // Compiled aside and renamed: what lies at its place is whole, however a build ends.
  const aside = fs.mkdtempSync(path.join(home, '.new-'));
  try {
    await compile(ctx, aside);
    fs.renameSync(aside, place);
  } finally {
    fs.rmSync(aside, { recursive: true, force: true });
  }
  return bundle;
}

async function compile(ctx: Context, out: string): Promise<void> {
  // What is compiled finds its packages through a link beside it.
  fs.symlinkSync(path.join(projectRoot, 'node_modules'), path.join(out, 'node_modules'));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'bundle-child.ts')],
    {
      cwd: out,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ASTRO_TELEMETRY_DISABLED: '1',
        NO_COLOR: '1',
        NODE_ENV: 'production',
        AWR_VIEWER_OUT: out,
      },
    },
  );
  const stop = () => child.kill('SIGKILL');
  ctx.signal.addEventListener('abort', stop, { once: true });
  const lines: string[] = [];
  const follow = (part: Buffer): void => {
    lines.push(
      ...stripVTControlCharacters(part.toString())
        .split('\n')
        .filter((line) => line.trim() !== ''),
    );
    lines.splice(0, lines.length - MAX_KEPT_LINES);
  };
  child.stdout?.on('data', follow);
  child.stderr?.on('data', follow);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  ctx.signal.removeEventListener('abort', stop);
  ctx.signal.throwIfAborted();
  if (code === 0) return;
  throw new AwrError(
    `The viewer’s build ended with ${signal ?? code}:\n${lines.map((line) => `  | ${line}`).join('\n')}`,
    {
      code: 'viewer_failed',
      remedy:
        'Pages of the published site are served all the same. Install the packages anew with npm ci; if it fails again, report the lines above.',
    },
  );
}
