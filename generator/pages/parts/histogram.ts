/**
 * Latencies of wait events. A report prints an event's distribution over up to six tables, each finer than the next: the
 * first bucket of a coarser one holds all that the finer ones tell apart. Here it is put together to one row an event.
 */
import type { Num } from '../../base/figures.ts';
import type { HistogramEvent, HistogramPart } from '../part-types.ts';
import type { TableRows } from '../report-rows.ts';

/** One row a report: a row a bucket would cost ten times as much to read. */
export interface HistogramRow {
  /** Buckets in any order, parted by U+001E, their event, span, upper edge in µs, percent and waits by U+001F. */
  buckets: string;
}

export const histogramSql = (where: string): string => `
  SELECT report_id, string_agg(concat_ws(chr(31), event, span, coalesce(bucket_le_us::VARCHAR, ''), pct_waits, coalesce(waits::VARCHAR, '')), chr(30)) AS buckets
  FROM wait_event_histogram WHERE ${where} AND pct_waits IS NOT NULL GROUP BY report_id`;

interface Printed {
  event: string;
  waits: Num;
  spans: Map<string, Span>;
}

/** Percent by upper edge of one printed table. */
type Span = Map<Num, number>;

export function histogramPart(
  rows: readonly HistogramRow[] | null,
  events: readonly TableRows['wait_events'][] | null,
): HistogramPart | null {
  const buckets = rows?.[0]?.buckets;
  if (!buckets) return null;
  const printed = eventsOf(buckets);
  const edgesOf = edgesBySpan(printed.map(({ spans }) => spans));
  const finite = [...new Set([...edgesOf.values()].flat())].sort((a, b) => a - b);
  const edges: Num[] = printed.some(({ spans }) => [...spans.values()].some((span) => (span.get(null) ?? 0) > 0))
    ? [...finite, null]
    : finite;
  const lists = Map.groupBy(events ?? [], (row) => row.event);
  const found = printed.map(({ event, waits, spans }) => {
    const listed = lists.get(event) ?? [];
    const times = listed.filter(({ scope }) => scope !== 'top').map((each) => each.total_wait_s ?? 0);
    const row: HistogramEvent = {
      event,
      waitClass: listed.find((each) => each.wait_class)?.wait_class ?? null,
      lists: (['top', 'foreground', 'background'] as const).filter((scope) =>
        listed.some((each) => each.scope === scope),
      ),
      waits,
      totalWaitS: times.length > 0 ? times.reduce((a, b) => a + b, 0) : (listed[0]?.total_wait_s ?? null),
      pct: merge(spans, edgesOf, edges),
    };
    // Idle waits have no share of any time in the lists.
    return { row, idle: listed.every((each) => each.pct_db_time === null) };
  });
  found.sort(
    (a, b) =>
      Number(a.idle) - Number(b.idle) ||
      (b.row.totalWaitS ?? -1) - (a.row.totalWaitS ?? -1) ||
      (a.row.event < b.row.event ? -1 : 1),
  );
  return { edges, events: found.map(({ row }) => row) };
}

function eventsOf(buckets: string): Printed[] {
  const events = new Map<string, Printed>();
  for (const bucket of buckets.split('\u001e')) {
    const [event = '', span = '', edge = '', pct = '', waits = ''] = bucket.split('\u001f');
    const printed = events.get(event) ?? { event, waits: null, spans: new Map<string, Span>() };
    events.set(event, printed);
    // The table of all waits counts more of them than those of some.
    if (waits !== '') printed.waits = Math.max(printed.waits ?? 0, Number(waits));
    const cells = printed.spans.get(span) ?? new Map<Num, number>();
    printed.spans.set(span, cells.set(edge === '' ? null : Number(edge), Number(pct)));
  }
  return [...events.values()];
}

/** The edges that a table prints, found from all of its rows: empty cells leave no value. */
function edgesBySpan(all: readonly Map<string, Span>[]): Map<string, number[]> {
  const edges = new Map<string, Set<number>>();
  for (const spans of all)
    for (const [name, span] of spans) {
      const known = edges.get(name) ?? new Set();
      edges.set(name, known);
      for (const edge of span.keys()) if (edge !== null) known.add(edge);
    }
  return new Map([...edges].map(([name, known]) => [name, [...known].sort((a, b) => a - b)]));
}

/** A bucket counts unless another table of the event has an edge within it, and "longer" only where none reaches further. */
function merge(spans: ReadonlyMap<string, Span>, edgesOf: ReadonlyMap<string, number[]>, edges: readonly Num[]): Num[] {
  const own = [...spans].map(([name, span]) => ({ span, edges: edgesOf.get(name) ?? [] }));
  const furthest = Math.max(...own.map((each) => each.edges.at(-1) ?? 0));
  const all = own.flatMap((each) => each.edges);
  return edges.map((edge) => {
    if (edge === null) return own.find((each) => each.edges.at(-1) === furthest)?.span.get(null) ?? null;
    const whole = own.find((each) => {
      const from = each.edges[each.edges.indexOf(edge) - 1] ?? 0;
      return each.span.has(edge) && !all.some((other) => other > from && other < edge);
    });
    return whole?.span.get(edge) ?? null;
  });
}
