/** Builds the site from the fixtures, as a publish does, and holds every page to the rules: see `describe` below. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { BuildRecord } from '../lib/buildRecord.ts';
import { checkAnchors } from './anchors.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const root = path.resolve(import.meta.dirname, '../..');
let build = '';
let site = '';
let first: BuildRecord;

function runBuild(): BuildRecord {
  execFileSync(process.execPath, [path.join(root, 'generator/publish/render-child.ts')], {
    env: { ...process.env, AWR_FIXTURE: '1', AWR_BUILD: build, AWR_SITE_DIGEST: 'test', NODE_ENV: 'production' },
    stdio: 'pipe',
  });
  return JSON.parse(fs.readFileSync(path.join(build, 'rendered.json'), 'utf8')) as BuildRecord;
}

interface Page {
  file: string;
  html: string;
  elements: Element[];
  ids: string[];
  text: string;
}

const pages = new Map<string, Page>();

/** A page, parsed; each once. */
function read(file: string): Page {
  const known = pages.get(file);
  if (known) return known;
  const html = fs.readFileSync(path.join(site, file), 'utf8');
  const elements: Element[] = [];
  let text = '';
  const walk = (nodes: Node[]): void => {
    for (const node of nodes) {
      if ('value' in node) text += `${node.value}\n`;
      if (!('tagName' in node)) continue;
      elements.push(node);
      walk(node.childNodes);
    }
  };
  walk(parse(html).childNodes);
  const page = { file, html, elements, ids: elements.flatMap((element) => attribute(element, 'id') ?? []), text };
  pages.set(file, page);
  return page;
}

function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

function filesOf(extension: string): string[] {
  return fs
    .readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(extension))
    .sort();
}

const htmlFiles = (): string[] => filesOf('.html');
const feedFiles = (): string[] => filesOf('.xml');

/** One in eight of the snapshots and SQL, and every other page. */
function sample(): Page[] {
  return htmlFiles()
    .filter((file, i) => file.split('/').length < 5 || i % 8 === 0 || file.includes('onerror'))
    .map(read);
}

beforeAll(() => {
  build = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-site-'));
  site = path.join(build, 'site');
  first = runBuild();
}, 400_000);

afterAll(() => fs.rmSync(build, { recursive: true, force: true }));

describe('the built site', () => {
  it('has every page in both languages', () => {
    const files = htmlFiles();
    const of = (lang: string) => files.filter((file) => file.startsWith(`${lang}/`)).map((file) => file.slice(3));
    expect(of('en').length).toBeGreaterThan(200);
    expect(of('zh')).toEqual(of('en'));
    // The search's words are the one page that is a script.
    expect(first.rendered.length).toBe(files.length + feedFiles().length);
    expect(first.rendered).toContain('search/terms.js');
  });

  it('has in every page the fragments that are listed for ever, each once, the same in both languages', () => {
    const { faults, missing, pages: held } = checkAnchors(site);
    expect(held).toBeGreaterThan(200);
    expect(faults).toEqual([]);
    expect(missing('inFixtures')).toEqual([]);
  });

  it('holds no inline script, style or handler, and no element of a hostile name', () => {
    const forbidden = new Set(['img', 'style', 'iframe', 'object', 'embed']);
    const faults = sample().flatMap(({ file, elements }) => {
      const headings = elements.filter(({ tagName }) => tagName === 'h1').length;
      const found = elements.flatMap((element) => {
        const names = element.attrs.map(({ name }) => name);
        const inline = names.filter((name) => name === 'style' || name.startsWith('on'));
        const script = element.tagName === 'script' && (element.childNodes.length > 0 || !names.includes('src'));
        return inline.length || script || forbidden.has(element.tagName) ? [`${element.tagName} ${inline}`] : [];
      });
      return [...found, ...(headings === 1 ? [] : [`${headings} h1`])].map((fault) => `${file}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('shows hostile text as text', () => {
    const fleet = read('en/index.html');
    expect(fleet.text).toContain('IMG"><img src=x onerror=alert(1)>');
    expect(fleet.text).toContain('odd_<script>alert(1)</script>');
    const snapshot = sample().find(({ file }) => file.startsWith('en/img-src-x-onerror-77/i-'));
    expect(snapshot?.text).toContain('</table></details><h1>out</h1>');
  });

  it('links relatively, to files that exist and fragments that are there', () => {
    const known = new Map<string, string | null>();
    const source = (file: string): string | null => {
      let html = known.get(file);
      if (html === undefined) {
        const full = path.join(site, file);
        html = file.startsWith('..') || !fs.existsSync(full) ? null : fs.readFileSync(full, 'utf8');
        known.set(file, html);
      }
      return html;
    };
    let links = 0;
    const faultOf = (file: string, url: string): string | null => {
      links++;
      if (/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(url)) return 'not relative';
      const [target = '', fragment] = url.split('#');
      const linked = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
      const html = source(linked);
      if (html === null) return 'no such file';
      if (target !== '' && !/\.(?:html|css|js|svg|json|md|xml|parquet)$/.test(target)) return 'does not name a file';
      return fragment && !html.includes(` id="${fragment}"`) ? 'no such fragment' : null;
    };
    const faults = sample()
      .filter(({ file }) => file !== '404.html')
      .flatMap(({ file, elements }) =>
        elements.flatMap((element) =>
          ['href', 'src', 'xlink:href', 'action'].flatMap((name) => {
            const url = attribute(element, name);
            const fault = url === null ? null : faultOf(file, url);
            return fault === null ? [] : [`${file}: ${name}="${url}": ${fault}`];
          }),
        ),
      );
    expect(faults).toEqual([]);
    expect(links).toBeGreaterThan(5000);
  });

  it('has ids once a page, and labels that point to them', () => {
    for (const { file, elements, ids } of sample()) {
      expect([file, ids.filter((id, i) => ids.indexOf(id) !== i)]).toEqual([file, []]);
      const labels = elements.flatMap((element) => attribute(element, 'aria-labelledby')?.split(' ') ?? []);
      expect([file, labels.filter((id) => !ids.includes(id))]).toEqual([file, []]);
    }
  });

  it('leaves no placeholder, undefined or NaN in what is read', () => {
    for (const { file, text } of sample()) {
      expect([file, /\{\w+(?::[^}]*)?\}|\bundefined\b|\bNaN\b|\[object /.exec(text)?.[0]]).toEqual([file, undefined]);
    }
  });

  it('says its language, its other language, and what is synthetic', () => {
    for (const { file, elements, text } of sample()) {
      const lang = file.startsWith('zh/') ? 'zh-CN' : 'en';
      expect([file, attribute(elements.find(({ tagName }) => tagName === 'html') as Element, 'lang')]).toEqual([
        file,
        lang,
      ]);
      if (!file.includes('/')) continue;
      const alternates = elements.filter(
        (element) => element.tagName === 'link' && attribute(element, 'rel') === 'alternate',
      );
      const named = (name: string) => alternates.flatMap((element) => attribute(element, name) ?? []);
      // The other language is linked in the bar; links of the head would have to be whole addresses.
      const others = elements.filter((element) => element.tagName === 'a' && attribute(element, 'hreflang'));
      expect([file, others.map((element) => attribute(element, 'hreflang'))]).toEqual([
        file,
        expect.arrayContaining([lang === 'en' ? 'zh-CN' : 'en']),
      ]);
      const description = elements.find((element) => attribute(element, 'name') === 'description');
      expect([file, (description && attribute(description, 'content')) ?? '']).toEqual([
        file,
        expect.stringMatching(/Oracle/),
      ]);
      const hasForms = !/^..\/(?:(?:help|digest|read|search)\/|compare\/index\.html)|\/(?:snapshots|tables)\//.test(
        file,
      );
      const forms = hasForms ? ['application/json', 'text/markdown'] : [];
      const hasFeed = /^..\/(digest\/|[^/]+-\d+\/)?index\.html$/.test(file);
      expect([file, named('type')]).toEqual([file, [...forms, ...(hasFeed ? ['application/atom+xml'] : [])]]);
      if (file.startsWith('en/books-')) expect(text).toMatch(/Synthetic\s+Made by awr sample/);
      if (file.startsWith('en/payprod-')) expect(text).not.toContain('Made by awr sample');
    }
  });

  it('stays small', () => {
    for (const { file, html } of sample()) {
      const bytes = zlib.gzipSync(html).length;
      expect([file, bytes < 100_000 ? 'small' : bytes]).toEqual([file, 'small']);
    }
  });

  it('renders nothing again that did not change', { timeout: 400_000 }, () => {
    const again = runBuild();
    expect([again.rendered.length, again.rendered[0]]).toEqual([1, 'index.html']);
    expect(again.removed).toEqual([]);
    expect(htmlFiles().length + feedFiles().length).toBe(first.rendered.length);
  });
});
