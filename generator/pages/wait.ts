/** The models of wait events' pages: every report of a database that lists them. Read for a number of events at once. */
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import {
  breaksBefore,
  type IndexedDatabase,
  type IndexedInstance,
  type IndexedReport,
  type LakeIndex,
} from './lake-index.ts';
import type { MetricColumns } from './metric-columns.ts';
import { earliest, latest } from './times.ts';
import type { IncidentRow, MetricKey, Num } from './types.ts';
import { loadWaitObjects, loadWaitSegments, loadWaitSql } from './wait-behind.ts';
import { loadLatencies } from './wait-latency.ts';
import type { WaitPage } from './wait-pages.ts';
import type { WaitHistory, WaitModel, WaitOccurrence, WaitScope, WaitTotals } from './wait-types.ts';

/** Occurrences shown on a page, the newest; histories and totals hold them all. */
export const MAX_WAIT_OCCURRENCES = 200;

const SCOPES: readonly WaitScope[] = ['foreground', 'background', 'all'];

interface EventOfLake {
  report_id: string;
  event: string;
  scope: WaitScope;
  waits: Num;
  total_wait_s: Num;
  avg_wait_ms: Num;
  timeouts_pct: Num;
  pct_db_time: Num;
}

type Listed = Omit<EventOfLake, 'event'> & { report: IndexedReport };

/** Models by the folder of the event's page. `incidents`: the database's, by the names that they name. */
export async function loadWaitModels(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  pages: readonly WaitPage[],
  incidents: ReadonlyMap<string, IncidentRow[]>,
  metrics: MetricColumns,
): Promise<Map<string, WaitModel>> {
  const events = `event IN (${pages.flatMap(({ spellings }) => spellings.map(sqlString)).join(', ')})`;
  const slugOf = new Map(pages.flatMap((page) => page.spellings.map((event) => [event, page.slug] as const)));
  const rows = await lake.query<EventOfLake>(listedQuery(database.where, events));
  const bySlug = Map.groupBy(
    rows.flatMap(({ event, ...row }) => {
      const report = index.byReport.get(row.report_id);
      return report ? [{ ...row, report, slug: slugOf.get(event) }] : [];
    }),
    (row) => row.slug,
  );
  const listedOf = (slug: string): Listed[] => bySlug.get(slug) ?? [];
  const spans = pages.map(({ slug, spellings }) => ({ slug, spellings, reports: seriesReports(listedOf(slug)) }));
  const latencies = await loadLatencies(lake, database, spans);
  const sql = await loadWaitSql(lake, database, pages);
  const objects = await loadWaitObjects(lake, database, pages);
  const segments = await loadWaitSegments(lake, database, pages);
  return new Map(
    pages.map((page): [string, WaitModel] => {
      const listed = listedOf(page.slug);
      const totals = totalsOf(listed);
      return [
        page.slug,
        {
          type: 'wait',
          database: database.ref,
          event: page.event,
          waitClass: page.waitClass,
          totals,
          histories: database.instances.flatMap((instance) => historiesOf(instance, listed, page, metrics)),
          latency: latencies.get(page.slug) ?? null,
          sql: sql.get(page.slug) ?? { basis: null, reports: 0, rows: [] },
          objects: objects.get(page.slug) ?? [],
          segments: segments.get(page.slug) ?? [],
          incidents: distinct(page.spellings.flatMap((event) => incidents.get(event) ?? [])),
          occurrences: listed
            .filter(({ scope }) => scope === totals.scope)
            .toSorted(newestFirst)
            .slice(0, MAX_WAIT_OCCURRENCES)
            .map(toOccurrence),
        },
      ];
    }),
  );
}

/**
 * One row a report, event and scope. The list of top events is of foreground sessions and stands in where the full list
 * lacks the event; the share is total wait over DB time, as printed only where the wait is not.
 */
function listedQuery(inDatabase: string, events: string): string {
  return `
    WITH listed AS (
      SELECT report_id, event, CASE WHEN scope = 'top' THEN 'foreground' ELSE scope END AS scope, scope = 'top' AS from_top,
        waits, total_wait_s, avg_wait_ms, timeouts_pct, pct_db_time
      FROM wait_events WHERE ${inDatabase} AND ${events} AND scope IN ('top', 'foreground', 'background', 'all')
    ),
    best AS (
      SELECT report_id, event, scope, arg_min(waits, from_top) AS waits, arg_min(total_wait_s, from_top) AS total_wait_s,
        arg_min(avg_wait_ms, from_top) AS avg_wait_ms, arg_min(timeouts_pct, from_top) AS timeouts_pct,
        arg_min(pct_db_time, from_top) AS printed_pct
      FROM listed GROUP BY report_id, event, scope
    ),
    -- A report that does not tell foreground from background lists its top events from the same list.
    told AS (
      SELECT * FROM best QUALIFY NOT (scope = 'foreground' AND bool_or(scope = 'all') OVER (PARTITION BY report_id, event))
    )
    SELECT report_id, event, scope, waits, total_wait_s, timeouts_pct,
      coalesce(CASE WHEN waits > 0 AND (coalesce(avg_wait_ms, 0) = 0 OR total_wait_s > 10) THEN 1000 * total_wait_s / waits END, avg_wait_ms)
        AS avg_wait_ms,
      coalesce(CASE WHEN db_time_s > 0 THEN 100 * total_wait_s / db_time_s END, CASE WHEN scope <> 'background' THEN printed_pct END) AS pct_db_time
    FROM told JOIN (SELECT report_id, db_time_s FROM reports WHERE ${inDatabase}) USING (report_id)
    ORDER BY report_id, event, scope`;
}

function seriesReports(listed: readonly Listed[]): IndexedReport[] {
  return [...new Set(listed.flatMap(({ report }) => (report.inSeries ? [report] : [])))];
}

/** Of the first scope in which it is known, over the reports of the series; of those outside where there are no others. */
function totalsOf(listed: readonly Listed[]): WaitTotals {
  const scope = SCOPES.find((each) => listed.some((row) => row.scope === each)) ?? 'all';
  const own = listed.filter((row) => row.scope === scope);
  const inSeries = own.filter(({ report }) => report.inSeries && report.database.counted.includes(report.instance));
  const counted = inSeries.length > 0 ? inSeries : own;
  const waitS = sum(counted.map((row) => row.total_wait_s));
  const waits = sum(counted.map((row) => row.waits));
  const weighed = counted.flatMap((row) =>
    row.pct_db_time !== null && row.pct_db_time > 0 && row.total_wait_s !== null
      ? [row as Listed & { pct_db_time: number; total_wait_s: number }]
      : [],
  );
  const dbTimeS = sum(weighed.map((row) => (100 * row.total_wait_s) / row.pct_db_time));
  const peak = counted
    .flatMap((row) => (row.pct_db_time === null ? [] : [{ pctDbTime: row.pct_db_time, snapshot: row.report.snapshot }]))
    .reduce<WaitTotals['peak']>((a, b) => (a === null || b.pctDbTime > a.pctDbTime ? b : a), null);
  const weighedS = sum(weighed.map((row) => row.total_wait_s));
  return {
    scope,
    waitS,
    waits,
    avgMs: waitS !== null && waits ? (1000 * waitS) / waits : null,
    pctDbTime: weighedS !== null && dbTimeS ? (100 * weighedS) / dbTimeS : null,
    peak,
    seen: new Set(listed.map(({ report }) => report)).size,
    firstSeen: earliest(listed.map(({ report }) => report.snapshot.beginTime)) ?? '',
    lastSeen: latest(listed.map(({ report }) => report.snapshot.endTime)) ?? '',
  };
}

/** Metrics that are the average wait of an event of foreground sessions: what is usual of them is known. */
const METRIC_OF_EVENT: Readonly<Record<string, MetricKey>> = {
  'db file sequential read': 'single_block_read_ms',
  'log file sync': 'log_file_sync_ms',
};

function usualOf(
  reports: readonly IndexedReport[],
  event: string,
  scope: WaitScope,
  metrics: MetricColumns,
): WaitHistory['usualAvgMs'] {
  const metric = scope === 'background' ? undefined : METRIC_OF_EVENT[event];
  if (!metric) return null;
  const bands = reports.map((report) => metrics.usual(report, metric));
  if (bands.every((band) => band === null)) return null;
  return { low: bands.map((band) => band?.low ?? null), high: bands.map((band) => band?.high ?? null) };
}

function historiesOf(
  instance: IndexedInstance,
  listed: readonly Listed[],
  { event }: WaitPage,
  metrics: MetricColumns,
): WaitHistory[] {
  return SCOPES.flatMap((scope): WaitHistory[] => {
    const byReport = new Map(
      listed.flatMap((row) =>
        row.scope === scope && row.report.instance === instance ? [[row.report, row] as const] : [],
      ),
    );
    const own = instance.series.flatMap((report) => byReport.get(report) ?? []);
    if (own.length === 0) return [];
    const perSecond = (value: Num, { report }: Listed): Num =>
      value === null || !report.snapshot.elapsedS ? null : value / report.snapshot.elapsedS;
    const before = (i: number): IndexedReport | undefined => own[i - 1]?.report;
    return [
      {
        instanceName: instance.name,
        scope,
        snapshots: own.map(({ report }) => report.snapshot),
        breakBefore: own.map(({ report }, i) => i > 0 && (breaksBefore(report) || report.previous !== before(i))),
        gaps: own.flatMap(({ report: { gapBeforeS, previous, snapshot } }, i) =>
          gapBeforeS !== null && previous && previous === before(i)
            ? { from: previous.snapshot.endTime, to: snapshot.beginTime }
            : [],
        ),
        restarts: own.flatMap(({ report: { restarted, startupTime } }) =>
          restarted && startupTime ? startupTime : [],
        ),
        waitingSessions: own.map((row) => perSecond(row.total_wait_s, row)),
        waitsPerS: own.map((row) => perSecond(row.waits, row)),
        avgMs: own.map((row) => row.avg_wait_ms),
        pctDbTime: own.map((row) => row.pct_db_time),
        usualAvgMs: usualOf(
          own.map(({ report }) => report),
          event,
          scope,
          metrics,
        ),
        transactionsPerS: own.map(({ report }) => metrics.get(report, 'transactions_per_s')),
      },
    ];
  });
}

const toOccurrence = (row: Listed): WaitOccurrence => ({
  snapshot: row.report.snapshot,
  waits: row.waits,
  totalWaitS: row.total_wait_s,
  avgMs: row.avg_wait_ms,
  pctDbTime: row.pct_db_time,
  timeoutsPct: row.timeouts_pct,
});

function newestFirst(a: Listed, b: Listed): number {
  const [first, second] = [a.report, b.report];
  if (first.snapshot.beginTime !== second.snapshot.beginTime)
    return first.snapshot.beginTime < second.snapshot.beginTime ? 1 : -1;
  return first.position - second.position || SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope);
}

const distinct = (incidents: readonly IncidentRow[]): IncidentRow[] => [
  ...new Map(incidents.map((incident) => [incident.id, incident])).values(),
];

/** Null where nothing is known. */
function sum(values: readonly Num[]): Num {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
}
