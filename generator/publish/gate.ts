/**
 * The quality gate: what must hold of a filled release before it may be published. Looks inside new and changed files
 * only; the others passed it when they were new.
 */
import fs from 'node:fs';
import path from 'node:path';
import { AwrError } from '../base/errors.ts';
import { SEARCH_FOLDER } from '../pages/search/format.ts';
import { cssReferences, feedReferences, htmlReferences, resolveFeedReference, resolveReference } from './links.ts';
import type { FileRecord } from './manifest.ts';

/** A page this large is a defect, not a page; browsers struggle long before. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/** Shown by servers for what is not there, whatever the address. */
const NOT_FOUND = '404.html';

export interface GateInput {
  /** The filled release. */
  dir: string;
  files: Readonly<Record<string, FileRecord>>;
  /** Files that are new or differ from the published release. */
  changed: readonly string[];
  /** Pages that must be there, as files. */
  expected: readonly string[];
  /** Pages that are rendered on demand, as files: links may lead to them, and they count as pages. */
  onDemand?: readonly string[];
  /** Forms of pages that must be there, as files: JSON and Markdown. */
  forms: readonly string[];
  /** Files of the published release that are not in this one: their absence must not leave a dead link anywhere. */
  removed: readonly string[];
  /** Pages in the published release, 0 when there is none. */
  previousPages: number;
  minPageShare: number;
  /** Where the site is published, where that is known: links of feeds begin with it. */
  baseUrl?: string | null;
}

/** Reasons against publishing, in the order of gravity; empty when there is none. */
export function gateReasons(input: GateInput): string[] {
  const reasons: string[] = [];
  const { files, expected, previousPages, minPageShare } = input;
  if (expected.length === 0) reasons.push('there are no pages');
  const onDemand = input.onDemand ?? [];
  const count = expected.length + onDemand.length;
  if (count < previousPages * minPageShare) {
    const share = Math.round((100 * count) / previousPages);
    reasons.push(`only ${count} pages, ${share} % of the ${previousPages} that are published`);
  }
  for (const page of [...expected, ...input.forms]) if (!Object.hasOwn(files, page)) reasons.push(`${page}: missing`);
  for (const [file, { bytes }] of Object.entries(files)) {
    if (bytes > MAX_FILE_BYTES) reasons.push(`${file}: ${bytes} bytes, more than ${MAX_FILE_BYTES}`);
  }
  const gone = new Set(input.removed.filter((file) => file.endsWith('.html')));
  const isLinked = (file: string): boolean => file.endsWith('.html') || isFeed(file);
  const changed = new Set(input.changed);
  const linkable: Readonly<Record<string, unknown>> =
    onDemand.length === 0 ? files : { ...files, ...Object.fromEntries(onDemand.map((file) => [file, true])) };
  const forms = new Set(input.forms);
  const found = new Map<string, Finding & { pages: number }>();
  for (const file of Object.keys(files)) {
    if (!isLinked(file) && !file.endsWith('.css') && !forms.has(file) && !isSearch(file)) continue;
    if (!changed.has(file) && !(isLinked(file) && gone.size > 0)) continue;
    const content = fs.readFileSync(path.join(input.dir, file), 'utf8');
    const findings = isFeed(file)
      ? feedFindings(file, content, linkable, input.baseUrl ?? null)
      : contentFindings(file, content, linkable);
    for (const finding of findings) {
      const same = found.get(finding.key);
      if (same) same.pages++;
      else found.set(finding.key, { ...finding, pages: 1 });
    }
  }
  for (const { reason, pages } of found.values()) {
    reasons.push(pages > 1 ? `${reason} (and in ${pages - 1} more)` : reason);
  }
  return reasons;
}

/** One thing wrong; the same thing in several files, a missing script say, has the same key. */
interface Finding {
  key: string;
  reason: string;
}

/** What is wrong inside one page or style sheet. */
export function contentFindings(file: string, content: string, files: Readonly<Record<string, unknown>>): Finding[] {
  if (/\/index\.(json|md)$/.test(file)) return formFindings(file, content);
  if (isSearch(file)) return searchFindings(file, content);
  const isHtml = file.endsWith('.html');
  if (isHtml && content.trim() === '') return [{ key: 'empty', reason: `${file}: empty` }];
  const findings: Finding[] = [];
  if (isHtml && !/<\/html>\s*$/i.test(content)) {
    findings.push({ key: 'cut', reason: `${file}: cut off, it does not end in </html>` });
  }
  const seen = new Set<string>();
  for (const { attribute, url } of isHtml ? htmlReferences(content) : cssReferences(content)) {
    if (seen.has(url)) continue;
    seen.add(url);
    const target = resolveReference(file, url);
    const shown = `${file}: ${attribute} ${JSON.stringify(url.length > 120 ? `${url.slice(0, 120)}…` : url)}`;
    if (target.kind === 'foreign') findings.push({ key: `foreign ${url}`, reason: `${shown} leaves the site` });
    // A server shows 404.html at any depth, so that page alone must be absolute.
    else if (target.kind === 'absolute' && file !== NOT_FOUND) {
      findings.push({ key: `absolute ${url}`, reason: `${shown} does not work from plain files` });
    } else if (target.kind === 'file' && !Object.hasOwn(files, target.file)) {
      findings.push({ key: `dead ${target.file}`, reason: `${shown} leads nowhere` });
    }
  }
  return findings;
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

const isSearch = (file: string): boolean => file.startsWith(SEARCH_FOLDER) && file.endsWith('.js');

function searchFindings(file: string, content: string): Finding[] {
  return content.startsWith('awrSearch(') && content.endsWith(');\n')
    ? []
    : [{ key: 'cut search', reason: `${file}: cut off, it is no whole part of the search index` }];
}

const isFeed = (file: string): boolean => file.endsWith('.xml');

/** What XML 1.0 does not know, not even escaped: a reader refuses the whole feed for one of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is its purpose
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

/** What is wrong inside one feed: cut off, characters that are not XML's, links that lead nowhere or elsewhere. */
export function feedFindings(
  file: string,
  content: string,
  files: Readonly<Record<string, unknown>>,
  baseUrl: string | null,
): Finding[] {
  const findings: Finding[] = [];
  if (!/<\/feed>\s*$/.test(content)) {
    findings.push({ key: 'cut feed', reason: `${file}: cut off, it does not end in </feed>` });
  }
  if (NOT_XML.test(content)) {
    findings.push({ key: 'characters', reason: `${file}: holds a character that XML does not know` });
  }
  for (const url of new Set(feedReferences(content))) {
    const target = resolveFeedReference(file, url, baseUrl);
    const shown = `${file}: href ${JSON.stringify(url.length > 120 ? `${url.slice(0, 120)}…` : url)}`;
    if (target.kind === 'foreign' || target.kind === 'absolute') {
      findings.push({ key: `foreign ${url}`, reason: `${shown} leaves the site` });
    } else if (target.kind === 'file' && !Object.hasOwn(files, target.file)) {
      findings.push({ key: `dead ${target.file}`, reason: `${shown} leads nowhere` });
    }
  }
  return findings;
}

/** Throws `gate_failed` with the first ten reasons. */
export function assertGate(input: GateInput): void {
  const reasons = gateReasons(input);
  if (reasons.length === 0) return;
  const more = reasons.length > 10 ? `\n  … and ${reasons.length - 10} more` : '';
  const list = reasons.slice(0, 10).map((reason) => `\n  - ${reason}`);
  throw new AwrError(`The new site did not pass the quality gate and was not published:${list.join('')}${more}`, {
    code: 'gate_failed',
    remedy:
      input.previousPages > 0
        ? 'The site published before stays as it is. If fewer pages are intended, lower minPageShare in the configuration; else run `awr site --full`.'
        : 'Nothing is published yet. Run `awr site --full`; if it fails again, report the first reason.',
  });
}
