import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAxis } from './axis.ts';
import { fixtureSeries } from './fixture.ts';
import { barShare, eventBars, fallbackHue, sparkline, WAIT_CLASSES, waitClassBar, waitClassName } from './index.ts';
import { bucketsOf, busiest, intervalsOf, secondsOf, valueIn } from './intervals.ts';
import { chartStrings } from './strings.ts';
import { compactPath, num } from './svg.ts';
import { DAY, HOUR, MINUTE, msOf, timeTicks } from './time.ts';

describe('compactPath', () => {
  it('gathers moves along one axis and drops needless zeros', () => {
    expect(compactPath('M0,10L5,10L10.04,10L10.04,2.5L20,2.5')).toBe('M0,10h10v-7.5h10');
    expect(compactPath('M1.26,2L1.26,2')).toBe('M1.3,2');
    expect(compactPath('M0,0L1,1L2,0Z')).toBe('M0,0l1,1l1,-1z');
    expect(compactPath('M.04,5Z')).toBe('M0,5h0z');
    expect(compactPath('M0,0L10,0L4,0')).toBe('M0,0h10h-6');
  });

  it('ends where the path ends, to a tenth, however long it is', () => {
    const coordinate = fc.double({ min: -500, max: 2000, noNaN: true });
    const points = fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(points, (path) => {
        const d = `M${path.map(([x, y]) => `${x},${y}`).join('L')}`;
        const [x, y] = walk(compactPath(d));
        const [endX, endY] = path.at(-1) ?? [0, 0];
        expect(Math.abs(x - endX)).toBeLessThan(0.051);
        expect(Math.abs(y - endY)).toBeLessThan(0.051);
      }),
    );
  });

  /** Where the pen is after a path of M, l, h, v. */
  function walk(d: string): [number, number] {
    let [x, y] = [0, 0];
    for (const [, command, rest = ''] of d.matchAll(/([Mlhv])([^Mlhv]*)/g)) {
      const [a = 0, b = 0] = rest.split(',').map(Number);
      if (command === 'M') [x, y] = [a, b];
      if (command === 'l') [x, y] = [x + a, y + b];
      if (command === 'h') x += a;
      if (command === 'v') y += a;
    }
    return [x, y];
  }

  it('writes numbers short', () => {
    expect([0.04, 0.5, -0.5, 12, 12.34, -3.46].map(num)).toEqual(['0', '.5', '-.5', '12', '12.3', '-3.5']);
  });
});

describe('timeTicks', () => {
  const ticks = (from: string, to: string, pixels = 870, lang: 'en' | 'zh' = 'en') =>
    timeTicks(msOf(from), msOf(to), pixels, lang);

  it('puts dates under midnights', () => {
    const { start, ticks: found } = ticks('2024-03-04 08:10:00', '2024-03-05 08:00:00');
    expect(start).toBe('Mon 4 Mar');
    expect(found.map(({ label }) => label)).toContain('00:00');
    expect(found.filter(({ context }) => context !== '').map(({ label, context }) => [label, context])).toEqual([
      ['00:00', 'Tue 5 Mar'],
    ]);
  });

  it('goes from days over Mondays to months as the span grows', () => {
    expect(ticks('2024-03-04 00:00:00', '2024-03-14 00:00:00').ticks[1]?.label).toBe('Tue 5');
    const weeks = ticks('2024-03-04 00:00:00', '2024-05-04 00:00:00').ticks;
    expect(weeks.every(({ at }) => new Date(at).getUTCDay() === 1)).toBe(true);
    const months = ticks('2023-05-04 00:00:00', '2024-05-04 00:00:00', 870, 'zh').ticks;
    expect(months.find(({ context }) => context !== '')).toMatchObject({ label: '1月', context: '2024年' });
  });

  it('keeps labels apart at any span and width', () => {
    const span = fc.integer({ min: 5 * MINUTE, max: 4000 * DAY });
    fc.assert(
      fc.property(
        span,
        fc.constantFrom(308, 540, 870),
        fc.constantFrom('en' as const, 'zh' as const),
        (ms, pixels, lang) => {
          const from = msOf('2023-11-05 13:37:00');
          const { ticks: found } = timeTicks(from, from + ms, pixels, lang);
          found.slice(1).forEach((tick, i) => {
            expect(((tick.at - (found[i]?.at ?? 0)) / ms) * pixels).toBeGreaterThan(36);
          });
        },
      ),
    );
  });
});

describe('intervals', () => {
  it('closes seconds between reports, not holes', () => {
    const series = fixtureSeries({ count: 3 });
    const [, second, third] = series.snapshots;
    if (!second || !third) throw new Error('three snapshots expected');
    second.beginTime = '2024-03-04 01:00:40';
    third.beginTime = '2024-03-04 02:30:00';
    const found = intervalsOf(series);
    expect(found[0]?.to).toBe(found[1]?.from);
    expect(found.map(({ segment }) => segment)).toEqual([0, 0, 1]);
  });

  it('gathers without losing a snapshot and weighs by time', () => {
    const series = fixtureSeries({ count: 1000, gapBefore: [300] });
    const { buckets, stepMs } = bucketsOf(series, 120);
    expect(stepMs).toBe(12 * HOUR);
    expect(buckets.flatMap(({ indices }) => indices)).toEqual(series.snapshots.map((_, i) => i));
    for (const bucket of buckets) expect(bucket.to - bucket.from).toBeLessThanOrEqual(stepMs ?? 0);
    const pair = { from: 0, to: 1, indices: [0, 1, 2], segment: 0 };
    expect(valueIn(pair, [1, 4, null], [300, 100, 5000])).toEqual({ mean: 1.75, min: 1, max: 4 });
    expect(valueIn(pair, [null, null, null], [1, 1, 1]).mean).toBeNull();
    expect(busiest(pair, [1, 9, null])).toBe(1);
    expect(secondsOf(series)[0]).toBe(3600);
  });
});

describe('valueAxis', () => {
  it.each([
    [6.4, 'sessions', 'sessions', ['0', '2', '4', '6', '8']],
    [7e6, 'bytes_per_second', 'MiB/s', ['0', '2', '4', '6', '8']],
    [0.031, 'seconds', 'ms', ['0', '10', '20', '30', '40']],
    [350_000, 'per_second', 'per second', ['0', '100k', '200k', '300k', '400k']],
    [0, 'percent', '%', ['0', '0.25', '0.50', '0.75', '1.00']],
    [0.00007, 'per_second', 'per hour', ['0', '0.1', '0.2', '0.3']],
    [0.00007, 'sessions', 'sessions', ['0', '2e-5', '4e-5', '6e-5', '8e-5']],
    [5200, 'count', '', ['0', '2,000', '4,000', '6,000']],
  ] as const)('%s %s', (max, unit, label, ticks) => {
    const axis = valueAxis(max, unit, 'en', 4);
    expect(axis.label).toBe(label);
    expect(axis.ticks.map(axis.format)).toEqual(ticks);
  });

  it('always covers the greatest value', () => {
    const max = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
    fc.assert(
      fc.property(max, (value) => {
        const axis = valueAxis(value, 'per_second', 'en', 4);
        expect((axis.ticks.at(-1) ?? 0) * axis.divide).toBeGreaterThanOrEqual(value * (1 - 1e-9));
        expect(axis.ticks.length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('small pictures', () => {
  it('breaks a sparkline at unknown values and marks the last known one', () => {
    const svg = sparkline([1, 2, null, 4, null], { label: 'load' });
    expect(svg.match(/d="([^"]+)"/)?.[1]?.match(/M/g)).toHaveLength(2);
    expect(svg).toContain('role="img" aria-label="load"');
    expect(svg).toContain('<circle cx="66" cy="3"');
    expect(sparkline([null, null])).toBe('');
    expect(sparkline([0, 0])).not.toContain('NaN');
  });

  it('keeps a bar within its track', () => {
    expect(barShare(140)).toContain('class="bar-fill" width="56"');
    expect(barShare(0.01)).toContain('class="bar-fill" width=".5"');
    expect(barShare(0)).not.toContain('bar-fill');
    expect(barShare(null)).toBe('');
  });

  it('names what the wait classes leave over', () => {
    const row = (name: string, pctDbTime: number | null) => ({
      name,
      waitClass: null,
      waits: null,
      timeoutsPct: null,
      totalWaitS: null,
      avgWaitMs: null,
      waitsPerTransaction: null,
      pctDbTime,
      avgActiveSessions: null,
      previousAvgWaitMs: null,
      previousPctDbTime: null,
    });
    const html = waitClassBar([row('User I/O', 30), row('DB CPU', 50), row('Other', null)], { lang: 'en' });
    expect(html.replaceAll('\u00a0', ' ')).toContain('Unaccounted <span>20.0 %</span>');
    expect(html.indexOf('DB CPU')).toBeLessThan(html.indexOf('User I/O'));
    expect(eventBars([row('enq: TX <x>', 12), row('DB CPU', 70)], { lang: 'en' })).toMatch(/wc-cpu.*enq: TX &lt;x&gt;/);
    expect(eventBars([row('x', null)], { lang: 'zh' })).toBe('');
  });
});

describe('palette', () => {
  const css = readFileSync(new URL('../public/assets/charts.css', import.meta.url), 'utf8');

  it('knows Oracle names in any case, and calls the unknown Other', () => {
    expect(waitClassName('User I/O')).toBe('wc-user-io');
    expect(waitClassName(' db cpu ')).toBe('wc-cpu');
    expect(waitClassName('Idle')).toBe('wc-other');
    expect(waitClassName(null)).toBe('wc-other');
  });

  it('has a hue for every class in each theme', () => {
    for (const { class: name } of WAIT_CLASSES) {
      expect(css.match(new RegExp(`^ +--${name}: #[0-9a-f]{6};`, 'gm'))).toHaveLength(3);
      expect(css).toMatch(new RegExp(`\\.${name}\\b[^{]*\\{ --hue: var\\(--${name}\\)`));
      expect(fallbackHue(name)).toMatch(/^#/);
    }
  });

  it('says the same dark theme twice: by the system and by choice', () => {
    const block = (start: string) => {
      const from = css.indexOf(start);
      return css
        .slice(css.indexOf('{', from) + 1, css.indexOf('}', from))
        .split('\n')
        .map((line) => line.trim())
        .join('\n')
        .trim();
    };
    expect(block('  :root:not([data-theme="light"])')).toBe(block('\n:root[data-theme="dark"]'));
  });
});

it('says everything in both languages, with the same placeholders', () => {
  const { en, zh } = chartStrings;
  expect(Object.keys(zh)).toEqual(Object.keys(en));
  const placeholders = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();
  for (const key of Object.keys(en)) expect(placeholders(zh[key]), key).toEqual(placeholders(en[key]));
});
