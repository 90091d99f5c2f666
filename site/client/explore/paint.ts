/**
 * Paints a chart as the charts of `site/charts` are drawn: the same axes, steps, gaps and rules. In two parts, for they move
 * differently: what lies in the plot, which a drag slides along, and the axes around it, which stay exact.
 */
import type { SeriesMark } from '../../../generator/pages/series/types.ts';
import { liveText } from '../../charts/live-strings.ts';
import { DAY, midnights, timeTicks } from '../../charts/time.ts';
import { type Drawing, type Drawn, type Frame, greatest, workOut } from './draw.ts';
import { paintRowLines, paintRows } from './paint-rows.ts';
import type { Painter } from './painter.ts';
import { band, outline, stepLine, type Window } from './shapes.ts';

const MARK_HUES: Record<SeriesMark['kind'], string> = {
  restart: 'ink',
  parameter: 'accent',
  incident: 's-5',
  plan: 'accent',
};

/** Pixels of the frame for a moment of `[from, to]`; outside of it, too. */
export function timeScale({ left, right, width }: Frame, from: number, to: number): (ms: number) => number {
  const perMs = (width - left - right) / (to - from);
  return (ms) => left + (ms - from) * perMs;
}

/** What lies in the plot, from `from` to `to`, which may reach beyond what the plot shows. */
export function paintPlot(
  painter: Painter,
  drawing: Drawing,
  drawn: Drawn,
  { from, to }: { from: number; to: number },
): void {
  const { level, series, tops, total, usual, ceiling, y } = drawn;
  const { frame, rows } = drawing;
  const x = timeScale(frame, drawing.from, drawing.to);
  const [first, end] = rows.within(level, from, to);
  const floor = frame.height - frame.bottom;
  const window: Window = { level, first, end, x, y, floor };
  if (drawing.to - drawing.from <= 22 * DAY)
    for (const midnight of midnights(from, to))
      painter.line([x(midnight), frame.top, x(midnight), floor], 'ink', 1, { alpha: 0.16 });
  gaps(painter, drawing, x, from, to);
  if (drawing.spec.kind === 'rows') paintRows(painter, drawing, drawn, window);
  else if (total) {
    for (let k = series.length - 1; k >= 0; k--)
      outline(window, tops[k] as Float64Array, (points) => painter.area(points, series[k]?.class ?? '', 1));
    for (const { low, high } of usual) {
      for (const edge of [low, high]) painter.line(stepLine(window, edge), 'ink', 1, { alpha: 0.55, dash: [2, 3] });
    }
    if (ceiling) painter.line(stepLine(window, ceiling), 'line', 1.6);
  } else {
    for (const { low, high, class: hue } of usual) band(window, low, high, (points) => painter.area(points, hue, 0.12));
    for (const { figures, class: hue } of series) {
      if (figures.min !== figures.mean)
        band(window, figures.min, figures.max, (points) => painter.area(points, hue, 0.2));
      painter.line(stepLine(window, figures.mean), hue, 1.5);
    }
  }
  if (drawing.annotations) rules(painter, drawing, x, from, to);
}

/** The axes around the plot, for what it shows now: `[from, to]`. */
export function paintAxes(
  painter: Painter,
  drawing: Drawing,
  drawn: Drawn,
  { from, to }: { from: number; to: number },
): void {
  const { frame } = drawing;
  const floor = frame.height - frame.bottom;
  if (drawing.spec.kind === 'rows') paintRowLines(painter, drawing);
  else values(painter, drawing, drawn);
  times(painter, drawing, from, to);
  painter.line([frame.left, floor, frame.width - frame.right, floor], 'ink', 1, { alpha: 0.5 });
  if (drawing.spec.kind !== 'rows') endLabels(painter, drawing, drawn, drawing.rows.within(drawn.level, from, to));
}

function values(painter: Painter, { frame }: Drawing, drawn: Drawn): void {
  for (const tick of drawn.axis.ticks) {
    const at = drawn.y(tick * drawn.axis.divide);
    if (tick > 0) painter.line([frame.left, at, frame.width - frame.right, at], 'ink', 1, { alpha: 0.12 });
    painter.text(frame.left - 6, at + 4, drawn.axis.format(tick), 'muted', { anchor: 'end' });
  }
  painter.text(0, 12, drawn.axis.label, 'muted');
}

/** All of it at once, as paper has it. */
export function drawChart(painter: Painter, drawing: Drawing): void {
  const drawn = workOut(drawing);
  const { frame } = drawing;
  paintAxes(painter, drawing, drawn, drawing);
  painter.clip(frame.left, 0, frame.width - frame.left - frame.right, frame.height - frame.bottom + 1);
  paintPlot(painter, drawing, drawn, drawing);
  painter.unclip();
}

function times(painter: Painter, { frame, lang }: Drawing, from: number, to: number): void {
  const x = timeScale(frame, from, to);
  const [right, floor] = [frame.width - frame.right, frame.height - frame.bottom];
  const times = timeTicks(from, to, right - frame.left, lang);
  let free = frame.left;
  for (const { at, label, context } of [{ at: from, label: '', context: times.start }, ...times.ticks]) {
    const place = x(at);
    if (label !== '') {
      painter.line([place, floor, place, floor + 5], 'ink', 1, { alpha: 0.5 });
      // The last one may reach the edge, where it would be cut.
      if (place > frame.width - 26) painter.text(frame.width, floor + 18, label, 'muted', { anchor: 'end' });
      else painter.text(place, floor + 18, label, 'muted', { anchor: 'middle' });
    }
    if (context !== '' && (label === '' || place - 30 >= free) && place < frame.width - 40) {
      const isStart = label === '';
      const next = times.ticks.find((tick) => tick.context !== '');
      if (isStart && next && x(next.at) - frame.left < 100) continue;
      painter.text(place, floor + 33, context, 'ink', { anchor: isStart ? 'start' : 'middle' });
      free = place + 70;
    }
  }
}

function gaps(
  painter: Painter,
  { index, frame, lang, labels }: Drawing,
  x: (ms: number) => number,
  from: number,
  to: number,
): void {
  const floor = frame.height - frame.bottom;
  const shown = [
    ...index.gaps.map((span) => ({ span, words: liveText(lang, 'gap.short') })),
    ...index.unlisted.map((span) => ({ span, words: liveText(lang, 'unlisted.short') })),
  ];
  for (const { span, words } of shown) {
    const [begin, end] = [Math.max(from, span[0] * 1000), Math.min(to, span[1] * 1000)];
    if (x(end) - x(begin) < 2) continue;
    const [left, right] = [x(begin), x(end)];
    painter.area([left, frame.top, right, frame.top, right, floor, left, floor], 'muted', 0.1);
    if (labels && right - left > 80)
      painter.text((left + right) / 2, floor - 10, words, 'muted', { anchor: 'middle', halo: true });
  }
}

/** Thin rules, incidents with a bar for how long; words where there is room for them. */
function rules(
  painter: Painter,
  { index, frame, lang, labels }: Drawing,
  x: (ms: number) => number,
  from: number,
  to: number,
): void {
  const floor = frame.height - frame.bottom;
  // The unit stands above the axis, at the left end of what the plot shows.
  let free = Math.min(x(from), frame.left) + 60;
  for (const { at, until, kind, label } of index.marks) {
    const [begin, end] = [at * 1000, (until ?? at) * 1000];
    if (end < from || begin > to) continue;
    const place = x(begin);
    const hue = MARK_HUES[kind];
    if (until !== undefined) {
      const [left, right] = [Math.max(x(from), place), Math.max(place + 2, x(end))];
      painter.area([left, frame.top - 5, right, frame.top - 5, right, frame.top - 2, left, frame.top - 2], hue, 0.9);
    }
    painter.line([place, frame.top - 4, place, floor], hue, 1, {
      alpha: kind === 'incident' ? 0.5 : 0.8,
      dash: [3, 3],
    });
    if (!labels || kind === 'incident' || place < free || place > x(to) - 60) continue;
    const whole = kind === 'restart' ? liveText(lang, 'restart') : label[lang];
    const words = whole.length > 28 ? `${whole.slice(0, 27)}…` : whole;
    painter.text(place + 3, 14, words, 'muted');
    free = place + 14 + 7 * words.length * (lang === 'zh' && kind === 'restart' ? 2 : 1);
  }
}

/** In the right margin, where there is one: where each line stands at the end, and the number of CPUs. */
function endLabels(
  painter: Painter,
  { frame, lang }: Drawing,
  { axis, series, total, ceiling, y }: Drawn,
  span: readonly [number, number],
): void {
  const at = frame.width - frame.right + 8;
  if (frame.right < 60) return;
  const cpus = ceiling ? greatest(ceiling, span) : 0;
  if (cpus > 0) {
    const words = cpus === 1 ? liveText(lang, 'cpus.one') : liveText(lang, 'cpus', { count: cpus });
    painter.text(at, y(cpus) + 4, words, 'ink', { bold: true });
  }
  if (total) return;
  const ends = series.flatMap(({ figures: { mean }, class: hue }) => {
    for (let i = span[1] - 1; i >= span[0]; i--)
      if (!Number.isNaN(mean[i])) return [{ value: mean[i] as number, hue, place: 0 }];
    return [];
  });
  let free = Number.NEGATIVE_INFINITY;
  for (const one of ends.sort((a, b) => b.value - a.value)) {
    one.place = Math.max(free, y(one.value) + 4);
    free = one.place + 14;
    painter.text(at, one.place, axis.withUnit(one.value), one.hue, { bold: true });
  }
}
