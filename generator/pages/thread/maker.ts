/**
 * Pages' models from a thread of their own: reading the lake and putting a model together takes a third of a build's time, and
 * the thread that renders has the rest. The model of the page after the one asked for is made ahead.
 */
import { Worker } from 'node:worker_threads';
import { AwrError, type AwrErrorOptions } from '../../base/errors.ts';
import type { PageEntry, PageType } from '../page-types.ts';
import type { SourceOptions } from '../source.ts';
import type { MadePage } from './make.ts';

export type Asked =
  | { what: 'open'; lakeDir: string; options: SourceOptions }
  | { what: 'entries' }
  | { what: 'expect'; paths: ReadonlySet<string> }
  | { what: 'page'; type: PageType; key: string };

export interface Failure {
  message: string;
  stack: string;
  /** Of an `AwrError`; null: a defect of ours. */
  told: Pick<AwrErrorOptions, 'code' | 'file' | 'place' | 'remedy'> | null;
}

export type Answer = { id: number; value: unknown } | { id: number; failure: Failure };

/** Where a build gets its pages from. */
export interface PageMaker {
  entries(): Promise<PageEntry[]>;
  /** Says that the pages of these paths are going to be asked for, in the order of the entries, and hardly others: a hint. */
  expect(paths: ReadonlySet<string>): Promise<void>;
  /** A page's model and what stands beside it; throws `no_page`. Kept for as long as the next one has not been asked for. */
  page(type: PageType, key: string): Promise<MadePage>;
  close(): Promise<void>;
}

/** Of the thread, for objects that do not live long. As for the threads that read reports (our choice). */
const YOUNG_MB = 64;
/** Pages made ahead of the one that is rendered: while one is sent, the next is made. A model has up to some megabytes. */
const AHEAD = 2;

/** Opens the lake in a thread. Throws what `openModelSource` does. */
export async function openPageMaker(lakeDir: string, options: SourceOptions = {}): Promise<PageMaker> {
  const thread = new PageThread();
  try {
    await thread.ask({ what: 'open', lakeDir, options });
    return thread;
  } catch (error) {
    await thread.close();
    throw error;
  }
}

class PageThread implements PageMaker {
  private readonly worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  private readonly waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  private readonly made = new Map<string, Promise<MadePage>>();
  /** Each expected page's successor of its kind. */
  private next = new Map<string, PageEntry>();
  private listed: Promise<PageEntry[]> | undefined;
  private ended: Error | null = null;
  private asked = 0;

  constructor() {
    // A build ends when its pages are done, whatever is still being made ahead.
    this.worker.unref();
    this.worker.on('message', (answer: Answer) => {
      const waiter = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (this.waiting.size === 0) this.worker.unref();
      if ('failure' in answer) waiter?.reject(errorOf(answer.failure));
      else waiter?.resolve(answer.value);
    });
    this.worker.on('error', (error: Error) => this.fail(error));
    this.worker.on('exit', (status) => this.fail(new Error(`the thread that makes pages ended with ${status}`)));
  }

  ask(asked: Asked): Promise<unknown> {
    if (this.ended) return Promise.reject(this.ended);
    const id = this.asked++;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ id, asked });
    });
  }

  entries(): Promise<PageEntry[]> {
    this.listed ??= this.ask({ what: 'entries' }) as Promise<PageEntry[]>;
    return this.listed;
  }

  async expect(paths: ReadonlySet<string>): Promise<void> {
    const expected = (await this.entries()).filter((entry) => paths.has(entry.path));
    this.next = new Map();
    for (const [i, entry] of expected.entries()) {
      const after = expected[i + 1];
      if (after?.type === entry.type) this.next.set(nameOf(entry), after);
    }
    await this.ask({ what: 'expect', paths });
  }

  page(type: PageType, key: string): Promise<MadePage> {
    const page = this.make({ type, key });
    const wanted = new Set([nameOf({ type, key })]);
    let place = this.next.get(nameOf({ type, key }));
    for (let ahead = 0; place && ahead < AHEAD; ahead++) {
      wanted.add(nameOf(place));
      this.make(place);
      place = this.next.get(nameOf(place));
    }
    for (const name of this.made.keys()) if (!wanted.has(name)) this.made.delete(name);
    return page;
  }

  async close(): Promise<void> {
    this.ended ??= new Error('the thread that makes pages was closed');
    await this.worker.terminate();
  }

  private make({ type, key }: Pick<PageEntry, 'type' | 'key'>): Promise<MadePage> {
    const name = nameOf({ type, key });
    const known = this.made.get(name);
    if (known) return known;
    const page = this.ask({ what: 'page', type, key }) as Promise<MadePage>;
    // Whoever asks for it hears of its failure; until then it is nobody's.
    page.catch(() => {});
    this.made.set(name, page);
    return page;
  }

  private fail(error: Error): void {
    this.ended ??= error;
    for (const { reject } of this.waiting.values()) reject(this.ended);
    this.waiting.clear();
  }
}

const nameOf = ({ type, key }: Pick<PageEntry, 'type' | 'key'>): string => `${type} ${key}`;

/** The error as it was thrown in the thread, its stack with it. */
function errorOf({ message, stack, told }: Failure): Error {
  const error = told === null ? new Error(message) : new AwrError(message, told);
  error.stack = stack;
  return error;
}
