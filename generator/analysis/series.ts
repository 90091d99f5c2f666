/**
 * Puts the reports of one instance in order: which of them make up its time series, where the series has gaps,
 * where the instance was restarted. Order is the database's wall clock: snapshot ids start again when a repository
 * is rebuilt. Pure: intervals in, placements out.
 */

/** One report's interval; times in seconds on the database's own clock. */
export interface ReportInterval {
  reportId: string;
  begin: number;
  end: number;
  /** Elapsed time as printed; stands in for `end - begin` where the clock was set back inside the interval. */
  elapsed: number | null;
  startup: number | null;
  /** Of two reports as long as each other, to the minute, the lower one wins; null: never in a series. */
  rank: number | null;
}

export interface Placement {
  reportId: string;
  /** Place in the series, from 1; null outside it. */
  seq: number | null;
  /** False for aggregates and overlaps that finer intervals cover: counting both would count the work twice. */
  inSeries: boolean;
  /** The series snapshot before this one, gap or not; outside the series, the last one that ends before it begins. */
  previousReportId: string | null;
  nextReportId: string | null;
  /** Seconds without a report since the series snapshot before; null where the two join. */
  gapBeforeS: number | null;
  /** The instance was started inside the interval or since the snapshot before. */
  restarted: boolean;
}

/** Snapshots share their boundary; clocks and rounding may let neighbours overlap by this much, in seconds. */
export const OVERLAP_TOLERANCE_S = 5;
/** A space counts as a gap beyond this share of the median interval, bounded below and above. Our choice, no published source. */
export const GAP_TOLERANCE = { share: 0.1, minS: 60, maxS: 900 } as const;
/** Startup times are printed to the minute. */
const STARTUP_TOLERANCE_S = 90;

interface Span extends ReportInterval {
  /** Length in seconds. */
  length: number;
}

/** Whether two intervals have more in common than a shared boundary. */
export function overlaps(a: { begin: number; end: number }, b: { begin: number; end: number }): boolean {
  const common = Math.min(a.end, b.end) - Math.max(a.begin, b.begin);
  const shorter = Math.min(a.end - a.begin, b.end - b.begin);
  return common > Math.min(OVERLAP_TOLERANCE_S, shorter / 2);
}

/**
 * Places every report of one instance. The finest intervals win: a report enters the series when no shorter one
 * already in it overlaps. The answer has the order of begin times.
 */
export function arrangeSeries(reports: readonly ReportInterval[]): Placement[] {
  const spans = reports.map(toSpan).sort(byBegin);
  const series = chooseSeries(spans);
  const tolerance = gapTolerance(series);
  const indexOf = new Map(series.map((span, index) => [span.reportId, index]));

  return spans.map((span) => {
    const index = indexOf.get(span.reportId) ?? null;
    const before = index === null ? lastEndingBy(series, span.begin) : index - 1;
    const after = index === null ? firstBeginningFrom(series, span.end) : index + 1;
    const previous = series[before];
    const space = previous ? span.begin - previous.end : 0;
    return {
      reportId: span.reportId,
      seq: index === null ? null : index + 1,
      inSeries: index !== null,
      previousReportId: previous?.reportId ?? null,
      nextReportId: series[after]?.reportId ?? null,
      gapBeforeS: index !== null && space > tolerance ? space : null,
      restarted: wasRestarted(span, index === null ? undefined : previous),
    };
  });
}

/** For every report the others whose interval overlaps it, in order of begin time. */
export function findOverlaps(reports: readonly ReportInterval[]): Map<string, string[]> {
  const spans = reports.map(toSpan).sort(byBegin);
  const found = new Map<string, string[]>(spans.map((span) => [span.reportId, []]));
  let open: Span[] = [];
  for (const span of spans) {
    open = open.filter((other) => other.end > span.begin);
    for (const other of open) {
      if (!overlaps(span, other)) continue;
      found.get(span.reportId)?.push(other.reportId);
      found.get(other.reportId)?.push(span.reportId);
    }
    open.push(span);
  }
  return found;
}

function toSpan(report: ReportInterval): Span {
  const length = report.end > report.begin ? report.end - report.begin : Math.max(0, report.elapsed ?? 0);
  return { ...report, end: report.begin + length, length };
}

/** Two programs that took their snapshots for the same interval did so seconds apart: then the rank decides. */
function byFineness(a: Span, b: Span): number {
  const minutes = Math.round(a.length / 60) - Math.round(b.length / 60);
  return minutes || (a.rank ?? 0) - (b.rank ?? 0) || a.length - b.length || byBegin(a, b);
}

function byBegin(a: Span, b: Span): number {
  return a.begin - b.begin || a.end - b.end || (a.reportId < b.reportId ? -1 : 1);
}

function chooseSeries(spans: readonly Span[]): Span[] {
  const finestFirst = spans.filter((span) => span.length > 0 && span.rank !== null).sort(byFineness);
  const series: Span[] = [];
  for (const span of finestFirst) {
    const at = firstIndex(series, (other) => other.begin > span.begin);
    const before = series[at - 1];
    const after = series[at];
    if ((before && overlaps(before, span)) || (after && overlaps(after, span))) continue;
    series.splice(at, 0, span);
  }
  return series;
}

function gapTolerance(series: readonly Span[]): number {
  const lengths = series.map((span) => span.length).sort((a, b) => a - b);
  const median = lengths[Math.floor(lengths.length / 2)] ?? 0;
  return Math.min(GAP_TOLERANCE.maxS, Math.max(GAP_TOLERANCE.minS, median * GAP_TOLERANCE.share));
}

function wasRestarted(span: Span, previous: Span | undefined): boolean {
  if (span.startup === null) return false;
  if (span.startup > span.begin && span.startup < span.end) return true;
  if (!previous || previous.startup === null) return false;
  return Math.abs(span.startup - previous.startup) > STARTUP_TOLERANCE_S;
}

const lastEndingBy = (series: readonly Span[], time: number): number =>
  firstIndex(series, (span) => span.end > time + OVERLAP_TOLERANCE_S) - 1;

const firstBeginningFrom = (series: readonly Span[], time: number): number =>
  firstIndex(series, (span) => span.begin >= time - OVERLAP_TOLERANCE_S);

/** First index whose element passes a test that, once true, stays true; the length if none does. */
function firstIndex(series: readonly Span[], test: (span: Span) => boolean): number {
  let low = 0;
  let high = series.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (test(series[middle] as Span)) high = middle;
    else low = middle + 1;
  }
  return low;
}
