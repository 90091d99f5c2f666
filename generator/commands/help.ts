/** What `--help` prints. */
import { displayWidth, pad } from '../base/text.ts';
import type { Command, OptionSpec } from './types.ts';

/** Options of every command. */
export const commonOptions: Readonly<Record<string, OptionSpec>> = {
  lake: { type: 'string', value: 'DIR', doc: 'the lake (default data/lake)' },
  jobs: { type: 'string', value: 'N', doc: 'workers in parallel (default: one a CPU)' },
  redact: {
    type: 'string',
    value: 'none|literals|text',
    doc: 'SQL text in the lake: whole (default), without literals and comments, or left out',
  },
  'redact-names': {
    type: 'string',
    value: 'LIST',
    doc: 'names replaced by pseudonyms in the lake: hosts, users, programs, services, separated by commas',
  },
  config: { type: 'string', value: 'FILE', doc: 'settings, in place of awr.config.ts, .mjs or .json here' },
  quiet: { type: 'boolean', doc: 'warnings and errors only' },
  log: { type: 'string', value: 'json', doc: 'the log as one JSON object a line (default text)' },
  help: { type: 'boolean', short: 'h', doc: 'this page' },
};

const EXIT_CODES = [
  ['0', 'all well'],
  ['1', 'failure; nothing was published'],
  ['2', 'wrong usage'],
  ['3', 'done, but files were rejected (duplicates do not count); new ones are named with their reason'],
  ['4', 'awr digest --fail-on: there is an incident of that severity'],
  ['75', 'another run holds the lake'],
] as const;

export function generalHelp(commands: readonly { name: string; summary: string }[], version: string): string {
  return [
    `awr ${version}: Oracle AWR reports as a lake of Parquet and a web site`,
    '',
    'Usage: awr COMMAND [ARGUMENTS] [OPTIONS]',
    '',
    'Commands',
    ...twoColumns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options of every command',
    ...twoColumns([...optionLines(commonOptions), ['    --version', 'the version']]),
    '',
    'Exit codes',
    ...twoColumns(EXIT_CODES),
    '',
    'awr COMMAND --help tells more about one of them.',
    '',
  ].join('\n');
}

export function commandHelp(command: Command): string {
  const own = optionLines(command.options);
  return [
    command.summary,
    '',
    `Usage: awr ${[command.name, command.usage].filter(Boolean).join(' ')} [OPTIONS]`,
    ...(own.length > 0 ? ['', 'Options', ...twoColumns(own)] : []),
    '',
    'Options of every command',
    ...twoColumns(optionLines(commonOptions)),
    '',
  ].join('\n');
}

function optionLines(options: Readonly<Record<string, OptionSpec>>): [string, string][] {
  return Object.entries(options).map(([name, { short, value, doc }]) => [
    `${short ? `-${short}, ` : '    '}--${name}${value ? ` ${value}` : ''}`,
    doc,
  ]);
}

const LINE_WIDTH = 100;

function twoColumns(lines: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...lines.map(([left]) => displayWidth(left)));
  return lines.flatMap(([left, right]) => {
    const wrapped = wrap(right, LINE_WIDTH - width - 4);
    return wrapped.map((text, i) => `  ${pad(i === 0 ? left : '', width)}  ${text}`);
  });
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last && displayWidth(last) + 1 + displayWidth(word) > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines;
}
