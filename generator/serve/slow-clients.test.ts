/** Clients that do not say what they want, and clients that do not read what they are sent: neither keeps a connection. */
import { once } from 'node:events';
import fs from 'node:fs';
import type http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fakeBuild, quietContext } from '../publish/fixtures.ts';
import { publishSite } from '../publish/publish.ts';
import { viewerServer } from './server.ts';

/** More than the buffers of a connection hold. */
const LARGE = 24 * 2 ** 20;

let dir: string;
let server: http.Server;
let port: number;
beforeAll(async () => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-slow-'));
  const ctx = quietContext(dir);
  fs.mkdirSync(ctx.config.releases);
  const pages = { '': 'fleet' };
  await publishSite(ctx, {
    pages,
    forms: Object.keys(pages),
    code: { site: 's', assets: 'a' },
    full: false,
    render: async () => {
      const siteDir = fakeBuild(path.join(dir, 'dist'), pages);
      fs.writeFileSync(path.join(siteDir, 'assets/large.bin'), Buffer.alloc(LARGE, 1));
      return { siteDir, rendered: 1 };
    },
  });
  server = viewerServer({
    releasesDir: ctx.config.releases,
    lakeDir: ctx.config.lake,
    viewer: { state: 'off', renderers: null },
    patience: { headersMs: 300, stalledMs: 2000 },
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
  fs.rmSync(dir, { recursive: true, force: true });
});

const connections = () => promisify(server.getConnections.bind(server))();

test('half a question is answered with 408 and the connection ended', async () => {
  const socket = net.connect(port, '127.0.0.1');
  socket.write('GET /en/ HTTP/1.1\r\nHost: x\r\n');
  let said = '';
  socket.on('data', (part) => (said += part));
  await once(socket, 'close');
  expect(said).toMatch(/^HTTP\/1\.1 408 /);
});

test('one that sends a byte now and then is let go all the same', async () => {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write('GET /en/ HTTP/1.1\r\n');
  const drip = setInterval(() => socket.writable && socket.write('X'), 100);
  socket.resume();
  await once(socket, 'close');
  clearInterval(drip);
});

test('an answer that is not read does not hold its connection', async () => {
  const socket = net.connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.pause();
  socket.write('GET /assets/large.bin HTTP/1.1\r\nHost: x\r\n\r\n');
  await expect.poll(connections).toBe(1);
  await expect.poll(connections, { timeout: 10_000 }).toBe(0);
  socket.destroy();
  // Others are served meanwhile and afterwards.
  expect((await fetch(`http://127.0.0.1:${port}/en/`)).status).toBe(200);
});
