/** What a command is: one small file a command, loaded only when it is asked for. */
import type { ParseArgsConfig } from 'node:util';
import type { Context } from '../base/context.ts';
import type { ExitCode } from '../base/errors.ts';

export type OptionSpec = NonNullable<ParseArgsConfig['options']>[string] & {
  /** One line for `--help`. */
  doc: string;
  /** Name of the value in `--help`, e.g. `DIR`; none for flags. */
  value?: string;
};

export interface Command {
  name: string;
  /** One line for `awr --help`. */
  summary: string;
  /** Positional arguments as shown in `--help`, e.g. `ARCHIVE…`. */
  usage: string;
  /** How many positional arguments it takes at most; the command line refuses more, with this remedy. */
  takes: { most: number; remedy?: string };
  options: Record<string, OptionSpec>;
  run(ctx: Context, values: Record<string, unknown>, positionals: string[]): Promise<ExitCode>;
}
