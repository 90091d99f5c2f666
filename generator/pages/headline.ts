/** Facts for the sentence that opens a page, and the top event they name. */
import { isIdle } from '../analysis/facts/idle.ts';
import type { IndexedReport } from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import type { Headline, Num, TopEventRef } from './types.ts';
import { waitPageOf } from './wait-pages.ts';

export interface TopEvent {
  name: string;
  waitClass: string | null;
  pctDbTime: Num;
}

interface TopEventRow {
  scope: string;
  event: string;
  wait_class: string | null;
  pct_db_time: Num;
  total_wait_s: Num;
}

/**
 * The first of the report's own top list that is not idle: the largest share of DB time, `DB CPU` included; of equal shares
 * the longest. Null without one. STATSPACK may list idle events that its version does not know: shares are then of a sum
 * with them in it, and none of DB time. `loadTopEvents` says the same in SQL.
 */
export function topEventOf(events: readonly TopEventRow[] | null): TopEvent | null {
  const listed = (events ?? []).filter((row) => row.scope === 'top');
  const top = listed.filter((row) => !isIdle(row.event, row.wait_class));
  if (top.length === 0) return null;
  const first = top.reduce((a, b) => (isLarger(b, a) ? b : a));
  return {
    name: first.event,
    waitClass: first.wait_class,
    pctDbTime: top.length < listed.length ? null : first.pct_db_time,
  };
}

function isLarger(a: TopEventRow, b: TopEventRow): boolean {
  const share = (a.pct_db_time ?? -1) - (b.pct_db_time ?? -1);
  const time = (a.total_wait_s ?? -1) - (b.total_wait_s ?? -1);
  return (share || time || (a.event > b.event ? 1 : -1)) > 0;
}

/** The event with its page, which every event of a top list has. */
function topEventRef(report: IndexedReport, event: TopEvent): TopEvent & { path: string | null } {
  const { name, waitClass } = event;
  const listed = { name, waitClass, totalWaitS: null, inTop: true };
  return { ...event, path: waitPageOf(report.database.ref.slug, listed, null) };
}

/** As lists show it. */
export function shownTopEvent(report: IndexedReport, event: TopEvent): TopEventRef {
  const { name, pctDbTime, path } = topEventRef(report, event);
  return { name, pctDbTime, path };
}

export function headlineOf(report: IndexedReport, columns: MetricColumns, topEvent: TopEvent | null): Headline {
  const aas = columns.get(report, 'aas');
  const before = report.inSeries && report.previous ? columns.get(report.previous, 'aas') : null;
  return {
    aas,
    cpus: report.cpus,
    aasRatioToPrevious: aas === null || !before ? null : aas / before,
    usualAas: columns.usual(report, 'aas'),
    topEvent: topEvent && topEventRef(report, topEvent),
    at: report.snapshot.beginTime,
    restarted: report.restarted,
    gapBeforeS: report.gapBeforeS,
  };
}
