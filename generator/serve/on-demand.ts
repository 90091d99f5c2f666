/** Which addresses are answered on demand, and the answers: pages that are not built with the site, and any comparison. */
import type http from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { AwrError } from '../base/errors.ts';
import { COMPARE_PATH, parseComparePath } from '../pages/compare-paths.ts';
import type { Manifest } from '../publish/manifest.ts';
import { acceptsGzip } from './files.ts';
import type { Metrics } from './metrics.ts';
import { refuse } from './refusals.ts';
import type { Renderers } from './renderers.ts';

const compress = promisify(gzip);
/** Below this compression saves nothing: the answer fits one packet either way. */
const COMPRESS_FROM_BYTES = 1024;
/** A page's preview card. */
const CARD = 'card.png';
/** For how long Nginx may answer by itself, where it is told to cache: a night changes pages once a day (our choice). */
const NGINX_CACHE_S = 60;

export type RouteKind = 'snapshot' | 'compare' | 'compare_form' | 'card';

/** What an address asks for; `location`: the address it should have had. */
export type Route = { kind: RouteKind; url: string } | { location: string } | null;

/** Paths of a manifest's pages on demand, looked up often. */
const known = new WeakMap<Manifest, ReadonlySet<string>>();

/** Null: nothing that is made on demand. `address` is the path as sent, `query` what follows its question mark. */
export function routeOf(manifest: Manifest, address: string, query: string): Route {
  let decoded: string;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    return null;
  }
  const [, lang = '', rest = ''] = /^\/(en|zh)\/([a-z0-9_./-]*)$/.exec(decoded) ?? [];
  if (lang === '') return null;
  const path = rest.replace(/(^|\/)index\.html$/, '$1');
  if (path === COMPARE_PATH) return query === '' ? null : { kind: 'compare_form', url: `/${lang}/${path}?${query}` };
  const pages = pagesOf(manifest);
  const kindOf = (page: string): RouteKind | null =>
    parseComparePath(page) ? 'compare' : pages.has(page) ? 'snapshot' : null;
  const form = /index\.(?:json|md)$/.test(path) ? kindOf(path.replace(/index\.(?:json|md)$/, '')) : null;
  const card = path.endsWith(CARD) && kindOf(path.slice(0, -CARD.length)) ? 'card' : null;
  const kind = kindOf(path) ?? form ?? card;
  if (kind) return { kind, url: `/${lang}/${path}` };
  return kindOf(`${path}/`) ? { location: `/${lang}/${path}/` } : null;
}

function pagesOf(manifest: Manifest): ReadonlySet<string> {
  const found = known.get(manifest) ?? new Set(manifest.onDemand ?? []);
  known.set(manifest, found);
  return found;
}

/** Renders and sends. Whatever happens, an answer is sent. */
export async function answerOnDemand(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { kind, url }: { kind: RouteKind; url: string },
  renderers: Renderers,
  metrics: Metrics,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const begun = performance.now();
  try {
    // The same page compressed is another thing to a cache, not to us: the suffix comes off before it is compared.
    const ifNoneMatch = request.headers['if-none-match']?.replace(/-gz"/g, '"').replace(/\bW\//g, '').trim();
    const rendered = await renderers.render({ url, ifNoneMatch, signal: gone.signal });
    metrics.observe('awr_render_duration_seconds', { kind }, (performance.now() - begun) / 1000);
    const { status, headers } = rendered;
    const problem = headers['x-problem'];
    if (typeof problem === 'string') refuse(response, status, problem, request.method);
    else if (status === 303)
      response.writeHead(303, { Location: headers.location ?? '/', 'Cache-Control': 'no-store' }).end();
    else if (status === 204) refuse(response, 404, 'no_page', request.method);
    else if (status === 200 || status === 304) await send(request, response, rendered);
    else refuse(response, 500, 'failed', request.method);
  } catch (error) {
    const code = error instanceof AwrError ? error.code : 'failed';
    metrics.count('awr_render_refused_total', { reason: code });
    if (response.headersSent) response.destroy();
    else refuse(response, code === 'failed' ? 500 : 503, code, request.method);
  }
}

async function send(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  { status, headers, body }: { status: number; headers: http.IncomingHttpHeaders; body: Buffer },
): Promise<void> {
  const packed = headers['content-type']?.startsWith('image/') === true;
  const zipped = !packed && body.length >= COMPRESS_FROM_BYTES && acceptsGzip(request.headers['accept-encoding']);
  const known = acceptsGzip(request.headers['accept-encoding']) && (zipped || status === 304);
  response.setHeader('ETag', (headers.etag ?? '').replace(/"$/, known ? '-gz"' : '"'));
  // A browser asks again each time, and gets 304 as long as neither the lake's rows nor the code has changed.
  response.setHeader('Cache-Control', 'private, no-cache');
  response.setHeader('X-Accel-Expires', String(NGINX_CACHE_S));
  response.setHeader('Vary', 'Accept-Encoding');
  if (status === 304) {
    response.writeHead(304).end();
    return;
  }
  const sent = zipped ? await compress(body) : body;
  if (zipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader(
    'Content-Type',
    headers['content-type'] === undefined ? 'text/html; charset=utf-8' : contentType(headers['content-type']),
  );
  response.setHeader('Content-Length', sent.length);
  response.writeHead(200);
  response.end(request.method === 'HEAD' ? undefined : sent);
}

/** Astro says `text/html` alone. */
const contentType = (type: string): string => (/^text\/html\b/.test(type) ? 'text/html; charset=utf-8' : type);
