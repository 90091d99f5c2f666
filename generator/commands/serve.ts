/** `awr serve`: the published site on loopback, until it is stopped. */
import type { AddressInfo } from 'node:net';
import { AwrError, EXIT } from '../base/errors.ts';
import { currentRelease } from '../publish/releases.ts';
import { siteServer } from '../publish/server.ts';
import type { Command } from './types.ts';

const command: Command = {
  name: 'serve',
  summary: 'Serve the published site on this machine',
  usage: '',
  takes: { most: 0, remedy: 'Name the port with --port PORT.' },
  options: {
    port: { type: 'string', value: 'PORT', doc: 'port to listen on, 0 for any free one (default 4321)' },
  },
  async run(ctx, values) {
    const { host } = ctx.config.serve;
    const port = values['port'] === undefined ? ctx.config.serve.port : parsePort(String(values['port']));
    const server = siteServer(ctx.config.releases);
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(explain(error as NodeJS.ErrnoException, host, port)));
      server.listen(port, host, resolve);
    });
    const bound = (server.address() as AddressInfo).port;
    const release = currentRelease(ctx.config.releases);
    if (!release)
      ctx.log.warn('Nothing is published yet; pages appear here as soon as `awr nightly` has published some.');
    ctx.write(`http://${host.includes(':') ? `[${host}]` : host}:${bound}/\n`);
    ctx.log.info('Serving the published site; stop with Ctrl-C.');

    if (!ctx.signal.aborted) {
      await new Promise<void>((resolve) => ctx.signal.addEventListener('abort', () => resolve(), { once: true }));
    }
    await new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      // An answer under way may finish; a client that never reads is not waited for.
      setTimeout(() => server.closeAllConnections(), 2000).unref();
    });
    return EXIT.ok;
  },
};

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
