/** A folder of pages behind Nginx in its production configuration; behind Node, with the same headers, where there is none. */
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { inject } from 'vitest';
import { contentTypeOf, SECURITY_HEADERS } from '../../generator/serve/files.ts';
import { pointTo, startNginx } from '../lib/nginx.ts';

export interface Served {
  /** Ends in a slash. */
  address: string;
  stop(): Promise<void>;
}

/** The folder, or where a link leads. One at a time: all tests share one configuration of Nginx. */
export async function serveFolder(folder: string): Promise<Served> {
  const nginx = inject('nginx');
  if (!nginx) return await serveByNode(folder);
  pointTo(nginx, folder);
  const { stop } = await startNginx(nginx);
  return { address: `https://localhost:${nginx.httpsPort}/`, stop };
}

async function serveByNode(folder: string): Promise<Served> {
  const server = http.createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost');
    const file = path.join(folder, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const found = fs.existsSync(file);
    const sent = found ? file : path.join(folder, '404.html');
    response.writeHead(found ? 200 : 404, { 'content-type': contentTypeOf(sent) });
    response.end(fs.existsSync(sent) ? fs.readFileSync(sent) : '');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async stop() {
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
