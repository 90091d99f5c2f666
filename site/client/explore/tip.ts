/** What a chart says of one bucket, as the tips of the drawings of the build say it. Words of reports are only ever set as text. */
import { formatInterval, formatNumber, formatValue } from '../../../generator/base/figures.ts';
import { liveText } from '../../charts/live-strings.ts';
import { timeOf } from '../../charts/time.ts';
import type { ExploreChart } from './chart.ts';

/** Most layers of a stack that are named. */
const MOST = 6;

export interface TipRow {
  label: string;
  value: string;
  hue: string;
}

export interface TipContent {
  time: string;
  rows: TipRow[];
  note: string | null;
}

/** Null where the chart has no bucket `i`. */
export function tipOf(chart: ExploreChart, i: number, usualWord: string): TipContent | null {
  const { drawing, drawn } = chart;
  if (!drawing || !drawn) return null;
  const { lang, measure, spec, rows } = drawing;
  const { level, series, total } = drawn;
  const known = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value;
  const shown = (value: number | undefined) => {
    const number = known(value);
    return number === null ? liveText(lang, 'tip.unknown') : formatValue(number, measure.unit, lang);
  };
  const lines: TipRow[] = [];
  const all = known(total?.[i]);
  const isRows = spec.kind === 'rows';
  if (total) lines.push({ label: liveText(lang, 'tip.total'), value: shown(total[i]), hue: '' });
  const own = series.map(({ label, class: hue, figures }) => ({ label, hue, mean: known(figures.mean[i]), figures }));
  if (total || isRows) {
    const large = own.filter(({ mean }) => mean !== null && mean > 0 && mean >= (all ?? 0) * 0.005);
    for (const { label, hue, mean } of large.sort((a, b) => (b.mean ?? 0) - (a.mean ?? 0)).slice(0, MOST))
      lines.push({ label, value: formatValue(mean, measure.unit, lang), hue: isRows ? '' : hue });
  } else {
    for (const { label, hue, figures } of own) {
      lines.push({ label, value: shown(figures.mean[i]), hue });
      const [low, high] = [known(figures.min[i]), known(figures.max[i])];
      if (low !== null && high !== null && low < high) {
        const range = `${formatValue(low, measure.unit, lang)} … ${formatValue(high, measure.unit, lang)}`;
        lines.push({ label: liveText(lang, 'tip.range', { label }), value: range, hue: '' });
      }
    }
  }
  if (drawing.baseline && !measure.divided) {
    for (const { column, label } of spec.usual ? [{ column: spec.usual, label: '' }] : series) {
      const [low, high] = (['low', 'high'] as const).map((end) =>
        known(rows.figures(level, `${column}:usual_${end}`)?.mean[i]),
      );
      if (low == null || high == null) continue;
      const range = `${formatValue(low, measure.unit, lang)} … ${formatValue(high, measure.unit, lang)}`;
      lines.push({
        label: spec.series.length > 1 && label ? `${label}, ${usualWord}` : usualWord,
        value: range,
        hue: '',
      });
    }
  }
  const cpus = spec.ceiling && !measure.divided ? known(rows.figures(level, spec.ceiling)?.max[i]) : null;
  if (cpus !== null) lines.push({ label: liveText(lang, 'cpus.label'), value: formatNumber(cpus), hue: '' });
  const count = (level.end[i] ?? 0) - (level.first[i] ?? 0);
  const [from, to] = [level.from[i] ?? 0, level.to[i] ?? 0].map(timeOf) as [string, string];
  return {
    time: formatInterval(from, to, lang, { weekday: true }),
    rows: lines,
    note:
      isRows && lines.length === 0
        ? liveText(lang, 'tip.notop')
        : count > 1
          ? liveText(lang, 'tip.mean', { count })
          : null,
  };
}

/** For a screen reader, in one breath. */
export function spoken({ time, rows, note }: TipContent): string {
  return [time, ...rows.map(({ label, value }) => `${label} ${value}`), note ?? ''].filter(Boolean).join('; ');
}

export class Tip {
  private readonly box = document.createElement('div');
  private size = { width: 0, height: 0 };

  constructor() {
    this.box.className = 'chart-tip';
    this.box.hidden = true;
    this.box.setAttribute('aria-hidden', 'true');
    document.body.append(this.box);
  }

  /** What it says; its size is read here, once, and not as it moves. */
  fill({ time, rows, note }: TipContent): void {
    const head = document.createElement('b');
    head.textContent = time;
    const list = document.createElement('div');
    list.className = `chart-tip-rows${rows.some(({ hue }) => hue) ? '' : ' chart-tip-plain'}`;
    for (const { label, value, hue } of rows) {
      const swatch = document.createElement('i');
      if (hue) swatch.className = hue;
      const [name, figure] = [document.createElement('span'), document.createElement('span')];
      name.textContent = label;
      figure.textContent = value;
      list.append(swatch, name, figure);
    }
    if (note) {
      const line = document.createElement('p');
      line.textContent = note;
      list.append(line);
    }
    this.box.replaceChildren(head, list);
    this.box.hidden = false;
    const { width, height } = this.box.getBoundingClientRect();
    this.size = { width, height };
  }

  /** Beside a place of the window, on the side with room. */
  place(x: number, y: number): void {
    const { width, height } = this.size;
    const left = x + 14 + width > innerWidth - 4 ? x - 14 - width : x + 14;
    const top = Math.min(innerHeight - height - 4, Math.max(4, y - height / 2));
    this.box.style.transform = `translate(${Math.round(Math.max(4, left))}px, ${Math.round(top)}px)`;
  }

  hide(): void {
    this.box.hidden = true;
  }
}
