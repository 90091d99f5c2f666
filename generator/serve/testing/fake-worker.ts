/** Stands in for the renderer in tests: does what its address says, `/en/slow/`, `/en/hang/`, `/en/die/`, `/en/grow/`. */
import { Buffer } from 'node:buffer';
import http from 'node:http';

const kept: Buffer[] = [];
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => {});
http
  .createServer((request, response) => {
    response.on('finish', () => process.send?.({ rss: process.memoryUsage.rss() }));
    const [, what = ''] = /^\/..\/(\w+)/.exec(request.url ?? '') ?? [];
    const end = () => response.setHeader('ETag', '"fake"').end(`<html>${process.pid} ${request.url}</html>`);
    if (what === 'hang') return;
    if (what === 'die') process.exit(3);
    if (what === 'missing') return response.setHeader('X-Problem', 'no_page').writeHead(404).end();
    // Filled, so that it is there and not merely promised.
    if (what === 'grow') kept.push(Buffer.alloc(400 * 2 ** 20, 1));
    if (what === 'slow') return setTimeout(end, 300);
    return end();
  })
  .listen(process.env['AWR_VIEWER_SOCKET'], () => process.send?.('ready'));
