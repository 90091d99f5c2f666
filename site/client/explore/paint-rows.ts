/** Series as rows of bars above each other, on one scale: statements over time, as `site/charts/top-sql.ts` draws them. */
import type { Drawing, Drawn, Frame } from './draw.ts';
import type { Painter } from './painter.ts';
import { outline, type Window } from './shapes.ts';

/** Bars leave room for the next row's name. Shares of a row, as the drawings of the build have them. */
const BARS = { wide: 28 / 34, narrow: 22 / 42 };
/** Least height of a bar, of the highest: what is there is seen. */
const LEAST = 0.035;

/** Height of a row, pixels. */
export const rowHeight = ({ height, top, bottom }: Frame, count: number): number =>
  (height - top - bottom) / Math.max(1, count);

/** Whether names stand in the right margin, else over their bars. */
export const hasMargin = ({ right }: Frame): boolean => right >= 60;

export function paintRows(painter: Painter, { frame, spec }: Drawing, { series, top }: Drawn, window: Window): void {
  const height = rowHeight(frame, spec.series.length);
  const bars = height * (hasMargin(frame) ? BARS.wide : BARS.narrow);
  for (const { class: hue, figures } of series) {
    const zero = frame.top + height * (1 + spec.series.findIndex((one) => one.class === hue));
    const y = (value: number): number => zero - (value > 0 ? Math.max(value / top, LEAST) * bars : 0);
    outline({ ...window, y, floor: zero }, figures.mean, (points) => painter.area(points, 'accent', 1));
    painter.line(unknownOf(window, figures.mean, zero), 'muted', 1, { alpha: 0.5, dash: [1, 4] });
  }
}

export function paintRowLines(painter: Painter, { frame, spec }: Drawing): void {
  const height = rowHeight(frame, spec.series.length);
  for (let row = 1; row < spec.series.length; row++) {
    const at = frame.top + height * row;
    painter.line([frame.left, at, frame.width - frame.right, at], 'ink', 1, { alpha: 0.12 });
  }
}

/** Along zero where nothing is known, not across a gap. */
function unknownOf({ level, first, end, x }: Window, values: Float64Array, zero: number): number[] {
  const points: number[] = [];
  for (let i = first; i < end; i++) {
    if (i > first && level.segment[i] !== level.segment[i - 1]) points.push(0, Number.NaN);
    const at = Number.isNaN(values[i]) ? zero : Number.NaN;
    points.push(x(level.from[i] as number), at, x(level.to[i] as number), at);
  }
  return points;
}
