/** Finds, loads and checks the configuration file, and lets the flags win over it. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { type Config, configSchema } from './config.ts';
import { AwrError, EXIT } from './errors.ts';

const NAMES = ['awr.config.ts', 'awr.config.mjs', 'awr.config.json'];

/**
 * The configuration: defaults, under the file, under `flags` (undefined ones do not count). `named`: what `--config`
 * says; without it the first of awr.config.ts, .mjs, .json in `cwd`, if any. Throws `bad_config` (exit 2).
 */
export async function loadConfig(
  flags: Readonly<Record<string, unknown>>,
  { cwd, named }: { cwd: string; named?: string | undefined },
): Promise<Config> {
  const file = named === undefined ? findFile(cwd) : path.resolve(cwd, named);
  const fromFile = file === null ? {} : await readFile(file);
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));

  const checked = configSchema.safeParse(fromFile);
  if (!checked.success) throw badConfig(file, checked.error.issues);
  const merged = configSchema.safeParse({ ...checked.data, ...given });
  if (!merged.success) throw badConfig(null, merged.error.issues);
  return merged.data;
}

function findFile(cwd: string): string | null {
  return NAMES.map((name) => path.join(cwd, name)).find((file) => fs.existsSync(file)) ?? null;
}

async function readFile(file: string): Promise<unknown> {
  if (!fs.existsSync(file)) {
    throw new AwrError('There is no such configuration file.', {
      code: 'bad_config',
      file,
      remedy: 'Check the path given with --config.',
      exitCode: EXIT.usage,
    });
  }
  try {
    if (file.endsWith('.json')) return JSON.parse(fs.readFileSync(file, 'utf8'));
    const module = await import(pathToFileURL(file).href);
    return module.default ?? {};
  } catch (error) {
    throw new AwrError(`The configuration file does not load: ${error instanceof Error ? error.message : error}`, {
      code: 'bad_config',
      file,
      remedy: file.endsWith('.json') ? 'It must be one JSON object.' : 'It must export its settings as default.',
      exitCode: EXIT.usage,
      cause: error,
    });
  }
}

/** One error for the first thing that is wrong: which key, what was expected. */
function badConfig(file: string | null, issues: readonly z.core.$ZodIssue[]): AwrError {
  const [issue] = issues;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys : [];
  const key = [...(issue?.path ?? []), ...unknown.slice(0, 1)].join('.');
  if (unknown.length > 0) {
    return new AwrError(`There is no such setting: ${key}${more}.`, {
      code: 'bad_config',
      ...(file !== null && { file }),
      place: `key ${key}`,
      remedy: `The settings are: ${Object.keys(configSchema.shape).join(', ')}.`,
      exitCode: EXIT.usage,
    });
  }
  const flag = file === null ? `--${key}` : `key ${key || '(the whole file)'}`;
  return new AwrError(
    `Not a valid ${file === null ? 'option' : 'setting'}${more}: ${(issue?.message ?? '').replace(/^Invalid option: /, '')}.`,
    {
      code: 'bad_config',
      ...(file !== null && { file }),
      place: flag,
      remedy: 'Correct the value; `awr --help` lists the options, the README the settings.',
      exitCode: EXIT.usage,
    },
  );
}
