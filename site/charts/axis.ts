/** The value axis: one unit for the whole chart, chosen by its largest value, and round ticks from zero. */
import type { Unit } from '../../generator/pages/types.ts';
import { formatNumber, formatValue } from '../lib/format.ts';
import { liveText } from './live-strings.ts';
import type { Lang } from './types.ts';

export interface ValueAxis {
  /** Values are divided by this before they are drawn. */
  divide: number;
  /** Unit of the divided values, for the axis. */
  label: string;
  /** A value with its unit, in the axis's own where `formatValue` would choose by the value: rates by the minute or hour. */
  withUnit(value: number): string;
  /** Round, ascending, from 0; in divided values. The last one is the top of the axis. */
  ticks: number[];
  format(tick: number): string;
}

type Scale = readonly (readonly [atLeast: number, divide: number, label: string])[];

const SECONDS: Scale = [
  [3600, 3600, 'h'],
  [120, 60, 'min'],
  [1, 1, 's'],
  [1e-3, 1e-3, 'ms'],
  [0, 1e-6, 'µs'],
];
const MILLISECONDS: Scale = [
  [2000, 1000, 's'],
  [0.5, 1, 'ms'],
  [0, 1e-3, 'µs'],
];
const BYTES: Scale = [
  [2 ** 40, 2 ** 40, 'TiB'],
  [2 ** 30, 2 ** 30, 'GiB'],
  [2 ** 20, 2 ** 20, 'MiB'],
  [2 ** 10, 2 ** 10, 'KiB'],
  [0, 1, 'B'],
];

/** Tops below a tenth a second read better by the minute or the hour. */
const RATES = [
  { atLeast: 0.1, divide: 1, key: 'unit.per_second', suffix: '/s' },
  { atLeast: 0.1 / 60, divide: 1 / 60, key: 'unit.per_minute', suffix: '/min' },
  { atLeast: 0, divide: 1 / 3600, key: 'unit.per_hour', suffix: '/h' },
] as const;

function scaleOf(unit: Unit, max: number, lang: Lang): { divide: number; label: string } {
  const table =
    unit === 'seconds' ? SECONDS : unit === 'milliseconds' ? MILLISECONDS : unit.startsWith('bytes') ? BYTES : null;
  if (table) {
    const [, divide, label] = (max > 0 ? table.find(([least]) => max >= least) : table.find(([, by]) => by === 1)) ?? [
      0,
      1,
      '',
    ];
    return { divide, label: unit === 'bytes_per_second' ? `${label}/s` : label };
  }
  if (unit === 'percent') return { divide: 1, label: '%' };
  if (unit === 'gibibytes') return { divide: 1, label: 'GiB' };
  if (unit === 'sessions') return { divide: 1, label: liveText(lang, 'unit.sessions') };
  if (unit !== 'per_second') return { divide: 1, label: '' };
  const rate = RATES.find(({ atLeast }) => max === 0 || max >= atLeast) ?? RATES[0];
  return { divide: rate.divide, label: liveText(lang, rate.key) };
}

/** An axis from zero to at least `max`, with about `count` steps. */
export function valueAxis(max: number, unit: Unit, lang: Lang, count: number): ValueAxis {
  const { divide, label } = scaleOf(unit, max, lang);
  const top = max > 0 ? max / divide : 1;
  const step = roundStep(top / count);
  const ticks = Array.from({ length: Math.max(1, Math.ceil(top / step - 1e-9)) + 1 }, (_, i) => i * step);
  const rate = unit === 'per_second' ? RATES.find((one) => one.divide === divide && divide !== 1) : undefined;
  const withUnit = (value: number) =>
    rate ? `${formatNumber(value / divide)}\u00a0${rate.suffix}` : formatValue(value, unit, lang);
  return { divide, label, withUnit, ticks, format: tickFormat(ticks) };
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = raw / power;
  const round = lead <= 1.0001 ? 1 : lead <= 2.0001 ? 2 : lead <= 2.5001 ? 2.5 : lead <= 5.0001 ? 5 : 10;
  return Number((round * power).toPrecision(6));
}

/** Thousands as `20k`, `1.5M` where the axis reaches 10,000; as many decimals as the step needs. */
function tickFormat(ticks: readonly number[]): (tick: number) => string {
  const top = ticks.at(-1) ?? 0;
  const [factor, suffix] = top >= 1e9 ? [1e9, 'G'] : top >= 1e6 ? [1e6, 'M'] : top >= 1e4 ? [1e3, 'k'] : [1, ''];
  const step = (ticks[1] ?? 1) / factor;
  const decimals = [0, 1, 2, 3, 4, 5].find((n) => Math.abs(step * 10 ** n - Math.round(step * 10 ** n)) < 1e-6) ?? 5;
  if (decimals > 4) return (tick) => (tick === 0 ? '0' : tick.toExponential(0));
  return (tick) =>
    tick === 0 ? '0' : (tick / factor).toFixed(decimals).replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') + suffix;
}
