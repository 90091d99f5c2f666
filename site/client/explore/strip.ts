/**
 * The plot as a strip wider than its window: dragging slides it and zooming stretches it, which the compositor does without
 * painting. It is painted anew before it runs short, and exactly once it stands still.
 */
import type { Drawing, Drawn } from './draw.ts';
import { greatest } from './draw.ts';
import { paintPlot } from './paint.ts';
import { CanvasPainter, type Palette } from './painter.ts';

/** How much of the plot's width lies beyond each end of the window. Wider is painted more seldom, and takes longer. Our choice. */
const BEYOND = 0.5;
/** With less than this share of the width left beyond an end, more is painted while there is time. */
const SHORT = 0.2;
/** Stretched beyond these, steps look blurred. */
const STRETCH = [0.7, 1.5] as const;

/** How much a strip needs to be painted: not at all, once all stands still, soon, now. */
export const NEED = { none: 0, rest: 1, soon: 2, now: 3 } as const;
export type Need = (typeof NEED)[keyof typeof NEED];

export class Strip {
  /** In the place of the plot; what reaches beyond is cut off. */
  readonly window = document.createElement('div');
  private readonly canvas = document.createElement('canvas');
  private painted: {
    drawing: Drawing;
    drawn: Drawn;
    from: number;
    to: number;
    domain: readonly [number, number];
  } | null = null;
  private size = '';

  constructor() {
    this.window.className = 'explore-window';
    this.canvas.className = 'explore-strip';
    this.window.append(this.canvas);
  }

  /** `domain`: all there is; nothing lies beyond. */
  paint(drawing: Drawing, drawn: Drawn, domain: readonly [number, number], palette: Palette, family: string): void {
    const { frame, from, to } = drawing;
    const width = frame.width - frame.left - frame.right;
    const height = frame.height - frame.bottom + 1;
    const scale = devicePixelRatio || 1;
    this.fit(frame.left, width, height, scale);
    const context = this.canvas.getContext('2d');
    if (!context) return;
    const beyond = (to - from) * BEYOND;
    const [begin, end] = [
      Math.min(from, Math.max(domain[0], from - beyond)),
      Math.max(to, Math.min(domain[1], to + beyond)),
    ];
    const perMs = width / (to - from);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width * (1 + 2 * BEYOND), height);
    // From pixels of the frame to those of the strip, whose left end is `begin`.
    context.translate((from - begin) * perMs - frame.left, 0);
    paintPlot(new CanvasPainter(context, palette, family), drawing, drawn, { from: begin, to: end });
    this.painted = { drawing, drawn, from: begin, to: end, domain };
  }

  private fit(left: number, width: number, height: number, scale: number): void {
    const size = `${left} ${width} ${height} ${scale}`;
    if (size === this.size) return;
    this.size = size;
    const { canvas, window } = this;
    window.style.left = `${left}px`;
    window.style.width = `${width}px`;
    window.style.height = `${height}px`;
    const whole = width * (1 + 2 * BEYOND);
    canvas.width = Math.round(whole * scale);
    canvas.height = Math.round(height * scale);
    canvas.style.width = `${whole}px`;
    canvas.style.height = `${height}px`;
  }

  /** Puts what is painted in its place for `[from, to]`, and says how much it needs to be painted. */
  show(from: number, to: number): Need {
    const { painted } = this;
    if (!painted) return NEED.now;
    const { drawing, drawn, domain } = painted;
    const width = drawing.frame.width - drawing.frame.left - drawing.frame.right;
    const perMs = width / (to - from);
    const stretch = (drawing.to - drawing.from) / (to - from);
    this.canvas.style.transform = `translateX(${((painted.from - from) * perMs).toFixed(2)}px) scaleX(${stretch})`;
    if (from === drawing.from && to === drawing.to) return NEED.none;
    // Pixels that are left beyond either end, where there is more.
    const before = painted.from <= domain[0] ? Number.POSITIVE_INFINITY : (from - painted.from) * perMs;
    const after = painted.to >= domain[1] ? Number.POSITIVE_INFINITY : (painted.to - to) * perMs;
    if (before < 0 || after < 0) return NEED.now;
    const tooHigh = greatest(drawn.peaks, drawing.rows.within(drawn.level, from, to)) > drawn.top;
    const isBlurred = stretch < STRETCH[0] || stretch > STRETCH[1];
    return tooHigh || isBlurred || Math.min(before, after) < SHORT * width ? NEED.soon : NEED.rest;
  }
}
