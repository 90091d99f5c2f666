/** Draws one chart over any range, as the charts of `site/charts` are drawn: the same axes, steps, gaps and rules. */
import type { SeriesIndex, SeriesMark } from '../../../generator/pages/series/types.ts';
import { type ValueAxis, valueAxis } from '../../charts/axis.ts';
import type { ExploreSpec } from '../../charts/explore.ts';
import { chartText } from '../../charts/strings.ts';
import { DAY, midnights, timeTicks } from '../../charts/time.ts';
import type { Lang } from '../../charts/types.ts';
import type { Measure } from './measure.ts';
import type { Painter } from './painter.ts';
import type { Figures, Level, Rows } from './rows.ts';
import { band, outline, stepLine, type Window } from './shapes.ts';

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

/** What the pointer meets in a drawing: the buckets, and each series' figures by bucket. */
export interface Drawn {
  level: Level;
  axis: ValueAxis;
  series: { column: string; label: string; class: string; figures: Figures }[];
  total: Float64Array | null;
  /** A band of what is usual is drawn. */
  hasUsual: boolean;
}

const MARK_HUES: Record<SeriesMark['kind'], string> = {
  restart: 'ink',
  parameter: 'accent',
  incident: 's-5',
  plan: 'accent',
};

export function drawChart(painter: Painter, drawing: Drawing): Drawn {
  const { frame, from, to, rows, spec, measure, lang } = drawing;
  const plot = { width: frame.width - frame.left - frame.right, height: frame.height - frame.top - frame.bottom };
  const level = rows.levelFor(from, to, plot.width);
  const [first, end] = rows.within(level, from, to);
  const series = spec.series.flatMap((one) => {
    const figures = drawing.off.has(one.class) ? null : rows.figures(level, measure.column(one.column));
    return figures ? [{ ...one, figures }] : [];
  });
  const stack =
    spec.kind === 'stack'
      ? stackOf(
          series.map(({ figures }) => figures),
          level,
          first,
          end,
        )
      : null;
  const ceiling = spec.ceiling && !measure.divided ? rows.figures(level, spec.ceiling) : null;
  const usual = drawing.baseline && !measure.divided ? usualOf(drawing, level) : [];

  let peak = 0;
  for (let i = first; i < end; i++) {
    if (stack) peak = Math.max(peak, stack.total[i] || 0);
    else for (const { figures } of series) peak = Math.max(peak, figures.max[i] || 0);
  }
  const seen = peak;
  for (const { high } of usual)
    for (let i = first; i < end; i++) if (high[i]) peak = Math.max(peak, Math.min(high[i] as number, 2 * seen));
  let cpus = 0;
  for (let i = first; i < end; i++) cpus = Math.max(cpus, ceiling?.max[i] || 0);
  const cpusInScale = cpus > 0 && cpus <= Math.max(2.5 * seen, 1);
  const axis = valueAxis(
    Math.max(peak, cpusInScale ? cpus : 0, spec.yMax ?? 0),
    measure.unit,
    lang,
    frame.height > 230 ? 5 : 4,
  );
  const top = axis.ticks.at(-1) ?? 1;
  const x = (ms: number): number => frame.left + ((ms - from) / (to - from)) * plot.width;
  const y = (value: number): number => frame.top + plot.height * (1 - value / axis.divide / top);
  const window: Window = { level, first, end, x, y, floor: frame.top + plot.height };

  grid(painter, drawing, axis, x, y);
  painter.clip(frame.left, 0, plot.width, frame.height - frame.bottom + 1);
  gaps(painter, drawing, x);
  if (stack) {
    for (let k = series.length - 1; k >= 0; k--)
      outline(window, stack.tops[k] as Float64Array, (points) => painter.area(points, series[k]?.class ?? '', 1));
    for (const { low, high } of usual) {
      for (const edge of [low, high]) painter.line(stepLine(window, edge), 'ink', 1, { alpha: 0.55, dash: [2, 3] });
    }
    if (ceiling && cpusInScale) painter.line(stepLine(window, ceiling.max), 'line', 1.6);
  } else {
    for (const { low, high, class: hue } of usual) band(window, low, high, (points) => painter.area(points, hue, 0.12));
    for (const { figures, class: hue } of series) {
      if (figures.min !== figures.mean)
        band(window, figures.min, figures.max, (points) => painter.area(points, hue, 0.2));
      painter.line(stepLine(window, figures.mean), hue, 1.5);
    }
  }
  if (drawing.annotations) rules(painter, drawing, x);
  painter.unclip();
  painter.line([frame.left, window.floor, frame.width - frame.right, window.floor], 'ink', 1, { alpha: 0.5 });
  endLabels(
    painter,
    drawing,
    { level, axis, series, total: null, hasUsual: false },
    first,
    end,
    y,
    cpusInScale ? cpus : 0,
  );
  return { level, axis, series, total: stack?.total ?? null, hasUsual: usual.length > 0 };
}

/** Sums from the bottom up, for the buckets in sight; not a number where no layer is known. */
function stackOf(layers: readonly Figures[], level: Level, first: number, end: number) {
  const total = new Float64Array(level.from.length).fill(Number.NaN);
  const tops = layers.map(({ mean }) => {
    const sums = new Float64Array(level.from.length).fill(Number.NaN);
    for (let i = first; i < end; i++) {
      const value = mean[i] as number;
      const below = total[i] as number;
      if (!Number.isNaN(value)) total[i] = (Number.isNaN(below) ? 0 : below) + value;
      sums[i] = total[i] as number;
    }
    return sums;
  });
  // A layer below the first known one has nothing of its own there: it lies on the floor.
  for (const sums of tops)
    for (let i = first; i < end; i++) if (Number.isNaN(sums[i]) && !Number.isNaN(total[i])) sums[i] = 0;
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

function grid(
  painter: Painter,
  drawing: Drawing,
  axis: ValueAxis,
  x: (ms: number) => number,
  y: (value: number) => number,
): void {
  const { frame, from, to, lang } = drawing;
  const [right, floor] = [frame.width - frame.right, frame.height - frame.bottom];
  for (const tick of axis.ticks) {
    const at = y(tick * axis.divide);
    if (tick > 0) painter.line([frame.left, at, right, at], 'ink', 1, { alpha: 0.12 });
    painter.text(frame.left - 6, at + 4, axis.format(tick), 'muted', { anchor: 'end' });
  }
  if (to - from <= 22 * DAY)
    for (const midnight of midnights(from, to))
      painter.line([x(midnight), frame.top, x(midnight), floor], 'ink', 1, { alpha: 0.16 });
  painter.text(0, 12, axis.label, 'muted');
  const times = timeTicks(from, to, right - frame.left, lang);
  let free = frame.left;
  for (const { at, label, context } of [{ at: from, label: '', context: times.start }, ...times.ticks]) {
    const place = x(at);
    if (label !== '') {
      painter.line([place, floor, place, floor + 5], 'ink', 1, { alpha: 0.5 });
      painter.text(Math.min(place, frame.width - 18), floor + 18, label, 'muted', { anchor: 'middle' });
    }
    if (context !== '' && (label === '' || place - 30 >= free) && place < frame.width - 40) {
      const isStart = label === '';
      const next = times.ticks.find((tick) => tick.context !== '');
      if (isStart && next && x(next.at) - frame.left < 100) continue;
      painter.text(place, floor + 33, context, 'ink', { anchor: isStart ? 'start' : 'middle' });
      free = place + 70;
    }
  }
}

function gaps(painter: Painter, { index, from, to, frame, lang, labels }: Drawing, x: (ms: number) => number): void {
  const floor = frame.height - frame.bottom;
  const shown = [
    ...index.gaps.map((span) => ({ span, words: chartText(lang, 'gap.short') })),
    ...index.unlisted.map((span) => ({ span, words: chartText(lang, 'unlisted.short') })),
  ];
  for (const { span, words } of shown) {
    const [begin, end] = [Math.max(from, span[0] * 1000), Math.min(to, span[1] * 1000)];
    if (x(end) - x(begin) < 2) continue;
    const [left, right] = [x(begin), x(end)];
    painter.area([left, frame.top, right, frame.top, right, floor, left, floor], 'muted', 0.1);
    if (labels && right - left > 80)
      painter.text((left + right) / 2, floor - 10, words, 'muted', { anchor: 'middle', halo: true });
  }
}

/** Thin rules, incidents with a bar for how long; words where there is room for them. */
function rules(painter: Painter, { index, from, to, frame, lang, labels }: Drawing, x: (ms: number) => number): void {
  const floor = frame.height - frame.bottom;
  let free = frame.left + 60;
  for (const { at, until, kind, label } of index.marks) {
    const [begin, end] = [at * 1000, (until ?? at) * 1000];
    if (end < from || begin > to) continue;
    const place = x(begin);
    const hue = MARK_HUES[kind];
    if (until !== undefined) {
      const [left, right] = [Math.max(frame.left, place), Math.max(place + 2, x(end))];
      painter.area([left, frame.top - 5, right, frame.top - 5, right, frame.top - 2, left, frame.top - 2], hue, 0.9);
    }
    painter.line([place, frame.top - 4, place, floor], hue, 1, {
      alpha: kind === 'incident' ? 0.5 : 0.8,
      dash: [3, 3],
    });
    if (!labels || kind === 'incident' || place < free || place > frame.width - frame.right - 60) continue;
    const whole = kind === 'restart' ? chartText(lang, 'restart') : label[lang];
    const words = whole.length > 28 ? `${whole.slice(0, 27)}…` : whole;
    painter.text(place + 3, 14, words, 'muted');
    free = place + 14 + 7 * words.length * (lang === 'zh' && kind === 'restart' ? 2 : 1);
  }
}

/** In the right margin, where there is one: where each line stands at the end, and the number of CPUs. */
function endLabels(
  painter: Painter,
  { spec, frame, lang }: Drawing,
  { axis, series }: Drawn,
  first: number,
  end: number,
  y: (value: number) => number,
  cpus: number,
): void {
  const at = frame.width - frame.right + 8;
  if (frame.right < 60) return;
  if (cpus > 0) {
    const words = cpus === 1 ? chartText(lang, 'cpus.one') : chartText(lang, 'cpus', { count: cpus });
    painter.text(at, y(cpus) + 4, words, 'ink', { bold: true });
  }
  if (spec.kind === 'stack') return;
  const ends = series.flatMap(({ figures: { mean }, class: hue }) => {
    for (let i = end - 1; i >= first; i--)
      if (!Number.isNaN(mean[i])) return [{ value: mean[i] as number, hue, place: 0 }];
    return [];
  });
  let free = Number.NEGATIVE_INFINITY;
  for (const one of ends.sort((a, b) => b.value - a.value)) {
    one.place = Math.max(free, y(one.value) + 4);
    free = one.place + 14;
    painter.text(at, one.place, axis.withUnit(one.value), one.hue, { bold: true });
  }
}
