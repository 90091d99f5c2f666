/** The figure around the drawings of a chart: its title, the remark on unit and aggregation, the legend. */
import { esc } from '../lib/html.ts';
import type { Drawing } from './geometry.ts';
import { fallbackHue } from './palette.ts';
import type { ChartOptions } from './types.ts';

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
  /** Of `exploreAttribute`. */
  explore?: string;
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
  // A chart that is drawn anew has its legend then, and must not push the page down when it comes.
  const hidden = size === 'full' && !parts.legendAlways && !parts.explore ? ' chart-if-small' : '';
  const list = legend.length === 0 ? '' : `<ul class="chart-legend${hidden}">${legend.join('')}</ul>`;
  const svgs = parts.drawings.map((drawing) => drawing.svg).join('');
  return `<figure class="chart chart-${size}" id="${esc(options.id)}"${sync}${parts.explore ?? ''}><figcaption><b class="chart-title">${esc(parts.title)}</b> ${notes}</figcaption>${list}<div class="chart-scroll">${svgs}</div></figure>`;
}

/** A square of a series' hue, for legends. */
export function key(className: string): string {
  return `<svg class="chart-key ${className}" viewBox="0 0 10 10" width="10" height="10" aria-hidden="true"><rect width="10" height="10" rx="2" fill="${fallbackHue(className)}"/></svg>`;
}
