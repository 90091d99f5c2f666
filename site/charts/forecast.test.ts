import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { CapacityForecast } from '../../generator/pages/types.ts';
import { overTimeOf } from '../testing/fixtureOverTime.ts';
import { DATABASES, seriesOf } from '../testing/fixtureWorkload.ts';
import { forecastChart } from './forecast.ts';

const [database] = DATABASES;
if (!database) throw new Error('no fixture');
const forecast = overTimeOf(database.instances.map((instance) => seriesOf(database, instance)))
  .capacity[0] as CapacityForecast;
const options = {
  id: 'capacity-1',
  lang: 'en' as const,
  href: (path: string) => `/en/${path}`,
  size: 'third' as const,
  title: 'Host CPU <b>',
  limitLabel: '80 % of the host’s CPU',
};
const drawn = (each: CapacityForecast) => parseHTML(`<body>${forecastChart(each, options)}</body>`).document;

describe('forecastChart', () => {
  test('links the days that were, shows those to come with their interval', () => {
    const document = drawn(forecast);
    const hits = [...document.querySelectorAll('.chart-hits a')];
    const past = forecast.history.filter(({ value }) => value !== null);
    expect(hits).toHaveLength(past.length + forecast.days.length);
    expect(hits.filter((hit) => hit.hasAttribute('href'))).toHaveLength(past.length);
    expect(hits.at(-1)?.querySelector('title')?.textContent).toMatch(/forecast: .*%\nin 4 of 5 days: .* … .*/);
    expect(document.querySelectorAll('.chart-band')).toHaveLength(1);
    expect(document.querySelectorAll('.chart-line')).toHaveLength(2);
  });

  test('draws the limit where it is in sight, and leaves the course its room where it is not', () => {
    expect(drawn(forecast).querySelectorAll('.chart-threshold')).toHaveLength(1);
    const far = { ...forecast, limit: { kind: 'host_cpu_80' as const, value: 5000 } };
    expect(drawn(far).querySelectorAll('.chart-threshold')).toHaveLength(0);
    expect(drawn({ ...forecast, limit: null }).querySelectorAll('.chart-threshold')).toHaveLength(0);
  });

  test('titles are text; no style, no script; nothing without days to come', () => {
    const html = forecastChart(forecast, options);
    expect(html).toContain('Host CPU &lt;b&gt;');
    expect(html).not.toMatch(/style=|<style|<script/);
    expect(forecastChart({ ...forecast, days: [] }, options)).toBe('');
  });
});
