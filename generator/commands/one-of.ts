/** Flags whose value is one of a few words. */
import { AwrError, EXIT } from '../base/errors.ts';

/** The value, or `otherwise` where the flag is not given. Throws `usage` for any other word. `flag` with its dashes. */
export function oneOf<T extends string>(flag: string, value: unknown, known: readonly T[], otherwise: T): T {
  if (value === undefined) return otherwise;
  const found = known.find((each) => each === value);
  if (found !== undefined) return found;
  throw new AwrError(`Not known: ${JSON.stringify(value)}.`, {
    code: 'usage',
    place: flag,
    remedy: `Give one of ${known.join(', ')}.`,
    exitCode: EXIT.usage,
  });
}
