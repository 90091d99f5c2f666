/** Addresses of the site's pages for what is read elsewhere: absolute where it is known where the site is, else relative. */
import type { Lang } from '../base/figures.ts';

/**
 * Gives a page's address by its path below `/{lang}/`. Without a base URL it is relative to the site's root and ends in
 * a file's name, for a digest that lies there.
 */
export function addressIn(baseUrl: string | null, lang: Lang): (path: string) => string {
  return (path) => {
    if (baseUrl !== null) return new URL(`${lang}/${path}`, baseUrl.replace(/\/*$/, '/')).href;
    const [page = '', fragment] = path.split('#', 2);
    return `${lang}/${page}index.html${fragment === undefined ? '' : `#${fragment}`}`;
  };
}
