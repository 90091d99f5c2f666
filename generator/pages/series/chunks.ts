/** Cuts an instance's columns into chunks: snapshots by month, days by year. What is old stays as it is, to the byte. */
import { DAY_S } from '../../base/seconds.ts';
import type { Num } from '../types.ts';
import type { SeriesColumns } from './columns.ts';
import type { SeriesChunk } from './types.ts';

/** Significant digits of published values: more than a report prints, and half the bytes of what division leaves. Our choice. */
const DIGITS = 6;

/** Seconds of a wall clock time `YYYY-MM-DD HH:MM:SS`, counted as if it were UTC. */
export const secondsOf = (time: string): number => Date.parse(`${time.replace(' ', 'T')}Z`) / 1000;

interface Row {
  from: number;
  to: number;
  breaks: boolean;
  path: string;
  /** Places in the columns. */
  indices: number[];
}

/** Rows by the name of their chunk, in order of time. */
export type Chunks = Map<string, SeriesChunk>;

/** `base`: what every path begins with, left out of the chunks. */
export function monthChunks(series: SeriesColumns, base: string): Chunks {
  const groups = Map.groupBy(snapshotRows(series, base), ({ from }) => isoOf(from).slice(0, 7));
  return new Map(
    [...groups].map(([month, rows]) => [
      month,
      chunkOf(rows, series, (values, { indices: [index] }) => values[index ?? -1]),
    ]),
  );
}

/** A day is the snapshots whose middles lie in it: mean over time, least and most. Bands of what is usual have no days. */
export function yearChunks(series: SeriesColumns, base: string): Chunks {
  const named = Object.entries(series.columns).filter(([name]) => !/:usual_(low|high)$/.test(name));
  const columns = { ...series, columns: Object.fromEntries(named) };
  const lengths = series.snapshots.map(({ beginTime, endTime }) => secondsOf(endTime) - secondsOf(beginTime));
  const groups = Map.groupBy(dayRows(series, base), ({ from, to }) => isoOf((from + to) / 2).slice(0, 4));
  const extreme = (of: (...values: number[]) => number) => (values: readonly Num[], row: Row) => {
    const known = row.indices.map((index) => values[index]).filter((value) => value != null);
    return known.length === 0 ? null : of(...known);
  };
  return new Map(
    [...groups].map(([year, rows]) => [
      `days-${year}`,
      {
        ...chunkOf(rows, columns, (values, row) => meanOf(values, lengths, row.indices)),
        low: chunkOf(rows, columns, extreme(Math.min)).columns,
        high: chunkOf(rows, columns, extreme(Math.max)).columns,
      },
    ]),
  );
}

function chunkOf(
  rows: readonly Row[],
  { columns }: SeriesColumns,
  pick: (values: readonly Num[], row: Row) => Num | undefined,
): SeriesChunk {
  return {
    begin: rows.map(({ from }, i) => from - (rows[i - 1]?.from ?? 0)),
    length: rows.map(({ from, to }) => to - from),
    breaks: rows.flatMap(({ breaks }, i) => (breaks ? i : [])),
    paths: rows.map(({ path }) => path),
    columns: Object.fromEntries(
      Object.entries(columns).flatMap(([name, values]) => {
        const own = rows.map((row) => short(pick(values, row)));
        return own.some((value) => value !== null) ? [[name, own]] : [];
      }),
    ),
  };
}

const short = (value: Num | undefined): Num =>
  value == null || !Number.isFinite(value) ? null : Number(value.toPrecision(DIGITS));

/** In order of time; rows with unreadable times are left out. */
function snapshotRows({ snapshots, breakBefore }: SeriesColumns, base: string): Row[] {
  return snapshots
    .map(({ beginTime, endTime, path }, i) => ({
      from: secondsOf(beginTime),
      to: secondsOf(endTime),
      breaks: breakBefore[i] === true,
      path: path.startsWith(base) ? path.slice(base.length) : path,
      indices: [i],
    }))
    .filter(({ from, to }) => to >= from);
}

function dayRows(series: SeriesColumns, base: string): Row[] {
  const days = Map.groupBy(snapshotRows(series, base), ({ from, to }) => Math.floor((from + to) / 2 / DAY_S));
  const load = series.columns['aas'] ?? Object.values(series.columns)[0] ?? [];
  let before = Number.NEGATIVE_INFINITY;
  return [...days].map(([day, rows]) => {
    const heavier = (best: Row, row: Row) =>
      (load[row.indices[0] ?? -1] ?? -1) > (load[best.indices[0] ?? -1] ?? -1) ? row : best;
    const breaks = Number.isFinite(before) && day - before > 1;
    before = day;
    return {
      from: rows[0]?.from ?? 0,
      to: Math.max(...rows.map(({ to }) => to)),
      breaks,
      path: rows.reduce(heavier).path,
      indices: rows.flatMap(({ indices }) => indices),
    };
  });
}

function meanOf(values: readonly Num[], lengths: readonly number[], indices: readonly number[]): Num {
  let [sum, weight] = [0, 0];
  for (const index of indices) {
    const value = values[index];
    if (value == null) continue;
    const length = lengths[index] || 1;
    sum += value * length;
    weight += length;
  }
  return weight === 0 ? null : sum / weight;
}

const isoOf = (seconds: number): string => new Date(seconds * 1000).toISOString();
