/** Data flows one way: a stage imports itself and the stages before it, never one after it. */
import fs from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const ORDER = [
  'base',
  'sample',
  'report',
  'redact',
  'catalogue',
  'archive',
  'lake',
  'analysis',
  'pages',
  'publish',
  'commands',
];
/** Stages with fewer neighbours than their place would allow. */
const ONLY: Record<string, readonly string[]> = { sample: ['base', 'sample'], report: ['base', 'report'] };
const BROWSER_SAFE = /^(report|redact|catalogue)\/|^base\/errors\.ts$/;

const sources = fs
  .readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter(
    (name) =>
      name.endsWith('.ts') && !/\.(test|bench)\.ts$/.test(name) && !name.startsWith('testing/') && name.includes('/'),
  )
  .map((name) => ({ name, text: fs.readFileSync(path.join(import.meta.dirname, name), 'utf8') }));

const importsOf = (text: string): string[] =>
  [
    ...text.matchAll(
      /^\s*(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|^import\s+['"]([^'"]+)['"]/gm,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '');

it('imports point upstream only', () => {
  const wrong: string[] = [];
  for (const { name, text } of sources) {
    const [stage = ''] = name.split('/');
    const allowed = ONLY[stage] ?? ORDER.slice(0, ORDER.indexOf(stage) + 1);
    for (const imported of importsOf(text).filter((each) => each.startsWith('.'))) {
      const [target = ''] = path.posix.join(path.posix.dirname(name), imported).split('/');
      if (!allowed.includes(target)) wrong.push(`${name} imports ${imported}`);
    }
  }
  expect(sources.length).toBeGreaterThan(40);
  expect(wrong).toEqual([]);
});

it('what a browser runs too imports nothing of Node', () => {
  const wrong = sources
    .filter(
      ({ name, text }) =>
        BROWSER_SAFE.test(name) &&
        /^fixtures|\/fixtures/.test(name) === false &&
        importsOf(text).some((each) => each.startsWith('node:')),
    )
    .map(({ name }) => name);
  expect(wrong).toEqual([]);
});
