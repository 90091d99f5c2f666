/** Reads the addresses that a page or a style sheet refers to. Pure; knows just enough HTML to skip text that looks like it. */

/** A reference as written, with entities of addresses undone. */
export interface Reference {
  attribute: string;
  url: string;
}

// A tag with its attributes; `>` inside a quoted value does not end it. Comments and doctypes are not tags.
const TAG = /<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ADDRESSES = new Set(['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'ping']);
/** Elements whose content is text, whatever it looks like. */
const RAW = new Set(['script', 'style', 'textarea', 'title']);

/** Every address in the tags of an HTML page. */
export function htmlReferences(html: string): Reference[] {
  const found: Reference[] = [];
  TAG.lastIndex = 0;
  for (let tag = TAG.exec(html); tag; tag = TAG.exec(html)) {
    const name = (tag[1] ?? '').toLowerCase();
    for (const [, rawName = '', a, b, c] of (tag[2] ?? '').matchAll(ATTRIBUTE)) {
      const attribute = rawName.toLowerCase();
      if (!ADDRESSES.has(attribute)) continue;
      // `data` is an address on <object> alone.
      if (attribute === 'data' && name !== 'object') continue;
      const value = decode(a ?? b ?? c ?? '').trim();
      if (attribute === 'srcset') {
        for (const part of value.split(',')) found.push({ attribute, url: part.trim().split(/\s+/)[0] ?? '' });
      } else found.push({ attribute, url: value });
    }
    if (RAW.has(name)) {
      const close = new RegExp(`</${name}`, 'gi');
      close.lastIndex = TAG.lastIndex;
      const end = close.exec(html);
      if (!end) break;
      TAG.lastIndex = end.index;
    }
  }
  return found;
}

/** Every `url(…)` and `@import` of a style sheet. */
export function cssReferences(css: string): Reference[] {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found: Reference[] = [];
  for (const [, a, b, c] of bare.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s"']*))\s*\)/g)) {
    found.push({ attribute: 'url()', url: a ?? b ?? c ?? '' });
  }
  for (const [, a, b] of bare.matchAll(/@import\s+(?:"([^"]*)"|'([^']*)')/g)) {
    found.push({ attribute: '@import', url: a ?? b ?? '' });
  }
  return found;
}

/** Every address of a feed's own links; what its texts hold is text. */
export function feedReferences(xml: string): string[] {
  const markup = xml.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  return [...markup.matchAll(/<link\b[^>]*\bhref="([^"]*)"/g)].map(([, url = '']) => decode(url));
}

/** Where a link of the feed in file `from` leads: below `baseUrl`, or relative to the feed. */
export function resolveFeedReference(from: string, url: string, baseUrl: string | null): Target {
  const base = baseUrl?.replace(/\/*$/, '/');
  return base !== undefined && url.startsWith(base)
    ? resolveReference('index.html', url.slice(base.length) || './')
    : resolveReference(from, url);
}

export type Target =
  | { kind: 'file'; file: string }
  | { kind: 'here' }
  /** Leaves the site: another host, another scheme, or a place outside the site's folder. */
  | { kind: 'foreign' }
  /** Works under a server at `/` alone, not from plain files or below a prefix. */
  | { kind: 'absolute' };

/** Where a reference in `from` (a file of the site) leads. A folder means its `index.html`. */
export function resolveReference(from: string, url: string): Target {
  if (url === '' || url.startsWith('#')) return { kind: 'here' };
  if (/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(url) || url.startsWith('//') || url.includes('\\')) return { kind: 'foreign' };
  const bare = url.replace(/[?#].*$/s, '');
  if (bare.startsWith('/')) return { kind: 'absolute' };
  if (bare === '') return { kind: 'here' };
  const parts = from.split('/').slice(0, -1);
  for (const part of bare.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return { kind: 'foreign' };
    } else if (part !== '.' && part !== '') parts.push(part);
  }
  if (/(^|\/)\.{0,2}$/.test(bare)) parts.push('index.html');
  try {
    return { kind: 'file', file: decodeURIComponent(parts.join('/')) };
  } catch {
    return { kind: 'foreign' };
  }
}

function decode(value: string): string {
  return value
    .replace(/&(?:#38|#x26|amp);/gi, '&')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Math.min(Number(code), 0x10ffff)))
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10ffff)),
    )
    .replace(/&colon;/g, ':')
    .replace(/&quot;/g, '"')
    .replace(/&sol;/g, '/');
}
