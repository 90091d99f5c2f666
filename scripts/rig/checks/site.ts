/** The published site over HTTPS, as a reader's browser asks for it. */
import fs from 'node:fs';
import path from 'node:path';
import { type Check, expect, expectSame, Failure } from '../lib/check.ts';
import { HOST, READER, type Rig, ROOT, SITE } from '../lib/rig.ts';
import { ask, NoAnswer } from '../lib/web.ts';

const after = ['night'];
const policy: { headers: Record<string, string> } = JSON.parse(
  fs.readFileSync(path.join(ROOT, 'generator/serve/policy.json'), 'utf8'),
);
/** Two years, as Mozilla's intermediate set has it; the rig's inventory says the same. */
const HSTS = 'max-age=63072000; includeSubDomains';

export const served: Check = {
  name: 'served-over-https',
  level: 'L2',
  after,
  async run(rig) {
    const index = await ask(rig, '/en/');
    expectSame(index.status, 200, '/en/');
    expectSame(index.http, '2', 'version of HTTP');
    expect(index.body.includes('<html'), '/en/ is no page');
    const chinese = await ask(rig, '/zh/');
    expect(chinese.body.includes('lang="zh'), '/zh/ is not in Chinese');
    // Everything that the page itself asks for.
    const assets = [...index.body.matchAll(/(?:href|src)="(?:\.\.)?(\/?[^":]*\.(?:css|js))"/g)].map(
      ([, file = '']) => new URL(file, `https://${SITE}/en/`).pathname,
    );
    expect(assets.length > 0, '/en/ names no style and no script');
    for (const file of assets) expectSame((await ask(rig, file)).status, 200, file);
    const packed = await ask(rig, '/en/', { method: 'HEAD', headers: { 'Accept-Encoding': 'gzip' } });
    expectSame(packed.headers['content-encoding'], 'gzip', 'encoding of /en/ where gzip is taken');
    const again = await ask(rig, '/en/', { headers: { 'If-None-Match': index.headers['etag'] ?? '' } });
    expectSame(again.status, 304, '/en/ asked for again by its ETag');
    return `HTTP/2, both languages, ${assets.length} assets, gzip, 304 by ETag`;
  },
};

/** Answers of every kind, each with every header. */
const KINDS: { path: string; method?: string; status: number }[] = [
  { path: '/en/', status: 200 },
  { path: '/en', status: 301 },
  { path: '/en/no-such-page/', status: 404 },
  { path: '/.env', status: 404 },
  { path: '/manifest.json', status: 404 },
  { path: '/en/', method: 'POST', status: 405 },
];

export const headers: Check = {
  name: 'headers',
  level: 'L2',
  after,
  async run(rig) {
    const wrong: string[] = [];
    const wanted = { ...policy.headers, 'Strict-Transport-Security': HSTS };
    for (const { path: address, method = 'GET', status } of KINDS) {
      const answer = await ask(rig, address, { method });
      const what = `${method} ${address.slice(0, 40)}`;
      if (answer.status !== status) wrong.push(`${what}: ${answer.status} instead of ${status}`);
      for (const [name, value] of Object.entries(wanted)) {
        const got = answer.headers[name.toLowerCase()];
        if (got !== value) wrong.push(`${what}: ${name}: ${got ?? 'is missing'}`);
      }
      const cache = answer.headers['cache-control'];
      if (cache !== (status >= 400 ? 'no-store' : 'no-cache')) wrong.push(`${what}: Cache-Control: ${cache}`);
      if (/\d/.test(answer.headers['server'] ?? ''))
        wrong.push(`${what}: tells its version: ${answer.headers['server']}`);
    }
    expect(wrong.length === 0, wrong.join('\n'));
    return `${Object.keys(wanted).length + 1} headers on ${KINDS.length} kinds of answers`;
  },
};

export const redirect: Check = {
  name: 'http-redirect',
  level: 'L2',
  after,
  async run(rig) {
    const { status, headers: got } = await ask(rig, '/en/?q=1', { plain: true });
    expectSame([status, got['location']], [301, `https://${SITE}/en/?q=1`], 'plain HTTP');
    expect(!('strict-transport-security' in got), 'HSTS is sent over plain HTTP, where browsers ignore it');
    return '301 to the same address under https';
  },
};

/** Curl's own statuses: 35 the handshake failed, 52 and 56 the connection was closed without an answer. */
async function curlStatus(asking: Promise<unknown>): Promise<number> {
  try {
    await asking;
    return 0;
  } catch (error) {
    if (error instanceof NoAnswer) return error.curl;
    throw error;
  }
}

export const unknownHost: Check = {
  name: 'unknown-host',
  level: 'L2',
  after,
  async run(rig) {
    expectSame(await curlStatus(ask(rig, '/', { name: 'other.test' })), 35, 'handshake for another name');
    const plain = await curlStatus(ask(rig, '/', { name: 'other.test', plain: true }));
    expect(plain === 52 || plain === 56, `plain HTTP for another name: curl ended with ${plain}, so it was answered`);
    const byAddress = await rig.outside('curl', '-sk', '--max-time', '5', '--interface', READER, `https://${HOST}/`);
    expectSame(byAddress.status, 35, 'handshake by address, without a name');
    const fronted = await ask(rig, '/', { headers: { Host: 'other.test' } });
    expectSame(fronted.status, 421, 'our name in the handshake, another in the request');
    return 'no handshake, no answer over plain HTTP, 421 where the names differ';
  },
};

export const stranger: Check = {
  name: 'networks',
  level: 'L2',
  after,
  async run(rig) {
    expectSame((await ask(rig, '/en/', { from: READER })).status, 200, 'from a network that may read');
    const curl = await curlStatus(ask(rig, '/en/', { from: '10.99.1.66' }));
    // 7 refused, 28 nothing heard in time.
    if (![7, 28].includes(curl))
      throw new Failure(`from another network: curl ended with ${curl}, neither refused nor unheard`);
    return 'readers are answered, others are not even heard';
  },
};

/** Asks that the site be the same as before, by the bytes of a page. */
export async function pageNow(rig: Rig): Promise<string> {
  const { status, body } = await ask(rig, '/en/');
  expectSame(status, 200, '/en/');
  return body;
}
