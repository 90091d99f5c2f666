/**
 * The process that renders pages on demand: Astro's handler in a server of our own, on a socket that only the viewer knows.
 * A process of its own, so that a page that takes too long or too much can be ended without ending the server.
 *
 * Answers `/{lang}/{path}` with the page, its `index.json`, `index.md` or `card.png`, and `/{lang}/compare/?…` with the address that
 * is asked for. What is not a page's answer carries `X-Problem`, for the viewer to word.
 */
import fs from 'node:fs';
import http from 'node:http';
import { pathToFileURL } from 'node:url';
import { AwrError } from '../base/errors.ts';
import { cardPng } from '../pages/cards/png.ts';
import { COMPARE_PATH } from '../pages/compare-paths.ts';
import { formsOf } from '../pages/forms/forms.ts';
import { SCHEMAS } from '../pages/forms/schemas.ts';
import type { ModelWithForms, PageModel } from '../pages/types.ts';
import { LakeReader } from './lake-reader.ts';

interface Asked {
  asked: { lang: string; path: string; model: PageModel; picture: ((svg: string) => Promise<Buffer>) | null };
}
type Handler = (
  request: http.IncomingMessage,
  response: http.ServerResponse,
  next: undefined,
  locals: Asked,
) => Promise<void>;

const [entry, lake, digest, socket] = ['ENTRY', 'LAKE', 'DIGEST', 'SOCKET'].map((name) => {
  const value = process.env[`AWR_VIEWER_${name}`];
  if (!value) throw new Error(`AWR_VIEWER_${name} is not set`);
  return value;
}) as [string, string, string, string];

// Signals of a terminal reach the whole group; when to end is the viewer's to say, and it ends this by hanging up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit(0));

const { handler } = (await import(pathToFileURL(entry).href)) as { handler: Handler };
const reader = new LakeReader(lake);
/** Kinds that are rendered here, see `site/viewer`. */
const RENDERED = ['snapshot', 'tables', 'compare'] as const;
const FORMS: Readonly<Record<string, string>> = {
  'index.json': 'application/json; charset=utf-8',
  'index.md': 'text/markdown; charset=utf-8',
  'card.png': 'image/png',
};
const CARD = 'card.png';
/** What a picture's letters need lies in the folder that the process was started in, its own. */
const picture = (svg: string): Promise<Buffer> => cardPng(svg, process.cwd());

const server = http.createServer((request, response) => {
  response.on('finish', () => process.send?.({ rss: process.memoryUsage.rss() }));
  answer(request, response).catch((error: unknown) => {
    if (response.headersSent) return response.destroy();
    const code = error instanceof AwrError ? error.code : 'failed';
    if (code === 'failed') console.error(error);
    return problem(response, code === 'no_page' ? 404 : UNREADY.has(code) ? 503 : 500, code);
  });
});
/** The lake cannot be read for now; a night that goes on mends it. */
const UNREADY: ReadonlySet<string> = new Set(['lake_busy', 'not_analysed', 'no_lake']);

fs.rmSync(socket, { force: true });
server.listen(socket, () => process.send?.('ready'));

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<unknown> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://viewer');
  const [, lang = '', rest = ''] = /^\/(en|zh)\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (rest === COMPARE_PATH) return await compareAsked(lang, searchParams, response);
  const form = Object.keys(FORMS).find((name) => rest.endsWith(`/${name}`));
  const path = form ? rest.slice(0, -form.length) : rest;
  const known = request.headers['if-none-match'];

  const found = await reader.at(async (source) => {
    const page = await source.at(path, RENDERED);
    if (!page || (form && form !== CARD && !(page.type in SCHEMAS))) return null;
    const etag = `"${page.digest}-${digest}${form ? `-${form.replace(/^.*\./, '')}` : ''}"`;
    return { etag, model: known === etag ? null : await source.model(page.type, page.key) };
  });
  if (!found) return problem(response, 404, 'no_page');
  response.setHeader('ETag', found.etag);
  if (!found.model) return response.writeHead(304).end();
  const asked = { lang, path, model: found.model };
  if (form === CARD) {
    // Routes are those of pages: the page is asked for its card.
    request.url = `/${lang}/${path}`;
    await handler(request, response, undefined, { asked: { ...asked, picture } });
    return;
  }
  if (form) {
    const { json, markdown } = formsOf(found.model as ModelWithForms, lang as 'en' | 'zh');
    response.setHeader('Content-Type', FORMS[form] as string);
    return response.end(form === 'index.json' ? json : markdown);
  }
  return await handler(request, response, undefined, { asked: { ...asked, picture: null } });
}

async function compareAsked(lang: string, asked: URLSearchParams, response: http.ServerResponse): Promise<unknown> {
  const found = await reader.at(async (source) => source.comparisonAsked(asked));
  if ('problem' in found) return problem(response, found.problem === 'not_asked' ? 400 : 404, found.problem);
  response.setHeader('Location', `/${lang}/${found.path}`);
  return response.writeHead(303).end();
}

function problem(response: http.ServerResponse, status: number, code: string): unknown {
  response.setHeader('X-Problem', code);
  return response.writeHead(status).end();
}
