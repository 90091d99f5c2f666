/** One to four measures over time, each labelled at its end. A value is a level from begin to end of its snapshot. */
import * as Plot from '@observablehq/plot';
import type { Num } from '../../generator/pages/types.ts';
import { formatValue } from '../lib/format.ts';
import { valueAxis } from './axis.ts';
import { exploreAttribute } from './explore.ts';
import { figure } from './figure.ts';
import { drawScene } from './frame.ts';
import { type Drawing, drawings, type EndLabel, type Geometry, type Hit } from './geometry.ts';
import { type Bucket, type BucketValue, bucketsOf, busiest, secondsOf, valueIn } from './intervals.ts';
import { fallbackHue } from './palette.ts';
import { domainOf, gapsOf, gathering, joined, rulesOf, summaryOf, tipLine, tipTime } from './scene.ts';
import { steps } from './stack.ts';
import { chartText } from './strings.ts';
import type { ChartSeries, LineChartOptions, TimeBase } from './types.ts';

/** A `<figure class="chart">`; empty string when no series has a value. */
export function lineChart(base: TimeBase, series: readonly ChartSeries[], options: LineChartOptions): string {
  const lines = series.filter((line) => line.values.some((value) => value != null));
  if (base.snapshots.length === 0 || lines.length === 0) return '';
  const explore = exploreAttribute(options, lines, {
    kind: 'line',
    unit: options.unit,
    title: options.title,
    ...(options.yMax === undefined ? {} : { yMax: options.yMax }),
  });
  const draw = (geo: Geometry) => lineScene(base, lines, options, geo);
  return figure(options, {
    title: options.title,
    legend: lines.length > 1 ? lines.map((line) => ({ label: line.label, class: line.class })) : [],
    legendAlways: false,
    explore,
    drawings: drawings(options, { wide: 180, narrow: 170 }, draw, explore !== ''),
  });
}

function lineScene(base: TimeBase, lines: readonly ChartSeries[], options: LineChartOptions, geo: Geometry): Drawing {
  const { lang, unit } = options;
  const thinned = bucketsOf(base, geo.limit);
  const { buckets } = thinned;
  const seconds = secondsOf(base);
  const domain = domainOf(base, options);
  const stats = lines.map((line) => buckets.map((bucket) => valueIn(bucket, line.values, seconds)));
  const peak = Math.max(0, ...stats.flat().map((stat) => stat.max ?? 0));
  const axis = valueAxis(Math.max(peak, options.yMax ?? 0, options.threshold?.value ?? 0), unit, lang, 4);
  const perPixel = (domain.to - domain.from) / (geo.width - geo.left - geo.right);

  const marks = lines.flatMap((line, k) => {
    const stat = stats[k] ?? [];
    const scaled = (value: Num | undefined) => (value == null ? Number.NaN : value / axis.divide);
    const { xs, ys } = steps(buckets, (i) => scaled(stat[i]?.mean), 1.5 * perPixel);
    const low = steps(buckets, (i) => scaled(stat[i]?.min), 1.5 * perPixel).ys;
    const high = steps(buckets, (i) => scaled(stat[i]?.max), 1.5 * perPixel).ys;
    const hue = fallbackHue(line.class);
    const lonely = buckets.flatMap((bucket, i) => (isLonely(buckets, stat, i, 4 * perPixel) ? [{ bucket, i }] : []));
    return [
      thinned.stepMs === null
        ? null
        : Plot.areaY(
            { length: xs.length },
            { x: xs, y1: low, y2: high, className: `chart-band ${line.class}`, fill: hue, fillOpacity: 0.2 },
          ),
      Plot.line(
        { length: xs.length },
        { x: xs, y: ys, className: `chart-line ${line.class}`, stroke: hue, strokeWidth: 1.5, strokeLinejoin: 'round' },
      ),
      lonely.length === 0
        ? null
        : Plot.dot(lonely, {
            x: ({ bucket }) => (bucket.from + bucket.to) / 2,
            y: ({ i }) => scaled(stat[i]?.mean),
            r: 2,
            className: `chart-dot ${line.class}`,
            fill: hue,
            stroke: 'none',
          }),
    ];
  });

  const hits = buckets.map((bucket, i): Hit => {
    const index = busiest(bucket, lines[0]?.values ?? []);
    const rows = lines.flatMap((line, k) => tipRows(line, stats[k]?.[i], options));
    const several = bucket.indices.length > 1 ? [chartText(lang, 'tip.mean', { count: bucket.indices.length })] : [];
    return {
      from: bucket.from,
      to: bucket.to,
      href: options.href(base.snapshots[index]?.path ?? ''),
      tip: [tipTime(bucket, lang), ...rows, ...several].join('\n'),
    };
  });

  // One line is named by the title already: its end says where it stands.
  const endLabels: EndLabel[] = lines.map((line, k) => ({
    y: (lastOf(stats[k]) ?? 0) / axis.divide,
    text: lines.length > 1 ? line.label : axis.withUnit(lastOf(stats[k]) ?? 0),
    class: line.class,
  }));
  const { threshold } = options;
  if (threshold) {
    marks.push(Plot.ruleY([threshold.value / axis.divide], { className: 'chart-threshold', strokeDasharray: '4 3' }));
    endLabels.push({ y: threshold.value / axis.divide, text: threshold.label, class: 'chart-note', inside: true });
  }
  const first = lines[0]?.values ?? [];
  const top = first.reduce<number>((best, value, i) => ((value ?? -1) > (first[best] ?? -1) ? i : best), 0);
  const svg = drawScene(
    {
      lang,
      id: options.id,
      ...domain,
      axis,
      marks,
      gaps: gapsOf(base, lang),
      rules: rulesOf(base, options.marks ?? [], lang),
      endLabels,
      hits,
      summary: summaryOf(options.title, base, lang, { value: formatValue(first[top] ?? null, unit, lang), index: top }),
    },
    geo,
  );
  return { svg, note: joined([options.note ?? '', ...gathering(thinned, 'thinned.band', lang)], lang) };
}

function lastOf(stats: readonly BucketValue[] | undefined): Num {
  return stats?.findLast((stat) => stat.mean !== null)?.mean ?? null;
}

/** A known value without a known neighbour to be joined with, too short to see: it gets a dot. */
function isLonely(buckets: readonly Bucket[], stats: readonly BucketValue[], i: number, minimum: number): boolean {
  const bucket = buckets[i];
  if (!bucket || stats[i]?.mean == null || bucket.to - bucket.from >= minimum) return false;
  const near = (j: number) => buckets[j]?.segment === bucket.segment && stats[j]?.mean != null;
  return !near(i - 1) && !near(i + 1);
}

function tipRows(line: ChartSeries, stat: BucketValue | undefined, options: LineChartOptions): string[] {
  const { lang, unit } = options;
  if (stat?.mean == null) return [tipLine(line.label, chartText(lang, 'tip.unknown'), lang)];
  const row = tipLine(line.label, formatValue(stat.mean, unit, lang), lang);
  if (stat.min === stat.max) return [row];
  const range = `${formatValue(stat.min, unit, lang)} … ${formatValue(stat.max, unit, lang)}`;
  return [row, tipLine(chartText(lang, 'tip.range', { label: line.label }), range, lang)];
}
