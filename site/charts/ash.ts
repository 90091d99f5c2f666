/** The course of active session history within a report: one column a slot, its busiest events by the hue of their class. */
import type { AshPart } from '../../generator/pages/types.ts';
import { formatNumber } from '../lib/format.ts';
import { esc } from '../lib/html.ts';
import { key } from './figure.ts';
import { waitClassName, waitClassOrder } from './palette.ts';
import { num } from './svg.ts';

export interface AshChartOptions {
  title: string;
  note: string;
  /** What the samples beside the busiest events are called. */
  others: string;
  /** Class of an event, as far as it is known. */
  classOf(event: string): string | null;
}

const WIDTH = 1000;
const HEIGHT = 120;
/** Times beneath the columns; as many fit a telephone's width. */
const LABELS = 5;

/** A `<figure class="chart">`; empty string with fewer than two slots. A column is as high as its samples a second. */
export function ashChart(slots: AshPart['slots'], options: AshChartOptions): string {
  const drawn = slots.filter((slot) => slot.seconds !== null && slot.samples !== null);
  if (drawn.length < 2) return '';
  const rate = (samples: number, seconds: number | null) => samples / (seconds ?? 1);
  const top = Math.max(...drawn.map((slot) => rate(slot.samples ?? 0, slot.seconds))) || 1;
  const step = WIDTH / drawn.length;
  const classes = new Set<string>();
  const columns = drawn.map((slot, i) => {
    const height = (samples: number) => (rate(samples, slot.seconds) / top) * (HEIGHT - 4);
    const layers = slot.events
      .map((event) => ({ ...event, class: classed(event.event, options) }))
      .sort((a, b) => waitClassOrder(options.classOf(a.event)) - waitClassOrder(options.classOf(b.event)));
    let y = HEIGHT;
    const rest = Math.max(0, (slot.samples ?? 0) - layers.reduce((sum, { samples }) => sum + (samples ?? 0), 0));
    const rects = [...layers, { event: options.others, samples: rest, class: 'wc-unaccounted' }].map((layer) => {
      const h = height(layer.samples ?? 0);
      if (h <= 0) return '';
      classes.add(layer.class);
      y -= h;
      return `<rect class="chart-bar-fill ${layer.class}" x="${num(i * step + 1)}" y="${num(y)}" width="${num(Math.max(1, step - 2))}" height="${num(h)}"><title>${esc(`${slot.time} ${layer.event}: ${formatNumber(layer.samples)}`)}</title></rect>`;
    });
    return rects.join('');
  });
  const seen = [...new Set(drawn.flatMap((slot) => slot.events.map(({ event }) => event)))]
    .map((event) => ({ event, class: classed(event, options), order: waitClassOrder(options.classOf(event)) }))
    .sort((a, b) => a.order - b.order);
  const every = Math.ceil(drawn.length / LABELS);
  const times = drawn.filter((_, i) => i % every === 0).map((slot) => `<span>${esc(slot.time.slice(0, 5))}</span>`);
  const legend = seen.map((each) => `<li>${key(each.class)}${esc(each.event)}</li>`);
  return `<figure class="chart ash"><figcaption><b class="chart-title">${esc(options.title)}</b> <span class="chart-remark">${esc(options.note)}</span></figcaption><svg class="chart-stretch" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${esc(options.title)}">${columns.join('')}</svg><p class="ash-times" aria-hidden="true">${times.join('')}</p><ul class="chart-legend">${legend.join('')}<li>${key('wc-unaccounted')}${esc(options.others)}</li></ul></figure>`;
}

const classed = (event: string, { classOf }: AshChartOptions): string => waitClassName(classOf(event));
