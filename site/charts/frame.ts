/**
 * What the charts over time have in common: the figure with its title and legend, the wide and the narrow drawing, axes, gaps,
 * restarts, and the transparent areas that lead to the snapshots. The style sheet shows one drawing of the two by the figure's width.
 */
import * as Plot from '@observablehq/plot';
import { esc } from '../lib/html.ts';
import type { ValueAxis } from './axis.ts';
import { type ElementNode, MiniDocument } from './dom.ts';
import { fallbackHue } from './palette.ts';
import { num, textWidth, writeChildren } from './svg.ts';
import { DAY, midnights, type TimeTicks, timeTicks } from './time.ts';
import type { ChartOptions, ChartSize, Lang } from './types.ts';

export type DrawingName = 'wide' | 'medium' | 'narrow';

export interface Geometry {
  name: DrawingName;
  width: number;
  height: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Most buckets that fit; at 400 a year of snapshots stays a few hundred kilobytes. */
  limit: number;
}

/** Charts read together have the same margins, so that the same moment stands at the same place in each. */
const FRAMES: Record<DrawingName, Omit<Geometry, 'name' | 'height'>> = {
  wide: { width: 1040, left: 44, right: 124, top: 26, bottom: 38, limit: 400 },
  medium: { width: 600, left: 40, right: 8, top: 26, bottom: 38, limit: 240 },
  narrow: { width: 360, left: 36, right: 6, top: 26, bottom: 38, limit: 120 },
};
const DRAWINGS: Record<ChartSize, readonly DrawingName[]> = {
  full: ['wide', 'narrow'],
  half: ['medium', 'narrow'],
  third: ['narrow'],
};

export function geometry(name: DrawingName, height: number): Geometry {
  return { name, height, ...FRAMES[name] };
}

export interface Drawing {
  svg: string;
  /** The remark after the title: how the values were gathered may differ by width. */
  note: string;
}

/** A chart in the drawings its size asks for. */
export function drawings(
  size: ChartSize | undefined,
  heights: { wide: number; narrow: number },
  draw: (geo: Geometry) => Drawing,
): Pick<FigureParts, 'drawings'> {
  const names = DRAWINGS[size ?? 'full'];
  return { drawings: names.map((name) => draw(geometry(name, name === 'narrow' ? heights.narrow : heights.wide))) };
}

/** A transparent area over one bucket. */
export interface Hit {
  from: number;
  to: number;
  href: string;
  /** Lines; the first is the time, the others `label: value`. */
  tip: string;
}

/** A label in the right margin, at a height of the value axis. */
export interface EndLabel {
  y: number;
  text: string;
  class: string;
  /** A square of the hue before the text. */
  swatch?: boolean;
  /** The narrow drawing has no margin for it: there it stands inside, above its line. */
  inside?: boolean;
}

/** A thin vertical rule with a label on top. */
export interface Rule {
  at: number;
  label: string;
  class: 'chart-restart' | 'chart-mark';
}

export interface Scene {
  lang: Lang;
  id: string;
  from: number;
  to: number;
  axis: ValueAxis;
  marks: Plot.Markish[];
  /** Labels from the longest to the shortest; the first that fits is shown. */
  gaps: readonly { from: number; to: number; labels: readonly string[] }[];
  rules: readonly Rule[];
  endLabels: readonly EndLabel[];
  hits: readonly Hit[];
  /** What a screen reader says instead of the drawing. */
  summary: string;
}

export function drawScene(scene: Scene, geo: Geometry): string {
  const { from, to, axis } = scene;
  const plotWidth = geo.width - geo.left - geo.right;
  const bottom = geo.height - geo.bottom;
  const times = timeTicks(from, to, plotWidth, scene.lang);
  const x = (ms: number) => geo.left + ((ms - from) / (to - from)) * plotWidth;
  const within = (ms: number) => ms >= from && ms <= to;
  const rules = scene.rules.filter((rule) => within(rule.at));
  const gaps = scene.gaps
    .map((gap) => ({ ...gap, from: Math.max(from, gap.from), to: Math.min(to, gap.to) }))
    .filter((gap) => x(gap.to) - x(gap.from) >= 2);
  const hatch = `${scene.id}-${geo.name}-gap`;
  const svg = Plot.plot({
    document: new MiniDocument() as unknown as Document,
    width: geo.width,
    height: geo.height,
    marginLeft: geo.left,
    marginRight: geo.right,
    marginTop: geo.top,
    marginBottom: geo.bottom,
    x: { type: 'linear', domain: [from, to], axis: null },
    y: { type: 'linear', domain: [0, axis.ticks.at(-1) ?? 1], axis: null },
    marks: [
      Plot.ruleY(axis.ticks.slice(1), { className: 'chart-grid', strokeOpacity: 0.12 }),
      to - from <= 22 * DAY ? Plot.ruleX(midnights(from, to), { className: 'chart-day', strokeOpacity: 0.16 }) : null,
      gaps.length ? Plot.rectX(gaps, { x1: 'from', x2: 'to', className: 'chart-gap', fill: `url(#${hatch})` }) : null,
      ...scene.marks,
      Plot.ruleY([0], { className: 'chart-base', strokeOpacity: 0.5 }),
      rules.length
        ? ['chart-restart', 'chart-mark'].map((kind) =>
            Plot.ruleX(
              rules.filter((rule) => rule.class === kind),
              { x: 'at', className: kind, strokeDasharray: '3 3', insetTop: -4 },
            ),
          )
        : null,
      Plot.tickX(
        times.ticks.map((tick) => tick.at),
        { className: 'chart-tick', strokeOpacity: 0.5, insetTop: bottom - geo.top, insetBottom: -5 },
      ),
      Plot.text(axis.ticks, {
        y: (tick: number) => tick,
        text: axis.format,
        frameAnchor: 'left',
        textAnchor: 'end',
        dx: -6,
        className: 'chart-label',
      }),
    ],
  });
  const drawing = writeChildren(svg as unknown as ElementNode);
  const overlay = [
    text(0, 12, axis.label, 'chart-unit', 'start'),
    ...timeLabels(times, x, bottom, geo),
    ...gapLabels(gaps, x, geo),
    ...ruleLabels(rules, x, axis.label, geo),
    ...endLabels(scene, geo),
  ].join('');
  const defs = gaps.length
    ? `<defs><pattern id="${hatch}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="chart-hatch" d="M0,0v6" stroke="currentColor" stroke-opacity=".25"/></pattern></defs>`
    : '';
  return (
    `<svg class="chart-${geo.name}" viewBox="0 0 ${geo.width} ${geo.height}" width="${geo.width}" height="${geo.height}" data-plot="${geo.left} ${geo.top} ${plotWidth} ${bottom - geo.top}" role="group" aria-label="${esc(scene.summary)}" font-size="12" fill="currentColor" text-anchor="middle">` +
    `${defs}<g aria-hidden="true">${drawing}${overlay}</g>${drawHits(scene.hits, x, geo)}</svg>`
  );
}

export function text(x: number, y: number, content: string, className: string, anchor?: 'start' | 'end'): string {
  if (content === '') return '';
  return `<text x="${num(x)}" y="${num(y)}" class="${className}"${anchor ? ` text-anchor="${anchor}"` : ''}>${esc(content)}</text>`;
}

/** Labels near an edge are pushed inwards so that none is cut off. */
function clamped(center: number, width: number, geo: Geometry): number {
  return Math.min(geo.width - width / 2 - 1, Math.max(width / 2 + 1, center));
}

function timeLabels({ start, ticks }: TimeTicks, x: (ms: number) => number, bottom: number, geo: Geometry) {
  const labels = ticks.map((tick) =>
    text(clamped(x(tick.at), textWidth(tick.label), geo), bottom + 18, tick.label, 'chart-label'),
  );
  // The context that holds at the start gives way where the next one would run into it.
  const changes = ticks.filter((tick) => tick.context !== '');
  const next = changes[0];
  const startEnd = geo.left + textWidth(start) + 10;
  let free = 0;
  if (!next || startEnd <= clamped(x(next.at), textWidth(next.context), geo) - textWidth(next.context) / 2) {
    labels.push(text(geo.left, bottom + 33, start, 'chart-context', 'start'));
    free = startEnd;
  }
  for (const tick of changes) {
    const width = textWidth(tick.context);
    const center = clamped(x(tick.at), width, geo);
    if (center - width / 2 < free) continue;
    labels.push(text(center, bottom + 33, tick.context, 'chart-context'));
    free = center + width / 2 + 10;
  }
  return labels;
}

function gapLabels(gaps: Scene['gaps'], x: (ms: number) => number, geo: Geometry): string[] {
  return gaps.map((gap) => {
    const room = x(gap.to) - x(gap.from) - 12;
    const middle = (x(gap.from) + x(gap.to)) / 2;
    const label = gap.labels.find((candidate) => textWidth(candidate) <= room) ?? '';
    return text(middle, geo.height - geo.bottom - 10, label, 'chart-note chart-halo');
  });
}

/** Above the drawing, centred on the rule where there is room; those that would run into another are left out, their rules stay. */
function ruleLabels(rules: readonly Rule[], x: (ms: number) => number, unit: string, geo: Geometry): string[] {
  let free = unit === '' ? 0 : textWidth(unit) + 10;
  const limit = geo.width - geo.right;
  return [...rules]
    .sort((a, b) => a.at - b.at)
    .map((rule) => {
      const width = textWidth(rule.label);
      const at = x(rule.at);
      const start = Math.min(Math.max(free, at - width / 2), limit - width);
      if (start < free || start > at + 2) return '';
      free = start + width + 8;
      return text(start, 16, rule.label, 'chart-note', 'start');
    });
}

/** Labels in the right margin, moved apart where they would overlap; long ones take two lines. */
function endLabels(scene: Scene, geo: Geometry): string[] {
  const top = scene.axis.ticks.at(-1) ?? 1;
  const height = geo.height - geo.top - geo.bottom;
  if (geo.name !== 'wide') {
    return scene.endLabels
      .filter((label) => label.inside)
      .map((label) => {
        const y = geo.top + height * (1 - Math.min(1, label.y / top)) - 5;
        return text(geo.width - geo.right - 2, y, label.text, `chart-end chart-halo ${label.class}`, 'end');
      });
  }
  const placed = scene.endLabels
    .map((label) => {
      const lines = wrap(label.text, geo.right - 12);
      return { ...label, lines, size: lines.length * 14, at: geo.top + height * (1 - Math.min(1, label.y / top)) };
    })
    .sort((a, b) => a.at - b.at);
  spread(placed, geo.top - 6, geo.height - geo.bottom + 6);
  const x = geo.width - geo.right + 8;
  return placed.flatMap((label) => [
    label.swatch
      ? `<rect class="chart-area ${label.class}" x="${num(x)}" y="${num(label.at - 5)}" width="10" height="10" rx="2" fill="${fallbackHue(label.class)}"/>`
      : '',
    ...label.lines.map((line, i) =>
      text(
        x + (label.swatch ? 16 : 0),
        label.at - label.size / 2 + 11 + 14 * i,
        line,
        `chart-end ${label.class}`,
        'start',
      ),
    ),
  ]);
}

/** Moves centres apart, top to bottom and back, within `[low, high]`; the order stays. */
function spread(labels: { at: number; size: number }[], low: number, high: number): void {
  let edge = low;
  for (const label of labels) {
    label.at = Math.max(label.at, edge + label.size / 2);
    edge = label.at + label.size / 2;
  }
  edge = high;
  for (const label of labels.toReversed()) {
    label.at = Math.min(label.at, edge - label.size / 2);
    edge = label.at - label.size / 2;
  }
}

function wrap(label: string, width: number): string[] {
  if (textWidth(label) <= width) return [label];
  const lines = [''];
  for (const word of label.split(' ')) {
    const line = lines.at(-1) ?? '';
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer) > width && lines.length < 2) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

/** At least 3 pixels wide where the neighbours leave room, so that a lone short interval can be hit. */
function drawHits(hits: readonly Hit[], x: (ms: number) => number, geo: Geometry): string {
  if (hits.length === 0) return '';
  const height = geo.height - geo.top - geo.bottom;
  const spans = hits.map((hit) => {
    const [a, b] = [x(hit.from), x(hit.to)];
    const grow = Math.max(0, 3 - (b - a)) / 2;
    return { a: a - grow, b: b + grow };
  });
  spans.forEach((span, i) => {
    const next = spans[i + 1];
    if (next && span.b > next.a) span.b = next.a = (span.b + next.a) / 2;
  });
  const links = hits.map((hit, i) => {
    const { a, b } = spans[i] ?? { a: 0, b: 0 };
    return `<a href="${esc(hit.href)}"><title>${esc(hit.tip)}</title><rect x="${num(a)}" y="${geo.top}" width="${num(Math.max(0.5, b - a))}" height="${height}"/></a>`;
  });
  return `<g class="chart-hits" fill="none" pointer-events="all">${links.join('')}</g>`;
}

export interface LegendItem {
  label: string;
  class: string;
  /** Muted, after the label: a share. */
  value?: string;
}

export interface FigureParts {
  title: string;
  legend: readonly LegendItem[];
  /** False: the wide drawing labels its series itself, the legend is for the others. */
  legendAlways: boolean;
  /** The widest first. */
  drawings: readonly Drawing[];
}

export function figure(options: Pick<ChartOptions, 'id' | 'sync' | 'size'>, parts: FigureParts): string {
  const size = options.size ?? 'full';
  const sync = options.sync === undefined ? '' : ` data-sync="${esc(options.sync)}"`;
  const [first, last] = [parts.drawings[0]?.note ?? '', parts.drawings.at(-1)?.note ?? ''];
  const remark = (note: string, which: string) => `<span class="chart-remark${which}">${esc(note)}</span>`;
  const notes = first === last ? remark(first, '') : remark(first, ' chart-if-large') + remark(last, ' chart-if-small');
  const legend = parts.legend.map(
    (item) =>
      `<li data-label="${esc(item.label)}">${key(item.class)}${esc(item.label)}${item.value ? ` <span>${esc(item.value)}</span>` : ''}</li>`,
  );
  const hidden = size === 'full' && !parts.legendAlways ? ' chart-if-small' : '';
  const list = legend.length === 0 ? '' : `<ul class="chart-legend${hidden}">${legend.join('')}</ul>`;
  const svgs = parts.drawings.map((drawing) => drawing.svg).join('');
  return `<figure class="chart chart-${size}" id="${esc(options.id)}"${sync}><figcaption><b class="chart-title">${esc(parts.title)}</b> ${notes}</figcaption>${list}<div class="chart-scroll">${svgs}</div></figure>`;
}

/** A square of a series' hue, for legends. */
export function key(className: string): string {
  return `<svg class="chart-key ${className}" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${fallbackHue(className)}"/></svg>`;
}
