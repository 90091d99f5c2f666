/**
 * Nginx as the Ansible role configures it, over a site of a night: what it answers, with which headers, and what it refuses.
 * Skips where there is no Nginx, or no Ansible to write its configuration.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import tls from 'node:tls';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { contentTypeOf, SECURITY_HEADERS } from '../../generator/serve/files.ts';
import { complaints, missingNginx, nginxPath, pointTo, type Rendered, renderNginx, startNginx } from '../lib/nginx.ts';
import { awr, dropNight, makeNight, type Night, sampleInto } from './night.ts';

const HSTS = 'max-age=63072000; includeSubDomains';
/** Every combination of the switches, by name. */
const SWITCHES = [true, false].flatMap((secure) =>
  [true, false].flatMap((viewer) => [true, false].map((auth) => ({ secure, viewer, auth }))),
);
const nameOf = ({ secure, viewer, auth }: (typeof SWITCHES)[number]): string =>
  [secure ? 'tls' : 'plain', ...(viewer ? ['viewer'] : []), ...(auth ? ['auth'] : [])].join('_');

interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  /** Name in lower case → every value that was sent. */
  all: Map<string, string[]>;
  body: Buffer;
}

const missing = nginxPath() === null;

describe.skipIf(missing)(missing ? `nginx (skipped: ${missingNginx()})` : 'nginx', () => {
  let dir: string;
  let night: Night;
  let rendered: Record<string, Rendered>;
  const running: { stop(): Promise<void> }[] = [];
  /** A database's page, below `/en/`. */
  let database: string;

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-nginx-test-'));
    night = makeNight();
    await sampleInto(night);
    expect(await awr(night, 'nightly', 'archive')).toMatchObject({ status: 0 });
    const passwords = path.join(dir, 'passwords');
    const hash = execFileSync('openssl', ['passwd', '-apr1', 'open sesame'], { encoding: 'utf8' }).trim();
    fs.writeFileSync(passwords, `dba:${hash}\n`);
    const variants = SWITCHES.map((of) => [
      nameOf(of),
      {
        nginx_tls: of.secure,
        // Nobody listens there.
        nginx_viewer: of.viewer ? '127.0.0.1:9' : '',
        nginx_basic_auth_file: of.auth ? passwords : '',
      },
    ]);
    rendered = await renderNginx(dir, {
      ...Object.fromEntries(variants),
      elsewhere: { nginx_allow: ['192.0.2.0/24', '2001:db8::/32'], nginx_hsts_max_age: 0 },
    });
    for (const name of ['tls', 'plain', 'tls_auth', 'tls_viewer', 'elsewhere']) {
      pointTo(of(name), night.current);
      running.push(await startNginx(of(name)));
    }
    const folders = fs.readdirSync(path.join(night.current, 'en'));
    database = folders.find((name) => /-\d+$/.test(name)) ?? '';
  });
  afterAll(async () => {
    await Promise.all(running.map(({ stop }) => stop()));
    dropNight(night);
    fs.rmSync(dir, { recursive: true, force: true });
  });

  const of = (name: string): Rendered => {
    const found = rendered[name];
    if (!found) throw new Error(`no configuration ${name}`);
    return found;
  };
  const published = (file: string) => fs.readFileSync(path.join(night.current, file));

  interface Asked extends http.RequestOptions {
    /** Configuration; `tls` unless it is said. */
    from?: string;
    secure?: boolean;
    servername?: string;
  }

  /** The address goes out as it is written, `..` and all. */
  function ask(address: string, { from = 'tls', secure = from !== 'plain', ...options }: Asked = {}): Promise<Answer> {
    const { httpPort, httpsPort } = of(from);
    const all = { host: 'localhost', servername: 'localhost', path: address, rejectUnauthorized: false, ...options };
    return new Promise((resolve, reject) => {
      const request = secure
        ? https.request({ ...all, port: httpsPort })
        : http.request({ ...all, port: httpPort, family: 4 });
      request.on('error', reject);
      request.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const sent = Map.groupBy(pairs(response.rawHeaders), ([name]) => name);
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            all: new Map([...sent].map(([name, values]) => [name, values.map(([, value]) => value)])),
            body: Buffer.concat(parts),
          });
        });
      });
      request.end();
    });
  }

  test('nginx -t says nothing of any combination of the variables', async () => {
    expect(Object.keys(rendered)).toHaveLength(9);
    for (const [name, each] of Object.entries(rendered)) expect([name, await complaints(each)]).toEqual([name, '']);
  });

  test('variables that would end a directive are refused before anything is written', async () => {
    const evil = { evil: { nginx_server_names: ['localhost; } server { listen 1'] } };
    await expect(renderNginx(path.join(dir, 'refused'), evil)).rejects.toThrow('is not of its form');
    expect(fs.existsSync(path.join(dir, 'refused/evil/nginx.conf'))).toBe(false);
  });

  describe('headers', () => {
    const gzip = { headers: { 'accept-encoding': 'gzip' } };
    test.each<[string, string, Asked, number, string]>([
      ['a page', '/en/', {}, 200, 'no-cache'],
      ['a page compressed', '/en/', gzip, 200, 'no-cache'],
      ['the head of a page', '/zh/', { method: 'HEAD' }, 200, 'no-cache'],
      ['a part of a page', '/en/', { headers: { range: 'bytes=0-9' } }, 206, 'no-cache'],
      ['a part beyond the end', '/en/', { headers: { range: 'bytes=99999999-' } }, 416, 'no-cache'],
      ['a style', '/assets/site.css', gzip, 200, 'no-cache'],
      ['a part of the search', '/search/names.js', {}, 200, 'no-cache'],
      ['the door', '/', {}, 200, 'no-cache'],
      ['a folder without its slash', '/en', {}, 301, 'no-cache'],
      ['nothing', '/en/no/such/page/', {}, 404, 'no-store'],
      ['what is not of the site', '/wp-login.php', {}, 404, 'no-store'],
      ['another method', '/en/', { method: 'POST' }, 405, 'no-store'],
      ['an address out of the site', '/../etc/passwd', {}, 400, 'no-store'],
      ['an endless address', `/${'a'.repeat(20_000)}`, {}, 414, 'no-store'],
      ['another network', '/en/', { from: 'elsewhere' }, 403, 'no-store'],
      ['nobody', '/en/', { from: 'tls_auth' }, 401, 'no-store'],
      ['a comparison while the viewer is down', '/en/compare/?with=week', { from: 'tls_viewer' }, 502, 'no-store'],
      ['a page without TLS', '/en/', { from: 'plain' }, 200, 'no-cache'],
      ['plain HTTP where there is TLS', '/en/?a=b', { secure: false }, 301, 'no-cache'],
    ])('of %s', async (_, address, options, status, cacheControl) => {
      const answer = await ask(address, options);
      // Nginx says everything twice when a range is beyond the end, in the same words.
      const sent = (name: string) => {
        const values = answer.all.get(name.toLowerCase());
        return status === 416 && values ? [...new Set(values)] : values;
      };
      expect(answer.status).toBe(status);
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect([name, sent(name)]).toEqual([name, [value]]);
      expect(sent('cache-control')).toEqual([cacheControl]);
      const secure = options.secure !== false && !['plain', 'elsewhere'].includes(options.from ?? '');
      expect(sent('strict-transport-security')).toEqual(secure ? [HSTS] : undefined);
      expect(sent('server')).toEqual(['nginx']);
    });

    test('of a page that the browser has: 304, compressed or not, by its tag', async () => {
      for (const headers of [{}, gzip.headers]) {
        const { etag = '' } = (await ask('/en/', { headers })).headers;
        expect(etag).toMatch(/^"[^"]+"$/);
        const again = await ask('/en/', { headers: { ...headers, 'if-none-match': etag } });
        expect([again.status, again.headers.etag, again.body.length]).toEqual([304, etag, 0]);
        for (const [name, value] of Object.entries(SECURITY_HEADERS))
          expect([name, again.all.get(name.toLowerCase())]).toEqual([name, [value]]);
        expect(again.headers['cache-control']).toBe('no-cache');
        expect(again.headers['strict-transport-security']).toBe(HSTS);
      }
    });
  });

  describe('what is sent', () => {
    test('is the file, of the type that the viewer gives it, by every kind of file', async () => {
      const { files } = JSON.parse(published('manifest.json').toString()) as { files: Record<string, unknown> };
      const kinds = new Map(
        Object.keys(files).map((file) => [path.dirname(file).split('/')[0] + path.extname(file), file]),
      );
      expect(kinds.size).toBeGreaterThan(12);
      for (const file of [...kinds.values(), 'index.html']) {
        if (file === '404.html') continue;
        const { status, headers, body } = await ask(`/${file}`);
        expect([file, status, headers['content-type']]).toEqual([file, 200, contentTypeOf(file)]);
        expect([file, body.equals(published(file))]).toEqual([file, true]);
      }
    });

    test('is the copy that lies beside the file, for whoever takes it', async () => {
      const { headers, body } = await ask('/en/', { headers: { 'accept-encoding': 'br, gzip' } });
      expect([headers['content-encoding'], headers['vary']]).toEqual(['gzip', 'Accept-Encoding']);
      expect(body.equals(published('en/index.html.gz'))).toBe(true);
      expect(gunzipSync(body).equals(published('en/index.html'))).toBe(true);
      const plain = await ask('/en/');
      expect([plain.headers['content-encoding'], plain.headers['vary']]).toEqual([undefined, 'Accept-Encoding']);
      expect(plain.headers.etag).not.toBe(headers.etag);
    });

    test.each([
      ['/', 'index.html'],
      ['/en/', 'en/index.html'],
      ['//en///', 'en/index.html'],
      ['/en/help/../', 'en/index.html'],
    ])('for %s is %s', async (address, file) => {
      const { status, body } = await ask(address);
      expect([status, body.equals(published(file))]).toEqual([200, true]);
    });

    test('leads a folder to its slash, with the question, and plain HTTP to TLS', async () => {
      expect((await ask(`/en/${database}`)).headers.location).toBe(`/en/${database}/`);
      expect((await ask('/zh/help?x=1&y=2')).headers.location).toBe('/zh/help/?x=1&y=2');
      const { headers } = await ask('/en/help/?x=%22', { secure: false });
      expect(headers.location).toBe(`https://localhost:${of('tls').httpsPort}/en/help/?x=%22`);
    });

    test('says in both languages what is not there, not allowed, not made', async () => {
      const cases = [
        ['/en/no/', {}],
        ['/en/', { method: 'DELETE' }],
        ['/en/', { from: 'elsewhere' }],
        ['/en/', { from: 'tls_auth' }],
        [`/zh/${database}/1999/`, { from: 'tls_viewer' }],
      ] as const;
      for (const [address, options] of cases) {
        const { headers, body } = await ask(address, options);
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
        expect(body.toString()).toMatch(/ lang="en">[\s\S]*<(p|div) lang="zh-CN">(\s|<p>)*\p{Script=Han}/u);
      }
      expect((await ask('/en/no/')).body.equals(published('404.html'))).toBe(true);
    });

    test('needs the password where there is one', async () => {
      const withPassword = (password: string) =>
        ask('/en/', { from: 'tls_auth', auth: `dba:${password}` }).then(({ status }) => status);
      expect((await ask('/en/', { from: 'tls_auth' })).headers['www-authenticate']).toBe('Basic realm="AWR Analyzer"');
      expect([await withPassword('open sesame'), await withPassword('wrong')]).toEqual([200, 401]);
      // Nothing of the site is there without it, what a page consists of included.
      for (const address of ['/assets/site.css', '/search/names.js', '/', '/en/no/'])
        expect([address, (await ask(address, { from: 'tls_auth' })).status]).toEqual([address, 401]);
    });
  });

  describe('is refused', () => {
    /** The release as someone with access to the host might have spoilt it. */
    let spoilt: string;
    beforeAll(() => {
      spoilt = path.join(dir, 'spoilt');
      fs.cpSync(fs.realpathSync(night.current), spoilt, { recursive: true });
      fs.writeFileSync(path.join(dir, 'secret.html'), 'SECRET');
      fs.symlinkSync(path.join(dir, 'secret.html'), path.join(spoilt, 'en/linked.html'));
      fs.symlinkSync(dir, path.join(spoilt, 'en/folder'));
      fs.mkdirSync(path.join(spoilt, 'en/.git'));
      for (const file of [
        '.env',
        'en/.git/index.html',
        'en/.secret.json',
        'backup.sql',
        'en/Secret.html',
        'assets/.x.js',
      ])
        fs.writeFileSync(path.join(spoilt, file), 'SECRET');
      pointTo(of('tls'), spoilt);
    });
    afterAll(() => pointTo(of('tls'), night.current));

    test.each([
      ['/..%2fsecret.html', [400]],
      ['/en/..%2f..%2fsecret.html', [400]],
      ['/%2e%2e/secret.html', [400]],
      ['/en/%2e%2e/%2e%2e/secret.html', [400]],
      ['/assets/../../secret.html', [400]],
      ['/en/..%5c..%5csecret.html', [404]],
      ['/en/%00', [400]],
      ['/en/x%0d%0aSet-Cookie:%20a=b', [404]],
      ['/en/index.html.gz', [404]],
      ['/assets/site.css.gz', [404]],
      ['/manifest.json', [404]],
      ['/404.html', [404]],
      ['/.errors/denied.html', [404]],
      ['/.env', [404]],
      ['/en/.git/', [404]],
      ['/en/.git/index.html', [404]],
      ['/en/.secret.json', [404]],
      ['/assets/.x.js', [404]],
      ['/assets/', [404]],
      ['/backup.sql', [404]],
      ['/en/Secret.html', [404]],
      ['/en/linked.html', [403, 404]],
      ['/en/folder/secret.html', [403, 404]],
      ['/healthz', [404]],
      ['/metrics', [404]],
    ])('%s', async (address, statuses) => {
      // Twice: what is remembered of an open file must not open a door.
      for (let again = 0; again < 2; again++) {
        const { status, body, headers } = await ask(address);
        expect(statuses).toContain(status);
        expect(body.toString()).not.toContain('SECRET');
        expect(headers['set-cookie']).toBeUndefined();
      }
    });

    test('a handshake for another name, or for none', async () => {
      const alert = /unrecognized name|alert/i;
      await expect(ask('/en/', { servername: 'other.example' })).rejects.toThrow(alert);
      // An address instead of a name is not sent.
      await expect(ask('/en/', { host: '127.0.0.1', servername: '' })).rejects.toThrow(alert);
    });

    test('a request for another name', async () => {
      const headers = { host: 'other.example' };
      expect((await ask('/en/', { headers })).status).toBe(421);
      await expect(ask('/en/', { headers, secure: false })).rejects.toThrow(/hang up|ECONNRESET/);
      await expect(ask('/en/', { headers, from: 'plain' })).rejects.toThrow(/hang up|ECONNRESET/);
    });

    test('TLS before 1.2, and what has no forward secrecy; 1.2 and 1.3 are taken', async () => {
      // Level 0, so that it is not our own side that refuses.
      const shake = (options: tls.ConnectionOptions) =>
        new Promise<string>((resolve) => {
          const all = { port: of('tls').httpsPort, servername: 'localhost', rejectUnauthorized: false, ...options };
          const socket = tls.connect({ host: '127.0.0.1', ciphers: 'ALL:@SECLEVEL=0', ...all }, () => {
            resolve(`${socket.getProtocol()} ${socket.getCipher().name}`);
            socket.destroy();
          });
          socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
        });
      expect(await shake({ minVersion: 'TLSv1', maxVersion: 'TLSv1' })).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
      expect(await shake({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })).toBe('ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION');
      const old = { maxVersion: 'TLSv1.2', ciphers: 'AES256-SHA:AES128-GCM-SHA256:ECDHE-ECDSA-AES256-SHA:@SECLEVEL=0' };
      expect(await shake({ ...old, maxVersion: 'TLSv1.2' })).toMatch(/ALERT_HANDSHAKE_FAILURE/);
      expect(await shake({ maxVersion: 'TLSv1.2' })).toMatch(/^TLSv1\.2 ECDHE-ECDSA-(AES\d+-GCM|CHACHA20)/);
      expect(await shake({})).toMatch(/^TLSv1\.3 TLS_/);
    });
  });

  test('HTTP/2 is spoken, many pages over one connection', async () => {
    const session = http2.connect(`https://localhost:${of('tls').httpsPort}`, { rejectUnauthorized: false });
    const get = (address: string) =>
      new Promise<number>((resolve, reject) => {
        const stream = session.request({ ':path': address });
        stream.on('response', (headers) => resolve(Number(headers[':status'])));
        stream.on('error', reject);
        stream.resume();
      });
    const statuses = await Promise.all(Array.from({ length: 60 }, (_, i) => get(i % 2 ? '/en/' : `/zh/${database}/`)));
    session.close();
    expect(new Set(statuses)).toEqual(new Set([200]));
  });

  test('a release is switched under requests, and the one before removed, without an error', async () => {
    const [a, b] = ['a', 'b'].map((name) => {
      const release = path.join(dir, `release-${name}`);
      fs.cpSync(fs.realpathSync(night.current), release, { recursive: true });
      // Same length: the size alone must not tell them apart.
      fs.writeFileSync(path.join(release, 'en/index.html'), `release ${name}`);
      fs.rmSync(path.join(release, 'en/index.html.gz'));
      return release;
    }) as [string, string];
    pointTo(of('tls'), a);
    // Longer than what is open is remembered.
    await sleep(2500);
    const seen = new Set<string>();
    const failed: string[] = [];
    const agent = new https.Agent({ keepAlive: true, maxSockets: 8 });
    let over = false;
    let answers = 0;
    const reader = async (address: string) => {
      while (!over) {
        try {
          const { status, body } = await ask(address, { agent });
          answers++;
          if (status !== 200) failed.push(`${status} ${address}`);
          if (address === '/en/') seen.add(body.toString());
        } catch (error) {
          failed.push(String(error));
        }
      }
    };
    const readers = ['/en/', '/en/', '/zh/', `/en/${database}/`, '/assets/site.css'].map(reader);
    for (let turn = 0; turn < 20; turn++) {
      await sleep(100);
      pointTo(of('tls'), turn % 2 ? a : b);
    }
    pointTo(of('tls'), b);
    fs.rmSync(a, { recursive: true });
    await sleep(2500);
    expect((await ask('/en/')).body.toString()).toBe('release b');
    over = true;
    await Promise.all(readers);
    agent.destroy();
    pointTo(of('tls'), night.current);
    expect(failed).toEqual([]);
    expect(answers).toBeGreaterThan(100);
    expect([...seen].sort()).toEqual(['release a', 'release b']);
  });

  test('the log has one JSON object a request, whatever was asked', async () => {
    const headers = { 'user-agent': 'a "quoted" \\ agent é' };
    await ask('/en/?q=%22%7D', { headers });
    await running[0]?.stop();
    const lines = fs
      .readFileSync(path.join(of('tls').dir, 'access.log'), 'utf8')
      .trim()
      .split('\n');
    const entries = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(entries.length).toBeGreaterThan(20);
    // Each worker writes what it has buffered: the last request need not be the last line.
    const own = entries.find(({ uri }) => uri === '/en/?q=%22%7D');
    expect(own).toMatchObject({ status: 200, host: 'localhost', tls: 'TLSv1.3' });
    expect(own?.['user_agent']).toContain('a "quoted" \\ agent');
  });
});

/** Header names and values, which Node gives one after the other; names in lower case. */
function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, i) => [raw[2 * i]?.toLowerCase() ?? '', raw[2 * i + 1] ?? '']);
}
