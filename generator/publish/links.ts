/** Reads the addresses that a page or a style sheet refers to. Pure; knows just enough HTML to skip text that looks like it. */

/** A reference as written, with entities of addresses undone. */
export interface Reference {
  attribute: string;
  url: string;
}

// A tag with its attributes; `>` inside a quoted value does not end it. Comments and doctypes are not tags.
const TAG = /<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/y;
const ATTRIBUTE = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
const ADDRESSES = new Set(['href', 'src', 'srcset', 'action', 'formaction', 'poster', 'data', 'xlink:href', 'ping']);
/** Holds for every tag that has one of these, and for few others: nine tags in ten need no closer look. */
const MAY_HAVE_ADDRESS = /(?:href|src|srcset|action|poster|data|ping)\s*=/i;
/** Elements whose content is text, whatever it looks like. */
const RAW: Readonly<Record<string, RegExp>> = {
  script: /<\/script/gi,
  style: /<\/style/gi,
  textarea: /<\/textarea/gi,
  title: /<\/title/gi,
};

/** Every address in the tags of an HTML page. Its cost is that of finding where tags end: pages have tens of thousands. */
export function htmlReferences(html: string): Reference[] {
  const found: Reference[] = [];
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    const tag = tagAt(html, at);
    if (!tag) {
      at++;
      continue;
    }
    at = tag.end;
    const name = tag.name.toLowerCase();
    if (MAY_HAVE_ADDRESS.test(tag.attributes)) found.push(...addressesOf(name, tag.attributes));
    const close = Object.hasOwn(RAW, name) ? RAW[name] : undefined;
    if (close) {
      close.lastIndex = at;
      const end = close.exec(html);
      if (!end) break;
      at = end.index;
    }
  }
  return found;
}

function addressesOf(tagName: string, attributes: string): Reference[] {
  const found: Reference[] = [];
  for (const [, rawName = '', a, b, c] of attributes.matchAll(ATTRIBUTE)) {
    const attribute = rawName.toLowerCase();
    if (!ADDRESSES.has(attribute)) continue;
    // `data` is an address on <object> alone.
    if (attribute === 'data' && tagName !== 'object') continue;
    const value = decode(a ?? b ?? c ?? '').trim();
    if (attribute === 'srcset') {
      for (const part of value.split(',')) found.push({ attribute, url: part.trim().split(/\s+/)[0] ?? '' });
    } else found.push({ attribute, url: value });
  }
  return found;
}

interface Tag {
  name: string;
  /** As written, from after the name to before `>`. */
  attributes: string;
  /** Place after `>`. */
  end: number;
}

/** The tag that begins at `start`, as `TAG` has it; null where none does. */
function tagAt(html: string, start: number): Tag | null {
  if (!isLetter(html.charCodeAt(start + 1))) return null;
  let nameEnd = start + 2;
  while (nameEnd < html.length && !endsName(html.charCodeAt(nameEnd))) nameEnd++;
  for (let at = nameEnd; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code === GREATER) {
      return { name: html.slice(start + 1, nameEnd), attributes: html.slice(nameEnd, at), end: at + 1 };
    }
    if (code !== QUOTE && code !== APOSTROPHE) continue;
    at = html.indexOf(code === QUOTE ? '"' : "'", at + 1);
    if (at < 0) break;
  }
  // A quote that is not closed: it may still be part of the name.
  TAG.lastIndex = start;
  const match = TAG.exec(html);
  return match && { name: match[1] ?? '', attributes: match[2] ?? '', end: TAG.lastIndex };
}

const [QUOTE, APOSTROPHE, SLASH, GREATER] = [0x22, 0x27, 0x2f, 0x3e];
const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
/** `/`, `>`, or white space as `\s` has it. */
const endsName = (code: number): boolean =>
  code === SLASH ||
  code === GREATER ||
  code === 0x20 ||
  (code >= 0x09 && code <= 0x0d) ||
  (code >= 0xa0 && /\s/.test(String.fromCharCode(code)));

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
  if (!value.includes('&')) return value;
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
