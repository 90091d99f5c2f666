/** Layers that add up, as stepped areas: host CPU (user, system, I/O wait), and the core of the chart of active sessions. */
import * as Plot from '@observablehq/plot';
import type { Num } from '../../generator/pages/types.ts';
import { formatNumber, formatPct, formatValue } from '../lib/format.ts';
import { valueAxis } from './axis.ts';
import { exploreAttribute } from './explore.ts';
import { figure } from './figure.ts';
import { drawScene } from './frame.ts';
import { type Drawing, drawings, type EndLabel, type Geometry, type Hit } from './geometry.ts';
import { type Bucket, bucketsOf, busiest, secondsOf, valueIn } from './intervals.ts';
import { fallbackHue } from './palette.ts';
import { domainOf, gapsOf, gathering, joined, rulesOf, summaryOf, tipLine, tipTime } from './scene.ts';
import { chartText } from './strings.ts';
import type { ChartSeries, LineChartOptions, TimeBase } from './types.ts';

/** A line over the layers: the CPU count. */
export interface Ceiling {
  values: readonly Num[];
  label(value: number): string;
  tipLabel: string;
}

export interface StackParts {
  ceiling?: Ceiling;
  legend: 'always' | 'narrow';
  heights: { wide: number; narrow: number };
  /** Where the chart has a source: its columns beside those of the layers. */
  columns?: { ceiling: string; usual: string };
}

/** Layers from the bottom up. A `<figure class="chart">`; empty string when no series has a value. */
export function stackChart(base: TimeBase, series: readonly ChartSeries[], options: LineChartOptions): string {
  return drawStack(base, series, options, { legend: 'narrow', heights: { wide: 190, narrow: 180 } });
}

export function drawStack(
  base: TimeBase,
  series: readonly ChartSeries[],
  options: LineChartOptions,
  parts: StackParts,
): string {
  const known = series.some((layer) => layer.values.some((value) => value != null));
  if (base.snapshots.length === 0 || !known) return '';
  const totals = totalsOf(base.snapshots.length, series);
  // A layer that never is as much as a hundredth of its snapshot cannot be seen: it counts in the total, and is not named.
  const least = parts.legend === 'always' ? 0.01 : 0;
  const layers = series.filter((layer) =>
    layer.values.some((value, i) => value != null && value > 0 && value >= least * (totals[i] ?? 0)),
  );
  const explore = exploreAttribute(options, layers, {
    kind: 'stack',
    unit: options.unit,
    title: options.title,
    ...(options.yMax === undefined ? {} : { yMax: options.yMax }),
    ...(options.note === undefined ? {} : { note: options.note }),
    ...parts.columns,
  });
  const draw = (geo: Geometry) => stackScene(base, layers, totals, options, parts, geo);
  return figure(options, {
    title: options.title,
    legend: legendOf(base, layers, totals, parts.legend === 'always'),
    legendAlways: parts.legend === 'always',
    explore,
    drawings: drawings(options, parts.heights, draw, explore !== ''),
  });
}

/** Sum of the layers per snapshot; null where no layer is known. */
export function totalsOf(count: number, series: readonly Pick<ChartSeries, 'values'>[]): Num[] {
  return Array.from({ length: count }, (_, i) => {
    const known = series.map((layer) => layer.values[i]).filter((value) => value != null);
    return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
  });
}

/** From the bottom up; with each layer's share of all the time where asked for. */
function legendOf(base: TimeBase, layers: readonly ChartSeries[], totals: readonly Num[], shares: boolean) {
  const seconds = secondsOf(base);
  const area = (values: readonly Num[]) =>
    values.reduce<number>((sum, value, i) => sum + (value ?? 0) * (seconds[i] ?? 0), 0);
  const all = area(totals);
  return layers.map((layer) => ({
    label: layer.label,
    class: layer.class,
    ...(shares && all > 0 ? { value: formatPct((100 * area(layer.values)) / all) } : {}),
  }));
}

function stackScene(
  base: TimeBase,
  layers: readonly ChartSeries[],
  totals: readonly Num[],
  options: LineChartOptions,
  parts: StackParts,
  geo: Geometry,
): Drawing {
  const { lang, unit } = options;
  const thinned = bucketsOf(base, geo.limit);
  const { buckets } = thinned;
  const seconds = secondsOf(base);
  const domain = domainOf(base, options);
  const stats = buckets.map((bucket) => valueIn(bucket, totals, seconds));
  const peak = Math.max(0, ...stats.map((stat) => stat.max ?? 0));
  const ceiling = ceilingOf(buckets, parts.ceiling, peak);
  const axis = valueAxis(
    Math.max(peak, ceiling.inScale ? ceiling.max : 0, options.yMax ?? 0),
    unit,
    lang,
    geo.height > 230 ? 5 : 4,
  );

  // Painted from the whole stack down, each over the one before: half the path of bands that end on each other.
  const cumulated = buckets.map((bucket, i) => {
    let sum = 0;
    return layers.map((layer) => {
      if (stats[i]?.mean == null) return Number.NaN;
      sum += (valueIn(bucket, layer.values, seconds).mean ?? 0) / axis.divide;
      return sum;
    });
  });
  const minWidth = (1.5 * (domain.to - domain.from)) / (geo.width - geo.left - geo.right);
  // Where steps are a few pixels wide, the thread of page colour between layers would be most of what is seen.
  const dense = (geo.width - geo.left - geo.right) / buckets.length < 5 ? ' chart-dense' : '';
  const areas = layers.map((layer, k) => {
    const { xs, ys } = steps(buckets, (i) => cumulated[i]?.[k] ?? Number.NaN, minWidth);
    return Plot.areaY(
      { length: xs.length },
      { x: xs, y1: 0, y2: ys, className: `chart-area${dense} ${layer.class}`, fill: fallbackHue(layer.class) },
    );
  });

  const peaks = steps(buckets, (i) => (stats[i]?.max ?? Number.NaN) / axis.divide, minWidth);
  const hits: Hit[] = buckets.map((bucket, i) => {
    const index = busiest(bucket, totals);
    const lines = [tipTime(bucket, lang)];
    const stat = stats[i];
    if (stat?.mean == null) lines.push(chartText(lang, 'tip.unknown'));
    else {
      lines.push(tipLine(chartText(lang, 'tip.total'), formatValue(stat.mean, unit, lang), lang));
      lines.push(...layerLines(bucket, layers, seconds, stat.mean, options));
      if (bucket.indices.length > 1) {
        lines.push(chartText(lang, 'tip.mean', { count: bucket.indices.length }));
        lines.push(tipLine(chartText(lang, 'tip.busiest'), formatValue(stat.max, unit, lang), lang));
      }
    }
    const count = ceiling.at[i];
    if (count != null && parts.ceiling) lines.push(tipLine(parts.ceiling.tipLabel, formatNumber(count), lang));
    return {
      from: bucket.from,
      to: bucket.to,
      href: options.href(base.snapshots[index]?.path ?? ''),
      tip: lines.join('\n'),
    };
  });

  const busiestIndex = totals.reduce<number>((best, value, i) => ((value ?? -1) > (totals[best] ?? -1) ? i : best), 0);
  const svg = drawScene(
    {
      lang,
      id: options.id,
      ...domain,
      axis,
      marks: [
        thinned.stepMs === null
          ? null
          : Plot.areaY(
              { length: peaks.xs.length },
              { x: peaks.xs, y1: 0, y2: peaks.ys, className: 'chart-peak', fillOpacity: 0.12 },
            ),
        ...areas.toReversed(),
        ceiling.inScale ? ceilingLine(buckets, ceiling.at) : null,
        options.threshold
          ? Plot.ruleY([options.threshold.value / axis.divide], {
              className: 'chart-threshold',
              strokeDasharray: '4 3',
            })
          : null,
      ],
      gaps: gapsOf(base, lang),
      rules: rulesOf(base, options.marks ?? [], lang),
      endLabels: endLabelsOf(cumulated, layers, ceiling, axis.ticks.at(-1) ?? 1, options, parts, axis.divide),
      hits,
      summary: summaryOf(options.title, base, lang, {
        value: formatValue(totals[busiestIndex] ?? null, unit, lang),
        index: busiestIndex,
      }),
    },
    geo,
  );
  return { svg, note: joined([options.note ?? '', ...gathering(thinned, 'thinned.peak', lang)], lang) };
}

/**
 * Corners of a stepped outline: two a bucket, not-a-number between segments so that nothing joins across them. A bucket too
 * short to see is widened to `minWidth`, a lone one twice as much.
 */
export function steps(
  buckets: readonly Bucket[],
  value: (i: number) => number,
  minWidth: number,
): { xs: number[]; ys: number[] } {
  const xs: number[] = [];
  const ys: number[] = [];
  buckets.forEach((bucket, i) => {
    const y = value(i);
    if (i > 0 && buckets[i - 1]?.segment !== bucket.segment) {
      xs.push(bucket.from);
      ys.push(Number.NaN);
    }
    const alone = buckets[i - 1]?.segment !== bucket.segment && buckets[i + 1]?.segment !== bucket.segment;
    const grow = Math.max(0, (alone ? 2 : 1) * minWidth - (bucket.to - bucket.from)) / 2;
    xs.push(bucket.from - grow, bucket.to + grow);
    ys.push(y, y);
  });
  return { xs, ys };
}

function ceilingOf(buckets: readonly Bucket[], ceiling: Ceiling | undefined, peak: number) {
  const at = buckets.map((bucket) => {
    const values = bucket.indices.map((index) => ceiling?.values[index]).filter((value) => value != null);
    return values.length ? Math.max(...values) : null;
  });
  const max = Math.max(0, ...at.map((value) => value ?? 0));
  // Far above the areas it would press them flat; it is then named, not drawn.
  return {
    at,
    max,
    last: at.findLast((value) => value != null) ?? null,
    inScale: max > 0 && max <= Math.max(2.5 * peak, 1),
  };
}

/** A constant is a rule across the chart, as it holds where no report is too; a changing one follows the snapshots. */
function ceilingLine(buckets: readonly Bucket[], at: readonly Num[]) {
  const distinct = new Set(at.filter((value) => value != null));
  if (distinct.size === 1) return Plot.ruleY(distinct, { className: 'chart-cpus', strokeWidth: 1.6 });
  const { xs, ys } = steps(buckets, (i) => at[i] ?? Number.NaN, 0);
  return Plot.line({ length: xs.length }, { x: xs, y: ys, className: 'chart-cpus', strokeWidth: 1.6 });
}

function layerLines(
  bucket: Bucket,
  layers: readonly ChartSeries[],
  seconds: readonly number[],
  total: number,
  options: LineChartOptions,
) {
  const { lang, unit } = options;
  const shown = layers
    .map((layer) => ({ label: layer.label, mean: valueIn(bucket, layer.values, seconds).mean ?? 0 }))
    .filter(({ mean }) => mean > 0 && mean >= total * 0.005)
    .sort((a, b) => b.mean - a.mean)
    .slice(0, 6);
  return shown.map(({ label, mean }) => tipLine(label, formatValue(mean, unit, lang), lang));
}

function endLabelsOf(
  cumulated: readonly number[][],
  layers: readonly ChartSeries[],
  ceiling: ReturnType<typeof ceilingOf>,
  top: number,
  options: LineChartOptions,
  parts: StackParts,
  divide: number,
): EndLabel[] {
  const labels: EndLabel[] = [];
  if (parts.legend === 'narrow') {
    const last = cumulated.findLast((sums) => Number.isFinite(sums[0])) ?? [];
    layers.forEach((layer, k) => {
      const [low, high] = [last[k - 1] ?? 0, last[k] ?? 0];
      labels.push({ y: (low + high) / 2, text: layer.label, class: layer.class, swatch: true });
    });
  }
  if (parts.ceiling && ceiling.last !== null) {
    const label = parts.ceiling.label(ceiling.last);
    labels.push({
      y: ceiling.inScale ? ceiling.last : top,
      text: ceiling.inScale ? label : `↑ ${label}`,
      class: 'chart-cpus-label',
      inside: true,
    });
  }
  if (options.threshold)
    labels.push({
      y: options.threshold.value / divide,
      text: options.threshold.label,
      class: 'chart-note',
      inside: true,
    });
  return labels;
}
