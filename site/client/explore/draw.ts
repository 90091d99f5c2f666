/** Works out what one chart shows of a range: buckets, figures, stacked sums, the scale of values. Painted by `paint.ts`. */
import type { SeriesIndex } from '../../../generator/pages/series/types.ts';
import { type ValueAxis, valueAxis } from '../../charts/axis.ts';
import type { ExploreSpec } from '../../charts/explore.ts';
import type { Lang } from '../../charts/types.ts';
import type { Measure } from './measure.ts';
import type { Figures, Level, Rows } from './rows.ts';

/** Room around the plot, pixels. */
export interface Frame {
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Drawing {
  frame: Frame;
  /** What the plot shows. */
  from: number;
  to: number;
  lang: Lang;
  spec: ExploreSpec;
  measure: Measure;
  /** Columns of the spec that are not drawn. */
  off: ReadonlySet<string>;
  rows: Rows;
  index: SeriesIndex;
  baseline: boolean;
  annotations: boolean;
  /** Small charts have rules without words. */
  labels: boolean;
}

/** A drawing worked out: its buckets, each series' figures by bucket, its scale. What the pointer meets, too. */
export interface Drawn {
  level: Level;
  axis: ValueAxis;
  series: { column: string; label: string; class: string; figures: Figures }[];
  /** Of a stack: the upper edge of each layer, and of all. */
  tops: Float64Array[];
  total: Float64Array | null;
  /** Bands of what is usual. */
  usual: { low: Float64Array; high: Float64Array; class: string }[];
  /** Number of CPUs, where its line is within the scale. */
  ceiling: Float64Array | null;
  /** The highest value of each bucket that the scale must hold. */
  peaks: Float64Array;
  /** Values to pixels of the frame, and the value at the top of the plot. */
  y(value: number): number;
  top: number;
}

/**
 * Works a drawing out. Its scale holds what the plot shows, not what lies beside it. `before`: the one that it follows, whose
 * sums still hold where rows, buckets and series are the same.
 */
export function workOut(drawing: Drawing, before: { drawing: Drawing; drawn: Drawn } | null = null): Drawn {
  const { frame, from, to, rows, spec, measure, lang } = drawing;
  const plot = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };
  const level = rows.levelFor(from, to, plot.width);
  const { series, tops, total, peaks } =
    before && before.drawn.level === level && before.drawing.rows === rows && isSameView(before.drawing, drawing)
      ? before.drawn
      : sumsOf(drawing, level);
  const cpuCounts = spec.ceiling && !measure.divided ? (rows.figures(level, spec.ceiling)?.max ?? null) : null;
  const usual = drawing.baseline && !measure.divided ? usualOf(drawing, level) : [];
  const span = rows.within(level, from, to);
  const seen = greatest(peaks, span);
  const bands = Math.min(2 * seen, Math.max(0, ...usual.map(({ high }) => greatest(high, span))));
  const cpus = cpuCounts ? greatest(cpuCounts, span) : 0;
  const cpusInScale = cpus > 0 && cpus <= Math.max(2.5 * seen, 1);
  const axis = valueAxis(
    Math.max(seen, bands, cpusInScale ? cpus : 0, spec.yMax ?? 0),
    measure.unit,
    lang,
    frame.height > 230 ? 5 : 4,
  );
  // Rows have no axis: the highest bar of all fills its row.
  const top = spec.kind === 'rows' ? seen || 1 : (axis.ticks.at(-1) ?? 1) * axis.divide;
  return {
    level,
    axis,
    series,
    tops,
    total,
    usual,
    ceiling: cpusInScale ? cpuCounts : null,
    peaks,
    y: (value) => frame.top + plot.height * (1 - value / top),
    top,
  };
}

const isSameView = (a: Drawing, b: Drawing): boolean =>
  a.spec === b.spec && a.measure.divided === b.measure.divided && [...a.off].join() === [...b.off].join();

function sumsOf(
  { spec, rows, measure, off }: Drawing,
  level: Level,
): Pick<Drawn, 'series' | 'tops' | 'total' | 'peaks'> {
  const series = spec.series.flatMap((one) => {
    const figures = off.has(one.class) ? null : rows.figures(level, measure.column(one.column));
    return figures ? [{ ...one, figures }] : [];
  });
  if (spec.kind !== 'stack')
    return { series, tops: [], total: null, peaks: highestOf(series, level, spec.kind === 'rows' ? 'mean' : 'max') };
  const { total, tops } = stackOf(
    series.map(({ figures }) => figures),
    level,
  );
  return { series, tops, total, peaks: total };
}

/** Zero where nothing is known. */
export function greatest(values: Float64Array, [first, end]: readonly [number, number]): number {
  let most = 0;
  for (let i = first; i < end; i++) {
    const value = values[i] as number;
    if (value > most) most = value;
  }
  return most;
}

function highestOf(series: readonly { figures: Figures }[], level: Level, of: 'mean' | 'max'): Float64Array {
  const highest = new Float64Array(level.from.length).fill(Number.NaN);
  for (const { figures } of series)
    for (let i = 0; i < highest.length; i++) {
      const value = figures[of][i] as number;
      if (!(value <= (highest[i] as number)) && !Number.isNaN(value)) highest[i] = value;
    }
  return highest;
}

/** Sums from the bottom up; not a number where no layer is known. */
function stackOf(layers: readonly Figures[], level: Level): { total: Float64Array; tops: Float64Array[] } {
  const end = level.from.length;
  const total = new Float64Array(level.from.length).fill(Number.NaN);
  const tops = layers.map(({ mean }) => {
    const sums = new Float64Array(level.from.length).fill(Number.NaN);
    for (let i = 0; i < end; i++) {
      const value = mean[i] as number;
      const below = total[i] as number;
      if (!Number.isNaN(value)) total[i] = (Number.isNaN(below) ? 0 : below) + value;
      sums[i] = total[i] as number;
    }
    return sums;
  });
  // A layer below the first known one has nothing of its own there: it lies on the floor.
  for (const sums of tops)
    for (let i = 0; i < end; i++) if (Number.isNaN(sums[i]) && !Number.isNaN(total[i])) sums[i] = 0;
  return { total, tops };
}

/** Bands of what is usual, of those series that have one. */
function usualOf({ spec, rows, off }: Drawing, level: Level) {
  const named = spec.usual ? [{ column: spec.usual, class: 'ink' }] : spec.series.filter((one) => !off.has(one.class));
  return named.flatMap(({ column, class: hue }) => {
    const low = rows.figures(level, `${column}:usual_low`)?.mean;
    const high = rows.figures(level, `${column}:usual_high`)?.mean;
    return low && high ? [{ low, high, class: hue }] : [];
  });
}
