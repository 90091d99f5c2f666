/** One cursor across all charts: its line, the tip beside it, what is said of it, the snapshot that it opens. */
import type { ExploreChart } from './chart.ts';
import type { Spoken } from './spoken.ts';
import { spoken, Tip, tipOf } from './tip.ts';

/** Where a pointer is: a chart, a moment on it, a place of the window. */
export interface Place {
  chart: ExploreChart;
  ms: number;
  x: number;
  y: number;
}

export class Cursor {
  /** The moment under the cursor. */
  at: number | null = null;
  private readonly charts: readonly ExploreChart[];
  private readonly words: (chart: ExploreChart) => string;
  private readonly voice: Spoken;
  private readonly tip = new Tip();
  private wanted: Place | null = null;
  private shown: { chart: ExploreChart; drawing: unknown; bucket: number } | null = null;

  /** `words`: what a chart's tip calls that which is usual. */
  constructor(charts: readonly ExploreChart[], words: (chart: ExploreChart) => string, voice: Spoken) {
    this.charts = charts;
    this.words = words;
    this.voice = voice;
  }

  /** Follows a pointer in the next frame. */
  follow(place: Place): void {
    this.wanted = place;
  }

  leave(): void {
    this.wanted = null;
    this.shown = null;
    this.tip.hide();
    this.voice.hush();
    this.show(null);
  }

  /** In a frame: goes where it is wanted, and stays at its moment where the charts have moved. */
  render(): void {
    const { wanted } = this;
    this.wanted = null;
    if (wanted) this.point(wanted, true);
    else this.show(this.at);
  }

  private show(ms: number | null): void {
    this.at = ms;
    for (const chart of this.charts) if (chart.isLive) chart.showCursor(ms);
  }

  /** `aloud`: a slider that has the focus says its value by itself. */
  point({ chart, ms, x, y }: Place, aloud: boolean): void {
    const bucket = chart.bucketAt(ms);
    const level = chart.drawn?.level;
    if (bucket === null || !level) {
      this.tip.hide();
      this.shown = null;
      this.show(ms);
      return;
    }
    this.show(((level.from[bucket] as number) + (level.to[bucket] as number)) / 2);
    const { drawing, slider } = chart;
    if (this.shown?.chart !== chart || this.shown.bucket !== bucket || this.shown.drawing !== drawing) {
      const content = tipOf(chart, bucket, this.words(chart));
      if (!content) return;
      this.shown = { chart, drawing, bucket };
      this.tip.fill(content);
      const words = spoken(content);
      slider?.setAttribute('aria-valuenow', String(bucket));
      slider?.setAttribute('aria-valuetext', words);
      if (aloud) this.voice.say(words);
    }
    this.tip.place(x, y);
  }
}

/** Path of the snapshot of a moment, below `/{lang}/`; of several the one in which the first series is highest. Null in a gap. */
export function snapshotAt(chart: ExploreChart, ms: number): string | null {
  const { drawing, drawn } = chart;
  const bucket = chart.bucketAt(ms);
  if (bucket === null || !drawing || !drawn) return null;
  const { rows, index, spec } = drawing;
  const column = spec.usual ?? spec.series[0]?.column ?? '';
  let best = (drawn.level.end[bucket] ?? 1) - 1;
  for (let row = drawn.level.first[bucket] ?? 0; row < (drawn.level.end[bucket] ?? 0); row++)
    if (rows.value(column, row) > (rows.value(column, best) || 0)) best = row;
  return `${index.base}${rows.paths[best]}`;
}
