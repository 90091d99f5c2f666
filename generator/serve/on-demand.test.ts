/** What is rendered on demand and what is not, what is refused before that, and what an operator is told. */
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fakeBuild, quietContext } from '../publish/fixtures.ts';
import type { Manifest } from '../publish/manifest.ts';
import { publishSite } from '../publish/publish.ts';
import { routeOf } from './on-demand.ts';
import { PROBLEMS, refusalPage } from './refusals.ts';
import { Renderers } from './renderers.ts';
import { type Viewer, viewerServer } from './server.ts';

const OLD = 'orcl-1/orcl1/2024-01-01-0000_1-2/';
const SIDES = 'compare/orcl-1/orcl1/2024-01-01-0000_1-2_vs_2024-01-02-0000_3-4/';
const manifest = { onDemand: [OLD] } as unknown as Manifest;

describe('an address on demand', () => {
  test.each([
    [`/en/${OLD}`, '', { kind: 'snapshot', url: `/en/${OLD}` }],
    [`/zh/${OLD}index.html`, '', { kind: 'snapshot', url: `/zh/${OLD}` }],
    [`/zh/${OLD}index.json`, '', { kind: 'snapshot', url: `/zh/${OLD}index.json` }],
    [`/en/${OLD.slice(0, -1)}`, '', { location: `/en/${OLD}` }],
    [`/en/${SIDES}`, 'x=1', { kind: 'compare', url: `/en/${SIDES}` }],
    [`/en/${SIDES}index.html`, '', { kind: 'compare', url: `/en/${SIDES}` }],
    [`/en/${SIDES.slice(0, -1)}`, '', { location: `/en/${SIDES}` }],
    [`/zh/${OLD}card.png`, '', { kind: 'card', url: `/zh/${OLD}card.png` }],
    [`/en/${SIDES}card.png`, '', { kind: 'card', url: `/en/${SIDES}card.png` }],
    ['/en/orcl-1/card.png', '', null],
    ['/en/compare/card.png', '', null],
    ['/en/compare/', 'of=a&at=b', { kind: 'compare_form', url: '/en/compare/?of=a&at=b' }],
    ['/en/compare/index.html', 'of=a', { kind: 'compare_form', url: '/en/compare/?of=a' }],
    ['/en/compare/', '', null],
    ['/en/orcl-1/orcl1/2024-01-01-0000_9-10/', '', null],
    [`/fr/${OLD}`, '', null],
    [`/en/../en/${OLD}`, '', null],
    [`/en/compare/orcl-1/..%2f..%2fetc/a_vs_b/`, '', null],
    ['/en/compare/orcl-1/orcl1/a_vs_b%0d%0aX: y/', '', null],
    ['/en/%', '', null],
  ])('%s?%s', (address, query, route) => expect(routeOf(manifest, address, query)).toEqual(route));
});

let dir: string;
let server: http.Server;
let port: number;
let viewer: Viewer;
let renderers: Renderers;
beforeAll(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-demand-'));
  const ctx = quietContext(dir);
  const pages = { '': 'fleet', 'compare/': 'comparisons' };
  fs.mkdirSync(ctx.config.releases);
  await publishSite(ctx, {
    pages,
    onDemand: [OLD],
    forms: Object.keys(pages),
    code: { site: 's', assets: 'a' },
    full: false,
    render: async () => ({ siteDir: fakeBuild(path.join(dir, 'dist'), pages), rendered: 1 }),
  });
  renderers = new Renderers({
    bundle: { entry: 'none', digest: 'none' },
    lake: 'none',
    limits: { renderers: 1, queue: 0, renderTimeoutS: 20, renderMemoryMb: 1000 },
    site: { baseUrl: null, cards: 'none' },
    onLine: () => {},
    worker: path.join(import.meta.dirname, 'testing/fake-worker.ts'),
  });
  viewer = { state: 'ready', renderers };
  const { releases, lake } = ctx.config;
  server = viewerServer({ releasesDir: releases, lakeDir: lake, viewer }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  await renderers.warmUp();
}, 60_000);
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await renderers.stop(0);
  fs.rmSync(dir, { recursive: true, force: true });
});

async function get(address: string, headers: Record<string, string> = {}, method = 'GET', body = '') {
  const request = http.request({ port, host: '127.0.0.1', path: address, headers, method, agent: false }).end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const parts: Buffer[] = [];
  for await (const part of response) parts.push(part as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(parts).toString() };
}

/** What Prometheus, or its conventions of names, would not take. */
function problemsOfMetrics(body: string): string[] {
  const problems: string[] = [];
  const types = new Map<string, string>();
  let helped = '';
  const buckets = new Map<string, number[]>();
  for (const line of body.trimEnd().split('\n')) {
    const [, keyword, family = '', rest = ''] = /^# (HELP|TYPE) (\w+) (.+)$/.exec(line) ?? [];
    if (keyword === 'HELP') helped = family;
    if (keyword === 'TYPE') {
      if (helped !== family || types.has(family)) problems.push(`no help, or twice: ${family}`);
      if (rest === 'counter' && !family.endsWith('_total')) problems.push(`counter without _total: ${family}`);
      if (rest !== 'counter' && family.endsWith('_total')) problems.push(`_total of a ${rest}: ${family}`);
      if (rest === 'histogram' && !/_(seconds|bytes)$/.test(family)) problems.push(`no base unit: ${family}`);
      if (/(_ms|_milliseconds|_kb|_mb|_mib|_pct)$/.test(family)) problems.push(`no base unit: ${family}`);
      types.set(family, rest);
    }
    if (keyword) continue;
    const [, name = '', labels = '', value = ''] =
      /^(\w+)(?:\{((?:\w+="(?:[^"\\\n]|\\.)*",?)*)\})? (\S+)$/.exec(line) ?? [];
    const owner = types.has(name) ? name : name.replace(/_(bucket|sum|count)$/, '');
    if (!types.has(owner) || Number.isNaN(Number(value))) problems.push(`not a sample: ${line}`);
    if (name.endsWith('_bucket')) {
      const series = `${owner} ${labels.replace(/,?le="[^"]*"/, '')}`;
      buckets.set(series, [...(buckets.get(series) ?? []), Number(value)]);
    }
    if (name.endsWith('_count') && buckets.get(`${owner} ${labels}`)?.at(-1) !== Number(value))
      problems.push(`the last bucket is not the count: ${line}`);
  }
  for (const [series, counts] of buckets)
    if (counts.some((count, i) => count < (counts[i - 1] ?? 0))) problems.push(`buckets that fall: ${series}`);
  return problems;
}

describe('the viewer', () => {
  test('renders what is on demand, with headers for browsers and for Nginx', async () => {
    const { status, headers, body } = await get(`/en/${OLD}`);
    expect(status).toBe(200);
    expect(body).toContain(`/en/${OLD}`);
    expect(headers).toMatchObject({
      etag: '"fake"',
      'cache-control': 'private, no-cache',
      'x-accel-expires': '60',
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
    });
    expect((await get(`/en/${OLD}`, {}, 'HEAD')).body).toBe('');
  });

  test('serves the release’s files as before, the page of comparisons without a query among them', async () => {
    expect((await get('/en/compare/')).body).toContain('comparisons en');
    expect((await get('/en/')).headers['last-modified']).toMatch(/GMT$/);
  });

  test('is not reached by addresses that are no page', async () => {
    for (const address of ['/en/hang/', '/en/die/', '/en/orcl-1/', '/en/compare/a/b/'])
      expect([address, (await get(address)).status]).toEqual([address, 404]);
  });

  test('refuses beyond its limits with 503 and when to come again, and goes on', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => get(`/en/${OLD}`)));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThan(0);
    expect(answers.filter(({ status }) => status === 200).length + refused.length).toBe(12);
    expect(refused[0]?.headers).toMatchObject({ 'retry-after': '5', 'cache-control': 'no-store' });
    expect(refused[0]?.body).toContain('同时生成的页面过多');
    expect((await get(`/en/${OLD}`)).status).toBe(200);
  });

  test('refuses what is no reading of a page, in both languages and without repeating it', async () => {
    const cases: [number, string, string, string?][] = [
      [405, 'POST', '/en/'],
      [405, 'DELETE', `/en/${OLD}`],
      [414, 'GET', `/en/${'a'.repeat(3000)}`],
      [413, 'GET', '/en/', 'a body'],
      [400, 'GET', '/en/%zz<script>'],
      [400, 'GET', '/en/%00'],
      [400, 'GET', 'http://elsewhere/en/'],
    ];
    for (const [status, method, address, body = ''] of cases) {
      const length: Record<string, string> = body ? { 'content-length': String(body.length) } : {};
      const answer = await get(address, length, method, body);
      expect([address.slice(0, 40), answer.status]).toEqual([address.slice(0, 40), status]);
      expect(answer.body).toContain('lang="zh-CN"');
      expect(answer.body).not.toMatch(/<script>|elsewhere|aaaa/);
      expect(answer.headers['content-security-policy']).toContain("default-src 'self'");
    }
    expect((await get('/en/', {}, 'PUT')).headers.allow).toBe('GET, HEAD');
  });

  test('takes any address and query: no failure, nothing of it in the answer, no page but one that there is', async () => {
    const piece = fc.constantFrom(
      ...[
        'en',
        'zh',
        'compare',
        '..',
        '.',
        '%2e%2e',
        '%2f',
        'a_vs_b',
        '~',
        '<b>',
        "'",
        '\u0001',
        '%00',
        '__proto__',
        'card.png',
        'index.json',
        '$(id)',
        'x'.repeat(300),
      ],
    );
    const query = fc.constantFrom(
      '',
      '?',
      '?of=',
      '?of=../../x&with=y',
      '?series=%27;--&from1=x',
      '?of=a&at=2024-99-99T99:99',
      '?%',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 8 }), query, async (pieces, asked) => {
        const address = encodeURI(`/${pieces.join('/')}`).replaceAll('%25', '%') + asked;
        const { status = 0, body } = await get(address);
        expect([address, [200, 301, 302, 400, 404, 414, 503].includes(status)]).toEqual([address, true]);
        if (status !== 200) expect(body).not.toMatch(/<b>|\$\(id\)|x{300}/);
      }),
      { numRuns: 150 },
    );
  });

  test('answers what is no HTTP with 400, and headers without end with 431', async () => {
    const raw = async (text: string) => {
      const socket = net.connect(port, '127.0.0.1');
      socket.write(text);
      const [part] = (await once(socket, 'data')) as [Buffer];
      socket.destroy();
      return part.toString();
    };
    expect(await raw('GARBAGE\r\n\r\n')).toContain('400 Bad Request');
    expect(await raw(`GET / HTTP/1.1\r\nHost: x\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`)).toContain('431');
  });

  test('says how it is', async () => {
    const health = await get('/healthz');
    expect([health.status, JSON.parse(health.body)]).toEqual([
      200,
      {
        status: 'ok',
        release: '20240101T000000Z',
        built: expect.any(String),
        lake: { state: 'missing', generation: null },
        viewer: 'ready',
      },
    ]);
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toContain('version=0.0.4');
    expect(problemsOfMetrics(body)).toEqual([]);
    expect(body).toMatch(/awr_requests_total\{kind="snapshot",status="200"\} \d+/);
    expect(body).toMatch(/awr_render_refused_total\{reason="overloaded"\} \d+/);
    const buckets = [...body.matchAll(/awr_render_duration_seconds_bucket\{kind="snapshot",le="[^"]+"\} (\d+)/g)].map(
      Number,
    );
    expect(buckets).toEqual([...buckets].sort((a, b) => a - b));
  });

  test('says 503 while it starts or has failed, and that a page is not there where it is off', async () => {
    for (const [state, status] of [
      ['starting', 503],
      ['failed', 503],
      ['off', 404],
    ] as const) {
      viewer.state = state;
      expect([state, (await get(`/en/${OLD}`)).status]).toEqual([state, status]);
      expect((await get('/en/')).status).toBe(200);
      expect((await get('/en/compare/?of=a')).status).toBe(state === 'off' ? 200 : 503);
    }
    viewer.state = 'failed';
    expect(JSON.parse((await get('/healthz')).body)).toMatchObject({ status: 'degraded' });
    viewer.state = 'ready';
  });
});

test('every refusal has words in both languages and no markup of its own', () => {
  for (const problem of PROBLEMS) {
    const page = refusalPage(503, problem);
    expect([problem, /<div lang="en"><p>\S.+<\/p>.+\n<div lang="zh-CN"><p>\S.+<\/p>/.test(page)]).toEqual([
      problem,
      true,
    ]);
    expect(page).not.toMatch(/\sstyle=|<style|\son\w+=/);
  }
});
