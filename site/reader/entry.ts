/**
 * The bundle's opening. As a worker it answers messages; loaded by a page opened from disk, where browsers allow no worker, it
 * leaves the same function behind.
 */
import { type ReadAnswer, type ReadProgress, type ReadRequest, read } from './read.ts';

/** A message names the request that it is about. */
type Message = { id: number } & ({ progress: ReadProgress } | { answer: ReadAnswer });

interface Port {
  addEventListener(type: 'message', listener: (event: MessageEvent<ReadRequest>) => void): void;
  postMessage(message: Message): void;
}

if (typeof document === 'undefined') {
  const port = globalThis as unknown as Port;
  port.addEventListener('message', async ({ data }) => {
    const { id } = data;
    const answer = await read(data, (progress) => port.postMessage({ id, progress }));
    port.postMessage({ id, answer });
  });
} else {
  (globalThis as unknown as { awrRead: typeof read }).awrRead = read;
}
