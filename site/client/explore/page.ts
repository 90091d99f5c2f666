/** All charts of a page under one view: its range, its resolution, what is shown. The address says the view, and brings it back. */
import { carriedSpec } from '../../charts/explore.ts';
import { stepName } from '../../charts/scene.ts';
import { chartText } from '../../charts/strings.ts';
import { DAY, HOUR, MINUTE } from '../../charts/time.ts';
import type { Lang } from '../../charts/types.ts';
import { DEFAULT_VIEW, fragmentOf, type View, viewOf } from './address.ts';
import { type Act, Bar, type BarTarget, filled } from './bars.ts';
import { ExploreChart } from './chart.ts';
import type { Drawing } from './draw.ts';
import { type GestureTarget, listen } from './gestures.ts';
import { keyOf } from './keys.ts';
import { Series } from './load.ts';
import { measureOf } from './measure.ts';
import type { Palette } from './painter.ts';
import { Table } from './tables.ts';
import { spoken, Tip, tipOf } from './tip.ts';

/** Shortest range to zoom into. */
const LEAST_MS = HOUR / 2;
/** Beyond this days are drawn where the resolution is automatic: a snapshot would be a fifth of a pixel. Our choice. */
const DAYS_FROM_MS = 400 * DAY;
/** Place of the charts' face among their hues, which change together. */
const FAMILY = 'font family';
/** After so long without a new frame the drawings stand still. */
const SETTLED_MS = 80;
/** Months that are loaded at once, so that moving within a year waits for nothing. */
const MONTHS_AT_ONCE = 13;

export class Explorer implements BarTarget, GestureTarget {
  private readonly lang: Lang;
  private readonly charts: ExploreChart[];
  private readonly bars: Bar[];
  private readonly tables = new Map<string, Table>();
  private readonly series = new Map<string, Series>();
  private readonly tip = new Tip();
  private readonly visible = new Set<ExploreChart>();
  private readonly domain: readonly [number, number];
  private view: View = DEFAULT_VIEW;
  private active = false;
  private frame = 0;
  private addressTimer = 0;
  private settleTimer = 0;
  private cursorAt: number | null = null;
  private tapped: number | null = null;
  private selection: { anchor: number; at: number } | null = null;
  private hues = new Map<string, string>();

  constructor(charts: ExploreChart[], bars: Bar[], lang: Lang) {
    this.charts = charts;
    this.bars = bars;
    this.lang = lang;
    const domains = charts.flatMap((chart) => [chart.domain()].filter((domain) => domain !== null));
    this.domain = [Math.min(...domains.map(([from]) => from)), Math.max(...domains.map(([, to]) => to))];
    for (const bar of bars) bar.listen(this);
    const seen = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const chart = this.charts.find(({ figure }) => figure === target);
          if (!chart) continue;
          if (isIntersecting) this.visible.add(chart);
          else this.visible.delete(chart);
        }
        if (this.active) this.schedule();
      },
      { rootMargin: '200px' },
    );
    for (const chart of charts) {
      listen(chart, this);
      seen.observe(chart.figure);
      this.addLegend(chart);
      const bar = this.barOf(chart);
      if (bar) this.tables.set(chart.id, new Table(chart, bar.words, bar.downloads, () => this.toggleTable(chart)));
    }
    const repaint = (): void => {
      this.hues.clear();
      for (const chart of this.charts) chart.measure();
      if (this.active) this.schedule();
    };
    new MutationObserver(repaint).observe(document.documentElement, { attributeFilter: ['data-theme'] });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', repaint);
    addEventListener('resize', repaint);
    addEventListener('hashchange', () => this.restore());
    addEventListener('beforeprint', () => this.toPaper());
    addEventListener('afterprint', () => {
      for (const chart of this.charts) chart.offPaper();
    });
    this.restore();
  }

  private barOf(chart: Pick<ExploreChart, 'spec'>): Bar | undefined {
    return this.bars.find(({ source }) => source === null || source === chart.spec.source);
  }

  private seriesOf(chart: ExploreChart): Series {
    const { source } = chart.spec;
    const known = this.series.get(source);
    if (known) return known;
    const made = new Series(source, this.barOf(chart)?.indexAddress ?? '');
    this.series.set(source, made);
    return made;
  }

  // ------------------------------------------------------------------------------------------ the view

  private restore(): void {
    const said = viewOf(location.hash);
    if (said) this.set(said, false);
    else if (this.active && location.hash === '') this.set(DEFAULT_VIEW, false);
  }

  private get range(): readonly [number, number] {
    return this.view.range ?? this.domain;
  }

  /** Takes a part of a view over, draws it, and has the address say it. */
  private set(part: Partial<View>, toAddress = true): void {
    this.view = { ...this.view, ...part };
    if (part.range) this.view = { ...this.view, range: this.within(part.range) };
    this.active = true;
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

  private get days(): boolean {
    const { resolution } = this.view;
    const [from, to] = this.range;
    return resolution === 'days' || (resolution === 'auto' && to - from > DAYS_FROM_MS);
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

  /** The legend's entries as buttons that say whether their series is drawn. */
  private addLegend(chart: ExploreChart): void {
    if (chart.spec.series.length < 2) return;
    for (const entry of chart.figure.querySelectorAll('.chart-legend li')) {
      const button = document.createElement('button');
      button.type = 'button';
      button.setAttribute('aria-pressed', 'true');
      button.append(...entry.childNodes);
      button.addEventListener('click', () => this.toggleSeries(`${chart.id}.${hueOf(button)}`));
      entry.append(button);
    }
  }

  // ------------------------------------------------------------------------------------------- drawing

  private schedule(): void {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.render();
    });
  }

  private render(): void {
    for (const bar of this.bars) bar.show(this.view, this.range, this.domain, this.lang);
    const { selection, view } = this;
    const selected = selection && ([selection.anchor, selection.at].toSorted((a, b) => a - b) as [number, number]);
    for (const chart of this.charts) {
      if (this.visible.has(chart) || view.tables.has(chart.id)) this.draw(chart);
      chart.showBrush(selected);
    }
    this.showCursor(this.cursorAt);
    clearTimeout(this.settleTimer);
    this.settleTimer = setTimeout(() => this.settle(), SETTLED_MS) as unknown as number;
  }

  /** What follows the drawings once they stand still: legends, tables, lists. A frame of a drag has no time for them. */
  private settle(): void {
    const { off, tables, annotations } = this.view;
    for (const chart of this.charts) {
      for (const button of chart.figure.querySelectorAll('.chart-legend button'))
        button.setAttribute('aria-pressed', String(!off.has(`${chart.id}.${hueOf(button)}`)));
      this.tables.get(chart.id)?.show(tables.has(chart.id));
      chart.slider?.setAttribute('aria-valuemax', String(Math.max(0, (chart.drawn?.level.from.length ?? 1) - 1)));
    }
    for (const bar of this.bars) {
      const series = bar.source === null ? this.series.values().next().value : this.series.get(bar.source);
      bar.list(series?.index ?? null, this.range, annotations, this.lang);
    }
  }

  private draw(chart: ExploreChart): void {
    const series = this.seriesOf(chart);
    const [from, to] = this.range;
    const { days } = this;
    if (!series.index || series.missing(from, to, days)) this.load(chart, series, days);
    if (!series.index || (!chart.isLive && series.missing(from, to, days))) return;
    const label = filled(this.barOf(chart)?.words['slider'], { title: chart.spec.title });
    chart.goLive(label, (event) => this.onKey(chart, event));
    const prefix = `${chart.id}.`;
    const off = new Set([...this.view.off].flatMap((key) => (key.startsWith(prefix) ? key.slice(prefix.length) : [])));
    const drawing: Drawing = {
      frame: chart.frameNow(),
      from,
      to,
      lang: this.lang,
      spec: chart.spec,
      measure: measureOf(chart.spec, this.view.perTransaction),
      off,
      rows: series.rows(days),
      index: series.index,
      baseline: this.view.baseline,
      annotations: this.view.annotations,
      labels: !chart.figure.classList.contains('chart-third'),
    };
    chart.draw(drawing, this.palette, this.family);
    this.say(chart, days);
  }

  /** The remark after the title: in what, of what. */
  private say({ figure, drawn, drawing, spec }: ExploreChart, days: boolean): void {
    if (!drawn || !drawing) return;
    const step = drawn.level.stepMs ?? (days ? DAY : null);
    const words = this.barOf({ spec })?.words ?? {};
    const parts = [
      drawing.measure.divided ? words['per_transaction_unit'] : spec.note,
      step === null
        ? chartText(this.lang, 'interval.mean')
        : chartText(this.lang, 'thinned.mean', { step: stepName(step, this.lang) }),
      step === null || spec.kind === 'stack' ? '' : chartText(this.lang, 'thinned.band'),
      drawn.hasUsual ? words[spec.kind === 'stack' ? 'usual_stack' : 'usual_line'] : '',
    ];
    const text = parts.filter(Boolean).join(this.lang === 'zh' ? '；' : '; ');
    for (const place of figure.querySelectorAll('.chart-remark'))
      if (place.textContent !== text) place.textContent = text;
  }

  private readonly loading = new Set<string>();

  private load(chart: ExploreChart, series: Series, days: boolean): void {
    const [from, to] = this.range;
    const key = `${chart.spec.source} ${days} ${Math.floor(from / DAY)} ${Math.floor(to / DAY)}`;
    if (this.loading.has(key)) return;
    this.loading.add(key);
    const bar = this.barOf(chart);
    void (async () => {
      const index = await series.open();
      const all = !days && index.months.length <= MONTHS_AT_ONCE;
      const [first, last] = this.domain;
      await series.load(all ? first : from - 31 * DAY, all ? last : to + 31 * DAY, days);
      this.schedule();
    })()
      .catch((error: Error) => bar?.say(filled(bar.words['failed'], { file: error.message })))
      // What failed is asked for again when the view changes, not at every frame.
      .finally(() => setTimeout(() => this.loading.delete(key), 2000));
  }

  private readonly palette: Palette = (hue) => {
    const known = this.hues.get(hue);
    if (known) return known;
    const probe = document.createElement('i');
    probe.className = `paint-${hue} ${hue}`;
    (this.charts[0]?.figure ?? document.body).append(probe);
    const style = getComputedStyle(probe);
    this.hues.set(FAMILY, style.fontFamily);
    const colour = style.getPropertyValue('--hue').trim() || style.color;
    probe.remove();
    this.hues.set(hue, colour);
    return colour;
  };

  private get family(): string {
    this.palette('ink');
    return this.hues.get(FAMILY) ?? 'sans-serif';
  }

  private toPaper(): void {
    if (!this.active) return;
    for (const chart of this.charts) {
      this.draw(chart);
      chart.toPaper();
    }
  }

  // -------------------------------------------------------------------------------- pointer and cursor

  private showCursor(ms: number | null): void {
    this.cursorAt = ms;
    for (const chart of this.charts) if (chart.isLive) chart.showCursor(ms);
  }

  private point(chart: ExploreChart, ms: number, x: number, y: number): void {
    const bucket = chart.bucketAt(ms);
    const level = chart.drawn?.level;
    const content = bucket === null ? null : tipOf(chart, bucket, this.barOf(chart)?.words['usual'] ?? '');
    if (bucket === null || !level || !content) {
      this.tip.hide();
      this.showCursor(ms);
      return;
    }
    this.showCursor(((level.from[bucket] as number) + (level.to[bucket] as number)) / 2);
    this.tip.show(content, x, y);
    const { slider } = chart;
    slider?.setAttribute('aria-valuenow', String(bucket));
    slider?.setAttribute('aria-valuetext', spoken(content));
  }

  hover(chart: ExploreChart, event: PointerEvent): void {
    const ms = chart.timeAt(event.clientX);
    if (ms === null || event.pointerType === 'touch') return;
    chart.scroll.classList.toggle('explore-grab', chart.isOnTimeAxis(event.clientY));
    this.point(chart, ms, event.clientX, event.clientY);
  }

  leave(): void {
    this.tip.hide();
    this.showCursor(null);
  }

  brush(_chart: ExploreChart, from: number, to: number): void {
    for (const chart of this.charts) chart.showBrush([from, to]);
  }

  brushed(range: readonly [number, number] | null): void {
    for (const chart of this.charts) chart.showBrush(null);
    if (range) this.set({ range: toMinutes(range) });
  }

  pan(ms: number): void {
    const [from, to] = this.range;
    if (this.view.range) this.set({ range: [from - ms, to - ms] });
  }

  /** A finger has no hover: its first tap shows the tip, the second opens the snapshot. */
  open(chart: ExploreChart, event: PointerEvent): void {
    const ms = chart.timeAt(event.clientX);
    if (ms === null) return;
    const bucket = chart.bucketAt(ms);
    if (event.pointerType === 'touch' && this.tapped !== bucket) {
      this.tapped = bucket;
      this.point(chart, ms, event.clientX, event.clientY);
      return;
    }
    this.openAt(chart, ms, event.ctrlKey || event.metaKey);
  }

  /** The snapshot of a moment; of several the one in which the first series is highest. */
  private openAt(chart: ExploreChart, ms: number, aside = false): void {
    const { drawing, drawn } = chart;
    const bucket = chart.bucketAt(ms);
    if (bucket === null || !drawing || !drawn) return;
    const { rows, index, spec } = drawing;
    const column = spec.usual ?? spec.series[0]?.column ?? '';
    let best = (drawn.level.end[bucket] ?? 1) - 1;
    for (let row = drawn.level.first[bucket] ?? 0; row < (drawn.level.end[bucket] ?? 0); row++)
      if (rows.value(column, row) > (rows.value(column, best) || 0)) best = row;
    const address = `${this.barOf(chart)?.pages ?? ''}${index.base}${rows.paths[best]}index.html`;
    if (aside) open(address, '_blank', 'noopener');
    else location.href = address;
  }

  // ---------------------------------------------------------------------------------------------- keys

  private onKey(chart: ExploreChart, event: KeyboardEvent): void {
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
        this.schedule();
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
    } else if (this.cursorAt !== null) this.openAt(chart, this.cursorAt);
  }

  /** The cursor from bucket to bucket, within the range. */
  private step(chart: ExploreChart, by: number, select: boolean): void {
    const { drawing, drawn } = chart;
    if (!drawing || !drawn) return;
    const { level } = drawn;
    const [first, end] = drawing.rows.within(level, drawing.from, drawing.to);
    if (end <= first) return;
    const now = this.cursorAt === null ? null : chart.bucketAt(this.cursorAt);
    // Without a cursor yet, an arrow begins at the end that it points away from; Home and End are what they say.
    const start = by === -1 || by > 10 ? end - 1 : first;
    const next = Math.min(end - 1, Math.max(first, now === null ? start : now + by));
    const [begin, until] = [level.from[next] as number, level.to[next] as number];
    const anchor =
      this.selection?.anchor ?? (by < 0 ? (level.to[now ?? next] as number) : (level.from[now ?? next] as number));
    this.selection = select ? { anchor, at: begin < anchor ? begin : until } : null;
    this.cursorAt = (begin + until) / 2;
    const { x, y } = chart.anchorOf(this.cursorAt);
    this.point(chart, this.cursorAt, x, y);
    this.schedule();
  }
}

/** Class of the series that an entry of a legend is of: that of its square. */
const hueOf = (entry: Element): string => entry.querySelector('.chart-key')?.classList[1] ?? '';

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
