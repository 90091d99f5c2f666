/** `/{lang}/search/`: the search page. One model; its digest is of the names themselves, which seldom change. */
import { digestOf } from '../digests.ts';
import type { PageEntry, PageKind } from '../page-types.ts';
import { searchModel } from '../search/model.ts';
import type { SearchModel } from '../search/search-model.ts';
import type { PageInputs } from './inputs.ts';

/** `linked`: entries of the pages that it may link to. */
export function searchKind(
  { lake, index }: PageInputs,
  linked: () => Promise<Pick<PageEntry, 'path'>[]>,
): PageKind<'search'> {
  let made: Promise<SearchModel> | undefined;
  const model = (): Promise<SearchModel> => {
    made ??= linked().then((entries) => {
      const paths = new Set(entries.map(({ path }) => path));
      return searchModel(lake, index, (path) => paths.has(path));
    });
    return made;
  };
  return {
    entries: async () => [{ path: 'search/', digest: digestOf([JSON.stringify(await model())]), key: '' }],
    model,
  };
}
