/** What a hand-over is made of: a message, a channel to send it by, a secret from the environment. */
import { AwrError } from '../base/errors.ts';
import type { OutlineOptions } from '../digest/outline.ts';
import type { DigestModel } from '../pages/digest-types.ts';

/** For one attempt, connecting included. */
export const TIMEOUT_MS = 15_000;

export interface Message {
  model: DigestModel;
  options: OutlineOptions;
  /** Page of the digest; null where it is not known where the site is. */
  digestAddress: string | null;
  now: Date;
}

export interface Channel {
  name: 'webhook' | 'smtp';
  /** For the log: whom it goes to, without anything secret. */
  target: string;
  /** Throws where it was not taken; `try_again` as code, or any other error than an `AwrError`, is worth a second attempt. */
  send(message: Message, signal: AbortSignal): Promise<void>;
}

/** The value of the variable `name`, null where none is named. Throws `no_secret` where it is not set. */
export function secretOf(env: NodeJS.ProcessEnv, name: string | undefined, key: string): string | null {
  if (name === undefined) return null;
  const secret = env[name];
  if (secret) return secret;
  throw new AwrError(`The environment variable ${name} is not set.`, {
    code: 'no_secret',
    place: `key ${key}`,
    remedy: `Set ${name} for the user that runs this.`,
  });
}
