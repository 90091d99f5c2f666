/**
 * What the browser needs to draw a chart anew from its page's published series: carried by the figure as JSON. Everything else, how
 * it looks and reads, is the same code.
 */
import { esc } from '../lib/html.ts';
import type { ChartOptions, ChartSeries, Unit } from './types.ts';

export interface ExploreSpec {
  kind: 'line' | 'stack';
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

/** Attribute of the figure; empty where the chart has no source, or a series in it no column. */
export function exploreAttribute(
  options: Pick<ChartOptions, 'source'>,
  series: readonly ChartSeries[],
  spec: Omit<ExploreSpec, 'source' | 'series'>,
): string {
  const { source } = options;
  const columns = series.flatMap(({ column, label, class: hue }) => (column ? { column, label, class: hue } : []));
  if (!source || columns.length < series.length) return '';
  return ` data-explore="${esc(JSON.stringify({ ...spec, source, series: columns } satisfies ExploreSpec))}"`;
}
