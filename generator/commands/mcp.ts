/** `awr mcp`: the lake for language models over the Model Context Protocol, on standard input and output, until either ends. */
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { projectRoot } from '../base/config.ts';
import { EXIT } from '../base/errors.ts';
import { isLake } from '../lake/lake.ts';
import { Desk } from '../mcp/desk.ts';
import { lakeServer } from '../mcp/server.ts';
import type { Command } from './types.ts';

/** How long calls under way may still take when the client has gone. */
const GRACE_MS = 10_000;

const command: Command = {
  name: 'mcp',
  summary: 'Serve the lake, read-only, to language models (Model Context Protocol over stdin and stdout)',
  usage: '',
  takes: { most: 0, remedy: 'Name the lake with --lake DIR. A client starts this command; it takes no argument.' },
  options: {},
  async run(ctx) {
    const { lake } = ctx.config;
    if (!isLake(lake))
      ctx.log.warn(`There is no lake in ${lake} yet; answers come as soon as awr ingest has made one.`);
    const { version } = JSON.parse(fs.readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as {
      version: string;
    };
    const desk = new Desk(path.resolve(lake));
    const server = lakeServer(desk, ctx.log, version);
    const ended = Promise.race([
      new Promise<void>((resolve) => process.stdin.once('end', resolve).once('close', resolve)),
      new Promise<void>((resolve) => ctx.signal.addEventListener('abort', () => resolve(), { once: true })),
    ]);
    await server.connect(new StdioServerTransport());
    ctx.log.info(`Serving ${path.resolve(lake)} over the Model Context Protocol; ends with standard input.`);
    if (!ctx.signal.aborted) await ended;
    // Requests that came with the end of the input are answered; a signal does not wait for a long query.
    await sleep(10);
    if (!ctx.signal.aborted) await Promise.race([desk.idle(), sleep(GRACE_MS, undefined, { ref: false })]);
    desk.stop();
    // What has been worked out is still on its way to the client.
    await sleep(50);
    await server.close();
    await Promise.race([desk.close(), sleep(1000, undefined, { ref: false })]);
    return EXIT.ok;
  },
};

export default command;
