import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../cli.ts';
import { tinyReport } from '../testing/report.ts';
import { diskGauges, lakeGauges, siteGauges } from './monitoring/figures.ts';
import { quantileOf, requestGauges } from './monitoring/requests.ts';
import { type Gauge, gaugeText, writeGauges } from './monitoring/text.ts';

const NOW = Date.parse('2026-11-28T12:00:00Z');
let dir: string;

beforeAll(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-metrics-'));
});
afterAll(() => fs.rmSync(dir, { recursive: true, force: true }));

const valuesOf = (gauges: readonly Gauge[], name: string) =>
  gauges.find((gauge) => gauge.name === name)?.values.map(({ labels, value }) => [labels, value]);

describe('the text', () => {
  it('leaves out what is not known, and escapes labels', () => {
    const gauges = [
      { name: 'awr_a', help: 'A.', values: [{ labels: { x: 'a"b\\\nc' }, value: 1.5 }, { value: null }] },
      { name: 'awr_b', help: 'B.', values: [{ value: Number.NaN }] },
    ];
    expect(gaugeText(gauges)).toBe('# HELP awr_a A.\n# TYPE awr_a gauge\nawr_a{x="a\\"b\\\\\\nc"} 1.5\n');
  });

  it('replaces a file as a whole, and says where it cannot', () => {
    const file = path.join(dir, 'awr.prom');
    fs.writeFileSync(file, 'old');
    writeGauges(file, [{ name: 'awr_a', help: 'A.', values: [{ value: 0 }] }]);
    expect(fs.readFileSync(file, 'utf8')).toMatch(/^awr_a 0$/m);
    expect(fs.statSync(file).mode & 0o777).toBe(0o644);
    expect(fs.readdirSync(dir)).toEqual(['awr.prom']);
    expect(() => writeGauges(path.join(dir, 'nowhere/awr.prom'), [])).toThrow(/cannot be written \(ENOENT\)/);
    fs.rmSync(file);
  });
});

describe('lake and site', () => {
  it('count what is there', async () => {
    // A name that is a glob to DuckDB.
    const [archive, lake] = ['archive', 'lake [0] *'].map((name) => path.join(dir, name)) as [string, string];
    fs.mkdirSync(archive);
    for (const hour of [5, 6]) fs.writeFileSync(path.join(archive, `${hour}.html`), tinyReport({ hour }));
    fs.writeFileSync(path.join(archive, 'copy.html'), tinyReport({ hour: 6 }));
    fs.writeFileSync(path.join(archive, 'note.html'), '<html><h1>Shopping list</h1></html>');
    const around = { cwd: dir, write: () => true, stderr: { write: () => true }, now: () => new Date(NOW) };
    expect(await run(['ingest', archive, '--lake', lake], { ...around, signal: new AbortController().signal })).toBe(3);
    const gauges = await lakeGauges(lake);
    expect(valuesOf(gauges, 'awr_lake_reports')).toEqual([[undefined, 2]]);
    expect(valuesOf(gauges, 'awr_lake_rejected_files')).toEqual([
      [{ reason: 'duplicate' }, 1],
      [{ reason: 'not_a_report' }, 1],
    ]);
    expect(Number(valuesOf(gauges, 'awr_lake_bytes')?.[0]?.[1])).toBeGreaterThan(1000);
  });

  it('are absent, not 0, where there are none', async () => {
    const nowhere = path.join(dir, 'nowhere');
    expect(await lakeGauges(nowhere)).toEqual([]);
    expect(siteGauges(nowhere)).toEqual([]);
    expect(gaugeText(diskGauges({ lake: nowhere, releases: nowhere, build: nowhere }))).toBe('');
  });

  it('tell what disk is free', () => {
    const text = gaugeText(diskGauges({ lake: dir, releases: dir, build: path.join(dir, 'nowhere') }));
    expect(text).toMatch(/^awr_disk_free_bytes\{place="lake"\} \d+$/m);
    expect(text).not.toContain('build"');
  });
});

describe('requests', () => {
  const line = (minutesAgo: number, status: number, seconds: number, uri = '/en/') =>
    JSON.stringify({
      time: new Date(NOW - 60_000 * minutesAgo).toISOString().replace('.000Z', '+00:00'),
      uri,
      status,
      request_time: seconds,
    });
  const write = (name: string, lines: string[]): string => {
    fs.writeFileSync(path.join(dir, name), `${lines.join('\n')}\n`);
    return path.join(dir, name);
  };

  it('are those of the last hour, with quantiles by nearest rank', () => {
    const older = [line(90, 500, 9), 'junk of long ago', line(61, 500, 9)];
    const recent = Array.from({ length: 100 }, (_, i) => line(50 - i / 10, i === 7 ? 503 : 200, (i + 1) / 100));
    const gauges = requestGauges(write('access.log', [...older, ...recent, '{"time":"no', line(1, 404, 0)]), NOW);
    expect(valuesOf(gauges, 'awr_requests_recent')?.map(([, count]) => count)).toEqual([0, 99, 0, 1, 1]);
    expect(valuesOf(gauges, 'awr_request_recent_seconds')).toEqual([
      [{ quantile: 0.5 }, 0.5],
      [{ quantile: 0.95 }, 0.95],
      [{ quantile: 0.99 }, 0.99],
    ]);
    expect(valuesOf(gauges, 'awr_requests_window_seconds')).toEqual([[undefined, 3600]]);
    expect(valuesOf(gauges, 'awr_requests_unread_lines')).toEqual([[undefined, 1]]);
  });

  it('are read over the bounds of chunks, in lines of any length and letters of several bytes', () => {
    const lines = Array.from({ length: 40 }, (_, i) =>
      line(59 - i, 200, i, '等待'.repeat(i === 20 ? 400_000 : 10_000)),
    );
    const gauges = requestGauges(write('long.log', lines), NOW);
    expect(valuesOf(gauges, 'awr_requests_recent')?.[1]?.[1]).toBe(40);
    expect(valuesOf(gauges, 'awr_requests_unread_lines')).toEqual([[undefined, 0]]);
    expect(valuesOf(gauges, 'awr_requests_window_seconds')).toEqual([[undefined, 59 * 60]]);
  });

  it('that cannot be read cost their own figures alone', async () => {
    const [out, config] = ['figures.prom', 'awr.config.json'].map((name) => path.join(dir, name)) as [string, string];
    fs.writeFileSync(config, JSON.stringify({ lake: path.join(dir, 'none'), releases: dir, build: dir }));
    let said = '';
    const stderr = { write: (text: string) => (said += text) };
    const args = ['metrics', '--config', config, '--out', out, '--access-log', path.join(dir, 'none.log')];
    const around = { cwd: dir, write: () => true, stderr, now: () => new Date(NOW) };
    expect(await run(args, { ...around, signal: new AbortController().signal })).toBe(1);
    expect(said).toMatch(/access log cannot be read \(ENOENT\)[\s\S]*remedy/);
    expect(fs.readFileSync(out, 'utf8')).toMatch(/^awr_disk_free_bytes\{place="releases"\} \d+$/m);
    expect(fs.readFileSync(out, 'utf8')).not.toContain('awr_requests');
  });

  it('of an empty log are none, and of no log an error', () => {
    fs.writeFileSync(path.join(dir, 'empty.log'), '');
    const text = gaugeText(requestGauges(path.join(dir, 'empty.log'), NOW));
    expect(text).toContain('awr_requests_recent{status="2xx"} 0');
    expect(text).not.toContain('awr_request_recent_seconds');
    expect(() => requestGauges(path.join(dir, 'none.log'), NOW)).toThrow(/cannot be read \(ENOENT\)/);
    expect(quantileOf([], 0.5)).toBeNull();
  });
});
