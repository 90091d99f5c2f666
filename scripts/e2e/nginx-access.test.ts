/**
 * Who may read, as the Ansible role configures it: client certificates and a service that is asked; what stays open beside them is
 * an ACME server's challenge. Skips where there is no Nginx, or no Ansible to write its configuration.
 */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { complaints, missingNginx, nginxPath, pointTo, type Rendered, renderNginx, startNginx } from '../lib/nginx.ts';

const missing = nginxPath() === null;

describe.skipIf(missing)(missing ? `nginx access (skipped: ${missingNginx()})` : 'nginx access', () => {
  let dir: string;
  let rendered: Record<string, Rendered>;
  let hook: http.Server;
  /** What the hook was asked, by the headers that tell. */
  const asked: http.IncomingHttpHeaders[] = [];
  const running: { stop(): Promise<void> }[] = [];
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: dir, stdio: 'pipe' });
  const file = (name: string) => path.join(dir, name);

  beforeAll(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-access-test-'));
    fs.chmodSync(dir, 0o755);
    for (const [name, text] of Object.entries({
      'www/en/index.html': 'the fleet',
      'www/404.html': 'not here',
      'acme/.well-known/acme-challenge/token-1_x': 'the answer',
    })) {
      fs.mkdirSync(path.dirname(file(name)), { recursive: true });
      fs.writeFileSync(file(name), text);
    }
    authority('ca');
    client('reader', 'ca');
    authority('other');
    client('stranger', 'other');
    hook = http.createServer((request, response) => {
      asked.push(request.headers);
      const cookie = request.headers.cookie ?? '';
      response.writeHead(cookie.includes('session=good') ? 200 : cookie.includes('session=barred') ? 403 : 401).end();
    });
    hook.listen(0, '127.0.0.1');
    await once(hook, 'listening');
    const nginx_auth_request = `http://127.0.0.1:${(hook.address() as net.AddressInfo).port}/check`;
    rendered = await renderNginx(dir, {
      certs: { nginx_client_ca: file('ca.pem') },
      hook: { nginx_auth_request },
      signin: { nginx_auth_request, nginx_auth_request_signin: 'https://login.example.com/start' },
      nobody: { nginx_auth_request: 'http://127.0.0.1:9/check' },
      acme: { nginx_acme_webroot: file('acme'), nginx_hsts_stage: 'trial', nginx_hsts_subdomains: false },
      both: {
        nginx_client_ca: file('ca.pem'),
        nginx_auth_request,
        nginx_acme_webroot: file('acme'),
        nginx_viewer: '127.0.0.1:9',
      },
    });
    for (const one of Object.values(rendered)) {
      pointTo(one, file('www'));
      running.push(await startNginx(one));
    }
  });
  afterAll(async () => {
    await Promise.all(running.map(({ stop }) => stop()));
    hook?.close();
    fs.rmSync(dir, { recursive: true, force: true });
  });

  function authority(name: string): void {
    openssl(
      'req',
      '-x509',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-days',
      '2',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.pem`,
    );
  }
  function client(name: string, by: string): void {
    openssl(
      'req',
      '-new',
      '-newkey',
      'ec',
      '-pkeyopt',
      'ec_paramgen_curve:P-256',
      '-nodes',
      '-subj',
      `/CN=${name}`,
      '-keyout',
      `${name}.key`,
      '-out',
      `${name}.csr`,
    );
    openssl(
      'x509',
      '-req',
      '-in',
      `${name}.csr`,
      '-CA',
      `${by}.pem`,
      '-CAkey',
      `${by}.key`,
      '-days',
      '2',
      '-CAcreateserial',
      '-out',
      `${name}.pem`,
    );
  }

  interface Answer {
    status: number;
    headers: http.IncomingHttpHeaders;
    body: string;
  }
  function ask(
    from: string,
    address: string,
    options: https.RequestOptions & { plain?: boolean } = {},
  ): Promise<Answer> {
    const { httpPort, httpsPort } = rendered[from] as Rendered;
    const { plain, ...rest } = options;
    const all = {
      host: 'localhost',
      servername: 'localhost',
      path: address,
      rejectUnauthorized: false,
      agent: false,
      family: 4,
    };
    return new Promise((resolve, reject) => {
      const request = plain
        ? http.request({ ...all, ...rest, port: httpPort })
        : https.request({ ...all, ...rest, port: httpsPort });
      request.on('error', reject);
      request.on('response', (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (part) => (body += part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
      });
      request.end();
    });
  }
  const as = (name: string) => ({
    cert: fs.readFileSync(file(`${name}.pem`)),
    key: fs.readFileSync(file(`${name}.key`)),
  });
  const session = (value: string) => ({ headers: { cookie: `session=${value}` } });

  test('every configuration holds, without a warning', async () => {
    for (const one of Object.values(rendered)) expect(await complaints(one)).toBe('');
  });

  test('client certificates: ours is let in, none and another authority’s are not', async () => {
    expect(await ask('certs', '/en/', as('reader'))).toMatchObject({ status: 200, body: 'the fleet' });
    for (const refused of [await ask('certs', '/en/'), await ask('certs', '/en/', as('stranger'))]) {
      expect(refused.status).toBe(403);
      expect(refused.body).toContain('Not allowed');
      expect(refused.headers['content-security-policy']).toContain("default-src 'self'");
      expect(refused.headers['cache-control']).toBe('no-store');
    }
  });

  test('the hook: its yes lets in, its no does not, and it is told what is asked for', async () => {
    expect(await ask('hook', '/en/?x=1', session('good'))).toMatchObject({ status: 200, body: 'the fleet' });
    expect(asked.at(-1)).toMatchObject({
      'x-original-uri': '/en/?x=1',
      'x-original-method': 'GET',
      'x-forwarded-proto': 'https',
      host: 'localhost',
    });
    expect((await ask('hook', '/en/', session('barred'))).status).toBe(403);
    const refused = await ask('hook', '/en/');
    expect(refused).toMatchObject({ status: 401, body: expect.stringContaining('Not allowed') });
    // Its own address is nobody's to ask.
    expect((await ask('hook', '/.auth', session('good'))).status).toBe(404);
  });

  test('the hook: what it cannot answer is refused', async () => {
    expect((await ask('nobody', '/en/', session('good'))).status).toBe(500);
  });

  test('the hook: whoever has not signed in is sent there, and knows the way back', async () => {
    const sent = await ask('signin', '/en/?x=1');
    expect(sent.status).toBe(302);
    expect(sent.headers.location).toBe('https://login.example.com/start?rd=https://localhost/en/?x=1');
    expect((await ask('signin', '/en/', session('barred'))).status).toBe(403);
  });

  test('both together: certificate and yes are needed, also for what the viewer makes', async () => {
    expect((await ask('both', '/en/', { ...as('reader'), ...session('good') })).status).toBe(200);
    expect((await ask('both', '/en/', as('reader'))).status).toBe(401);
    expect((await ask('both', '/en/', session('good'))).status).toBe(403);
    expect((await ask('both', '/en/compare/a/', as('reader'))).status).toBe(401);
    expect((await ask('both', '/en/compare/a/', { ...as('reader'), ...session('good') })).status).toBe(502);
  });

  test('ACME: a challenge is answered over plain HTTP, everything else is led to HTTPS', async () => {
    const answer = await ask('acme', '/.well-known/acme-challenge/token-1_x', { plain: true });
    expect(answer).toMatchObject({ status: 200, body: 'the answer' });
    expect(answer.headers['content-type']).toMatch(/^text\/plain/);
    expect((await ask('acme', '/.well-known/acme-challenge/none', { plain: true })).status).toBe(404);
    for (const address of ['/en/', '/.well-known/acme-challenge/', '/.well-known/acme-challenge/../../ca.key']) {
      expect((await ask('acme', address, { plain: true })).status).toBe(301);
    }
    expect((await ask('acme', '/.well-known/acme-challenge/../../../ca.key', { plain: true })).status).toBe(400);
    expect((await ask('both', '/.well-known/acme-challenge/token-1_x', { plain: true })).status).toBe(200);
  });

  test('HSTS is as long as its stage', async () => {
    expect((await ask('acme', '/en/')).headers['strict-transport-security']).toBe('max-age=300');
    expect((await ask('hook', '/en/')).headers['strict-transport-security']).toBe(
      'max-age=63072000; includeSubDomains',
    );
  });
});
