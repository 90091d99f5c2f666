/** All charts of a page under one view: its range, its resolution, what is shown. The address says the view, and brings it back. */
import { carriedSpec } from '../../charts/explore.ts';
import { DAY, HOUR, MINUTE } from '../../charts/time.ts';
import type { Lang } from '../../charts/types.ts';
import { DEFAULT_VIEW, fragmentOf, type View, viewOf } from './address.ts';
import { type Act, Bar, type BarTarget } from './bars.ts';
import { watchBoxes } from './boxes.ts';
import { ExploreChart } from './chart.ts';
import { Cursor, snapshotAt } from './cursor.ts';
import { Drawings, type DrawingsTarget, type Sight } from './drawings.ts';
import { type GestureTarget, listen } from './gestures.ts';
import { keyOf } from './keys.ts';
import { addLegend, showLegend } from './legend.ts';
import { Spoken } from './spoken.ts';
import { TableButton } from './table-button.ts';
import { filled } from './words.ts';

/** Shortest range to zoom into. */
const LEAST_MS = HOUR / 2;
/** After so long without a change a hand has come to rest. */
const RESTS_MS = 120;

/** `on-demand.js`: true, and the reader is told, where an address has no page. */
type Guarded = Window & { awrNotHere?: (address: string) => boolean };

export class Explorer implements BarTarget, GestureTarget, DrawingsTarget {
  private readonly lang: Lang;
  private readonly charts: ExploreChart[];
  private readonly bars: Bar[];
  private readonly drawings: Drawings;
  private readonly tables = new Map<string, TableButton>();
  private readonly voice = new Spoken();
  private readonly cursor: Cursor;
  private readonly domain: readonly [number, number];
  private view: View = DEFAULT_VIEW;
  private active = false;
  private frame = 0;
  /** The charts are to be looked after in the next frame, not the cursor alone. */
  private stale = false;
  private addressTimer = 0;
  private restTimer = 0;
  /** The chart under a hand that moves the range. */
  private hand: ExploreChart | null = null;
  private tapped: number | null = null;
  private brushing: readonly [number, number] | null = null;
  private selection: { anchor: number; at: number } | null = null;

  constructor(charts: ExploreChart[], bars: Bar[], lang: Lang) {
    this.charts = charts;
    this.bars = bars;
    this.lang = lang;
    this.drawings = new Drawings(charts, bars, lang, this);
    this.cursor = new Cursor(charts, (chart) => this.drawings.barOf(chart)?.words['usual'] ?? '', this.voice);
    const domains = charts.flatMap((chart) => [chart.domain()].filter((domain) => domain !== null));
    this.domain = [Math.min(...domains.map(([from]) => from)), Math.max(...domains.map(([, to]) => to))];
    watchBoxes();
    for (const bar of bars) bar.listen(this);
    this.watchVisible();
    for (const chart of charts) {
      listen(chart, this);
      addLegend(chart, (key) => this.toggleSeries(key));
      const bar = this.drawings.barOf(chart);
      if (bar) this.tables.set(chart.id, new TableButton(chart, bar, () => this.toggleTable(chart)));
    }
    const repaint = (): void => {
      this.drawings.remeasure();
      if (this.active) this.schedule();
    };
    new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
    addEventListener('resize', repaint);
    addEventListener('hashchange', () => this.restore());
    addEventListener('beforeprint', () => this.active && this.drawings.toPaper(this.sight));
    addEventListener('afterprint', () => {
      for (const chart of this.charts) chart.offPaper();
    });
    // What a tap has shown goes with the next one elsewhere.
    document.addEventListener('pointerdown', (event) => {
      const inChart = event.target instanceof Element && event.target.closest('.chart-live .chart-scroll');
      if (event.pointerType === 'touch' && !inChart) this.leave();
    });
    this.restore();
  }

  private watchVisible(): void {
    const { visible } = this.drawings;
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const chart = this.charts.find(({ figure }) => figure === target);
          if (!chart) continue;
          if (isIntersecting) visible.add(chart);
          else visible.delete(chart);
        }
        // What stands in the page is coarse: the first chart that is seen has all drawn from their series.
        if (!this.active && visible.size > 0) this.wake();
        else if (this.active) this.schedule();
      },
      { rootMargin: '200px' },
    );
    for (const { figure } of this.charts) seen.observe(figure);
  }

  // ------------------------------------------------------------------------------------------ the view

  private restore(): void {
    const said = viewOf(location.hash);
    if (said) this.set(said, { toAddress: false });
    else if (this.active && location.hash === '') this.set(DEFAULT_VIEW, { toAddress: false });
  }

  private get range(): readonly [number, number] {
    return this.view.range ?? this.domain;
  }

  get isZoomed(): boolean {
    return this.view.range !== null;
  }

  private get sight(): Sight {
    return { view: this.view, range: this.range, domain: this.domain, moving: this.hand !== null, hand: this.hand };
  }

  /** Takes a part of a view over, draws it, and has the address say it. `hand`: the chart on which a hand moves the range. */
  private set(part: Partial<View>, { toAddress = true, hand = null as ExploreChart | null } = {}): void {
    this.view = { ...this.view, ...part };
    if (part.range) this.view = { ...this.view, range: this.within(part.range) };
    this.active = true;
    this.hand = hand;
    if (!hand) this.drawings.invalidate();
    this.schedule();
    if (!toAddress) return;
    clearTimeout(this.addressTimer);
    // Browsers refuse an address that changes with every frame.
    this.addressTimer = setTimeout(() => {
      const address = fragmentOf(this.view) || location.pathname + location.search;
      if (address !== location.hash) history.replaceState(history.state, '', address);
      for (const place of document.querySelectorAll('[data-address]'))
        if (location.protocol.startsWith('http')) place.textContent = location.href;
    }, 200) as unknown as number;
  }

  /** A range of at least half an hour that lies within what there is; null where it is all of it. */
  private within([from, to]: readonly [number, number]): readonly [number, number] | null {
    const [first, last] = this.domain;
    const length = Math.max(LEAST_MS, to - from);
    if (length >= last - first) return null;
    const begin = Math.min(last - length, Math.max(first, (from + to - length) / 2));
    return [begin, begin + length];
  }

  wake(): void {
    this.active = true;
    this.schedule();
  }

  act(act: Act): void {
    const [from, to] = this.range;
    const length = to - from;
    if (act === 'earlier') this.set({ range: [from - length / 2, to - length / 2] });
    if (act === 'later') this.set({ range: [from + length / 2, to + length / 2] });
    if (act === 'in') this.set({ range: [from + length / 4, to - length / 4] });
    if (act === 'out') this.set({ range: [from - length / 2, to + length / 2] });
  }

  span(days: number | null): void {
    const [, last] = this.domain;
    this.set({ range: days === null ? null : [last - days * DAY, last] });
  }

  resolution(resolution: View['resolution']): void {
    this.set({ resolution });
  }

  toggle(name: 'perTransaction' | 'baseline' | 'annotations'): void {
    this.set({ [name]: !this.view[name] });
  }

  private toggleSeries(key: string): void {
    const off = new Set(this.view.off);
    if (!off.delete(key)) off.add(key);
    this.set({ off });
  }

  private toggleTable(chart: ExploreChart): void {
    const tables = new Set(this.view.tables);
    if (!tables.delete(chart.id)) tables.add(chart.id);
    this.set({ tables });
  }

  // ------------------------------------------------------------------------------------------- frames

  arrived(): void {
    this.schedule();
  }

  failed(bar: Bar | undefined, words: string): void {
    bar?.say(words);
    this.voice.say(words);
  }

  /** `charts`: they have changed, or are to be drawn. */
  private schedule(charts = true): void {
    this.stale ||= charts;
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.render();
    });
  }

  private render(): void {
    const { sight, selection } = this;
    const charts = this.active && this.stale;
    this.stale = false;
    if (charts) {
      for (const bar of this.bars) bar.show(this.view, this.range, this.domain, this.lang);
      if (this.drawings.render(sight)) this.schedule();
    }
    const marked = this.brushing ?? (selection && [selection.anchor, selection.at].toSorted((a, b) => a - b));
    for (const chart of this.charts) chart.showBrush(marked as [number, number] | null);
    this.cursor.render();
    if (!charts) return;
    clearTimeout(this.restTimer);
    this.restTimer = setTimeout(() => this.rest(), RESTS_MS) as unknown as number;
  }

  /** What follows once a hand has come to rest: drawings that are exact, then legends, tables, lists, words. */
  private rest(): void {
    if (this.hand) {
      this.hand = null;
      if (this.view.range) this.view = { ...this.view, range: toMinutes(this.view.range) };
      this.schedule();
      return;
    }
    const { off, tables, annotations } = this.view;
    for (const chart of this.charts) {
      showLegend(chart, off, (key) => this.toggleSeries(key));
      this.showTable(chart, tables.has(chart.id));
      const most = String(Math.max(0, (chart.drawn?.level.from.length ?? 1) - 1));
      if (chart.slider && chart.slider.ariaValueMax !== most) chart.slider.ariaValueMax = most;
    }
    for (const bar of this.bars)
      bar.list(this.drawings.seriesOfBar(bar)?.index ?? null, this.range, annotations, this.lang);
    const said = this.bars[0]?.rangeSaid(this.range, this.lang) ?? '';
    if (said !== this.saidRange) this.voice.say(said);
    this.saidRange = said;
  }

  private saidRange = '';

  private showTable(chart: ExploreChart, open: boolean): void {
    const bar = this.drawings.barOf(chart);
    this.tables
      .get(chart.id)
      ?.show(open)
      .catch((error: Error) => this.failed(bar, filled(bar?.words['failed'], { file: error.message })));
  }

  // -------------------------------------------------------------------------------- pointer and cursor

  hover(chart: ExploreChart, event: PointerEvent): void {
    const ms = chart.timeAt(event.clientX);
    if (ms === null || event.pointerType === 'touch') return;
    chart.scroll.classList.toggle('explore-grab', chart.isOnTimeAxis(event.clientY));
    this.cursor.follow({ chart, ms, x: event.clientX, y: event.clientY });
    this.schedule(false);
  }

  leave(): void {
    this.tapped = null;
    this.cursor.leave();
  }

  brush(from: number, to: number): void {
    this.brushing = [from, to];
    this.schedule(false);
  }

  brushed(range: readonly [number, number] | null): void {
    this.brushing = null;
    if (range) this.set({ range: toMinutes(range) });
    else this.schedule(false);
  }

  pan(chart: ExploreChart, ms: number): void {
    const [from, to] = this.range;
    if (this.view.range) this.set({ range: [from - ms, to - ms] }, { hand: chart });
  }

  zoom(chart: ExploreChart, at: number, share: number, length: number): void {
    const long = Math.max(LEAST_MS, length);
    const from = at - share * long;
    this.set({ range: [from, from + long] }, { hand: chart });
  }

  /** A finger has no hover: its first tap shows the tip, the second opens the snapshot. */
  open(chart: ExploreChart, event: PointerEvent): void {
    const ms = chart.timeAt(event.clientX);
    if (ms === null) return;
    const bucket = chart.bucketAt(ms);
    if (event.pointerType === 'touch' && this.tapped !== bucket) {
      this.tapped = bucket;
      this.cursor.follow({ chart, ms, x: event.clientX, y: event.clientY });
      this.schedule(false);
      return;
    }
    this.openAt(chart, ms, event.ctrlKey || event.metaKey);
  }

  private openAt(chart: ExploreChart, ms: number, aside = false): void {
    const path = snapshotAt(chart, ms);
    if (path === null) return;
    const address = `${this.drawings.barOf(chart)?.pages ?? ''}${path}index.html`;
    if ((window as Guarded).awrNotHere?.(address)) return;
    if (aside) open(address, '_blank', 'noopener');
    else location.href = address;
  }

  // ---------------------------------------------------------------------------------------------- keys

  onKey(chart: ExploreChart, event: KeyboardEvent): void {
    const key = keyOf(event);
    if (!key) return;
    event.preventDefault();
    event.stopPropagation();
    switch (key.kind) {
      case 'act':
        this.act(key.act);
        break;
      case 'all':
        this.span(null);
        break;
      case 'away':
        this.selection = null;
        this.leave();
        this.schedule(false);
        break;
      case 'go':
        this.go(chart);
        break;
      case 'move':
        this.step(chart, key.by, key.select);
    }
  }

  /** Into what is selected, or to the snapshot under the cursor. */
  private go(chart: ExploreChart): void {
    const { selection } = this;
    this.selection = null;
    if (selection && selection.anchor !== selection.at) {
      const { anchor, at } = selection;
      this.set({ range: [Math.min(anchor, at), Math.max(anchor, at)] });
    } else if (this.cursor.at !== null) this.openAt(chart, this.cursor.at);
  }

  /** The cursor from bucket to bucket, within the range. */
  private step(chart: ExploreChart, by: number, select: boolean): void {
    const { drawing, drawn } = chart;
    if (!drawing || !drawn) return;
    const { level } = drawn;
    const [first, end] = drawing.rows.within(level, drawing.from, drawing.to);
    if (end <= first) return;
    const now = this.cursor.at === null ? null : chart.bucketAt(this.cursor.at);
    // Without a cursor yet, an arrow begins at the end that it points away from; Home and End are what they say.
    const start = by === -1 || by > 10 ? end - 1 : first;
    const next = Math.min(end - 1, Math.max(first, now === null ? start : now + by));
    const [begin, until] = [level.from[next] as number, level.to[next] as number];
    const anchor =
      this.selection?.anchor ?? (by < 0 ? (level.to[now ?? next] as number) : (level.from[now ?? next] as number));
    this.selection = select ? { anchor, at: begin < anchor ? begin : until } : null;
    const ms = (begin + until) / 2;
    this.cursor.point({ chart, ms, ...chart.anchorOf(ms) }, false);
    this.schedule(false);
  }
}

/** As exact as the address says it. */
const toMinutes = (range: readonly [number, number]): [number, number] => [
  Math.round(range[0] / MINUTE) * MINUTE,
  Math.round(range[1] / MINUTE) * MINUTE,
];

/** The page's charts that have published series; null where there are none. */
export function explore(): Explorer | null {
  const bars: Bar[] = [];
  for (const element of document.querySelectorAll<HTMLElement>('[data-explore-bar]'))
    bars.push(new Bar(element, bars[0]));
  const charts = [...document.querySelectorAll<HTMLElement>('.chart[data-explore]')].flatMap((figure) => {
    const scroll = figure.querySelector<HTMLElement>('.chart-scroll');
    const title = figure.querySelector('.chart-title')?.textContent ?? '';
    return scroll ? [new ExploreChart(figure, carriedSpec(figure.dataset['explore'] ?? '', title), scroll)] : [];
  });
  if (bars.length === 0 || charts.length === 0) return null;
  return new Explorer(charts, bars, document.documentElement.lang.startsWith('zh') ? 'zh' : 'en');
}
