/**
 * The command line: finds the command, parses its arguments, gives it its effects, turns what comes out into an exit
 * code. A command's module is loaded only when it is asked for.
 */
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './base/config.ts';
import { loadConfig } from './base/config-file.ts';
import type { Context, Logger } from './base/context.ts';
import { plural } from './base/duration.ts';
import { AwrError, describeError, EXIT, type ExitCode } from './base/errors.ts';
import { createLogger } from './base/log.ts';
import { nearest } from './base/nearest.ts';
import { namesFlag } from './base/redact.ts';
import { harmless } from './base/text.ts';
import { commandHelp, commonOptions, generalHelp } from './commands/help.ts';
import type { Command, OptionSpec } from './commands/types.ts';
import { assertRedaction } from './lake/redaction.ts';

const COMMANDS: readonly { name: string; summary: string; load: () => Promise<{ default: Command }> }[] = [
  {
    name: 'nightly',
    summary: 'The whole batch: ingest, analyse, build and publish the site',
    load: () => import('./commands/nightly.ts'),
  },
  { name: 'ingest', summary: 'Read new and changed reports into the lake', load: () => import('./commands/ingest.ts') },
  {
    name: 'analyze',
    summary: 'Work out series, metrics and changes from the reports in the lake',
    load: () => import('./commands/analyze.ts'),
  },
  { name: 'site', summary: 'Build the site from the lake and publish it', load: () => import('./commands/site.ts') },
  { name: 'serve', summary: 'Serve the published site on this machine', load: () => import('./commands/serve.ts') },
  {
    name: 'inspect',
    summary: 'Read one report and print what matters; nothing is stored',
    load: () => import('./commands/inspect.ts'),
  },
  {
    name: 'compare',
    summary: 'What changed from one report or period to another, and what explains it',
    load: () => import('./commands/compare.ts'),
  },
  { name: 'query', summary: 'Ask the lake in SQL', load: () => import('./commands/query.ts') },
  {
    name: 'mcp',
    summary: 'Serve the lake, read-only, to language models (Model Context Protocol)',
    load: () => import('./commands/mcp.ts'),
  },
  {
    name: 'status',
    summary: 'What the lake holds, its gaps, what was rejected and why',
    load: () => import('./commands/status.ts'),
  },
  {
    name: 'metrics',
    summary: 'Figures of lake, site, disk and requests for Prometheus',
    load: () => import('./commands/metrics.ts'),
  },
  {
    name: 'digest',
    summary: 'What happened last night, what goes on, what to do first',
    load: () => import('./commands/digest.ts'),
  },
  {
    name: 'pdf',
    summary: 'Print a published page, or the snapshots of a period, as PDF',
    load: () => import('./commands/pdf.ts'),
  },
  {
    name: 'sample',
    summary: 'Write a synthetic archive to try things with',
    load: () => import('./commands/sample.ts'),
  },
];

/** They read reports or write some, and leave the lake alone. */
const WITHOUT_LAKE: ReadonlySet<string> = new Set(['inspect', 'sample']);

/** What the command line needs of the process; tests bring their own. */
export interface Surroundings {
  cwd: string;
  /** Where the user was, if a script has changed the directory since. */
  calledFrom?: string;
  write(text: string): void;
  stderr: { write(text: string): unknown; isTTY?: boolean; columns?: number };
  now(): Date;
  signal: AbortSignal;
}

/** Runs one command line and returns its exit code. Prints every error; throws none. */
export async function run(args: readonly string[], around: Surroundings): Promise<ExitCode> {
  const logging: { log: Logger } = {
    log: createLogger({
      stream: around.stderr,
      format: args.some((each, i) => each === '--log=json' || (each === '--log' && args[i + 1] === 'json'))
        ? 'json'
        : 'text',
      quiet: false,
      now: around.now,
    }),
  };
  try {
    return await runCommand(args, around, logging);
  } catch (error) {
    if (around.signal.aborted && error instanceof Error && error.name === 'AbortError') {
      logging.log.error('Stopped by a signal. Run the same command again; it goes on from here.', {
        code: 'interrupted',
      });
      return EXIT.failure;
    }
    const fields = error instanceof AwrError ? { code: error.code } : {};
    logging.log.error(describeError(error), fields);
    return error instanceof AwrError ? error.exitCode : EXIT.failure;
  }
}

async function runCommand(args: readonly string[], around: Surroundings, logging: { log: Logger }): Promise<ExitCode> {
  const { name, rest } = splitCommand(args);
  if (name === null) {
    if (rest.includes('--version') || rest.includes('-V')) {
      around.write(`${version()}\n`);
      return EXIT.ok;
    }
    const asked = rest.includes('--help') || rest.includes('-h');
    if (asked) around.write(generalHelp(COMMANDS, version()));
    else if (rest.length === 0) around.stderr.write(generalHelp(COMMANDS, version()));
    else {
      parse(rest, {}, 'awr');
      throw new AwrError('No command named.', {
        code: 'usage',
        remedy: `The commands are: ${COMMANDS.map((each) => each.name).join(', ')}. awr --help tells more.`,
        exitCode: EXIT.usage,
      });
    }
    return asked ? EXIT.ok : EXIT.usage;
  }
  const entry = COMMANDS.find((each) => each.name === name);
  if (!entry) {
    if (name === 'help') return helpFor(rest, around);
    throw unknownCommand(name);
  }
  const command = (await entry.load()).default;
  if (rest.includes('--version')) {
    around.write(`${version()}\n`);
    return EXIT.ok;
  }
  const { values, positionals } = parse(rest, command.options, `awr ${name}`);
  if (values['help']) {
    around.write(commandHelp(command));
    return EXIT.ok;
  }
  refuseStray(command, positionals);
  const { lake, jobs, redact, config: named, quiet, log } = values as Record<string, string | undefined>;
  const { 'redact-names': names } = values as Record<string, string | undefined>;
  const flags = {
    lake,
    redact,
    redactNames: names === undefined ? undefined : namesFlag(names),
    quiet,
    log,
    jobs: jobs === undefined ? undefined : wholeNumber('--jobs', jobs),
  };
  const config = await loadConfig(flags, { cwd: around.cwd, named });
  if (!WITHOUT_LAKE.has(name)) assertRedaction(config.lake, config);
  logging.log = createLogger({
    stream: around.stderr,
    format: config.log,
    quiet: config.quiet,
    now: around.now,
  });
  const context: Context = {
    config,
    log: logging.log,
    write: around.write,
    now: around.now,
    signal: around.signal,
    calledFrom: around.calledFrom ?? around.cwd,
  };
  return command.run(context, values, positionals);
}

/** The command is the first argument that is neither an option nor an option's value. */
function splitCommand(args: readonly string[]): { name: string | null; rest: string[] } {
  const { tokens } = parseArgs({
    args: [...args],
    options: specs(commonOptions),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const first = tokens.find((token) => token.kind === 'positional');
  if (!first) return { name: null, rest: [...args] };
  return { name: args[first.index] ?? null, rest: args.filter((_, i) => i !== first.index) };
}

function parse(args: readonly string[], own: Readonly<Record<string, OptionSpec>>, shown: string) {
  const options = { ...commonOptions, ...own };
  try {
    return parseArgs({ args: [...args], options: specs(options), strict: true, allowPositionals: true });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error;
    const [, typed] = /Unknown option '(--?[^']*)'/.exec((error as Error).message) ?? [];
    const meant = typed ? nearest(typed.replace(/^--?/, ''), Object.keys(options)) : null;
    const message = typed ? `Unknown option ${typed}.` : firstSentence((error as Error).message);
    throw new AwrError(meant ? `${message} Did you mean --${meant}?` : message, {
      code: 'usage',
      remedy: `${shown} --help lists the options.`,
      exitCode: EXIT.usage,
      cause: error,
    });
  }
}

/** What parseArgs wants, without what only the help wants. */
function specs(options: Readonly<Record<string, OptionSpec>>) {
  return Object.fromEntries(
    Object.entries(options).map(([name, { doc: _doc, value: _value, ...spec }]) => [name, spec]),
  );
}

async function helpFor(rest: readonly string[], around: Surroundings): Promise<ExitCode> {
  const [name] = rest;
  const entry = COMMANDS.find((each) => each.name === name);
  if (name !== undefined && !entry) throw unknownCommand(name);
  around.write(entry ? commandHelp((await entry.load()).default) : generalHelp(COMMANDS, version()));
  return EXIT.ok;
}

function unknownCommand(name: string): AwrError {
  const names = COMMANDS.map((each) => each.name);
  const meant = nearest(name, names);
  return new AwrError(`There is no command ${harmless(name)}.${meant ? ` Did you mean ${meant}?` : ''}`, {
    code: 'usage',
    remedy: `The commands are: ${names.join(', ')}. awr --help tells more.`,
    exitCode: EXIT.usage,
  });
}

/** An argument too many is a slip (a flag forgotten, quotes forgotten) and must not be passed over. */
function refuseStray({ name, takes, usage }: Command, positionals: readonly string[]): void {
  const stray = positionals[takes.most];
  if (stray === undefined) return;
  const many = takes.most === 0 ? 'no argument' : plural(takes.most, 'argument');
  throw new AwrError(`awr ${name} takes ${many}; this is one too many: ${JSON.stringify(stray)}.`, {
    code: 'usage',
    remedy: takes.remedy ?? `Run awr ${[name, usage].filter(Boolean).join(' ')}; awr ${name} --help tells more.`,
    exitCode: EXIT.usage,
  });
}

function wholeNumber(flag: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new AwrError(`Not a number: ${JSON.stringify(text)}.`, {
    code: 'usage',
    place: flag,
    remedy: 'Give a whole number.',
    exitCode: EXIT.usage,
  });
}

const firstSentence = (message: string): string => `${message.split(/\.\s/)[0]?.replace(/\.$/, '') ?? message}.`;

function version(): string {
  return JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')).version;
}

const SIGNAL_EXIT = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** Runs the process's own command line and ends the process. */
export async function main(args: readonly string[]): Promise<void> {
  const stop = new AbortController();
  let stoppedBy: keyof typeof SIGNAL_EXIT | null = null;
  let stoppedAt = 0;
  for (const signal of Object.keys(SIGNAL_EXIT) as (keyof typeof SIGNAL_EXIT)[]) {
    process.on(signal, () => {
      // A terminal may deliver one Ctrl-C twice, directly and through a parent; a second one later means: now.
      if (stoppedBy && Date.now() - stoppedAt > 1000) process.exit(SIGNAL_EXIT[signal]);
      if (stoppedBy) return;
      stoppedBy = signal;
      stoppedAt = Date.now();
      stop.abort();
    });
  }
  // Whoever reads our output may stop reading: `awr query … | head`.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit(process.exitCode ?? EXIT.ok);
    });
  }
  const code = await run(args, {
    cwd: process.cwd(),
    ...(process.env['AWR_CALLED_FROM'] && { calledFrom: process.env['AWR_CALLED_FROM'] }),
    write: (text) => process.stdout.write(text),
    stderr: process.stderr,
    now: () => new Date(),
    signal: stop.signal,
  });
  // A server that was told to stop has done what it was asked to.
  process.exitCode = stoppedBy && code !== EXIT.ok ? SIGNAL_EXIT[stoppedBy] : code;
  await Promise.all([process.stdout, process.stderr].map((stream) => new Promise((done) => stream.write('', done))));
  process.exit();
}
