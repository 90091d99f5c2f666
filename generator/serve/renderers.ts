/**
 * Renders pages on demand within limits: so many at once, so many waiting, so long and so much memory a page. What goes
 * beyond is refused, never queued without end; a renderer that hangs, grows or dies is replaced.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '../base/config.ts';
import { AwrError } from '../base/errors.ts';
import { sha256 } from '../publish/files.ts';
import type { Bundle } from './bundle.ts';

export interface RendererLimits {
  /** Processes, each of which renders one page at a time. */
  renderers: number;
  /** Pages that may wait. */
  queue: number;
  /** From being asked for to the answer, waiting included. */
  renderTimeoutS: number;
  /** Of a process; above it is replaced after its page, at half as much again at once. */
  renderMemoryMb: number;
}

/** What of the site's settings shapes a page: cards and their addresses. */
export interface SiteSettings {
  baseUrl: string | null;
  cards: string;
}

export interface RendererOptions {
  bundle: Bundle;
  /** Folder of the lake. */
  lake: string;
  limits: RendererLimits;
  site: SiteSettings;
  /** What a process prints, for the log. */
  onLine: (line: string) => void;
  /** The program that a process runs. */
  worker?: string;
}

export interface Rendered {
  status: number;
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

export interface RenderRequest {
  /** `/en/…`, as asked for. */
  url: string;
  ifNoneMatch: string | undefined;
  /** Aborted when nobody waits any more. */
  signal: AbortSignal;
}

export type RefusalCode = 'overloaded' | 'too_slow' | 'renderer_died' | 'stopped';
const MESSAGES: Record<RefusalCode, string> = {
  overloaded: 'Too many pages are being rendered.',
  too_slow: 'The page takes too long to render.',
  renderer_died: 'The page could not be rendered.',
  stopped: 'The viewer is stopping.',
};
const refusal = (code: RefusalCode): AwrError =>
  new AwrError(MESSAGES[code], { code, remedy: 'Ask again in a moment.' });

/** Time that a process may take to open the code and listen. */
const START_MS = 60_000;
/** How often a process's memory is looked at while it renders. */
const WATCH_MS = 250;

interface Slot {
  /** Socket that its process listens on. */
  socket: string;
  child: ChildProcess | null;
  ready: Promise<void> | null;
  rss: number;
  busy: boolean;
}

export class Renderers {
  readonly stats = { restarts: 0, active: 0 };
  private readonly worker: string;
  private readonly limits: RendererLimits;
  private readonly onLine: (line: string) => void;
  private readonly settings: Readonly<Record<string, string | undefined>>;
  private readonly dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-viewer-'));
  private readonly slots: Slot[];
  private readonly waiting: { take: (slot: Slot) => void; give: (error: AwrError) => void }[] = [];
  private stopping = false;
  private starts = 0;

  constructor({ bundle, lake, limits, site, onLine, worker }: RendererOptions) {
    this.worker = worker ?? path.join(import.meta.dirname, 'render-worker.ts');
    this.limits = limits;
    this.onLine = onLine;
    this.settings = {
      AWR_ROOT: projectRoot,
      // A built site's journal is none of a viewer's business.
      AWR_BUILD: undefined,
      AWR_BASE_URL: site.baseUrl ?? '',
      AWR_CARDS: site.cards,
      AWR_VIEWER_ENTRY: bundle.entry,
      AWR_VIEWER_DIGEST: sha256(JSON.stringify([bundle.digest, site.baseUrl, site.cards])).slice(0, 16),
      AWR_VIEWER_LAKE: path.resolve(lake),
    };
    this.slots = Array.from({ length: limits.renderers }, () => ({
      socket: '',
      child: null,
      ready: null,
      rss: 0,
      busy: false,
    }));
  }

  get queued(): number {
    return this.waiting.length;
  }

  /** Bytes of all processes, as they last said. */
  get rss(): number {
    return this.slots.reduce((sum, { child, rss }) => sum + (child ? rss : 0), 0);
  }

  /** Starts a process ahead of the first page. */
  async warmUp(): Promise<void> {
    const [slot] = this.slots;
    if (slot) await this.started(slot);
  }

  /** Throws `overloaded`, `too_slow`, `renderer_died`, `stopped`. */
  async render(request: RenderRequest): Promise<Rendered> {
    const deadline = AbortSignal.timeout(1000 * this.limits.renderTimeoutS);
    const slot = await this.free(AbortSignal.any([deadline, request.signal]));
    this.stats.active++;
    try {
      // One that is still starting when time is up goes on starting, for the next page.
      await within(this.started(slot), deadline);
      return await this.ask(slot, request, deadline).catch((error: unknown) => {
        // Its answer is not waited for any longer, and there is no other way to end it.
        this.replace(slot);
        throw error instanceof AwrError ? error : refusal(deadline.aborted ? 'too_slow' : 'renderer_died');
      });
    } finally {
      this.stats.active--;
      // What the process says of itself comes after its page; what the system says is there at once.
      const bytes = residentBytes(slot.child?.pid) || slot.rss;
      if (bytes > this.limits.renderMemoryMb * 2 ** 20) this.replace(slot);
      this.release(slot);
    }
  }

  /** Refuses what waits, lets what is under way end within `graceMs`, then ends the processes. */
  async stop(graceMs: number): Promise<void> {
    this.stopping = true;
    for (const { give } of this.waiting.splice(0)) give(refusal('stopped'));
    const until = Date.now() + graceMs;
    while (this.slots.some(({ busy }) => busy) && Date.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 20));
    for (const slot of this.slots) slot.child?.kill('SIGKILL');
    fs.rmSync(this.dir, { recursive: true, force: true });
  }

  private free(signal: AbortSignal): Promise<Slot> {
    if (this.stopping) throw refusal('stopped');
    const idle = this.slots.find(({ busy }) => !busy);
    if (idle) {
      idle.busy = true;
      return Promise.resolve(idle);
    }
    if (this.waiting.length >= this.limits.queue) throw refusal('overloaded');
    return new Promise((resolve, reject) => {
      const place = {
        take: (slot: Slot) => {
          signal.removeEventListener('abort', leave);
          resolve(slot);
        },
        give: (error: AwrError) => {
          signal.removeEventListener('abort', leave);
          reject(error);
        },
      };
      const leave = (): void => {
        const at = this.waiting.indexOf(place);
        if (at >= 0) this.waiting.splice(at, 1);
        reject(refusal('too_slow'));
      };
      this.waiting.push(place);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  private release(slot: Slot): void {
    const next = this.waiting.shift();
    if (next) next.take(slot);
    else slot.busy = false;
  }

  private started(slot: Slot): Promise<void> {
    slot.ready ??= this.start(slot);
    return slot.ready;
  }

  private async start(slot: Slot): Promise<void> {
    if (this.stopping) throw refusal('stopped');
    // A name of its own: that of a process that was killed is still taken.
    slot.socket = path.join(this.dir, `${++this.starts}.sock`);
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${this.limits.renderMemoryMb}`, this.worker],
      {
        cwd: this.dir,
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        env: {
          ...process.env,
          NODE_ENV: 'production',
          ...this.settings,
          AWR_VIEWER_SOCKET: slot.socket,
        },
      },
    );
    slot.child = child;
    slot.rss = 0;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => {
        for (const line of part.toString().split('\n')) if (line.trim() !== '') this.onLine(line);
      });
    child.on('message', (message) => {
      if (typeof message === 'object' && 'rss' in message) slot.rss = Number(message.rss);
    });
    child.on('exit', () => {
      if (slot.child === child) [slot.child, slot.ready] = [null, null];
    });
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => child.kill('SIGKILL'), START_MS);
      child.once('message', () => {
        clearTimeout(timer);
        resolve();
      });
      child.once('exit', () => {
        clearTimeout(timer);
        reject(refusal('renderer_died'));
      });
      child.once('error', () => reject(refusal('renderer_died')));
    });
  }

  private replace(slot: Slot): void {
    if (!slot.child) return;
    this.stats.restarts++;
    slot.child.kill('SIGKILL');
    [slot.child, slot.ready] = [null, null];
  }

  private ask(slot: Slot, { url, ifNoneMatch }: RenderRequest, signal: AbortSignal): Promise<Rendered> {
    const { promise, resolve, reject } = Promise.withResolvers<Rendered>();
    const request = http.request(
      { socketPath: slot.socket, path: url, signal, headers: ifNoneMatch ? { 'If-None-Match': ifNoneMatch } : {} },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          if (!response.complete) return reject(refusal('renderer_died'));
          const { statusCode: status = 500, headers } = response;
          return resolve({ status, headers, body: Buffer.concat(parts) });
        });
      },
    );
    request.on('error', reject);
    request.end();
    const watch = setInterval(() => {
      if (residentBytes(slot.child?.pid) > 1.5 * this.limits.renderMemoryMb * 2 ** 20) request.destroy();
    }, WATCH_MS);
    return promise.finally(() => clearInterval(watch));
  }
}

/** Of a process, where the system tells; 0 where it does not. */
function residentBytes(pid: number | undefined): number {
  try {
    const pages = fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1];
    return Number(pages) * 4096;
  } catch {
    return 0;
  }
}

function within(promise: Promise<void>, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(refusal('too_slow'));
  const late = Promise.withResolvers<void>();
  const leave = () => late.reject(refusal('too_slow'));
  signal.addEventListener('abort', leave, { once: true });
  return Promise.race([promise, late.promise]).finally(() => signal.removeEventListener('abort', leave));
}
