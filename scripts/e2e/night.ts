/** A machine's worth of folders for one test: an archive, a lake, releases; and the `awr` binary run over them. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const bin = path.resolve(import.meta.dirname, '../../bin/awr.mjs');

export interface Night {
  dir: string;
  archive: string;
  lake: string;
  build: string;
  releases: string;
  /** The published site. */
  current: string;
}

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

/**
 * Empty folders below a temporary one, with `site` in their configuration; `copyOf` starts with another night's state. Pages name the file they come from,
 * so nights whose sites are compared must read one and the same archive.
 */
export function makeNight(copyOf?: Night, site: Record<string, unknown> = {}): Night {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-e2e-'));
  if (copyOf) {
    for (const name of ['lake', 'build', 'releases']) {
      const options = { recursive: true, verbatimSymlinks: true, preserveTimestamps: true };
      fs.cpSync(path.join(copyOf.dir, name), path.join(dir, name), options);
    }
  }
  const night = {
    dir,
    archive: path.join(dir, 'archive'),
    lake: path.join(dir, 'lake'),
    build: path.join(dir, 'build'),
    releases: path.join(dir, 'releases'),
    current: path.join(dir, 'releases/current'),
  };
  const { lake, releases, build } = night;
  // Relative, as a user would have them: a copied night must not write into the one that it was copied from.
  const settings = Object.fromEntries(Object.entries({ lake, releases, build }).map(([k, v]) => [k, path.basename(v)]));
  fs.writeFileSync(path.join(dir, 'awr.config.json'), JSON.stringify({ ...settings, site }));
  return night;
}

export function dropNight(night: Night | undefined): void {
  if (night) fs.rmSync(night.dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Starts `awr` in the night's folder. */
export function start(night: Night, ...args: string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [bin, ...args], {
    cwd: night.dir,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (part) => (stdout += part));
  child.stderr?.on('data', (part) => (stderr += part));
  // `exit`, not `close`: a killed run may leave a child behind that holds the pipes a moment longer.
  const ended = once(child, 'exit').then(([status, signal]) => ({ status, signal, stdout, stderr }) as Ended);
  return { child, ended };
}

/** Runs `awr` to its end. */
export async function awr(night: Night, ...args: string[]): Promise<Ended> {
  return await start(night, ...args).ended;
}

/** A small synthetic archive: two databases, one day, a report every two hours. */
export async function sampleInto(night: Night): Promise<void> {
  const { status, stderr } = await awr(
    night,
    'sample',
    'archive',
    '--databases',
    '2',
    '--days',
    '1',
    '--interval',
    '120',
  );
  if (status !== 0) throw new Error(stderr);
}

/** Reports of the archive, by database in order of time. */
export function reportsOf(night: Night): string[][] {
  return fs
    .readdirSync(night.archive, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) =>
      fs
        .readdirSync(path.join(night.archive, name), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.html'))
        .map((file) => path.join(night.archive, name, file))
        .sort(),
    );
}

/** Path → SHA-256 of every file of a site; the manifest, which holds the time, left out. */
export function contentOf(site: string): Record<string, string> {
  const root = fs.realpathSync(site);
  const files = fs
    .readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((file) => file !== 'manifest.json')
    .sort();
  return Object.fromEntries(
    files.map((file) => [
      file,
      createHash('sha256')
        .update(fs.readFileSync(path.join(root, file)))
        .digest('hex'),
    ]),
  );
}

/** Differences between two sites, by file; empty when they are the same byte for byte. */
export function differences(a: string, b: string): string[] {
  const [left, right] = [contentOf(a), contentOf(b)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .filter((file) => left[file] !== right[file])
    .sort();
}

/** What is wrong with the published site, null when it is complete or when there is none yet. Fast enough to ask often. */
export function damageOf(night: Night): string | null {
  let site: string;
  try {
    site = fs.realpathSync(night.current);
  } catch {
    return fs.existsSync(night.releases) && fs.readdirSync(night.releases).includes('current')
      ? 'current leads nowhere'
      : null;
  }
  const { files } = JSON.parse(fs.readFileSync(path.join(site, 'manifest.json'), 'utf8')) as {
    files: Record<string, { bytes: number }>;
  };
  for (const [file, { bytes }] of Object.entries(files)) {
    const size = fs.statSync(path.join(site, file), { throwIfNoEntry: false })?.size;
    if (size !== bytes) return `${file}: ${size} bytes instead of ${bytes}`;
  }
  return null;
}

/** Files of pages that the last build rendered. */
export function renderedBy(night: Night): string[] {
  const record = JSON.parse(fs.readFileSync(path.join(night.build, 'rendered.json'), 'utf8')) as { rendered: string[] };
  return record.rendered;
}
