/** The SQL that took most time, a small chart each: average active sessions per snapshot. */
import * as Plot from '@observablehq/plot';
import type { InstanceSeries, Num, TopSqlSeries } from '../../generator/pages/types.ts';
import { formatPct, formatValue } from '../lib/format.ts';
import { cut, esc, oneLine } from '../lib/html.ts';
import { exploreAttribute } from './explore.ts';
import { figure } from './figure.ts';
import { drawScene } from './frame.ts';
import { type Drawing, drawings, type Geometry, type Hit } from './geometry.ts';
import { type Bucket, bucketsOf, busiest, secondsOf, valueIn } from './intervals.ts';
import { domainOf, gapsOf, gathering, joined, rulesOf, summaryOf, tipLine, tipTime } from './scene.ts';
import { totalsOf } from './stack.ts';
import { chartText } from './strings.ts';
import { num } from './svg.ts';
import type { ChartOptions } from './types.ts';

export interface TopSqlOptions extends ChartOptions {
  /** Place of `instance` in the model's `instances`: which row of each SQL's `aas` to draw. Default 0. */
  instanceIndex?: number;
}

interface Row {
  sql: TopSqlSeries;
  values: readonly Num[];
}

/** Statements that the text over a bucket names, the longest first: the others are in the drawing (our choice). */
const NAMED = 4;

/** Ten rows of bars: of each fewer than a chart of one row has (our choice). */
const SHARE_OF_LIMIT = 0.6;

/** Height of a row; its bars leave room for the next row's name. */
const ROW = { wide: 34, narrow: 42 };
const BARS = { wide: 28, narrow: 22 };

/** A `<figure class="chart">`, a row for each SQL; empty string when there is none. */
export function topSqlChart(sql: readonly TopSqlSeries[], instance: InstanceSeries, options: TopSqlOptions): string {
  const rows = sql
    .map((one): Row => ({ sql: one, values: one.aas[options.instanceIndex ?? 0] ?? [] }))
    .filter(({ values }) => values.some((value) => value != null));
  if (rows.length === 0 || instance.snapshots.length === 0) return '';
  const title = options.title ?? chartText(options.lang, 'topsql.title');
  const explore = exploreAttribute(
    options,
    rows.map(({ sql, values }, k) => ({
      key: sql.sqlId,
      label: sql.sqlId,
      values,
      column: `sql:${sql.sqlId}`,
      class: `r-${k + 1}`,
    })),
    { kind: 'rows', unit: 'sessions', title },
  );
  const draw = (geo: Geometry) => topSqlScene(rows, instance, title, options, geo);
  return figure(options, {
    title,
    legend: [],
    legendAlways: false,
    explore,
    drawings: drawings(options, { wide: 0, narrow: 0 }, draw, explore !== ''),
  });
}

function topSqlScene(
  rows: readonly Row[],
  instance: InstanceSeries,
  title: string,
  options: TopSqlOptions,
  frame: Geometry,
): Drawing {
  const { lang } = options;
  const count = rows.length;
  const size = frame.name === 'wide' ? 'wide' : 'narrow';
  const geo = { ...frame, height: frame.top + frame.bottom + ROW[size] * count };
  const thinned = bucketsOf(instance, geo.limit * SHARE_OF_LIMIT);
  const { buckets } = thinned;
  const seconds = secondsOf(instance);
  const domain = domainOf(instance, options);
  const stats = rows.map(({ values }) => buckets.map((bucket) => valueIn(bucket, values, seconds).mean));
  const top = Math.max(...stats.flat().map((value) => value ?? 0)) || 1;
  const minWidth = (1.5 * (domain.to - domain.from)) / (geo.width - geo.left - geo.right);

  // One value axis for all rows: row k's zero is at count - 1 - k, its bars reach at most BARS of ROW above it.
  const zero = (k: number) => count - 1 - k;
  const share = BARS[size] / ROW[size];
  const bars = stats.flatMap((stat, k) =>
    stat.flatMap((value, i) => {
      const bucket = buckets[i];
      if (value == null || value <= 0 || !bucket) return [];
      const grow = Math.max(0, minWidth - (bucket.to - bucket.from)) / 2;
      return [
        {
          x1: bucket.from - grow,
          x2: bucket.to + grow,
          y1: zero(k),
          y2: zero(k) + Math.max(value / top, 0.035) * share,
        },
      ];
    }),
  );
  const unknown = stats.flatMap((stat, k) =>
    runs(buckets, stat).map(({ from, to }) => ({ x1: from, x2: to, y: zero(k) })),
  );

  const totals = totalsOf(instance.snapshots.length, rows);
  const hits = buckets.map((bucket): Hit => {
    const index = busiest(bucket, totals);
    const known = rows
      .map(({ sql, values }) => ({ id: sql.sqlId, mean: valueIn(bucket, values, seconds).mean }))
      .filter((one): one is { id: string; mean: number } => one.mean !== null)
      .sort((a, b) => b.mean - a.mean)
      .slice(0, NAMED);
    const lines = known.map(({ id, mean }) => tipLine(id, formatValue(mean, 'sessions', lang), lang));
    const tip = [tipTime(bucket, lang), ...(lines.length ? lines : [chartText(lang, 'tip.notop')])].join('\n');
    return { from: bucket.from, to: bucket.to, href: options.href(instance.snapshots[index]?.path ?? ''), tip };
  });

  const svg = drawScene(
    {
      lang,
      id: options.id,
      ...domain,
      axis: { divide: 1, label: '', ticks: [0, count], format: () => '', withUnit: String },
      marks: [
        Plot.ruleY(
          rows.map((_, k) => zero(k)),
          { className: 'chart-grid', strokeOpacity: 0.12 },
        ),
        Plot.ruleY(unknown, {
          x1: 'x1',
          x2: 'x2',
          y: 'y',
          className: 'chart-unknown',
          strokeDasharray: '1 4',
          strokeOpacity: 0.5,
        }),
        Plot.rect(bars, { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', className: 'chart-bars', fill: '#2563c9' }),
      ],
      gaps: gapsOf(instance, lang).map((gap) => ({ ...gap, labels: [] })),
      rules: rulesOf(instance, [], lang),
      endLabels: [],
      hits,
      summary: summaryOf(title, instance, lang),
    },
    geo,
  );
  const names = rows.map((row, k) => rowName(row, k, geo, options)).join('');
  const note = joined(
    [
      options.note ?? chartText(lang, 'topsql.note', { top: formatValue(top, 'sessions', lang) }),
      ...(thinned.stepMs === null ? [] : gathering(thinned, 'thinned.band', lang).slice(0, 1)),
    ],
    lang,
  );
  return { svg: svg.replace(/<\/svg>$/, `<g class="chart-rows">${names}</g></svg>`), note };
}

/** The `sql_id`, a link, and its share: in the right margin of the wide drawing, over the bars of the narrow one. */
function rowName({ sql }: Row, k: number, geo: Geometry, options: TopSqlOptions): string {
  const wide = geo.name === 'wide';
  const bottom = geo.top + ROW[wide ? 'wide' : 'narrow'] * (k + 1);
  const tip = [sql.module ?? '', sql.text === null ? '' : cut(oneLine(sql.text), 200)].filter(Boolean).join('\n');
  const title = tip === '' ? '' : `<title>${esc(tip)}</title>`;
  const pct = sql.pctDbTime === null ? '' : formatPct(sql.pctDbTime);
  const link = (x: number, y: number) =>
    `<a href="${esc(options.href(sql.path))}">${title}<text x="${num(x)}" y="${num(y)}" text-anchor="start" class="chart-sql${wide ? '' : ' chart-halo'}">${esc(sql.sqlId)}</text></a>`;
  const share = (x: number, y: number, anchor: string) =>
    pct === '' ? '' : `<text x="${num(x)}" y="${num(y)}" text-anchor="${anchor}" class="chart-note">${pct}</text>`;
  if (!wide) return link(geo.left, bottom - 27) + share(geo.width - geo.right, bottom - 27, 'end');
  const x = geo.width - geo.right + 8;
  return link(x, bottom - 15) + share(x, bottom - 2, 'start');
}

/** Stretches without a value, within one segment. */
function runs(buckets: readonly Bucket[], values: readonly Num[]): { from: number; to: number }[] {
  const found: { from: number; to: number; segment: number; last: number }[] = [];
  buckets.forEach((bucket, i) => {
    if (values[i] != null) return;
    const open = found.at(-1);
    if (open && open.last === i - 1 && open.segment === bucket.segment) Object.assign(open, { to: bucket.to, last: i });
    else found.push({ from: bucket.from, to: bucket.to, segment: bucket.segment, last: i });
  });
  return found;
}
