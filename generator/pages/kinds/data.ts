/** `/{lang}/data/`: what the data rest on. */
import { dataModel } from '../data-quality.ts';
import { digestOf } from '../digests.ts';
import type { PageKind } from '../page-types.ts';
import { dataPath } from '../paths.ts';
import type { PageInputs } from './inputs.ts';

export function dataKind({ lake, index }: PageInputs): PageKind<'data'> {
  return {
    // One page, and a second of work: its model is its digest.
    entries: async () => [
      { path: dataPath(), digest: digestOf(['data', JSON.stringify(await dataModel(lake, index))]), key: '' },
    ],
    model: () => dataModel(lake, index),
  };
}
