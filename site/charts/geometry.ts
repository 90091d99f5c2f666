/** The sizes charts are drawn in, and what a drawing is made of before it is drawn. */
import type { Markish } from '@observablehq/plot';
import type { ValueAxis } from './axis.ts';
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
  /** Whether it has areas that lead to the snapshots and say their figures. */
  hits: boolean;
}

/** Charts read together have the same margins, so that the same moment stands at the same place in each. */
export const FRAMES: Record<DrawingName, Omit<Geometry, 'name' | 'height' | 'hits'>> = {
  wide: { width: 1040, left: 46, right: 124, top: 26, bottom: 38, limit: 400 },
  medium: { width: 600, left: 44, right: 12, top: 26, bottom: 38, limit: 240 },
  narrow: { width: 360, left: 42, right: 10, top: 26, bottom: 38, limit: 120 },
};
const DRAWINGS: Record<ChartSize, readonly DrawingName[]> = {
  full: ['wide', 'narrow'],
  half: ['medium', 'narrow'],
  third: ['narrow'],
};

/**
 * Buckets of a chart that the browser draws anew from its series as soon as it is seen: what stands in the page is for paper
 * and for readers without scripts, and a page has dozens of them (our choice: half a day of a month in the wide drawing).
 */
const REDRAWN: Record<DrawingName, number> = { wide: 80, medium: 60, narrow: 32 };
/** The same of a small multiple: a day of a month. */
const REDRAWN_SMALL = 32;

export function geometry(name: DrawingName, height: number): Geometry {
  return { name, height, hits: true, ...FRAMES[name] };
}

export interface Drawing {
  svg: string;
  /** The remark after the title: how the values were gathered may differ by width. */
  note: string;
}

/**
 * A chart in the drawings its size asks for. Of one that the browser draws anew the widest alone leads to the snapshots: in a
 * narrow one an area is three pixels wide, too little for a finger, and where scripts run the redrawn chart has them all.
 */
export function drawings(
  { size = 'full', links = true }: Pick<ChartOptions, 'size' | 'links'>,
  heights: { wide: number; narrow: number },
  draw: (geo: Geometry) => Drawing,
  redrawn = false,
): Drawing[] {
  return DRAWINGS[size].map((name) => {
    const geo = geometry(name, name === 'narrow' ? heights.narrow : heights.wide);
    if (!redrawn) return draw(geo);
    return draw({ ...geo, limit: size === 'third' ? REDRAWN_SMALL : REDRAWN[name], hits: links && name !== 'narrow' });
  });
}

/** A transparent area over one bucket. */
export interface Hit {
  from: number;
  to: number;
  /** Null: there is no page of it. */
  href: string | null;
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
  marks: Markish[];
  /** Labels from the longest to the shortest; the first that fits is shown. */
  gaps: readonly { from: number; to: number; labels: readonly string[] }[];
  rules: readonly Rule[];
  endLabels: readonly EndLabel[];
  hits: readonly Hit[];
  /** What a screen reader says instead of the drawing. */
  summary: string;
}
