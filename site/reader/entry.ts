/**
 * The bundle's opening. As a worker it answers messages; loaded by a page opened from disk, where browsers allow no worker, it
 * leaves the same function behind.
 */
import { type ReadAnswer, type ReadRequest, read } from './read.ts';

interface Port {
  addEventListener(type: 'message', listener: (event: MessageEvent<ReadRequest>) => void): void;
  postMessage(answer: ReadAnswer): void;
}

if (typeof document === 'undefined') {
  const port = globalThis as unknown as Port;
  port.addEventListener('message', async ({ data }) => port.postMessage(await read(data)));
} else {
  (globalThis as unknown as { awrRead: typeof read }).awrRead = read;
}
