/** A stand-in for the site's build: a handful of small pages, for tests of publishing without a lake or Astro. */
import fs from 'node:fs';
import path from 'node:path';
import { configSchema } from '../base/config.ts';
import type { Context } from '../base/context.ts';
import { LANGUAGES, pageFile } from './pages.ts';

const FILLER = 'average active sessions '.repeat(80);

/** A page that links to its neighbours with relative addresses, as the site's do. */
export function pageHtml(title: string, links: readonly string[] = []): string {
  const anchors = links.map((link) => `<a href="${link}">${link}</a>`).join('\n');
  return `<!doctype html>\n<html lang="en"><head><title>${title}</title></head><body><h1>${title}</h1>\n${anchors}\n<p>${FILLER}</p></body></html>\n`;
}

/** Writes a built site of these pages (path → title) to `dir`, replacing what is there. */
export function fakeBuild(dir: string, pages: Record<string, string>, assets: Record<string, string> = {}): string {
  fs.rmSync(dir, { recursive: true, force: true });
  const files: Record<string, string> = {
    'assets/site.css': `body { color: black }\n${'/* */\n'.repeat(300)}`,
  };
  for (const lang of LANGUAGES) {
    for (const [page, title] of Object.entries(pages)) {
      const up = '../'.repeat(page.split('/').length - 1);
      files[`${lang}/${page}index.json`] = `${JSON.stringify({ title: `${title} ${lang}` })}\n`;
      files[`${lang}/${page}index.md`] = `# ${title} ${lang}\n`;
      files[pageFile(lang, page)] = pageHtml(`${title} ${lang}`, [`${up}index.html`, `${up}../assets/site.css`]);
    }
  }
  for (const [file, content] of Object.entries({ ...files, ...assets })) {
    fs.mkdirSync(path.dirname(path.join(dir, file)), { recursive: true });
    fs.writeFileSync(path.join(dir, file), content);
  }
  return dir;
}

/** A context whose folders are below `dir`; what is logged is kept in `lines`. */
export function quietContext(dir: string, config: Record<string, unknown> = {}): Context & { lines: string[] } {
  const lines: string[] = [];
  const log = (message: string) => void lines.push(message);
  let seconds = 0;
  return {
    lines,
    config: configSchema.parse({
      lake: path.join(dir, 'lake'),
      releases: path.join(dir, 'releases'),
      build: path.join(dir, 'build'),
      jobs: 2,
      ...config,
    }),
    log: { info: log, warn: log, error: log, debug: log, step: () => ({ update: () => {}, finish: log }) },
    write: log,
    now: () => new Date(Date.UTC(2024, 0, 1) + 1000 * seconds++),
    signal: new AbortController().signal,
  };
}
