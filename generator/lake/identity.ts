/** Which report this is, whatever its file is called, and which partition its rows belong to. */
import { createHash } from 'node:crypto';
import type { ReportHeader, ReportKind } from '../report/types.ts';

/**
 * `report_id`: the first 16 hexadecimal digits of the SHA-256 of the UTF-8 bytes of
 * `kind|db_id|instance_number|begin_snap_id|end_snap_id|begin_time`, with absent fields empty and the time as
 * `YYYY-MM-DD HH:MM:SS`. Snapshot ids alone would not do: they repeat after a repository is rebuilt.
 *
 * Example: `awr|1234567890|1|160|161|2023-12-23 05:59:05`.
 *
 * Two comparisons may have one first period: for kind `awr_diff`, and for it alone, the same five fields of the second
 * period follow, `awr_diff|…|1234567890|1|164|165|2023-12-23 07:59:05`.
 * Likewise several SQL reports have one pair of snapshots, and several ASH reports one begin: for kinds `awr_sql` and `ash` what
 * the report is about follows, `awr_sql|…|6gvch1xu9ca3g`, `ash|…|2023-12-23 06:14:05`.
 */
export function reportId(kind: ReportKind, header: ReportHeader): string {
  const { db_id, instance_number, begin_snap_id, end_snap_id, begin_time, compared_with, subject } = header;
  const fields = [kind, db_id, instance_number, begin_snap_id, end_snap_id, begin_time];
  if (kind === 'awr_diff' && compared_with !== undefined) fields.push(compared_with);
  if ((kind === 'awr_sql' || kind === 'ash') && subject !== undefined) fields.push(subject);
  return createHash('sha256')
    .update(fields.map((field) => field ?? '').join('|'))
    .digest('hex')
    .slice(0, 16);
}

/** `YYYY-MM` of a `YYYY-MM-DD HH:MM:SS`, null for anything else. */
export function monthOf(time: string | null): string | null {
  return time && /^\d{4}-(0[1-9]|1[0-2])-\d{2} /.test(time) ? time.slice(0, 7) : null;
}
