/** One figure that can be drawn anew: its canvases over the drawing of the build, its cursor, its brush, and where times stand on it. */
import type { ExploreSpec } from '../../charts/explore.ts';
import { FRAMES } from '../../charts/geometry.ts';
import { boxOf } from './boxes.ts';
import { type Drawing, type Drawn, type Frame, workOut } from './draw.ts';
import { drawChart, paintAxes } from './paint.ts';
import { CanvasPainter, type Palette, SvgPainter } from './painter.ts';
import { firstAbove } from './rows.ts';
import { type Need, Strip } from './strip.ts';

/** As the style sheet chooses the drawing that fits a figure. */
const WIDE_FROM = 641;
const MEDIUM_FROM = 461;

export class ExploreChart {
  readonly figure: HTMLElement;
  readonly spec: ExploreSpec;
  readonly scroll: HTMLElement;
  readonly id: string;
  private readonly brush = part('explore-brush');
  private readonly cursor = part('explore-cursor');
  private readonly axes = document.createElement('canvas');
  private readonly strip = new Strip();
  private stage: HTMLElement | null = null;
  private height = 0;
  private last: { drawing: Drawing; drawn: Drawn } | null = null;
  /** What the plot shows now; a moving strip is ahead of the last drawing. */
  private shown: readonly [number, number] = [0, 0];

  constructor(figure: HTMLElement, spec: ExploreSpec, scroll: HTMLElement) {
    this.figure = figure;
    this.spec = spec;
    this.scroll = scroll;
    this.id = figure.id;
    for (const name of ['fill', 'edge', 'edge']) this.brush.append(part(`explore-brush-${name}`));
    scroll.append(this.brush);
  }

  get isLive(): boolean {
    return this.stage !== null;
  }

  /** The stage takes keys as a slider over time does: arrows move, and what it is at is said. */
  get slider(): HTMLElement | null {
    return this.stage;
  }

  get drawn(): Drawn | null {
    return this.last?.drawn ?? null;
  }

  get drawing(): Drawing | null {
    return this.last?.drawing ?? null;
  }

  private shownSvg(): SVGSVGElement | null {
    const svgs = this.scroll.querySelectorAll<SVGSVGElement>(':scope > svg');
    return [...svgs].find((svg) => svg.getClientRects().length > 0) ?? null;
  }

  /** First and last moment of the drawing of the build. */
  domain(): [number, number] | null {
    const svg = this.scroll.querySelector<SVGSVGElement>(':scope > svg[data-domain]');
    const [from = Number.NaN, to = Number.NaN] = (svg?.dataset['domain'] ?? '').split(' ').map(Number);
    return to > from ? [from, to] : null;
  }

  /** Puts the canvases in the place of the drawing, at its height: nothing below moves. */
  goLive(label: string, onKey: (event: KeyboardEvent) => void): void {
    if (this.stage) return;
    this.height = Math.round(this.shownSvg()?.getBoundingClientRect().height ?? 0) || 200;
    const stage = part('explore-stage');
    stage.hidden = false;
    for (const element of [this.axes, this.strip.window]) element.setAttribute('aria-hidden', 'true');
    stage.tabIndex = 0;
    stage.setAttribute('role', 'slider');
    stage.setAttribute('aria-valuemin', '0');
    stage.setAttribute('aria-valuenow', '0');
    stage.setAttribute('aria-valuetext', label);
    stage.setAttribute('aria-label', label);
    stage.style.height = `${this.height}px`;
    stage.append(this.axes, this.strip.window, this.cursor);
    stage.addEventListener('keydown', onKey);
    this.figure.classList.add('chart-live');
    this.scroll.prepend(stage);
    this.stage = stage;
  }

  private measured: Frame | null = null;

  /** Widths are to be measured anew. */
  measure(): void {
    this.measured = null;
  }

  frameNow(): Frame {
    this.measured ??= this.frameOf(Math.round(this.stage?.clientWidth ?? this.scroll.clientWidth));
    return this.measured;
  }

  private frameOf(width: number): Frame {
    const full = this.figure.classList.contains('chart-full');
    const half = this.figure.classList.contains('chart-half');
    const name = full && width >= WIDE_FROM ? 'wide' : half && width >= MEDIUM_FROM ? 'medium' : 'narrow';
    const { left, right, top, bottom } = FRAMES[name];
    return { width, height: this.height, left, right, top, bottom };
  }

  /** Draws anew. `domain`: all there is. */
  draw(drawing: Drawing, domain: readonly [number, number], palette: Palette, family: string): void {
    if (!this.stage) return;
    const { frame, from, to } = drawing;
    const drawn = workOut(drawing, this.last);
    this.strip.paint(drawing, drawn, domain, palette, family);
    this.last = { drawing, drawn };
    this.cursor.style.top = `${frame.top}px`;
    this.cursor.style.height = `${frame.height - frame.top - frame.bottom}px`;
    this.show(from, to, palette, family);
  }

  /** Moves what is drawn to `[from, to]`, its axes with it; says how much it needs to be drawn anew. */
  show(from: number, to: number, palette: Palette, family: string): Need {
    this.shown = [from, to];
    if (this.last) this.paintAxes(this.last, palette, family);
    return this.strip.show(from, to);
  }

  private paintAxes({ drawing, drawn }: { drawing: Drawing; drawn: Drawn }, palette: Palette, family: string): void {
    const { axes } = this;
    const context = axes.getContext('2d');
    if (!context) return;
    const { width, height } = drawing.frame;
    const scale = devicePixelRatio || 1;
    const [across, down] = [Math.round(width * scale), Math.round(height * scale)];
    if (axes.width !== across || axes.height !== down) {
      axes.width = across;
      axes.height = down;
      axes.style.width = `${width}px`;
      axes.style.height = `${height}px`;
    }
    context.setTransform(scale, 0, 0, scale, 0, 0);
    context.clearRect(0, 0, width, height);
    const [from, to] = this.shown;
    paintAxes(new CanvasPainter(context, palette, family), drawing, drawn, { from, to });
  }

  /** The same drawing as SVG, for paper. */
  toPaper(): void {
    if (!this.last) return;
    const { drawing } = this.last;
    const painter = new SvgPainter(this.id, drawing.frame.width, drawing.frame.height);
    drawChart(painter, drawing);
    this.offPaper();
    painter.svg.setAttribute('aria-hidden', 'true');
    this.scroll.append(painter.svg);
  }

  offPaper(): void {
    for (const svg of this.scroll.querySelectorAll('.explore-print')) svg.remove();
  }

  /** Left edge and width of the plot in pixels of the window, and the times at its ends. */
  private axis(): { left: number; width: number; from: number; to: number; top: number; floor: number } | null {
    if (this.stage && this.last) {
      const box = boxOf(this.stage);
      const { left, right, width, top, bottom, height } = this.last.drawing.frame;
      const [from, to] = this.shown;
      return { left: box.left + left, width: width - left - right, from, to, top, floor: height - bottom };
    }
    const svg = this.shownSvg();
    const [from = Number.NaN, to = Number.NaN] = (svg?.dataset['domain'] ?? '').split(' ').map(Number);
    const [left = 0, top = 0, width = 0, height = 0] = (svg?.dataset['plot'] ?? '').split(' ').map(Number);
    if (!svg || !(to > from)) return null;
    const box = boxOf(svg);
    const scale = box.width / svg.viewBox.baseVal.width;
    return {
      left: box.left + left * scale,
      width: width * scale,
      from,
      to,
      top: top * scale,
      floor: (top + height) * scale,
    };
  }

  /** The moment under a place of the window, within the drawing. */
  timeAt(clientX: number): number | null {
    const axis = this.axis();
    if (!axis) return null;
    const share = Math.min(1, Math.max(0, (clientX - axis.left) / axis.width));
    return axis.from + share * (axis.to - axis.from);
  }

  /** Where a place of the window is on the plot: 0 at its left end, 1 at its right. */
  shareAt(clientX: number): number {
    const axis = this.axis();
    return axis ? (clientX - axis.left) / axis.width : 0.5;
  }

  /** Pixels. */
  plotWidth(): number {
    return this.axis()?.width ?? 0;
  }

  /** Milliseconds that a pixel is. */
  perPixel(): number {
    const axis = this.axis();
    return axis ? (axis.to - axis.from) / axis.width : 0;
  }

  /** Below the plot, where the times stand: dragging there moves them. */
  isOnTimeAxis(clientY: number): boolean {
    const axis = this.axis();
    return this.isLive && axis !== null && clientY - boxOf(this.scroll).top > axis.floor;
  }

  private placeOf(ms: number): number | null {
    const axis = this.axis();
    if (!axis || ms < axis.from || ms > axis.to) return null;
    return axis.left - boxOf(this.scroll).left + ((ms - axis.from) / (axis.to - axis.from)) * axis.width;
  }

  showBrush(range: readonly [number, number] | null): void {
    const axis = range && this.axis();
    if (this.brush.hidden !== !axis) this.brush.hidden = !axis;
    if (!axis || !range) return;
    const [left, right] = range.map((ms) => this.placeOf(Math.min(axis.to, Math.max(axis.from, ms))) ?? 0) as [
      number,
      number,
    ];
    const [fill, begin, end] = this.brush.children as unknown as [HTMLElement, HTMLElement, HTMLElement];
    this.brush.style.top = `${axis.top}px`;
    this.brush.style.height = `${axis.floor - axis.top}px`;
    fill.style.transform = `translateX(${left}px) scaleX(${Math.max(1, right - left)})`;
    begin.style.transform = `translateX(${left}px)`;
    end.style.transform = `translateX(${right}px)`;
  }

  showCursor(ms: number | null): void {
    const place = ms === null ? null : this.placeOf(ms);
    if (this.cursor.hidden !== (place === null)) this.cursor.hidden = place === null;
    if (place !== null) this.cursor.style.transform = `translateX(${Math.round(place)}px)`;
  }

  /** The bucket that holds a moment; null in a gap. */
  bucketAt(ms: number): number | null {
    const level = this.last?.drawn.level;
    if (!level) return null;
    const i = firstAbove(level.to, ms);
    return i < level.from.length && (level.from[i] as number) <= ms ? i : null;
  }

  /** Place of the plot's middle, for a tip that keys call up. */
  anchorOf(ms: number): { x: number; y: number } {
    const box = boxOf(this.scroll);
    return { x: box.left + (this.placeOf(ms) ?? 0), y: box.top + this.height / 2 };
  }
}

function part(name: string): HTMLElement {
  const element = document.createElement('div');
  element.className = name;
  // A stage, and the parts of a brush, are seen with what they are in.
  element.hidden = name === 'explore-brush' || name === 'explore-cursor';
  return element;
}
