/** A forecast of daily values: what was, what is expected with its interval as a band, and the limit. */
import * as Plot from '@observablehq/plot';
import type { CapacityForecast } from '../../generator/pages/types.ts';
import { formatDay, formatValue } from '../lib/format.ts';
import { valueAxis } from './axis.ts';
import { figure } from './figure.ts';
import { drawScene } from './frame.ts';
import { type Drawing, drawings, type Geometry, type Hit, type Rule } from './geometry.ts';
import { fallbackHue } from './palette.ts';
import { tipLine } from './scene.ts';
import { chartText } from './strings.ts';
import { DAY, msOf } from './time.ts';
import type { ChartOptions } from './types.ts';

export interface ForecastChartOptions extends ChartOptions {
  title: string;
  /** Names the limit's line. */
  limitLabel: string | null;
}

/** A limit beyond this many times the highest value would press the course flat: then the text alone names it. */
const LIMIT_IN_SIGHT = 4;
const HUE = 's-1';

/** A `<figure class="chart">`; empty string without days to come. */
export function forecastChart(forecast: CapacityForecast, options: ForecastChartOptions): string {
  if (forecast.days.length === 0) return '';
  return figure(options, {
    title: options.title,
    legend: [],
    legendAlways: false,
    drawings: drawings(options, { wide: 200, narrow: 190 }, (geo) => forecastScene(forecast, options, geo)),
  });
}

function forecastScene(forecast: CapacityForecast, options: ForecastChartOptions, geo: Geometry): Drawing {
  const { history, days, limit, unit } = forecast;
  const { lang } = options;
  const highest = Math.max(0, ...history.map(({ value }) => value ?? 0), ...days.map(({ high }) => high));
  const inSight = limit !== null && limit.value <= LIMIT_IN_SIGHT * highest;
  // Room above the limit's line for its label.
  const axis = valueAxis(inSight ? Math.max(highest, 1.15 * limit.value) : highest, unit, lang, 4);
  const noon = (day: string): number => msOf(day) + DAY / 2;
  const [first, last] = [history[0]?.day ?? days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const domain = { from: msOf(first), to: msOf(last) + DAY };
  const newest = history.findLast(({ value }) => value !== null);
  // The lines meet: what is expected starts from what was last known.
  const ahead = newest
    ? [{ day: newest.day, value: newest.value ?? 0, low: newest.value ?? 0, high: newest.value ?? 0 }, ...days]
    : days;
  const scaled = (value: number | null): number => (value === null ? Number.NaN : value / axis.divide);
  const hue = fallbackHue(HUE);
  const marks: Plot.Markish[] = [
    Plot.areaY(ahead, {
      x: ({ day }) => noon(day),
      y1: ({ low }) => scaled(low),
      y2: ({ high }) => scaled(high),
      className: `chart-band ${HUE}`,
      fill: hue,
      fillOpacity: 0.2,
    }),
    Plot.line(history, {
      x: ({ day }) => noon(day),
      y: ({ value }) => scaled(value),
      className: `chart-line ${HUE}`,
      stroke: hue,
      strokeWidth: 1.5,
      strokeLinejoin: 'round',
    }),
    Plot.line(ahead, {
      x: ({ day }) => noon(day),
      y: ({ value }) => scaled(value),
      className: `chart-line ${HUE}`,
      stroke: hue,
      strokeWidth: 1.5,
      strokeDasharray: '2 3',
    }),
  ];
  const end = days.at(-1);
  const endLabels = [{ y: scaled(end?.value ?? 0), text: axis.withUnit(end?.value ?? 0), class: HUE }];
  if (inSight) {
    marks.push(Plot.ruleY([limit.value / axis.divide], { className: 'chart-threshold', strokeDasharray: '4 3' }));
    const label = { y: limit.value / axis.divide, text: options.limitLabel ?? '', class: 'chart-note', inside: true };
    endLabels.push(label);
  }
  const rules: Rule[] = [{ at: msOf(days[0]?.day ?? last), label: chartText(lang, 'forecast'), class: 'chart-mark' }];
  const svg = drawScene(
    {
      lang,
      id: options.id,
      ...domain,
      axis,
      marks,
      gaps: [],
      rules,
      endLabels,
      hits: [
        ...history.flatMap((day) => pastHit(day, forecast, options)),
        ...days.map((day) => hitAhead(day, forecast, options)),
      ],
      summary: `${options.title}, ${formatDay(first, lang)} – ${formatDay(last, lang)}`,
    },
    geo,
  );
  return { svg, note: options.note ?? '' };
}

function pastHit(
  { day, value, path }: CapacityForecast['history'][number],
  { unit }: CapacityForecast,
  { lang, href }: ForecastChartOptions,
): Hit[] {
  if (value === null) return [];
  const tip = [
    formatDay(day, lang, { weekday: true }),
    tipLine(chartText(lang, 'busy'), formatValue(value, unit, lang), lang),
  ];
  return [{ from: msOf(day), to: msOf(day) + DAY, href: path === null ? null : href(path), tip: tip.join('\n') }];
}

function hitAhead(
  { day, value, low, high }: CapacityForecast['days'][number],
  { unit }: CapacityForecast,
  { lang }: ForecastChartOptions,
): Hit {
  const tip = [
    formatDay(day, lang, { weekday: true }),
    tipLine(chartText(lang, 'forecast'), formatValue(value, unit, lang), lang),
    tipLine(chartText(lang, 'interval'), `${formatValue(low, unit, lang)} … ${formatValue(high, unit, lang)}`, lang),
  ];
  return { from: msOf(day), to: msOf(day) + DAY, href: null, tip: tip.join('\n') };
}
