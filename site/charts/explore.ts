/**
 * What the browser needs to draw a chart anew from its page's published series: carried by the figure as JSON. Everything else, how
 * it looks and reads, is the same code.
 */
import { esc } from '../lib/html.ts';
import type { ChartOptions, ChartSeries, Unit } from './types.ts';

export interface ExploreSpec {
  /** `rows`: a row of bars for each series, on one scale. */
  kind: 'line' | 'stack' | 'rows';
  /** Folder of the series, and their columns. */
  source: string;
  unit: Unit;
  title: string;
  /** Remark on unit and order, before how the values are gathered. */
  note?: string;
  series: { column: string; label: string; class: string }[];
  /** Top of the y axis at least this high. */
  yMax?: number;
  /** Column of the CPU count, drawn as a line over the layers. */
  ceiling?: string;
  /** Metric whose band of usual values is drawn behind a stack; a line has that of its own column. */
  usual?: string;
}

/** As the figure carries it: pages have dozens, so what the figure shows already is left out. */
type CarriedSpec = Omit<ExploreSpec, 'title' | 'series'> & { series: [column: string, hue: string, label?: string][] };

/** Attribute of the figure; empty where the chart has no source, or a series in it no column. */
export function exploreAttribute(
  options: Pick<ChartOptions, 'source'>,
  series: readonly ChartSeries[],
  spec: Omit<ExploreSpec, 'source' | 'series'>,
): string {
  const { source } = options;
  if (!source || series.some(({ column }) => !column)) return '';
  const { title, ...rest } = spec;
  const carried: CarriedSpec = {
    ...rest,
    source,
    series: series.map(({ column = '', label, class: hue }) =>
      label === title ? [column, hue] : [column, hue, label],
    ),
  };
  return ` data-explore="${esc(JSON.stringify(carried))}"`;
}

/** What a figure's attribute says; `title` as the figure shows it. */
export function carriedSpec(attribute: string, title: string): ExploreSpec {
  const { series, ...rest } = JSON.parse(attribute) as CarriedSpec;
  return { ...rest, title, series: series.map(([column, hue, label = title]) => ({ column, label, class: hue })) };
}
