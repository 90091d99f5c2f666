/** Latency histograms over time as a heat map: time by bucket, the share of the waits by shade; its steps and its axis. */
import type { LatencyOverTime } from '../../generator/pages/types.ts';
import { formatInterval, formatNumber } from '../lib/format.ts';
import { esc } from '../lib/html.ts';
import { figure } from './figure.ts';
import { type Drawing, drawings, type Geometry, type Hit } from './geometry.ts';
import { text, timeLabels } from './labels.ts';
import { stepName, tipLine } from './scene.ts';
import { chartText } from './strings.ts';
import { num } from './svg.ts';
import { msOf, timeTicks } from './time.ts';
import type { ChartOptions, Lang, Num } from './types.ts';

/** Lower ends of the shades, percent of the waits: tails of one in two hundred are seen, and so is where most are. Our choice. */
export const SHARE_STEPS: readonly number[] = [0, 0.5, 2, 5, 10, 25, 50];

/** `h0` … `h6`; null for no wait at all. */
export function shareStep(share: Num): string | null {
  if (share === null || share <= 0) return null;
  return `h${SHARE_STEPS.findLastIndex((from) => share >= from)}`;
}

const UNITS = [
  { unit: 'h', us: 3_600_000_000 },
  { unit: 'min', us: 60_000_000 },
  { unit: 's', us: 1_000_000 },
  { unit: 'ms', us: 1000 },
  { unit: 'µs', us: 1 },
];

/** `64 µs`, `1 ms`, `2 min`; a bound of Oracle's is a round number in some unit. */
export function boundText(us: number): string {
  const { unit, us: size } = UNITS.find((each) => us >= each.us) ?? { unit: 'µs', us: 1 };
  return `${formatNumber(us / size)} ${unit}`;
}

/** `≤ 64 µs`; the bucket without an end: `> 1 s`. */
export function bucketText(bounds: readonly Num[], place: number): string {
  const bound = bounds[place] ?? null;
  const before = bounds[place - 1] ?? null;
  return bound !== null ? `≤ ${boundText(bound)}` : before === null ? '> 0' : `> ${boundText(before)}`;
}

/** A `<figure class="chart">`; empty string without a histogram. */
export function latencyChart(latency: LatencyOverTime, options: ChartOptions & { title: string }): string {
  const rows = latency.bounds.length;
  if (rows === 0 || latency.slots.length === 0) return '';
  const height = (row: number) => 26 + 38 + rows * row;
  return figure(options, {
    title: options.title,
    legend: [],
    legendAlways: false,
    drawings: drawings(options, { wide: height(rows > 16 ? 13 : 17), narrow: height(13) }, (geo) =>
      picture(latency, options, geo),
    ),
  });
}

function picture(latency: LatencyOverTime, options: ChartOptions & { title: string }, geo: Geometry): Drawing {
  const { lang } = options;
  const { bounds, slots, stepS } = latency;
  // Room for `≤ 512 µs`, and none for labels at the end.
  const frame = { ...geo, left: 62, right: geo.name === 'narrow' ? geo.right : 46 };
  const [from, to] = [msOf(slots[0]?.from ?? ''), msOf(slots.at(-1)?.to ?? '')];
  const width = frame.width - frame.left - frame.right;
  const bottom = geo.height - geo.bottom;
  const row = (bottom - geo.top) / bounds.length;
  const x = (ms: number) => frame.left + ((ms - from) / (to - from)) * width;
  const y = (place: number) => bottom - (place + 1) * row;
  const paths = new Map<string, string>();
  for (const slot of slots) {
    const [a, b] = [x(msOf(slot.from)), x(msOf(slot.to))];
    slot.shares.forEach((share, place) => {
      const step = shareStep(share);
      if (step === null) return;
      const cell = `M${num(a)},${num(y(place))}h${num(Math.max(0.5, b - a - (b - a > 4 ? 1 : 0)))}v${num(row - 1)}h${num(-Math.max(0.5, b - a - (b - a > 4 ? 1 : 0)))}z`;
      paths.set(step, (paths.get(step) ?? '') + cell);
    });
  }
  const hits = slots.map((slot): Hit => {
    const shown = slot.shares.flatMap((share, place) =>
      share !== null && share > 0 ? [tipLine(bucketText(bounds, place), `${formatNumber(share)} %`, lang)] : [],
    );
    return {
      from: msOf(slot.from),
      to: msOf(slot.to),
      href: null,
      tip: [
        formatInterval(slot.from, slot.to, lang, { weekday: true }),
        ...shown,
        chartText(lang, 'latency.reports', { count: slot.reports }),
      ].join('\n'),
    };
  });
  const times = timeTicks(from, to, width, lang);
  const labels = bounds.map((_, place) =>
    text(frame.left - 6, y(place) + row / 2 + 4, bucketText(bounds, place), 'chart-label', 'end'),
  );
  const ticks = times.ticks.map(({ at }) => `M${num(x(at))},${bottom}v5`).join('');
  const summary = `${options.title}, ${formatInterval(slots[0]?.from ?? '', slots.at(-1)?.to ?? '', lang)}`;
  const svg =
    `<svg class="chart-${geo.name}" viewBox="0 0 ${geo.width} ${geo.height}" width="${geo.width}" height="${geo.height}" data-plot="${frame.left} ${geo.top} ${width} ${bottom - geo.top}" role="group" aria-label="${esc(summary)}" font-size="12" fill="currentColor" text-anchor="middle">` +
    `<g aria-hidden="true"><g class="latency-cells">${[...paths].map(([step, d]) => `<path class="${step}" d="${d}"/>`).join('')}</g>` +
    `<path class="latency-axis" d="M${frame.left},${bottom}h${width}${ticks}" fill="none" stroke="currentColor" stroke-opacity=".5"/>` +
    `${labels.join('')}${timeLabels(times, x, bottom, frame).join('')}</g>${hitAreas(hits, x, geo)}</svg>`;
  return { svg, note: chartText(lang, 'latency.note', { step: stepName(1000 * stepS, lang) }) };
}

function hitAreas(hits: readonly Hit[], x: (ms: number) => number, geo: Geometry): string {
  const height = geo.height - geo.top - geo.bottom;
  const areas = hits.map(
    ({ from, to, tip }) =>
      `<a><title>${esc(tip)}</title><rect x="${num(x(from))}" y="${geo.top}" width="${num(Math.max(0.5, x(to) - x(from)))}" height="${num(height)}"/></a>`,
  );
  return `<g class="chart-hits" fill="none" pointer-events="all">${areas.join('')}</g>`;
}

/** Shades with the shares at which they begin. */
export function latencyLegend(lang: Lang): string {
  const steps = SHARE_STEPS.map((from, i) => `<i class="h${i}"></i><span>${i === 0 ? '> 0' : `≥ ${from}`}</span>`);
  return `<p class="heat-legend latency-legend"><span>${esc(chartText(lang, 'latency.legend'))}</span>${steps.join('')}</p>`;
}
