import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fakeBuild, quietContext } from '../publish/fixtures.ts';
import { publishSite } from '../publish/publish.ts';
import { acceptsGzip } from './files.ts';
import { viewerServer } from './server.ts';

let dir: string;
let server: http.Server;
let port: number;
let ctx: ReturnType<typeof quietContext>;

beforeEach(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-serve-'));
  ctx = quietContext(dir);
  fs.mkdirSync(ctx.config.releases);
  server = viewerServer({
    releasesDir: ctx.config.releases,
    lakeDir: ctx.config.lake,
    viewer: { state: 'off', renderers: null },
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
  fs.rmSync(dir, { recursive: true, force: true });
});

async function publish(title: string) {
  const pages = { '': title, 'orcl-1/': 'database' };
  await publishSite(ctx, {
    pages,
    forms: Object.keys(pages),
    code: { site: 's', assets: 'a' },
    full: false,
    render: async () => ({ siteDir: fakeBuild(path.join(dir, 'dist'), pages), rendered: 1 }),
  });
}

/** Asks with the path exactly as given; `fetch` would tidy it first. */
async function get(address: string, headers: Record<string, string> = {}, method = 'GET') {
  const request = http.request({ port, host: '127.0.0.1', path: address, headers, method, agent: false }).end();
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) };
}

describe('pages', () => {
  test('come with their type, a strict policy and an ETag that saves the next transfer', async () => {
    await publish('fleet');
    const { status, headers, body } = await get('/en/');
    expect(status).toBe(200);
    expect(body.toString()).toContain('<h1>fleet en</h1>');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
    const again = await get('/en/', { 'if-none-match': headers.etag ?? '' });
    expect(again.status).toBe(304);
    expect(again.body).toHaveLength(0);
    expect((await get('/assets/site.css')).headers['content-type']).toBe('text/css; charset=utf-8');
  });

  test('are sent compressed to who accepts it', async () => {
    await publish('fleet');
    const plain = await get('/en/');
    const small = await get('/en/', { 'accept-encoding': 'gzip, br' });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(small.headers.vary).toBe('Accept-Encoding');
    expect(small.body.length).toBeLessThan(plain.body.length);
    expect(small.headers.etag).not.toBe(plain.headers.etag);
  });

  test('HEAD has the headers alone, other methods are refused', async () => {
    await publish('fleet');
    const head = await get('/en/', {}, 'HEAD');
    expect(head.status).toBe(200);
    expect(Number(head.headers['content-length'])).toBeGreaterThan(100);
    expect(head.body).toHaveLength(0);
    expect((await get('/en/', {}, 'POST')).status).toBe(405);
  });

  test('a folder without its slash is redirected, the root goes to the asked language', async () => {
    await publish('fleet');
    expect(await get('/en/orcl-1?x=1')).toMatchObject({ status: 301, headers: { location: '/en/orcl-1/?x=1' } });
    expect((await get('/', { 'accept-language': 'fr, zh-CN;q=0.8' })).headers.location).toBe('/zh/');
    expect((await get('/')).headers.location).toBe('/en/');
  });

  test('the next release is seen at once', async () => {
    await publish('fleet');
    await publish('fleet of tomorrow');
    expect((await get('/en/')).body.toString()).toContain('fleet of tomorrow');
  });
});

describe('what is not there', () => {
  test.each([
    '/en/nothing',
    '/../lake/secret',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/lake/secret',
    '//etc/passwd',
    '/constructor',
    '/__proto__',
    '/en/index.html.gz',
  ])('%s is 404', async (address) => {
    fs.mkdirSync(ctx.config.lake);
    fs.writeFileSync(path.join(ctx.config.lake, 'secret'), 'secret');
    await publish('fleet');
    expect((await get(address)).status).toBe(404);
  });

  test('before the first publish everything says so', async () => {
    expect(await get('/en/')).toMatchObject({ status: 503 });
    expect((await get('/healthz')).status).toBe(503);
    await publish('fleet');
    const health = await get('/healthz');
    expect(health.status).toBe(200);
    expect(JSON.parse(health.body.toString())).toMatchObject({ status: 'ok', release: '20240101T000000Z' });
  });
});

test.each([
  ['gzip', true],
  ['br, gzip;q=0.5', true],
  ['*', true],
  ['gzip;q=0', false],
  ['identity', false],
  [undefined, false],
])('Accept-Encoding %s', (header, accepted) => expect(acceptsGzip(header)).toBe(accepted));
