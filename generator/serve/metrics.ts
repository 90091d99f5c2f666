/**
 * Counters, gauges and histograms in Prometheus' text format (https://prometheus.io/docs/instrumenting/exposition_formats/), named
 * by its conventions: base units, `_total` for what only grows (https://prometheus.io/docs/practices/naming/).
 */

/** Upper bounds in seconds: a file takes a millisecond, a page on demand a second or two. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

export type Labels = Readonly<Record<string, string | number>>;

interface Histogram {
  counts: number[];
  sum: number;
  count: number;
}

export class Metrics {
  private readonly counters = new Map<string, Map<string, number>>();
  private readonly histograms = new Map<string, Map<string, Histogram>>();
  private readonly help = new Map<string, string>();
  private readonly read = new Map<string, { type: 'gauge' | 'counter'; value: () => number | null }>();

  /** `read` is called when metrics are asked for; null: not known now. */
  gauge(name: string, help: string, read: () => number | null): void {
    this.help.set(name, help);
    this.read.set(name, { type: 'gauge', value: read });
  }

  /** A counter that is kept elsewhere. */
  counter(name: string, help: string, read: () => number | null): void {
    this.help.set(name, help);
    this.read.set(name, { type: 'counter', value: read });
  }

  describe(name: string, help: string): void {
    this.help.set(name, help);
  }

  count(name: string, labels: Labels): void {
    const series = this.counters.get(name) ?? new Map<string, number>();
    this.counters.set(name, series);
    const key = labelText(labels);
    series.set(key, (series.get(key) ?? 0) + 1);
  }

  observe(name: string, labels: Labels, seconds: number): void {
    const series = this.histograms.get(name) ?? new Map<string, Histogram>();
    this.histograms.set(name, series);
    const key = labelText(labels);
    const histogram = series.get(key) ?? { counts: BUCKETS.map(() => 0), sum: 0, count: 0 };
    series.set(key, histogram);
    for (const [i, bound] of BUCKETS.entries())
      if (seconds <= bound) histogram.counts[i] = (histogram.counts[i] ?? 0) + 1;
    histogram.sum += seconds;
    histogram.count++;
  }

  /** All of them, each with its help and type. */
  text(): string {
    const lines: string[] = [];
    const head = (name: string, type: string): void => {
      lines.push(`# HELP ${name} ${this.help.get(name) ?? name}`, `# TYPE ${name} ${type}`);
    };
    for (const [name, series] of this.counters) {
      head(name, 'counter');
      for (const [labels, value] of series) lines.push(`${name}${braces(labels)} ${value}`);
    }
    for (const [name, series] of this.histograms) {
      head(name, 'histogram');
      for (const [labels, { counts, sum, count }] of series) {
        const bucket = (bound: string, value: number): string =>
          `${name}_bucket${braces([labels, `le="${bound}"`].filter(Boolean).join(','))} ${value}`;
        for (const [i, bound] of BUCKETS.entries()) lines.push(bucket(String(bound), counts[i] ?? 0));
        lines.push(
          bucket('+Inf', count),
          `${name}_sum${braces(labels)} ${sum}`,
          `${name}_count${braces(labels)} ${count}`,
        );
      }
    }
    for (const [name, { type, value }] of this.read) {
      const now = value();
      if (now === null) continue;
      head(name, type);
      lines.push(`${name} ${now}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

/** Labels as they stand between braces, quotes and line feeds in values escaped. */
export const labelText = (labels: Labels): string =>
  Object.entries(labels)
    .map(([name, value]) => `${name}="${String(value).replace(/[\\"\n]/g, (c) => (c === '\n' ? '\\n' : `\\${c}`))}"`)
    .join(',');

export const braces = (labels: string): string => (labels === '' ? '' : `{${labels}}`);
