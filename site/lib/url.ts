/**
 * Addresses. Every link of the site is relative and ends in a file's name, so that the same files work from a web server,
 * under any prefix, and opened from disk.
 */
import type { Lang } from './i18n.ts';

/** Folders between a page's file and the site's root: `en/orcl-1/` is 2, the root itself 0. */
export function depthOf(path: string): number {
  return path.split('/').filter(Boolean).length;
}

/**
 * Relative link from a page `fromDepth` folders deep to `path`, which is relative to the site's root.
 * A folder (`en/orcl-1/`, or empty for the root) leads to its `index.html`; a fragment is kept.
 */
export function href(fromDepth: number, path: string): string {
  const [file = '', fragment] = path.split('#', 2);
  const target = file === '' || file.endsWith('/') ? `${file}index.html` : file;
  return '../'.repeat(fromDepth) + target + (fragment === undefined ? '' : `#${fragment}`);
}

/** A page's place: its language and its path below `/{lang}/` (`orcl-1/`, empty for the fleet), with links out of it. */
export interface Place {
  lang: Lang;
  path: string;
  depth: number;
  /** Link to a page of the same language, by its path below `/{lang}/`. */
  to(path: string): string;
  /** Link to this page in another language. */
  inLang(lang: Lang): string;
  /** Link to a file under `assets/`. */
  asset(name: string): string;
}

export function placeOf(lang: Lang, path: string): Place {
  const depth = depthOf(path) + 1;
  return {
    lang,
    path,
    depth,
    to: (target) => href(depth, `${lang}/${target}`),
    inLang: (other) => href(depth, `${other}/${path}`),
    asset: (name) => href(depth, `assets/${name}`),
  };
}

/** A fragment from any text: letters and digits of any script are kept, the rest becomes `-`. */
export function fragmentOf(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '') || 'x'
  );
}
