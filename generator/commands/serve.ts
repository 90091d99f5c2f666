/** `awr serve`: the published site, and what is rendered on demand, on loopback until it is stopped. */
import type http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Context } from '../base/context.ts';
import { AwrError, describeError, EXIT } from '../base/errors.ts';
import { isLake } from '../lake/lake.ts';
import { currentRelease } from '../publish/releases.ts';
import { viewerBundle } from '../serve/bundle.ts';
import { firstLake } from '../serve/first-lake.ts';
import { Renderers } from '../serve/renderers.ts';
import { type Viewer, viewerServer } from '../serve/server.ts';
import { notifySystemd } from '../serve/systemd.ts';
import type { Command } from './types.ts';

/** An answer of a file under way may take so long; a client that never reads is not waited for. */
const FILE_GRACE_MS = 2000;

const command: Command = {
  name: 'serve',
  summary: 'Serve the published site on this machine, and pages on demand',
  usage: '',
  takes: { most: 0, remedy: 'Name the port with --port PORT.' },
  options: {
    port: { type: 'string', value: 'PORT', doc: 'port to listen on, 0 for any free one (default 4321)' },
    'files-only': { type: 'boolean', doc: 'the published files, nothing on demand' },
    prepare: { type: 'boolean', doc: 'compile what renders on demand, then end: a service then starts at once' },
  },
  async run(ctx, values) {
    if (values['prepare'] === true) {
      const { digest } = await viewerBundle(ctx);
      ctx.log.info(`The viewer is compiled (${digest}).`);
      return EXIT.ok;
    }
    const { host, onDemand } = ctx.config.serve;
    const port = values['port'] === undefined ? ctx.config.serve.port : parsePort(String(values['port']));
    const wanted = onDemand && values['files-only'] !== true;
    const viewer: Viewer = { state: wanted && isLake(ctx.config.lake) ? 'starting' : 'off', renderers: null };
    const server = viewerServer({
      releasesDir: ctx.config.releases,
      lakeDir: ctx.config.lake,
      viewer,
      now: ctx.now,
      renderTimeoutS: ctx.config.serve.renderTimeoutS,
      onAnswer: (answer) => {
        if (ctx.config.log === 'json') ctx.log.info('request', answer);
      },
    });
    await listen(server, host, port);
    const bound = (server.address() as AddressInfo).port;
    if (!currentRelease(ctx.config.releases))
      ctx.log.warn('Nothing is published yet; pages appear here as soon as `awr nightly` has published some.');
    ctx.write(`http://${host.includes(':') ? `[${host}]` : host}:${bound}/\n`);
    ctx.log.info('Serving the published site; stop with Ctrl-C.');
    const tell = (message: string) => ctx.log.warn(message);
    notifySystemd('READY=1', tell);
    const started = wanted ? startViewer(ctx, viewer) : Promise.resolve();

    if (!ctx.signal.aborted) {
      await new Promise<void>((resolve) => ctx.signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    notifySystemd('STOPPING=1', tell);
    await started;
    await drain(server, viewer, 1000 * ctx.config.serve.renderTimeoutS);
    return EXIT.ok;
  },
};

/**
 * Compiles where needed and starts a renderer, as soon as there is a lake: a service may be there before its first night. A failure
 * is logged: the published site is served all the same.
 */
async function startViewer(ctx: Context, viewer: Viewer): Promise<void> {
  try {
    await firstLake(ctx.config.lake, ctx.config.releases, ctx.signal);
    viewer.state = 'starting';
    const bundle = await viewerBundle(ctx);
    if (ctx.signal.aborted) return;
    const renderers = new Renderers({
      bundle,
      lake: ctx.config.lake,
      limits: ctx.config.serve,
      site: ctx.config.site,
      onLine: (line) => ctx.log.warn(line),
    });
    viewer.renderers = renderers;
    await renderers.warmUp();
    viewer.state = 'ready';
    ctx.log.info('Pages are rendered on demand.');
  } catch (error) {
    viewer.state = 'failed';
    if (!ctx.signal.aborted) ctx.log.error(describeError(error), { code: 'viewer_failed' });
  }
}

/** No new connections; what is under way may end, renders within their time limit. */
async function drain(server: http.Server, viewer: Viewer, renderMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const busy = (viewer.renderers?.stats.active ?? 0) > 0;
  await viewer.renderers?.stop(renderMs);
  setTimeout(() => server.closeAllConnections(), busy ? 2 * FILE_GRACE_MS : FILE_GRACE_MS).unref();
  server.closeIdleConnections();
  await closed;
}

async function listen(server: http.Server, host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(explain(error as NodeJS.ErrnoException, host, port)));
    server.listen(port, host, resolve);
  });
}

function parsePort(value: string): number {
  const port = Number(value);
  if (/^\d{1,5}$/.test(value) && port <= 65535) return port;
  throw new AwrError(`Not a port: ${JSON.stringify(value)}.`, {
    code: 'usage',
    remedy: 'Give a number from 0 to 65535.',
    exitCode: EXIT.usage,
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const remedies: Record<string, string> = {
    EADDRINUSE: `Another program listens on port ${port}. Stop it, or name another port with --port.`,
    EACCES: `Ports below 1024 need special rights. Name another port with --port.`,
    EADDRNOTAVAIL: `This machine has no address ${host}. Change serve.host in the configuration.`,
  };
  const remedy = remedies[error.code ?? ''];
  if (remedy === undefined) return error;
  return new AwrError(`Cannot listen on ${host}:${port} (${error.code}).`, {
    code: 'listen_failed',
    remedy,
    cause: error,
  });
}

export default command;
