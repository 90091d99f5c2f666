/** `/{lang}/compare/…/`: two snapshots or periods, held against each other. The key is the address; any that the lake has can be made. */
import { comparisonDigest, comparisonModel, findComparison } from '../comparison.ts';
import type { PageEntry, PageKind } from '../page-types.ts';
import { preparedComparisons } from '../prepared.ts';
import type { PageInputs } from './inputs.ts';
import { noPage } from './no-page.ts';

export function compareKind({ lake, index }: PageInputs): PageKind<'compare'> {
  const at = (path: string): Omit<PageEntry, 'type'> | null => {
    const found = findComparison(index, path);
    return found && { path, digest: comparisonDigest(found), key: path };
  };
  return {
    entries: async () => (await preparedComparisons(lake, index)).flatMap(({ path }) => at(path) ?? []),
    at: async (path) => at(path),
    async model(path) {
      const found = findComparison(index, path);
      if (!found) throw noPage(`comparison ${path}`);
      return await comparisonModel(lake, found);
    },
  };
}
