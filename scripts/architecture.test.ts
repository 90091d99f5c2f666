/** The rules of the house that a compiler does not check: who may import whom, file sizes, what must not be in a file. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const tracked = trackedFiles();
const code = tracked.filter((file) => /\.(ts|mjs|js|astro)$/.test(file) && !isTest(file));

/** Data flows one way: a stage imports from itself and from those before it. */
const STAGES = [
  'base',
  'report',
  'redact',
  'catalogue',
  'archive',
  'lake',
  'analysis',
  'pages',
  'publish',
  'serve',
  'digest',
  'notify',
  'mcp',
  'commands',
];
/** What these import beside themselves; they are no part of the flow. */
const APART: Record<string, string[]> = { sample: ['base'] };
const BROWSER_SAFE = [
  'generator/report/',
  'generator/redact/',
  'generator/catalogue/',
  'generator/base/errors.ts',
  'generator/base/figures.ts',
];
/** Aim for a dozen KB; beyond this a file does more than one job. Style sheets are one file by design: one request. */
const MAX_BYTES = 20 * 1024;
/** Tables of made-up reports and of expected values may be longer. */
const MAX_TEST_BYTES = 32 * 1024;

function trackedFiles(): string[] {
  if (!fs.existsSync(path.join(root, '.git'))) return [];
  const listed = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  return listed.filter((file) => file && fs.existsSync(path.join(root, file)));
}

function isTest(file: string): boolean {
  return /\.(test|bench)\.ts$|(^|\/)(testing|fixtures?)(\/|\.ts$)/.test(file);
}

function read(file: string): string {
  return fs.readFileSync(path.join(root, file), 'utf8');
}

/** Modules that a file imports: relative ones as paths from the root, the others as they are. */
function importsOf(file: string): string[] {
  const found = read(file).matchAll(/(?:^|[\s;}])(?:from|import)\s*\(?\s*['"]([^'"\n]+)['"]/g);
  return [...found].map(([, name = '']) =>
    name.startsWith('.') ? path.posix.join(path.posix.dirname(file), name) : name,
  );
}

const stageOf = (file: string): string | undefined => /^generator\/([^/]+)\//.exec(file)?.[1];

describe.skipIf(tracked.length === 0)('the shape of the house', () => {
  test('every folder of the generator is a known stage', () => {
    const stages = new Set(code.map(stageOf).filter((stage) => stage !== undefined));
    expect([...stages].filter((stage) => !STAGES.includes(stage) && !(stage in APART))).toEqual([]);
  });

  test('imports point only upstream', () => {
    const wrong: string[] = [];
    for (const file of code.filter((name) => name.startsWith('generator/'))) {
      const stage = stageOf(file);
      // cli.ts is above all stages.
      const allowed = stage === undefined ? STAGES : (APART[stage] ?? STAGES.slice(0, STAGES.indexOf(stage)));
      for (const target of importsOf(file)) {
        const from = stageOf(target);
        if (
          target.startsWith('site/') ||
          (from !== undefined && from !== stage && !allowed.includes(from) && !isCommand(stage, from))
        ) {
          wrong.push(`${file} imports ${target}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('the site imports nothing of the generator but page models and formatters', () => {
    const wrong = code
      // The reader of dropped reports is the generator in a browser.
      .filter((file) => file.startsWith('site/') && !file.startsWith('site/reader/'))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(
        ({ target }) => target.startsWith('generator/') && !/^generator\/(pages\/|base\/figures\.ts)/.test(target),
      );
    expect(wrong).toEqual([]);
  });

  test('what also runs in a browser imports nothing of Node’s', () => {
    const wrong = code
      .filter((file) => BROWSER_SAFE.some((safe) => file.startsWith(safe)))
      .flatMap((file) => importsOf(file).map((target) => ({ file, target })))
      .filter(({ target }) => target.startsWith('node:') || target.startsWith('generator/base/config'));
    expect(wrong).toEqual([]);
  });

  test('files are small enough to read', () => {
    const large = tracked
      .filter((file) => /^(generator|site|scripts)\//.test(file) && /\.(ts|astro|js|mjs)$/.test(file))
      .map((file) => ({ file, bytes: fs.statSync(path.join(root, file)).size }))
      .filter(({ file, bytes }) => bytes > (isTest(file) ? MAX_TEST_BYTES : MAX_BYTES));
    expect(large).toEqual([]);
  });

  test('a file of code opens with what it is for', () => {
    const silent = code.filter(
      (file) => file.endsWith('.ts') && !/^(---\s*)?(\/\*\*|\/\/|#!)/.test(read(file).trimStart()),
    );
    expect(silent.filter((file) => !['vitest.config.ts'].includes(file))).toEqual([]);
  });

  test('no file names a place on one machine or a registry', () => {
    // Put together here, so that this file does not name them either.
    const places = ['work', 'root', 'home', 'Users'].map((name) => `(?:^|[\\s"'\`(=:])/${name}/`);
    const hosts = ['registry.npmjs', 'deb.debian', 'yum.oracle', 'files.pythonhosted'].map(
      (name) => `${name.replace('.', '\\.')}\\.`,
    );
    const forbidden = new RegExp([...places, ...hosts].join('|'), 'm');
    const text = tracked.filter((file) => !/\.(png|webp|ico|parquet|gz|zip|woff2)$/.test(file));
    expect(text.filter((file) => forbidden.test(read(file)))).toEqual([]);
  });
});

/** A command may call any stage, `awr sample` included. */
function isCommand(stage: string | undefined, from: string): boolean {
  return (stage === 'commands' || stage === undefined) && from in APART;
}
