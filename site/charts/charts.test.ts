import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { fixtureOptions, fixtureSeries, fixtureSql, fixtureSqlModel } from './fixture.ts';
import { aasChart, lineChart, sqlHistoryChart, stackChart, topSqlChart } from './index.ts';
import { DAY } from './time.ts';
import type { ChartSeries, LineChartOptions } from './types.ts';

const week = fixtureSeries({ count: 160, gapBefore: [60], restartBefore: [110] });
const sync: ChartSeries = {
  key: 'sync',
  label: 'log file sync',
  values: week.metrics.log_file_sync_ms ?? [],
  class: 's-1',
};
const lineOptions: LineChartOptions = { ...fixtureOptions('latency'), title: 'Latency', unit: 'milliseconds' };

const ALL: [string, string][] = [
  ['aas', aasChart(week, fixtureOptions('aas'))],
  ['lines', lineChart(week, [sync, { ...sync, key: 'b', label: 'other', class: 's-2' }], lineOptions)],
  ['stack', stackChart(week, [sync], { ...lineOptions, id: 'stack', unit: 'percent', yMax: 100 })],
  ['top SQL', topSqlChart(fixtureSql(week), week, fixtureOptions('sql'))],
  ['SQL history', sqlHistoryChart(fixtureSqlModel(week), fixtureOptions('history'))],
  ['half', aasChart(week, { ...fixtureOptions('half'), size: 'half' })],
  ['third', lineChart(week, [sync], { ...lineOptions, id: 'third', size: 'third' })],
];

const dom = (html: string) => parseHTML(`<body>${html}`).document;
const wide = (html: string) => dom(html).querySelector('.chart-wide') as unknown as Element;

describe.each(ALL)('%s', (_, html) => {
  it('obeys the content security policy and holds no broken number', () => {
    expect(html).not.toBe('');
    expect(html).not.toMatch(/style=|<style|<script| on\w+=|https?:|xlink/);
    expect(html).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(html).not.toMatch(/\d\.\d{3,}/);
  });

  it('has ids of its own only, each once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, reference] of html.matchAll(/url\(#([^)]+)\)/g)) expect(ids).toContain(reference);
  });

  it('leads every interval to a snapshot, with a name for it', () => {
    for (const link of dom(html).querySelectorAll('.chart-hits a')) {
      expect(link.getAttribute('href')).toMatch(/^\.\.\/demo-1\/demo1\/\d+\/index\.html$/);
      expect(link.querySelector('title')?.textContent).toMatch(/^\w{3} 2024-03-\d\d \d\d:\d\d – .+\n./);
    }
  });

  it('is drawn for its sizes, each with a name', () => {
    const svgs = [...dom(html).querySelectorAll('.chart-scroll > svg')];
    expect(svgs.length).toBeGreaterThan(0);
    for (const svg of svgs) expect(svg.getAttribute('aria-label')).toMatch(/2024-03-04 00:00 to .*160 snapshots/);
  });
});

it('draws the same picture from the same data', () => {
  expect(aasChart(week, fixtureOptions())).toBe(aasChart(structuredClone(week), fixtureOptions()));
});

it('gives each snapshot of a week its own link in the wide drawing', () => {
  expect(wide(aasChart(week, fixtureOptions())).querySelectorAll('.chart-hits a').length).toBe(160);
});

it('does not join areas or lines across a gap or a restart', () => {
  const aas = [...wide(aasChart(week, fixtureOptions())).querySelectorAll('.chart-area path')];
  // DB CPU, User I/O, Commit; Scheduler is zero all week and left out.
  expect(aas.length).toBe(3);
  for (const path of aas) expect(path.getAttribute('d')?.match(/M/g)).toHaveLength(3);
  const line = wide(lineChart(week, [sync], lineOptions)).querySelector('.chart-line path');
  expect(line?.getAttribute('d')?.match(/M/g)).toHaveLength(3);
});

it('does not join a line over a value that is not known', () => {
  const values = sync.values.map((value, i) => (i === 30 ? null : value));
  const path = wide(lineChart(week, [{ ...sync, values }], lineOptions)).querySelector('.chart-line path');
  expect(path?.getAttribute('d')?.match(/M/g)).toHaveLength(4);
});

it('stacks the classes in the order of Enterprise Manager whatever order they come in', () => {
  const classes = [...wide(aasChart(week, fixtureOptions())).querySelectorAll('g.chart-area')].map((g) =>
    g.getAttribute('class')?.split(' ').at(-1),
  );
  // Painted from the top of the stack down.
  expect(classes).toEqual(['wc-commit', 'wc-user-io', 'wc-cpu']);
});

it('names CPUs far above the load instead of flattening the areas', () => {
  const many = { ...week, cpus: week.cpus.map(() => 256) };
  const svg = wide(aasChart(many, fixtureOptions()));
  expect(svg.querySelector('.chart-cpus')).toBeNull();
  expect(svg.textContent).toContain('↑ 256 CPUs');
  expect(wide(aasChart(week, fixtureOptions())).querySelector('.chart-cpus')).not.toBeNull();
});

it('marks restarts, gaps and plan changes', () => {
  const svg = wide(aasChart(week, fixtureOptions()));
  expect(svg.querySelectorAll('.chart-restart line').length).toBe(1);
  expect(svg.querySelectorAll('.chart-gap rect').length).toBe(1);
  expect(svg.textContent).toContain('restart');
  const history = sqlHistoryChart(fixtureSqlModel(week), fixtureOptions());
  expect(wide(history).querySelectorAll('.chart-mark line').length).toBe(1);
  expect(wide(history).textContent).toContain('plan 222');
});

it('keeps text of reports text', () => {
  const sql = fixtureSql(week).map((one) => ({ ...one, module: '"><script>alert(1)</script>', text: "' onload=x" }));
  const html = topSqlChart(sql, week, fixtureOptions());
  expect(html).not.toMatch(/<script|"[^"<>]*' onload=x"[^<]*>/);
  expect(dom(html).querySelector('.chart-rows title')?.textContent).toContain('"><script>alert(1)</script>');
});

it('shows a SQL that is in no top list as unknown, not as zero', () => {
  const svg = wide(topSqlChart(fixtureSql(week), week, fixtureOptions()));
  const known =
    week.snapshots.filter((_, i) => i % 5 !== 0).length + week.snapshots.filter((_, i) => i % 5 !== 1).length;
  expect(svg.querySelector('.chart-bars path')?.getAttribute('d')?.split('M').length).toBe(known + 1);
  expect(svg.querySelectorAll('.chart-unknown line').length).toBe(64);
});

it('is empty where there is nothing to draw', () => {
  const none = fixtureSeries({ count: 0 });
  expect(aasChart(none, fixtureOptions())).toBe('');
  expect(lineChart(week, [{ ...sync, values: week.snapshots.map(() => null) }], lineOptions)).toBe('');
  expect(topSqlChart([], week, fixtureOptions())).toBe('');
});

describe('few snapshots', () => {
  it('draws a lone one as an interval with room around it', () => {
    const svg = wide(aasChart(fixtureSeries({ count: 1 }), fixtureOptions()));
    const rect = svg.querySelector('.chart-hits rect');
    expect(Number(rect?.getAttribute('width'))).toBeCloseTo(870 / 6, 0);
  });

  it('keeps hours of different months visible and within reach', () => {
    const far = fixtureSeries({ count: 2 });
    const [first, second] = far.snapshots;
    if (!first || !second) throw new Error('two snapshots expected');
    const apart = {
      ...far,
      snapshots: [first, { ...second, beginTime: '2024-09-04 00:00:00', endTime: '2024-09-04 01:00:00' }],
      breakBefore: [false, true],
    };
    const svg = wide(aasChart(apart, fixtureOptions()));
    for (const rect of svg.querySelectorAll('.chart-hits rect'))
      expect(Number(rect.getAttribute('width'))).toBeGreaterThanOrEqual(3);
    expect(svg.querySelector('.chart-area path')?.getAttribute('d')).toMatch(/^M\S+h3[vz]/);
  });
});

describe('a year of hours', () => {
  const year = fixtureSeries({ count: 8760, gapBefore: [3000], restartBefore: [5000] });
  const html = aasChart(year, fixtureOptions());

  it('is thinned to days, each leading to its busiest snapshot', () => {
    const links = wide(html).querySelectorAll('.chart-hits a');
    expect(links.length).toBeGreaterThan(360);
    expect(links.length).toBeLessThanOrEqual(400);
    expect(wide(html).parentElement?.parentElement?.textContent).toContain('mean per 1 d');
    const firstDay = (year.metrics.aas ?? []).slice(0, 24).map(Number);
    expect(links[0]?.getAttribute('href')).toBe(
      `../demo-1/demo1/${firstDay.indexOf(Math.max(...firstDay))}/index.html`,
    );
    expect(links[0]?.querySelector('title')?.textContent).toContain('mean of 24 snapshots');
  });

  it('stays small, and still breaks where the series does', () => {
    expect(html.length).toBeLessThan(300_000);
    expect(wide(html).querySelector('.chart-area path')?.getAttribute('d')?.match(/M/g)).toHaveLength(3);
  });
});

it('survives snapshots without a readable time and a series of short bits', () => {
  const bits = fixtureSeries({ count: 900, stepMs: DAY });
  bits.breakBefore = bits.snapshots.map(() => true);
  bits.snapshots = bits.snapshots.map((snapshot, i) =>
    i === 5 ? { ...snapshot, beginTime: 'never' } : { ...snapshot },
  );
  for (const snapshot of bits.snapshots) if (snapshot.beginTime !== 'never') snapshot.endTime = snapshot.beginTime;
  const html = aasChart(bits, fixtureOptions());
  expect(html).not.toMatch(/NaN/);
  expect(wide(html).querySelectorAll('.chart-hits a').length).toBeLessThanOrEqual(600);
});
