/** The worker threads: a file that hangs or breaks its worker costs that file alone. */
import path from 'node:path';
import { Piscina } from 'piscina';
import type { Encoded, EncodeTask } from './encode.ts';
import type { StoredReport } from './stored.ts';
import type { Wire } from './wire.ts';
import type { ReadOutcome, ReadTask } from './worker.ts';

export interface PoolOptions {
  jobs: number;
  fileTimeoutS: number;
  /** Module of the worker; tests bring their own. */
  worker?: string;
  /** Heap of a worker, mebibytes. */
  heapMb?: number;
}

export interface ReaderPool {
  read(task: Omit<ReadTask, 'started'>): Promise<ReadOutcome>;
  /** Writes Parquet files, see `encode.ts`. Throws what goes wrong: that is no file's fault. */
  encode(task: EncodeTask): Promise<Encoded>;
  /** Maps a report of the lake anew, see `remap.ts`. Throws what goes wrong. */
  remap(report: StoredReport): Promise<Wire>;
  /** Has new workers from here on: what one has freed it may keep for long. Call it while nothing is under way. */
  renew(): Promise<void>;
  close(): Promise<void>;
}

const THREAD = path.join(import.meta.dirname, 'thread.ts');

/** What one worker may hold, mebibytes. A regular report takes four times its size, so this does for the largest. Our choice. */
const HEAP_MB = 640;

export function openPool(options: PoolOptions): ReaderPool {
  const heapMb = options.heapMb ?? HEAP_MB;
  const open = (): Piscina => {
    const pool = new Piscina({
      filename: options.worker ?? THREAD,
      minThreads: 1,
      maxThreads: options.jobs,
      idleTimeout: 10_000,
      // A report makes a hundred thousand short-lived texts: more room for them costs little and saves much collecting.
      resourceLimits: { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: heapMb },
    });
    // A worker that dies between two tasks is replaced; that is all there is to do.
    pool.on('error', () => {});
    return pool;
  };
  // Begun at once, so that it has loaded its code by the time there is something to do.
  let pool: Piscina | null = open();
  const threads = (): Piscina => {
    pool ??= open();
    return pool;
  };
  const end = async (): Promise<void> => {
    const ended = pool;
    pool = null;
    await ended?.destroy();
  };
  return {
    close: end,
    renew: end,
    remap: (report) => threads().run(report, { filename: THREAD, name: 'remap' }),
    encode: (task) => threads().run(task, { filename: THREAD, name: 'encode' }),
    async read(task) {
      const started = new Int32Array(new SharedArrayBuffer(4));
      const abort = new AbortController();
      const timer = watch(started, options.fileTimeoutS, () => abort.abort());
      try {
        const transferList = task.content ? [task.content.buffer] : [];
        return await threads().run({ ...task, started }, { signal: abort.signal, transferList });
      } catch (error) {
        if (abort.signal.aborted) {
          return rejected(
            'timeout',
            `Not read within ${options.fileTimeoutS} s. Raise fileTimeoutS in the configuration if it is a report.`,
          );
        }
        if (isOutOfMemory(error)) {
          return rejected(
            'too_much_memory',
            `Reading it takes more than the ${heapMb} MB of memory that one file may have; the other files were read. If it is a report, look for a cell or a line that never ends; if not, keep it out of the archive.`,
          );
        }
        return rejected(
          'worker_crashed',
          `Reading it broke its worker: ${error instanceof Error ? error.message : error}. The other files were read; look at this one with awr inspect, and report it as a defect.`,
        );
      } finally {
        clearInterval(timer);
      }
    },
  };
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const rejected = (reason: string, detail: string): ReadOutcome => ({
  status: 'rejected',
  sha256: null,
  bytes: 0,
  reason,
  detail,
  defect: reason === 'worker_crashed' || reason === 'too_much_memory',
});

/** Calls `late` once the task has run for `timeoutS`, counted from when a worker began it. */
function watch(started: Int32Array, timeoutS: number, late: () => void): NodeJS.Timeout {
  let since: number | null = null;
  const timer = setInterval(
    () => {
      if (since === null && Atomics.load(started, 0) === 1) since = performance.now();
      if (since !== null && performance.now() - since > timeoutS * 1000) late();
    },
    Math.max(20, Math.min(1000, timeoutS * 250)),
  );
  timer.unref();
  return timer;
}
