/** Where a drawing goes: a canvas on the screen, SVG on paper. Both are told shapes in pixels, and hues by the name of their class. */

/** `ink`, `muted`, `accent`, `line` and `page` are the charts' own; anything else is the class of a series. */
export type Hue = string;

export interface TextStyle {
  anchor?: 'start' | 'middle' | 'end';
  bold?: boolean;
  /** A rim of the page's colour, for words over a drawing. */
  halo?: boolean;
}

export interface Painter {
  /** A closed outline, `x, y, x, y …`. */
  area(outline: readonly number[], hue: Hue, alpha: number): void;
  /** Not a number lifts the pen. */
  line(
    points: readonly number[],
    hue: Hue,
    width: number,
    options?: { alpha?: number; dash?: readonly number[] },
  ): void;
  text(x: number, y: number, words: string, hue: Hue, style?: TextStyle): void;
  /** Everything until `unclip` stays within. */
  clip(x: number, y: number, width: number, height: number): void;
  unclip(): void;
}

const FONT_SIZE = 12;

/** Colours of the page as it is now: `(hue) => '#2563c9'`. */
export type Palette = (hue: Hue) => string;

export class CanvasPainter implements Painter {
  private readonly context: CanvasRenderingContext2D;
  private readonly palette: Palette;
  private readonly family: string;

  constructor(context: CanvasRenderingContext2D, palette: Palette, family: string) {
    this.context = context;
    this.palette = palette;
    this.family = family;
  }

  area(outline: readonly number[], hue: Hue, alpha: number): void {
    const { context } = this;
    context.globalAlpha = alpha;
    context.fillStyle = this.palette(hue);
    context.beginPath();
    for (let i = 0; i < outline.length; i += 2) context.lineTo(outline[i] as number, outline[i + 1] as number);
    context.fill();
    context.globalAlpha = 1;
  }

  line(
    points: readonly number[],
    hue: Hue,
    width: number,
    options: { alpha?: number; dash?: readonly number[] } = {},
  ): void {
    const { context } = this;
    context.globalAlpha = options.alpha ?? 1;
    context.strokeStyle = this.palette(hue);
    context.lineWidth = width;
    context.setLineDash(options.dash ? [...options.dash] : []);
    context.beginPath();
    let down = false;
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i] as number, points[i + 1] as number];
      if (Number.isNaN(y)) down = false;
      else if (down) context.lineTo(x, y);
      else {
        context.moveTo(x, y);
        down = true;
      }
    }
    context.stroke();
    context.globalAlpha = 1;
  }

  text(x: number, y: number, words: string, hue: Hue, style: TextStyle = {}): void {
    const { context } = this;
    context.font = `${style.bold ? '600 ' : ''}${FONT_SIZE}px ${this.family}`;
    context.textAlign = style.anchor === 'middle' ? 'center' : (style.anchor ?? 'start');
    if (style.halo) {
      context.strokeStyle = this.palette('page');
      context.lineWidth = 4;
      context.lineJoin = 'round';
      context.setLineDash([]);
      context.strokeText(words, x, y);
    }
    context.fillStyle = this.palette(hue);
    context.fillText(words, x, y);
  }

  clip(x: number, y: number, width: number, height: number): void {
    this.context.save();
    this.context.beginPath();
    this.context.rect(x, y, width, height);
    this.context.clip();
  }

  unclip(): void {
    this.context.restore();
  }
}

const NAMESPACE = 'http://www.w3.org/2000/svg';

/** Colours come from the style sheet, so that paper has those of paper. Words are only ever set as text. */
export class SvgPainter implements Painter {
  readonly svg: SVGSVGElement;
  private target: Element;
  private readonly id: string;

  constructor(id: string, width: number, height: number) {
    this.id = id;
    this.svg = this.make('svg', { viewBox: `0 0 ${width} ${height}`, class: 'explore-print' }) as SVGSVGElement;
    this.target = this.svg;
  }

  private make(name: string, attributes: Record<string, string | number>): Element {
    const element = document.createElementNS(NAMESPACE, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    return element;
  }

  private path(points: readonly number[]): string {
    let d = '';
    let down = false;
    for (let i = 0; i < points.length; i += 2) {
      const [x, y] = [points[i] as number, points[i + 1] as number];
      if (Number.isNaN(y)) down = false;
      else {
        d += `${down ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
        down = true;
      }
    }
    return d;
  }

  area(outline: readonly number[], hue: Hue, alpha: number): void {
    const d = `${this.path(outline)}Z`;
    this.target.append(this.make('path', { d, class: `paint-fill paint-${hue} ${hue}`, 'fill-opacity': alpha }));
  }

  line(
    points: readonly number[],
    hue: Hue,
    width: number,
    options: { alpha?: number; dash?: readonly number[] } = {},
  ): void {
    const line = this.make('path', {
      d: this.path(points),
      class: `paint-stroke paint-${hue} ${hue}`,
      'stroke-width': width,
      'stroke-opacity': options.alpha ?? 1,
    });
    if (options.dash) line.setAttribute('stroke-dasharray', options.dash.join(' '));
    this.target.append(line);
  }

  text(x: number, y: number, words: string, hue: Hue, style: TextStyle = {}): void {
    const text = this.make('text', {
      x,
      y,
      class: `paint-fill paint-${hue} ${hue}`,
      'text-anchor': style.anchor ?? 'start',
    });
    if (style.bold) text.setAttribute('font-weight', '600');
    text.textContent = words;
    this.target.append(text);
  }

  clip(x: number, y: number, width: number, height: number): void {
    const id = `${this.id}-clip`;
    const path = this.make('clipPath', { id });
    path.append(this.make('rect', { x, y, width, height }));
    const group = this.make('g', { 'clip-path': `url(#${id})` });
    this.svg.append(path, group);
    this.target = group;
  }

  unclip(): void {
    this.target = this.svg;
  }
}
