/**
 * Errors that a user can act on: a short code, where it went wrong, what to do.
 * Anything thrown that is not an `AwrError` is a defect of ours and is printed with its stack.
 */

/** Exit codes of every command. */
export const EXIT = { ok: 0, failure: 1, usage: 2, rejectedFiles: 3, found: 4, busy: 75 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface AwrErrorOptions {
  /** Short stable code in snake_case, e.g. `truncated`, `no_header`; also the `reason` in `rejects`. */
  code: string;
  /** File the error is about. */
  file?: string;
  /** Place in the file: `byte 10240`, `line 12`, `table "Load Profile", column "Per Second"`. */
  place?: string;
  /** What the user can do about it, one sentence. */
  remedy?: string;
  exitCode?: ExitCode;
  cause?: unknown;
}

export class AwrError extends Error {
  readonly code: string;
  readonly file: string | undefined;
  readonly place: string | undefined;
  readonly remedy: string | undefined;
  readonly exitCode: ExitCode;

  constructor(message: string, options: AwrErrorOptions) {
    super(message, { cause: options.cause });
    this.name = 'AwrError';
    this.code = options.code;
    this.file = options.file;
    this.place = options.place;
    this.remedy = options.remedy;
    this.exitCode = options.exitCode ?? EXIT.failure;
  }
}

/** Renders any error for a terminal or a log: message, file, place, remedy; a stack only for our own defects. */
export function describeError(error: unknown): string {
  if (!(error instanceof AwrError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = [error.message];
  if (error.file) lines.push(`  file:   ${error.file}`);
  if (error.place) lines.push(`  place:  ${error.place}`);
  if (error.remedy) lines.push(`  remedy: ${error.remedy}`);
  return lines.join('\n');
}
