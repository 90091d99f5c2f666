/**
 * Draws the charts of a page in one frame for all. What a hand moves is slid and stretched at once, and painted anew one chart a
 * frame, the one that needs it most; once all stands still, each is drawn exactly. Loads what a range needs.
 */

import { formatValue } from '../../../generator/base/figures.ts';
import { liveText } from '../../charts/live-strings.ts';
import { stepName } from '../../charts/scene.ts';
import { DAY } from '../../charts/time.ts';
import type { Lang } from '../../charts/types.ts';
import type { View } from './address.ts';
import type { Bar } from './bars.ts';
import type { ExploreChart } from './chart.ts';
import type { Drawing } from './draw.ts';
import { Series } from './load.ts';
import { measureOf } from './measure.ts';
import { Hues } from './palette.ts';
import { NEED, type Need } from './strip.ts';
import { filled } from './words.ts';

/** Beyond this days are drawn where the resolution is automatic: a snapshot would be a fifth of a pixel. Our choice. */
const DAYS_FROM_MS = 400 * DAY;
/** Months that are loaded at once, so that moving within a year waits for nothing. */
const MONTHS_AT_ONCE = 13;
/** Charts painted in a frame: one leaves it most of its time, and seven are done in a ninth of a second. Our choice. */
const PAINTED_A_FRAME = 1;

/** What is to be shown. */
export interface Sight {
  view: View;
  range: readonly [number, number];
  /** All there is. */
  domain: readonly [number, number];
  /** A hand moves the range. */
  moving: boolean;
  /** The chart that it is on. */
  hand: ExploreChart | null;
}

export interface DrawingsTarget {
  /** Something is there to be drawn that was not. */
  arrived(): void;
  failed(bar: Bar | undefined, words: string): void;
  onKey(chart: ExploreChart, event: KeyboardEvent): void;
}

export class Drawings {
  readonly visible = new Set<ExploreChart>();
  private readonly charts: readonly ExploreChart[];
  private readonly bars: readonly Bar[];
  private readonly lang: Lang;
  private readonly target: DrawingsTarget;
  private readonly series = new Map<string, Series>();
  private readonly hues: Hues;
  private readonly loading = new Set<string>();
  /** Counts what makes a drawing another: series, switches, theme, width. */
  private version = 0;
  private readonly drawnAt = new Map<ExploreChart, number>();

  constructor(charts: readonly ExploreChart[], bars: readonly Bar[], lang: Lang, target: DrawingsTarget) {
    this.charts = charts;
    this.bars = bars;
    this.lang = lang;
    this.target = target;
    this.hues = new Hues(charts[0]?.figure ?? document.body);
  }

  barOf(chart: Pick<ExploreChart, 'spec'>): Bar | undefined {
    return this.bars.find(({ source }) => source === null || source === chart.spec.source);
  }

  /** The series of a bar, as far as they are known. */
  seriesOfBar(bar: Bar): Series | undefined {
    return bar.source === null ? this.series.values().next().value : this.series.get(bar.source);
  }

  private seriesOf(chart: ExploreChart): Series {
    const { source } = chart.spec;
    const known = this.series.get(source);
    if (known) return known;
    const made = new Series(source, this.barOf(chart)?.indexAddress ?? '');
    this.series.set(source, made);
    return made;
  }

  /** Everything is drawn anew in the next frame. */
  invalidate(): void {
    this.version++;
  }

  /** The theme or the widths have changed. */
  remeasure(): void {
    this.hues.forget();
    for (const chart of this.charts) chart.measure();
    this.invalidate();
  }

  /** A frame. True: there is more to paint in the next one. */
  render(sight: Sight): boolean {
    const { view, range, moving, hand } = sight;
    const waiting: { chart: ExploreChart; need: Need }[] = [];
    for (const chart of this.charts) {
      if (!this.visible.has(chart) && (moving || !view.tables.has(chart.id))) continue;
      const isCurrent = chart.isLive && this.drawnAt.get(chart) === this.version;
      const need = isCurrent ? chart.show(range[0], range[1], this.hues.of, this.hues.family) : NEED.now;
      if (need === NEED.now) this.draw(chart, sight);
      else if (need >= (moving ? NEED.soon : NEED.rest)) waiting.push({ chart, need });
    }
    waiting.sort((a, b) => b.need - a.need || Number(b.chart === hand) - Number(a.chart === hand));
    for (const { chart } of waiting.slice(0, PAINTED_A_FRAME)) this.draw(chart, sight);
    return waiting.length > PAINTED_A_FRAME;
  }

  /** All charts as they are, whether in sight or not. */
  toPaper(sight: Sight): void {
    for (const chart of this.charts) {
      this.draw(chart, sight);
      chart.toPaper();
    }
  }

  private draw(chart: ExploreChart, { view, range, domain }: Sight): void {
    const series = this.seriesOf(chart);
    const [from, to] = range;
    const days = view.resolution === 'days' || (view.resolution === 'auto' && to - from > DAYS_FROM_MS);
    if (!series.index || series.missing(from, to, days)) this.load(chart, series, { range, domain, days });
    if (!series.index || (!chart.isLive && series.missing(from, to, days))) return;
    const label = filled(this.barOf(chart)?.words['slider'], { title: chart.spec.title });
    chart.goLive(label, (event) => this.target.onKey(chart, event));
    const prefix = `${chart.id}.`;
    const off = new Set([...view.off].flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : [])));
    const drawing: Drawing = {
      frame: chart.frameNow(),
      from,
      to,
      lang: this.lang,
      spec: chart.spec,
      measure: measureOf(chart.spec, view.perTransaction),
      off,
      rows: series.rows(days),
      index: series.index,
      baseline: view.baseline,
      annotations: view.annotations,
      labels: !chart.figure.classList.contains('chart-third'),
    };
    chart.draw(drawing, domain, this.hues.of, this.hues.family);
    this.drawnAt.set(chart, this.version);
    this.remark(chart, days);
  }

  /** The remark after the title: in what, of what. */
  private remark({ figure, drawn, drawing, spec }: ExploreChart, days: boolean): void {
    if (!drawn || !drawing) return;
    const step = drawn.level.stepMs ?? (days ? DAY : null);
    const words = this.barOf({ spec })?.words ?? {};
    const isRows = spec.kind === 'rows';
    const scale =
      isRows && liveText(this.lang, 'topsql.note', { top: formatValue(drawn.top, drawing.measure.unit, this.lang) });
    const parts = [
      scale,
      drawing.measure.divided ? words['per_transaction_unit'] : spec.note,
      step === null
        ? liveText(this.lang, 'interval.mean')
        : liveText(this.lang, 'thinned.mean', { step: stepName(step, this.lang) }),
      step === null || spec.kind !== 'line' ? '' : liveText(this.lang, 'thinned.band'),
      drawn.usual.length > 0 ? words[spec.kind === 'stack' ? 'usual_stack' : 'usual_line'] : '',
    ];
    const text = parts.filter(Boolean).join(this.lang === 'zh' ? '；' : '; ');
    for (const place of figure.querySelectorAll('.chart-remark'))
      if (place.textContent !== text) place.textContent = text;
  }

  private load(
    chart: ExploreChart,
    series: Series,
    { range: [from, to], domain: [first, last], days }: Pick<Sight, 'range' | 'domain'> & { days: boolean },
  ): void {
    const key = `${chart.spec.source} ${days} ${Math.floor(from / DAY)} ${Math.floor(to / DAY)}`;
    if (this.loading.has(key)) return;
    this.loading.add(key);
    const bar = this.barOf(chart);
    void (async () => {
      const index = await series.open();
      const all = !days && index.months.length <= MONTHS_AT_ONCE;
      await series.load(all ? first : from - 31 * DAY, all ? last : to + 31 * DAY, days);
      this.invalidate();
      this.target.arrived();
    })()
      .catch((error: Error) => this.target.failed(bar, filled(bar?.words['failed'], { file: error.message })))
      // What failed is asked for again when the view changes, not at every frame.
      .finally(() => setTimeout(() => this.loading.delete(key), 2000));
  }
}
