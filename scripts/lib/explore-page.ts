/**
 * A page of charts with its published series, without a lake: for the tests of exploring and for its benchmark. Components,
 * series, scripts and styles are the site's own; a year of hourly snapshots of one instance is made up.
 */
import fs from 'node:fs';
import path from 'node:path';
import { CHARTED_METRICS } from '../../generator/pages/series/columns.ts';
import { seriesFiles } from '../../generator/pages/series/files.ts';
import type {
  DatabaseModel,
  IncidentRow,
  InstanceSeries,
  MetricKey,
  TopSqlSeries,
} from '../../generator/pages/types.ts';
import { aasChart, lineChart, topSqlChart } from '../../site/charts/index.ts';
import { timeOf } from '../../site/charts/time.ts';
import { bundleClient, CLIENT_SCRIPTS } from '../../site/client/bundle.ts';
import { exploreBar } from '../../site/lib/explore.ts';
import { placeOf } from '../../site/lib/url.ts';

const root = path.resolve(import.meta.dirname, '../..');
const HOUR = 3_600_000;

/** A name that would be markup and a formula, were it not text. */
export const HOSTILE_CLASS = '=1+1<img src=x onerror="window.pwned=1">';

export interface PageRecipe {
  /** Hourly snapshots. */
  count: number;
  lang?: 'en' | 'zh';
  /** Extra wait classes, for a stack as tall as a real one. */
  classes?: number;
  /** Statements in rows, below the others. */
  statements?: number;
}

/** Steps that look like work: a day's shape, a week's, and noise that is the same every time. */
function wave(i: number, size: number, phase: number): number {
  const noise = Math.abs(Math.sin(i * 12.9898 + phase * 78.233) * 43758.5453) % 1;
  const day = 1 + Math.sin(((i % 24) - 6) * (Math.PI / 12));
  return size * (0.2 + day * (i % 168 > 120 ? 0.3 : 1)) * (0.7 + 0.6 * noise);
}

function instance({ count, classes = 9 }: PageRecipe): InstanceSeries {
  const begin = Date.UTC(2025, 10, 1);
  const time = (i: number): string => timeOf(begin + i * HOUR);
  const snapshots = Array.from({ length: count }, (_, i) => ({
    reportId: `r${i}`,
    kind: 'awr' as const,
    path: `demo-1/demo1/s${i}/`,
    instanceName: 'DEMO1',
    instanceNumber: 1,
    beginSnap: i,
    endSnap: i + 1,
    beginTime: time(i),
    endTime: time(i + 1),
    elapsedS: 3600,
  }));
  const values = (size: number, phase: number): number[] => snapshots.map((_, i) => wave(i, size, phase));
  const names = [
    'DB CPU',
    'User I/O',
    'System I/O',
    'Concurrency',
    'Application',
    'Commit',
    'Configuration',
    'Network',
  ];
  const metrics = Object.fromEntries(
    CHARTED_METRICS.map((key, k): [MetricKey, number[]] => [key, values(key.endsWith('_pct') ? 20 : 10 ** (k % 4), k)]),
  );
  return {
    scope: 'instance',
    instanceName: 'DEMO1',
    instanceNumber: 1,
    hostName: 'host',
    snapshots,
    cpus: snapshots.map(() => 16),
    breakBefore: snapshots.map((_, i) => i === 30),
    gaps: [],
    restarts: [time(30)],
    metrics,
    usual: { aas: { low: values(2, 3).map((v) => v / 2), high: values(6, 3) } },
    aasByClass: [...names.slice(0, classes - 1), HOSTILE_CLASS].map((waitClass, k) => ({
      waitClass,
      values: values(3 / (k + 1), k),
    })),
  };
}

/** Every other snapshot lists a statement; the heaviest come first. */
function topSqlOf({ snapshots }: InstanceSeries, count: number): TopSqlSeries[] {
  return Array.from({ length: count }, (_, k) => ({
    sqlId: `sql${k}aaaaaaaaa`,
    text: null,
    module: null,
    totalElapsedS: 1000 / (k + 1),
    pctDbTime: 10 / (k + 1),
    seen: snapshots.length / 2,
    aas: [snapshots.map((_, i) => (i % 2 === 0 ? wave(i, 4 / (k + 1), k) : null))],
    path: `demo-1/sql/sql${k}aaaaaaaaa/`,
  }));
}

function model(series: InstanceSeries, topSql: TopSqlSeries[]): DatabaseModel {
  const [first] = series.snapshots;
  const incident = {
    usual: false,
    subject: 'DEMO1',
    begin: series.snapshots[40]?.beginTime,
    end: series.snapshots[43]?.endTime,
    title: { en: 'Row lock contention', zh: '行锁争用' },
    first,
  } as IncidentRow;
  return {
    type: 'database',
    database: { slug: 'demo-1', dbName: 'DEMO', dbId: '1', synthetic: true },
    instances: [series],
    clusterSum: null,
    topSql,
    incidents: [incident],
    parameterChanges: [
      {
        name: 'cursor_sharing',
        instanceName: 'DEMO1',
        at: series.snapshots[20]?.beginTime,
        from: 'EXACT',
        to: 'FORCE',
        snapshot: first,
      },
    ],
  } as unknown as DatabaseModel;
}

/** Writes the page, `{dir}/{lang}/demo-1/index.html`, its series, snapshots' pages and assets; returns its file. */
export async function writeExplorePage(dir: string, recipe: PageRecipe): Promise<string> {
  const lang = recipe.lang ?? 'en';
  const series = instance(recipe);
  const place = placeOf(lang, 'demo-1/');
  const assets = path.join(dir, 'assets');
  fs.cpSync(path.join(root, 'site/public/assets'), assets, { recursive: true });
  for (const name of Object.keys(CLIENT_SCRIPTS))
    fs.writeFileSync(path.join(assets, name), await bundleClient(root, name));
  const topSql = topSqlOf(series, recipe.statements ?? 0);
  for (const [name, content] of seriesFiles(model(series, topSql))) write(path.join(dir, 'en/demo-1', name), content);
  for (const { path: page } of series.snapshots.slice(-3))
    write(
      path.join(dir, lang, page, 'index.html'),
      `<!doctype html><link rel="icon" href="../../../../assets/icon.svg"><title>${page}</title>`,
    );
  const file = path.join(dir, lang, 'demo-1/index.html');
  write(file, html(series, topSql, place, lang));
  return file;
}

function html(
  series: InstanceSeries,
  topSql: TopSqlSeries[],
  place: ReturnType<typeof placeOf>,
  lang: 'en' | 'zh',
): string {
  const shared = { lang, href: place.to, sync: 'time', source: 'demo1' };
  const line = (key: MetricKey, size: 'full' | 'third', title: string, unit: 'per_second' | 'milliseconds') =>
    lineChart(series, [{ key, column: key, label: title, values: series.metrics[key] ?? [], class: 's-1' }], {
      ...shared,
      id: `${key}-1`,
      title,
      unit,
      size,
    });
  const latency = (['single_block_read_ms', 'log_file_sync_ms'] as const).map((key, i) => ({
    key,
    column: key,
    label: i === 0 ? 'db file sequential read' : 'log file sync',
    values: series.metrics[key] ?? [],
    class: `s-${i + 1}`,
  }));
  const small = (
    [
      'transactions_per_s',
      'executes_per_s',
      'logical_reads_per_s',
      'physical_reads_per_s',
      'hard_parses_per_s',
    ] as const
  )
    .map((key) => line(key, 'third', key, 'per_second'))
    .join('');
  return `<!doctype html><html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><title>DEMO</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="${place.asset('icon.svg')}">
${['site.css', 'charts.css', 'explore.css'].map((name) => `<link rel="stylesheet" href="${place.asset(name)}">`).join('')}
<script src="${place.asset('theme.js')}"></script>${['app.js', 'charts.js', 'explore.js'].map((name) => `<script defer src="${place.asset(name)}"></script>`).join('')}
</head><body><main id="main"><div class="page"><section>${exploreBar(place, { source: 'demo1', years: ['2025'] })}
${aasChart(series, { ...shared, id: 'aas-1' })}${lineChart(series, latency, { ...shared, id: 'latency-1', title: 'Latency', unit: 'milliseconds' })}
<div class="multiples">${small}</div>${topSql.length > 0 ? exploreBar(place, { source: 'demo1.sql', first: false }) : ''}${topSqlChart(topSql, series, { ...shared, source: 'demo1.sql', id: 'top-sql-1' })}</section></div></main></body></html>`;
}

function write(file: string, content: string | Uint8Array): void {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
}
