/** What sessions queued for: locks, latches, mutexes, buffers; undo and limits of resources. */
import type { Num } from '../../base/figures.ts';
import type { ContentionKind, ContentionPart, ContentionRow, UndoSummary } from '../part-types.ts';

/** Rows that a page sums up; the report's own tables have all (our choice). */
export const CONTENTION_ROWS = 15;
/** A resource whose use was below this share of its limit is no news (our choice). */
export const LIMIT_SHARE = 0.5;

export interface ContentionRowOfLake {
  kind: ContentionKind;
  name: string;
  requests: Num;
  waits: Num;
  wait_s: Num;
}

export type UndoRow = UndoSummary;

export interface LimitRow {
  resource: string;
  current: Num;
  maximum: Num;
  limit: number;
}

/** Sleeps of latches stand in another table than their wait time. */
export const contentionSql = (where: string): string => `
  WITH contended AS (
    SELECT report_id, 'enqueue' AS kind, enqueue AS name, requests, waits, wait_time_s AS wait_s FROM enqueues WHERE ${where}
    UNION ALL
    SELECT l.report_id, 'latch', l.latch, l.get_requests, s.sleeps, l.wait_time_s
    FROM (SELECT report_id, latch, sum(get_requests) AS get_requests, sum(wait_time_s ORDER BY wait_time_s) AS wait_time_s
          FROM latches WHERE ${where} GROUP BY ALL) l
    LEFT JOIN (SELECT report_id, latch, sum(sleeps) AS sleeps FROM latch_sleeps WHERE ${where} AND child_number IS NULL GROUP BY ALL) s
      USING (report_id, latch)
    UNION ALL
    SELECT report_id, 'mutex', concat_ws(' · ', mutex_type, location), gets, sleeps, wait_time_ms / 1000 FROM mutexes WHERE ${where}
    UNION ALL
    SELECT report_id, 'buffer', class, NULL, waits, total_wait_s FROM buffer_waits WHERE ${where}
  )
  SELECT report_id, kind, name, requests, waits, wait_s FROM contended
  WHERE coalesce(waits, 0) > 0 OR coalesce(wait_s, 0) > 0
  QUALIFY row_number() OVER (PARTITION BY report_id ORDER BY coalesce(wait_s, 0) DESC, coalesce(waits, 0) DESC, kind, name) <= ${CONTENTION_ROWS}
  ORDER BY report_id, coalesce(wait_s, 0) DESC, coalesce(waits, 0) DESC, kind, name`;

export const undoSql = (where: string): string => `
  SELECT report_id, max(max_query_s) AS "maxQueryS",
    min(coalesce(min_tuned_retention_s, tuned_retention_s)) AS "minRetentionS",
    max(coalesce(max_tuned_retention_s, tuned_retention_s)) AS "maxRetentionS",
    coalesce(sum(snapshot_too_old) FILTER (scope = 'summary'), sum(snapshot_too_old)) AS "snapshotTooOld",
    coalesce(sum(out_of_space) FILTER (scope = 'summary'), sum(out_of_space)) AS "outOfSpace",
    sum(undo_blocks) FILTER (scope <> 'summary') AS "undoBlocks"
  FROM undo WHERE ${where} GROUP BY report_id`;

export const limitsSql = (where: string): string => `
  SELECT report_id, resource, current_utilization AS current, maximum_utilization AS maximum, limit_value AS "limit"
  FROM resource_limits WHERE ${where} AND limit_value > 0 AND maximum_utilization >= ${LIMIT_SHARE} * limit_value
  ORDER BY report_id, maximum_utilization / limit_value DESC, resource`;

export function contentionPart(
  rows: readonly ContentionRowOfLake[] | null,
  undo: readonly UndoRow[] | null,
  limits: readonly LimitRow[] | null,
): ContentionPart | null {
  if (!rows && !undo && !limits) return null;
  return {
    rows: (rows ?? []).map(
      ({ wait_s, ...row }): ContentionRow => ({
        kind: row.kind,
        name: row.name,
        requests: row.requests,
        waits: row.waits,
        waitS: wait_s,
        avgMs: wait_s === null || !row.waits ? null : (1000 * wait_s) / row.waits,
      }),
    ),
    undo: undo?.[0] ? withoutId(undo[0]) : null,
    limits: (limits ?? []).map(({ resource, current, maximum, limit }) => ({ resource, current, maximum, limit })),
  };
}

function withoutId(row: UndoRow): UndoSummary {
  const { maxQueryS, minRetentionS, maxRetentionS, snapshotTooOld, outOfSpace, undoBlocks } = row;
  return { maxQueryS, minRetentionS, maxRetentionS, snapshotTooOld, outOfSpace, undoBlocks };
}
