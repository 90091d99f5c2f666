/**
 * Answers from the published site. Every answer comes from the release that `current` names at that moment, and
 * only from files that its manifest lists: a path that is not in it is 404, whatever it looks like.
 */
import fs from 'node:fs';
import type http from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { type FileRecord, readManifest } from '../publish/manifest.ts';
import { LANGUAGES } from '../publish/pages.ts';
import { currentLink, type Release } from '../publish/releases.ts';
import policy from './policy.json' with { type: 'json' };
import { refuse } from './refusals.ts';

/** What Nginx answers too: its role renders its configuration from the same file (`ansible/roles/nginx`). */
const TYPES: Record<string, string> = policy.types;

/** Sent with every answer. The pages need nothing from anywhere else and no inline script or style. */
export const SECURITY_HEADERS: Record<string, string> = policy.headers;

/** By the file's ending. */
export const contentTypeOf = (file: string): string => TYPES[path.extname(file).slice(1)] ?? 'application/octet-stream';

export function setSecurityHeaders(response: http.ServerResponse): void {
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
}

/** An answer is always sent; returning it lets a branch end with it. */
type Sent = http.ServerResponse;

/** Reads the manifest again only when the link has moved. */
export function releaseReader(releasesDir: string): () => Release | null {
  let known: Release | null = null;
  return () => {
    let dir: string;
    try {
      dir = fs.realpathSync(currentLink(releasesDir));
    } catch {
      return null;
    }
    if (known?.dir === dir) return known;
    const manifest = readManifest(dir);
    known = manifest && { id: path.basename(dir), dir, manifest };
    return known;
  };
}

/**
 * A file of the release, a redirect to one, or the page for what is not there. `missing` may answer in place of that last
 * one, for pages that are no files, and says whether it did.
 */
export function answerFromRelease(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  release: Release | null,
  missing: (release: Release, address: string, query: string) => boolean = () => false,
): Sent {
  const [address = '/', query = ''] = splitOnce(request.url ?? '/', '?');
  if (!release) return refuse(response, 503, 'not_published', request.method);

  const { files } = release.manifest;
  const wanted = fileOf(address);
  const file = wanted !== null && Object.hasOwn(files, wanted) ? wanted : null;
  if (file !== null) return send(request, response, release, file, 200);
  if (wanted !== null && Object.hasOwn(files, `${wanted}/index.html`)) {
    return redirect(response, 301, `/${encodePath(wanted)}/${query && `?${query}`}`);
  }
  if (address === '/') return redirect(response, 302, `/${languageOf(request)}/`);
  if (missing(release, address, query)) return response;
  const notFound = ['404.html', '404/index.html'].find((name) => Object.hasOwn(files, name));
  if (notFound) return send(request, response, release, notFound, 404);
  return refuse(response, 404, 'no_page', request.method);
}

/** The file that an address means; null when it cannot mean one. */
function fileOf(address: string): string | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    return null;
  }
  const name = decoded.replace(/^\/+/, '');
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

function send(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  release: Release,
  file: string,
  status: number,
): Sent {
  const record = release.manifest.files[file] as FileRecord;
  const zipped = record.gzip !== undefined && acceptsGzip(request.headers['accept-encoding']);
  const etag = `"${record.sha256.slice(0, 32)}${zipped ? '-gz' : ''}"`;
  response.setHeader('Content-Type', contentTypeOf(file));
  response.setHeader('ETag', etag);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Last-Modified', new Date(release.manifest.built).toUTCString());
  if (record.gzip !== undefined) response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200 && matches(request.headers['if-none-match'], etag)) {
    return response.writeHead(304).end();
  }
  const place = path.join(release.dir, file) + (zipped ? '.gz' : '');
  // Opened before the headers go out, so that a failure is still a 500.
  const handle = fs.openSync(place, 'r');
  if (zipped) response.setHeader('Content-Encoding', 'gzip');
  response.setHeader('Content-Length', zipped ? (record.gzip ?? 0) : record.bytes);
  response.writeHead(status);
  if (request.method === 'HEAD') {
    fs.closeSync(handle);
    return response.end();
  }
  return pipeline(fs.createReadStream(place, { fd: handle }), response, () => {});
}

function redirect(response: http.ServerResponse, status: number, location: string): Sent {
  response.setHeader('Location', location);
  return response.writeHead(status).end();
}

/** `q=0` means "not that one". */
export function acceptsGzip(header: string | string[] | undefined): boolean {
  return String(header ?? '')
    .split(',')
    .some((part) => /^\s*(gzip|x-gzip|\*)\s*(;|$)/i.test(part) && !/;\s*q=0(\.0*)?\s*$/i.test(part));
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  return header.trim() === '*' || header.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag);
}

/** The site's language that the browser asks for first; English when it asks for neither. */
function languageOf(request: http.IncomingMessage): string {
  const asked = (request.headers['accept-language'] ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return asked.find((lang) => (LANGUAGES as readonly string[]).includes(lang)) ?? LANGUAGES[0];
}

function encodePath(file: string): string {
  return file.split('/').map(encodeURIComponent).join('/');
}

export function splitOnce(value: string, separator: string): string[] {
  const at = value.indexOf(separator);
  return at === -1 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}
