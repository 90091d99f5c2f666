/** `/{lang}/compare/`: which comparisons there are, and a form for any other. */
import { COMPARE_PATH } from '../compare-paths.ts';
import type { PageKind } from '../page-types.ts';
import { comparisonsModel } from '../prepared.ts';
import { wholeFleetDigest } from './fleet.ts';
import type { PageInputs } from './inputs.ts';

export function comparisonsKind(inputs: PageInputs): PageKind<'comparisons'> {
  return {
    entries: async () => [{ path: COMPARE_PATH, digest: await wholeFleetDigest(inputs), key: '' }],
    model: () => comparisonsModel(inputs.lake, inputs.index),
  };
}
