/** What every chart takes: pure data, the page's language and its way of making links. Charts return HTML as a string. */
import type { InstanceSeries, Num, SnapshotRef, Unit } from '../../generator/pages/types.ts';

export type Lang = 'en' | 'zh';

export type ChartSize = 'full' | 'half' | 'third';

export interface ChartOptions {
  /** Unique on the page, a valid id: `aas-orcl1`. Ids inside the chart start with it; the figure itself has it. */
  id: string;
  lang: Lang;
  /** Relative link from this page to a page's path below `/{lang}/`. */
  href(path: string): string;
  /** Charts with the same value share one cursor; they must have the same time domain. Default: none. */
  sync?: string;
  /** First and last moment of the time axis; default: the series' own. Pass the same to charts that are read together. */
  domain?: readonly [from: string, to: string];
  /**
   * How much of the page it is given: `full` (default) is drawn for about 1,000 and 360 pixels, `half` for 600 and 360, `third`
   * for 360 alone. The style sheet shows the drawing that fits the figure.
   */
  size?: ChartSize;
  /** Replaces the chart's own title (plain text). */
  title?: string;
  /** Replaces the muted remark after the title: unit and aggregation (plain text). */
  note?: string;
  /** Folder of the published series that the chart can be drawn anew from, in any range; default: it cannot. */
  source?: string | null;
  /**
   * False: what stands in the page has no links to the snapshots, where the browser draws the chart anew with them anyway. For
   * charts below one with the same time axis that has them. Default: true.
   */
  links?: boolean;
}

/** The time base of a chart: an `InstanceSeries`, or an instance of a `SqlModel`. */
export type TimeBase = Pick<InstanceSeries, 'snapshots' | 'breakBefore'> &
  Partial<Pick<InstanceSeries, 'gaps' | 'restarts'>> & {
    /** Where there may be reports, but none that lists the statement: unknown. */
    unlisted?: readonly { from: string; to: string }[];
  };

/** One line or layer: `values` runs parallel to the snapshots of the time base. */
export interface ChartSeries {
  key: string;
  /** Plain text, shown at the line's end and in tooltips. */
  label: string;
  values: readonly Num[];
  /** Its column in the published series, where the chart has a source. */
  column?: string;
  /** Sets the hue: `s-1` … `s-8`, `wc-…` (palette.ts), `cpu-user`, `cpu-system`, `cpu-wio`. */
  class: string;
}

export interface LineChartOptions extends ChartOptions {
  title: string;
  unit: Unit;
  /** A thin labelled horizontal rule, in the unit of the series. */
  threshold?: { value: number; label: string };
  /** Top of the y axis at least this high, e.g. 100 for percentages. */
  yMax?: number;
  /** Moments to mark with a thin labelled vertical rule. */
  marks?: readonly ChartMark[];
}

export interface ChartMark {
  at: string;
  label: string;
}

export type { Num, SnapshotRef, Unit };
