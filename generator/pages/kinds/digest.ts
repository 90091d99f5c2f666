/** `/{lang}/digest/`: last night. */
import { digestModel } from '../digest.ts';
import type { PageKind } from '../page-types.ts';
import { wholeFleetDigest } from './fleet.ts';
import type { PageInputs } from './inputs.ts';

export function digestKind(inputs: PageInputs): PageKind<'digest'> {
  return {
    entries: async () => [{ path: 'digest/', digest: await wholeFleetDigest(inputs), key: '' }],
    model: () => digestModel(inputs.lake, inputs.index),
  };
}
