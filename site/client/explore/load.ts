/**
 * Loads published series. As scripts, not by fetch: a page opened from disk may not fetch the file beside it. Each calls one
 * function with its name and plain JSON, and is loaded once.
 */
import { SERIES_CALL, type SeriesChunk, type SeriesIndex } from '../../../generator/pages/series/types.ts';
import { Rows } from './rows.ts';

const published = new Map<string, unknown>();
const scripts = new Map<string, Promise<void>>();

/** Must be called once, before anything is loaded. */
export function receive(): void {
  (globalThis as unknown as Record<string, unknown>)[SERIES_CALL] = (name: string, content: unknown) =>
    published.set(name, content);
}

/** A script by its address; rejects where there is none, so that the next try asks again. */
export function loadScript(address: string): Promise<void> {
  const known = scripts.get(address);
  if (known) return known;
  const loading = new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => {
      scripts.delete(address);
      script.remove();
      reject(new Error(address.replace(/^(\.\.\/)+/, '')));
    };
    document.head.append(script);
  });
  scripts.set(address, loading);
  return loading;
}

/** The series of one instance, as far as they have been asked for. */
export class Series {
  index: SeriesIndex | null = null;
  private readonly name: string;
  private readonly indexAddress: string;
  private readonly made = new Map<string, Rows>();
  private readonly ready = new Set<string>();

  constructor(name: string, indexAddress: string) {
    this.name = name;
    this.indexAddress = indexAddress;
  }

  async open(): Promise<SeriesIndex> {
    await loadScript(this.indexAddress);
    const index = published.get(`${this.name}/index`) as SeriesIndex | undefined;
    if (!index) throw new Error(this.indexAddress.replace(/^(\.\.\/)+/, ''));
    this.index = index;
    for (const name of this.all()) if (published.has(`${this.name}/${name}`)) this.ready.add(name);
    return index;
  }

  private all(): string[] {
    return this.index ? [...this.index.months, ...this.index.years] : [];
  }

  /** Chunks that `[from, to]` touches; days always whole. */
  private wanted(from: number, to: number, days: boolean): string[] {
    if (!this.index) return [];
    if (days) return this.index.years;
    const month = (ms: number): string => new Date(ms).toISOString().slice(0, 7);
    // A row belongs to the month in which it begins.
    const [first, last] = [month(from - 86_400_000), month(to)];
    return this.index.months.filter((name) => name >= first && name <= last);
  }

  missing(from: number, to: number, days: boolean): boolean {
    return this.wanted(from, to, days).some((name) => !this.ready.has(name));
  }

  async load(from: number, to: number, days: boolean): Promise<void> {
    const wanted = this.wanted(from, to, days).filter((name) => !this.ready.has(name));
    await Promise.all(wanted.map((name) => loadScript(this.indexAddress.replace(/index\.js$/, `${name}.js`))));
    for (const name of wanted) if (published.has(`${this.name}/${name}`)) this.ready.add(name);
  }

  /** What is loaded, in order of time. */
  rows(days: boolean): Rows {
    const names = (days ? this.index?.years : this.index?.months)?.filter((name) => this.ready.has(name)) ?? [];
    const key = names.join();
    const known = this.made.get(key);
    if (known) return known;
    const rows = new Rows(
      names.map((name) => published.get(`${this.name}/${name}`) as SeriesChunk),
      days,
    );
    this.made.clear();
    this.made.set(key, rows);
    return rows;
  }
}
