/** What a check of the deployment is, and how one tells that it failed or does not apply. */
import type { Rig } from './rig.ts';

/** L1: looks at files alone. L2: on the rig. (L3 is a host of yours, by playbooks/verify.yml; never from here.) */
export type Level = 'L1' | 'L2';

export interface Check {
  /** Names it on the command line and in the result: lower case, words joined by `-`. */
  name: string;
  level: Level;
  /** Checks whose success it builds on: where one of them failed or was left out, this one is skipped. */
  after?: string[];
  /** Resolves to what was seen, in a few words with figures. Throws `Failure` or anything else: failed. Throws `Skip`: not judged. */
  run(rig: Rig): Promise<string>;
}

/** What was expected and what was there. Its message is shown as it is. */
export class Failure extends Error {}

/** The check cannot be made here; the message says why. */
export class Skip extends Error {}

/** Throws `Failure` with `message` unless `condition` holds. */
export function expect(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Failure(message);
}

/** Throws unless both are the same once written as JSON. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [got, want] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (got !== want) throw new Failure(`${what}: ${got} instead of ${want}`);
}
