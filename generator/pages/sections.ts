/** Sections of a snapshot page from the lake's rows, each beside its figures of the snapshot before. Null rows: not in the report. */

import { isIdle } from '../analysis/facts/idle.ts';
import type { CellSpan } from '../report/types.ts';
import type { TableRows } from './report-rows.ts';
import { segmentPageOf } from './segment-names.ts';
import { headed } from './table-heads.ts';
import type { EventRow, LoadProfileRow, Num, ReportTable, SegmentRow, SnapshotModel } from './types.ts';

type Rows<T extends keyof TableRows> = TableRows[T][] | null;

/** Printed names of the percentages; the lake keeps one code across releases. */
const EFFICIENCY_LABELS: Record<string, string> = {
  buffer_nowait: 'Buffer Nowait %',
  redo_nowait: 'Redo NoWait %',
  buffer_hit: 'Buffer Hit %',
  in_memory_sort: 'In-memory Sort %',
  library_hit: 'Library Hit %',
  soft_parse: 'Soft Parse %',
  execute_to_parse: 'Execute to Parse %',
  latch_hit: 'Latch Hit %',
  parse_cpu_to_parse_elapsed: 'Parse CPU to Parse Elapsd %',
  non_parse_cpu: '% Non-Parse CPU',
  flash_cache_hit: 'Flash Cache Hit %',
};

/** As AWR prints them; the reports of a cluster print these figures as columns of other tables. */
const LOAD_LABELS: Record<string, string> = {
  db_time: 'DB Time(s)',
  db_cpu: 'DB CPU(s)',
  background_cpu: 'Background CPU(s)',
  redo_bytes: 'Redo size (bytes)',
  logical_reads: 'Logical read (blocks)',
  block_changes: 'Block changes',
  physical_reads: 'Physical read (blocks)',
  physical_writes: 'Physical write (blocks)',
  user_calls: 'User calls',
  parses: 'Parses (SQL)',
  hard_parses: 'Hard parses (SQL)',
  logons: 'Logons',
  executes: 'Executes (SQL)',
  rollbacks: 'Rollbacks',
  transactions: 'Transactions',
};

export function loadProfileRows(rows: Rows<'load_profile'>, before: Rows<'load_profile'>): LoadProfileRow[] | null {
  const previous = valueBy(
    before,
    (row) => row.metric,
    (row) => row.per_second,
  );
  return (
    rows?.map((row) => ({
      metric: row.metric,
      label: row.label ?? LOAD_LABELS[row.metric] ?? row.metric,
      perSecond: row.per_second,
      perTransaction: row.per_transaction,
      perExec: row.per_exec,
      perCall: row.per_call,
      previousPerSecond: previous(row.metric),
    })) ?? null
  );
}

export function efficiencyRows(
  rows: Rows<'instance_efficiency'>,
  before: Rows<'instance_efficiency'>,
): SnapshotModel['efficiency'] {
  const previous = valueBy(
    before,
    (row) => row.metric,
    (row) => row.value_pct,
  );
  return (
    rows?.map(({ metric, value_pct }) => ({
      metric,
      label: EFFICIENCY_LABELS[metric] ?? metric.replaceAll('_', ' '),
      valuePct: value_pct,
      previousPct: previous(metric),
    })) ?? null
  );
}

type EventOfLake = Partial<TableRows['wait_events']> & Partial<TableRows['wait_classes']>;

/** One list of events (`scope`), or the wait classes. Null where the report has no such list. */
export function eventRows(
  rows: readonly EventOfLake[] | null,
  before: readonly EventOfLake[] | null,
  scope?: 'top' | 'foreground' | 'background',
  pathOf: (row: Pick<EventRow, 'name' | 'waitClass' | 'totalWaitS'>) => string | null = () => null,
): EventRow[] | null {
  const listed = (list: readonly EventOfLake[] | null) => (list ?? []).filter((row) => row.scope === scope);
  const own = listed(rows);
  if (own.length === 0) return null;
  const previous = new Map(listed(before).map((row) => [nameOf(row), row]));
  // The long lists do not print the class: the report's own top list does, for the events that matter.
  const classes = new Map((rows ?? []).flatMap((row) => (row.wait_class ? [[nameOf(row), row.wait_class]] : [])));
  const named = (row: EventOfLake) => ({
    name: nameOf(row),
    waitClass: row.wait_class ?? classes.get(nameOf(row)) ?? (isIdle(nameOf(row), null) ? 'Idle' : null),
    totalWaitS: row.total_wait_s ?? null,
  });
  return own.map((row) => ({
    ...named(row),
    path: pathOf(named(row)),
    waits: row.waits ?? null,
    timeoutsPct: row.timeouts_pct ?? null,
    avgWaitMs: row.avg_wait_ms ?? null,
    waitsPerTransaction: row.waits_per_transaction ?? null,
    pctDbTime: row.pct_db_time ?? null,
    avgActiveSessions: row.avg_active_sessions ?? null,
    previousAvgWaitMs: previous.get(nameOf(row))?.avg_wait_ms ?? null,
    previousPctDbTime: previous.get(nameOf(row))?.pct_db_time ?? null,
  }));
}

const nameOf = (row: EventOfLake): string => row.event ?? row.wait_class ?? '';

export function timeModelRows(rows: Rows<'time_model'>, before: Rows<'time_model'>): SnapshotModel['timeModel'] {
  const previous = valueBy(
    before,
    (row) => row.statistic,
    (row) => row.time_s,
  );
  return (
    rows?.map(({ statistic, time_s, pct_db_time }) => ({
      statistic,
      timeS: time_s,
      pctDbTime: pct_db_time,
      previousS: previous(statistic),
    })) ?? null
  );
}

export function activityRows(rows: Rows<'instance_activity'>): SnapshotModel['activity'] {
  return (
    rows?.map(({ statistic, total, per_second, per_transaction }) => ({
      statistic,
      total,
      perSecond: per_second,
      perTransaction: per_transaction,
    })) ?? null
  );
}

/** Segments by ordering, both in printed order. */
export function segmentLists(rows: Rows<'segments'>, dbSlug: string): SnapshotModel['segments'] {
  if (!rows) return null;
  return [...Map.groupBy(rows, (row) => row.ordering)].map(([ordering, list]) => ({
    ordering,
    rows: list.map(
      (row): SegmentRow => ({
        owner: row.owner,
        tablespace: row.tablespace,
        objectName: row.object_name,
        subobjectName: row.subobject_name,
        objectType: row.object_type,
        value: row.value,
        pctTotal: row.pct_total,
        path: segmentPageOf(dbSlug, row.owner, row.object_name),
      }),
    ),
  }));
}

/** Every table of the report, in its own order. */
export function reportTables(rows: Rows<'source_tables'>): ReportTable[] {
  return (rows ?? [])
    .map((row) => ({
      tableNo: row.table_no,
      heading: row.heading,
      summary: row.summary,
      ...headed(
        (JSON.parse(row.header ?? '[]') as (string | null)[]).map((cell) => cell ?? ''),
        (JSON.parse(row.rows ?? '[]') as (string | null)[][]).map((cells) => cells.map((cell) => cell ?? '')),
        spansOf(row.notes),
      ),
      mappedTo: row.mapped_to,
    }))
    .sort((a, b) => a.tableNo - b.tableNo);
}

const spansOf = (notes: string | null): CellSpan[] =>
  (notes === null ? {} : (JSON.parse(notes) as { spans?: CellSpan[] })).spans ?? [];

/** Looks up a figure of the rows before by name; null where they do not have it. */
function valueBy<T>(rows: readonly T[] | null, name: (row: T) => string, value: (row: T) => Num) {
  const values = new Map((rows ?? []).map((row) => [name(row), value(row)]));
  return (wanted: string): Num => values.get(wanted) ?? null;
}
