/**
 * The fragments that a site's pages have, `#top-sql`: people paste links to them, so they hold for ever. `anchors.json`
 * lists them by kind of page: `inFixtures` what the fixtures' site has, `elsewhere` what real reports add. A name in
 * braces stands for what the reports say, `trends-{instance}`. Renaming one is breaking links: add beside it, do not replace.
 */
import fs from 'node:fs';
import path from 'node:path';
import listed from './anchors.json' with { type: 'json' };

type Kind = keyof typeof listed;

/** Files below `/{lang}/` by kind of page; the first that fits counts. */
const KINDS: readonly [Kind, RegExp][] = [
  ['fleet', /^index\.html$/],
  ['search', /^search\//],
  ['digest', /^digest\//],
  ['findings', /^findings\//],
  ['data', /^data\//],
  ['read', /^read\//],
  ['help', /^help\//],
  ['comparisons', /^compare\/index\.html$/],
  ['compare', /^compare\//],
  ['sql', /^[^/]+\/sql\//],
  ['wait', /^[^/]+\/wait\//],
  ['segment', /^[^/]+\/segment\//],
  ['snapshots', /^[^/]+\/snapshots\//],
  ['parameters', /^[^/]+\/parameters\//],
  ['cluster', /^[^/]+\/cluster\//],
  ['pdbs', /^[^/]+\/pdbs\//],
  ['database', /^[^/]+\/index\.html$/],
  ['tables', /^(?:[^/]+\/){3}tables\//],
  ['snapshot', /^(?:[^/]+\/){3}index\.html$/],
];

/** What the names in braces may be. */
const NAMES: Record<string, string> = {
  instance: '[\\p{L}\\p{N}_-]+',
  db: '[a-z0-9_][a-z0-9_-]*-\\d+',
  metric: '[a-z_]+',
  ordering: '[a-z_]+',
  scope: 'foreground|background|all|top',
  name: '[\\p{L}\\p{N}-]+',
  rule: '[a-z_]+',
  n: '\\d+',
};

/** Controls of forms are no places to link to; a heading's and a table's own ids serve the page itself. */
const isAnchor = (tag: string, id: string): boolean => tag !== 'input' && !/-(?:h|table)$/.test(id);

interface Anchors {
  ids: string[];
  /** Those that stand more than once. */
  twice: string[];
}

/** A start tag that has an id; the pages are our own, their attributes in double quotes. */
const WITH_ID = /<([a-z][a-z0-9]*)(?=\s)(?:[^>"]|"[^"]*")*?\sid="([^"]*)"/g;

export function anchorsOf(html: string): Anchors {
  // Of a drawing the figure around it is linked to.
  const found = [...html.replace(/<svg[\s\S]*?<\/svg>/g, '').matchAll(WITH_ID)];
  const all = found.map(([, , id = '']) => id);
  return {
    ids: found.flatMap(([, tag = '', id = '']) => (isAnchor(tag, id) ? id : [])),
    twice: all.length === new Set(all).size ? [] : all.filter((id, i) => all.indexOf(id) !== i),
  };
}

const patternOf = (entry: string): RegExp =>
  new RegExp(`^${entry.replace(/\{([a-z]+)\}/g, (_, name: string) => `(?:${NAMES[name]})`)}$`, 'u');

export interface AnchorReport {
  /** Pages whose anchors are not those of the other language, not unique, or not listed. */
  faults: string[];
  /** Listed under these headings, and on no page: `database capacity`. */
  missing: (heading: 'inFixtures' | 'elsewhere') => string[];
  pages: number;
}

/** Holds every page of the site in `dir` against the list. */
export function checkAnchors(dir: string): AnchorReport {
  const files = fs
    .readdirSync(path.join(dir, 'en'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .sort();
  const faults: string[] = [];
  const seen = new Set<string>();
  const patterns = new Map(
    KINDS.map(([kind]) => [
      kind,
      [...listed[kind].inFixtures, ...listed[kind].elsewhere].map((entry) => ({ entry, pattern: patternOf(entry) })),
    ]),
  );
  for (const file of files) {
    const kind = KINDS.find(([, pattern]) => pattern.test(file))?.[0];
    const read = (lang: string): Anchors => anchorsOf(fs.readFileSync(path.join(dir, lang, file), 'utf8'));
    const [en, zh] = [read('en'), read('zh')];
    if (en.ids.join(' ') !== zh.ids.join(' ')) faults.push(`${file}: not the same in both languages`);
    for (const id of [...en.twice, ...zh.twice]) faults.push(`${file}: #${id} twice`);
    if (!kind) {
      faults.push(`${file}: a kind of page without a list`);
      continue;
    }
    for (const id of en.ids) {
      const fitting = patterns.get(kind)?.filter(({ pattern }) => pattern.test(id)) ?? [];
      if (fitting.length === 0) faults.push(`${file}: #${id} is not listed for ${kind}`);
      for (const { entry } of fitting) seen.add(`${kind} ${entry}`);
    }
  }
  return {
    faults,
    pages: files.length,
    missing: (heading) =>
      KINDS.flatMap(([kind]) =>
        listed[kind][heading].map((entry) => `${kind} ${entry}`).filter((entry) => !seen.has(entry)),
      ),
  };
}
