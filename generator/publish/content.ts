/** What is wrong inside one file of a site, and where its links lead. Pure. */
import { SEARCH_FOLDER } from '../pages/search/format.ts';
import { cssReferences, feedReferences, htmlReferences, resolveFeedReference, resolveReference } from './links.ts';

/** One thing wrong inside a file; the same thing in several files, a missing script say, has the same key. */
export interface Finding {
  key: string;
  reason: string;
}

/** An address as written, and the file of the site that it means. */
export interface Link {
  target: string;
  attribute: string;
  url: string;
}

/** What is wrong inside one file, and where it leads; whether there is anything is for the whole site to say. */
export interface Content {
  findings: Finding[];
  links: Link[];
}

/** Shown by servers for what is not there, whatever the address. */
const NOT_FOUND = '404.html';

const END = '</html>';

export const isFeed = (file: string): boolean => file.endsWith('.xml');

export const isSearch = (file: string): boolean => file.startsWith(SEARCH_FOLDER) && file.endsWith('.js');

/** A link as a reason names it. */
export const shown = (file: string, { attribute, url }: Pick<Link, 'attribute' | 'url'>): string =>
  `${file}: ${attribute} ${JSON.stringify(url.length > 120 ? `${url.slice(0, 120)}…` : url)}`;

/** What is wrong inside one page, style sheet, form or part of the search index, and where it leads. */
export function contentOf(file: string, content: string): Content {
  if (/\/index\.(json|md)$/.test(file)) return { findings: formFindings(file, content), links: [] };
  if (isSearch(file)) return { findings: searchFindings(file, content), links: [] };
  const isHtml = file.endsWith('.html');
  if (isHtml && content.trim() === '') return { findings: [{ key: 'empty', reason: `${file}: empty` }], links: [] };
  const findings: Finding[] = [];
  const links = new Map<string, Link>();
  if (isHtml && content.trimEnd().slice(-END.length).toLowerCase() !== END) {
    findings.push({ key: 'cut', reason: `${file}: cut off, it does not end in </html>` });
  }
  const seen = new Set<string>();
  for (const { attribute, url } of isHtml ? htmlReferences(content) : cssReferences(content)) {
    if (seen.has(url)) continue;
    seen.add(url);
    const target = resolveReference(file, url);
    if (target.kind === 'foreign') {
      findings.push({ key: `foreign ${url}`, reason: `${shown(file, { attribute, url })} leaves the site` });
      // A server shows 404.html at any depth, so that page alone must be absolute.
    } else if (target.kind === 'absolute' && file !== NOT_FOUND) {
      const reason = `${shown(file, { attribute, url })} does not work from plain files`;
      findings.push({ key: `absolute ${url}`, reason });
    } else if (target.kind === 'file' && !links.has(target.file)) {
      links.set(target.file, { target: target.file, attribute, url });
    }
  }
  return { findings, links: [...links.values()] };
}

/** A form that breaks off: JSON that is none, Markdown without its last line feed. */
function formFindings(file: string, content: string): Finding[] {
  if (file.endsWith('.json')) {
    try {
      JSON.parse(content);
      return [];
    } catch {
      return [{ key: 'no json', reason: `${file}: cut off, it is no JSON` }];
    }
  }
  return content.endsWith('\n')
    ? []
    : [{ key: 'cut markdown', reason: `${file}: cut off, it does not end its last line` }];
}

function searchFindings(file: string, content: string): Finding[] {
  return content.startsWith('awrSearch(') && content.endsWith(');\n')
    ? []
    : [{ key: 'cut search', reason: `${file}: cut off, it is no whole part of the search index` }];
}

/** What XML 1.0 does not know, not even escaped: a reader refuses the whole feed for one of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What is wrong inside one feed (cut off, characters that are not XML's, links elsewhere), and where it leads. */
export function feedContent(file: string, content: string, baseUrl: string | null): Content {
  const findings: Finding[] = [];
  const links: Link[] = [];
  if (!/<\/feed>\s*$/.test(content)) {
    findings.push({ key: 'cut feed', reason: `${file}: cut off, it does not end in </feed>` });
  }
  if (NOT_XML.test(content)) {
    findings.push({ key: 'characters', reason: `${file}: holds a character that XML does not know` });
  }
  for (const url of new Set(feedReferences(content))) {
    const target = resolveFeedReference(file, url, baseUrl);
    if (target.kind === 'foreign' || target.kind === 'absolute') {
      findings.push({ key: `foreign ${url}`, reason: `${shown(file, { attribute: 'href', url })} leaves the site` });
    } else if (target.kind === 'file') links.push({ target: target.file, attribute: 'href', url });
  }
  return { findings, links };
}
