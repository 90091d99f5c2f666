/**
 * Published chunks as rows to draw, and their thinning: what would fall within a pixel or two is gathered into buckets of a round
 * length, aligned to the clock, so that they stand still while the range moves. Sums are kept: a frame of a drag slices them.
 */
import type { SeriesChunk } from '../../../generator/pages/series/types.ts';
import { BUCKET_STEPS } from '../../charts/intervals.ts';
import { DAY } from '../../charts/time.ts';

/** Two reports need not meet to the second; a longer hole between snapshots is a gap. As in `charts/intervals.ts`. */
const TOLERANCE_MS = 600_000;

/** Rows gathered, or each one alone. Times in milliseconds; nothing is joined across two segments. */
export interface Level {
  stepMs: number | null;
  from: Float64Array;
  to: Float64Array;
  segment: Int32Array;
  /** First row of each, and the one after the last. */
  first: Int32Array;
  end: Int32Array;
}

/** By bucket; not a number where nothing is known. */
export interface Figures {
  mean: Float64Array;
  min: Float64Array;
  max: Float64Array;
}

export class Rows {
  readonly from: Float64Array;
  readonly to: Float64Array;
  readonly segment: Int32Array;
  readonly paths: string[];
  private readonly columns = new Map<string, Figures>();
  private readonly levels = new Map<number | null, Level>();
  private readonly gathered = new Map<string, Figures>();

  /** `days`: the chunks are of days, whose least and most they have. */
  constructor(chunks: readonly SeriesChunk[], days: boolean) {
    const count = chunks.reduce((sum, { begin }) => sum + begin.length, 0);
    this.from = new Float64Array(count);
    this.to = new Float64Array(count);
    this.segment = new Int32Array(count);
    this.paths = chunks.flatMap(({ paths }) => paths);
    let row = 0;
    for (const { begin, length, breaks } of chunks) {
      const broken = new Set(breaks);
      let at = 0;
      begin.forEach((step, i) => {
        at += step;
        this.from[row] = at * 1000;
        this.to[row] = (at + (length[i] ?? 0)) * 1000;
        const before = this.to[row - 1] ?? Number.NaN;
        const hole = !days && at * 1000 - before > TOLERANCE_MS;
        this.segment[row] = row === 0 ? 0 : (this.segment[row - 1] ?? 0) + Number(broken.has(i) || hole);
        row++;
      });
    }
    const named = (part: 'columns' | 'low' | 'high') =>
      new Set(chunks.flatMap((chunk) => Object.keys(chunk[part] ?? {})));
    const filled = (part: 'columns' | 'low' | 'high', name: string): Float64Array => {
      const values = new Float64Array(count).fill(Number.NaN);
      let start = 0;
      for (const chunk of chunks) {
        chunk[part]?.[name]?.forEach((value, i) => {
          if (value !== null) values[start + i] = value;
        });
        start += chunk.begin.length;
      }
      return values;
    };
    for (const name of named('columns')) {
      const mean = filled('columns', name);
      this.columns.set(
        name,
        days ? { mean, min: filled('low', name), max: filled('high', name) } : { mean, min: mean, max: mean },
      );
    }
  }

  get count(): number {
    return this.from.length;
  }

  has(column: string): boolean {
    return this.columns.has(column);
  }

  /** A row's own value; not a number where it has none. */
  value(column: string, row: number): number {
    return this.figuresOf(column)?.mean[row] ?? Number.NaN;
  }

  /** Divides a column by another, once: `aas / transactions_per_s`. */
  private figuresOf(column: string): Figures | undefined {
    const known = this.columns.get(column);
    if (known || !column.includes(' / ')) return known;
    const [over, under] = column.split(' / ').map((name) => this.columns.get(name));
    if (!over || !under) return undefined;
    const mean = over.mean.map((value, i) => (under.mean[i] ? value / (under.mean[i] as number) : Number.NaN));
    const made = { mean, min: mean, max: mean };
    this.columns.set(column, made);
    return made;
  }

  /** Rows from the first that ends after `from` to before the one that begins at or after `to`. */
  within(level: Pick<Level, 'from' | 'to'>, from: number, to: number): [number, number] {
    return [firstAbove(level.to, from), firstAbove(level.from, to, true)];
  }

  /** For a drawing `pixels` wide: each row alone where they are at least 1.5 pixels wide, else buckets of at least 2. */
  levelFor(from: number, to: number, pixels: number): Level {
    const [first, end] = this.within(this, from, to);
    if (end - first <= pixels / 1.5) return this.level(null);
    const least = ((to - from) / pixels) * 2;
    return this.level(BUCKET_STEPS.find((step) => step >= least) ?? Math.ceil(least / DAY) * DAY);
  }

  level(stepMs: number | null): Level {
    const known = this.levels.get(stepMs);
    if (known) return known;
    const from: number[] = [];
    const to: number[] = [];
    const segment: number[] = [];
    const first: number[] = [];
    const end: number[] = [];
    let slot = Number.NaN;
    for (let row = 0; row < this.count; row++) {
      const [begin, until, own] = [this.from[row] ?? 0, this.to[row] ?? 0, this.segment[row] ?? 0];
      const last = from.length - 1;
      const sameSegment = last >= 0 && segment[last] === own;
      const next = stepMs === null ? row : Math.floor((begin + until) / 2 / stepMs);
      if (sameSegment && next === slot) {
        to[last] = until;
        end[last] = row + 1;
      } else {
        if (sameSegment) to[last] = begin;
        from.push(begin);
        to.push(until);
        segment.push(own);
        first.push(row);
        end.push(row + 1);
      }
      slot = next;
    }
    const level = {
      stepMs,
      from: Float64Array.from(from),
      to: Float64Array.from(to),
      segment: Int32Array.from(segment),
      first: Int32Array.from(first),
      end: Int32Array.from(end),
    };
    this.levels.set(stepMs, level);
    return level;
  }

  /** Mean over time, least and most of each bucket; null where the column is not published. */
  figures(level: Level, column: string): Figures | null {
    const own = this.figuresOf(column);
    if (!own || level.stepMs === null) return own ?? null;
    const key = `${level.stepMs} ${column}`;
    const known = this.gathered.get(key);
    if (known) return known;
    const count = level.from.length;
    const made = { mean: new Float64Array(count), min: new Float64Array(count), max: new Float64Array(count) };
    for (let i = 0; i < count; i++) {
      let [sum, weight, min, max] = [0, 0, Number.NaN, Number.NaN];
      for (let row = level.first[i] ?? 0; row < (level.end[i] ?? 0); row++) {
        const value = own.mean[row] as number;
        if (Number.isNaN(value)) continue;
        const length = Math.max(1, (this.to[row] ?? 0) - (this.from[row] ?? 0));
        sum += value * length;
        weight += length;
        const [low, high] = [own.min[row] as number, own.max[row] as number];
        if (!(min <= low)) min = low;
        if (!(max >= high)) max = high;
      }
      made.mean[i] = weight > 0 ? sum / weight : Number.NaN;
      made.min[i] = min;
      made.max[i] = max;
    }
    this.gathered.set(key, made);
    return made;
  }
}

/** Place of the first element above `limit`, or at it where `orEqual`; ascending. */
export function firstAbove(sorted: Float64Array, limit: number, orEqual = false): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const value = sorted[middle] as number;
    if (value > limit || (orEqual && value === limit)) high = middle;
    else low = middle + 1;
  }
  return low;
}
