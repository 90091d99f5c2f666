/** What the lake holds, in figures. */
import fs from 'node:fs';
import path from 'node:path';
import type { Lake } from './lake.ts';
import { tables } from './tables.ts';

/** A time without a report, between two reports of one instance. */
export interface Gap {
  instance_name: string | null;
  instance_number: number | null;
  gap_from: string;
  gap_to: string;
  gap_s: number;
}

export interface DatabaseStatus {
  db_id: number;
  db_name: string | null;
  release: string | null;
  instances: string[];
  reports: number;
  first_begin: string | null;
  last_end: string | null;
  /** Oldest first. */
  gaps: Gap[];
  synthetic: boolean;
}

export interface LakeStatus {
  lake: string;
  bytes: number;
  reports: number;
  databases: DatabaseStatus[];
  rejects: { reason: string; count: number; files: { path: string; detail: string; seen_at: string }[] }[];
  tables: { name: string; rows: number }[];
}

/** Snapshots are never joined to the second: a break shorter than this is none. */
const GAP_TOLERANCE_S = 60;

const DATABASES = `
SELECT db_id, last(db_name ORDER BY end_time) AS db_name, last(release ORDER BY end_time) AS release,
  list_sort(list(DISTINCT coalesce(instance_name, 'instance ' || instance_number))) AS instances,
  count(*) AS reports, min(begin_time) AS first_begin, max(end_time) AS last_end, bool_or(coalesce(synthetic, false)) AS synthetic
FROM reports GROUP BY db_id ORDER BY db_name, db_id`;

const GAPS = `
SELECT db_id, instance_name, instance_number, covered_until AS gap_from, begin_time AS gap_to,
  epoch(begin_time - covered_until) AS gap_s
FROM (
  SELECT *, max(end_time) OVER (
    PARTITION BY db_id, instance_number ORDER BY begin_time, end_time ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
  ) AS covered_until
  FROM reports WHERE kind IN ('awr', 'awr_pdb') AND begin_time IS NOT NULL
)
WHERE epoch(begin_time - covered_until) > ${GAP_TOLERANCE_S}
ORDER BY gap_from, instance_number`;

export async function lakeStatus(lake: Lake): Promise<LakeStatus> {
  const databases = await lake.query<Omit<DatabaseStatus, 'gaps'>>(DATABASES);
  const gaps = await lake.query<Gap & { db_id: number }>(GAPS);
  const rejects = await lake.query<{ source_path: string; reason: string; detail: string; seen_at: string }>(
    'SELECT source_path, reason, detail, seen_at FROM rejects ORDER BY reason, source_path',
  );
  const counts: LakeStatus['tables'] = [];
  for (const { name } of tables) {
    const [row] = await lake.query<{ rows: number }>(`SELECT count(*) AS "rows" FROM ${name}`);
    counts.push({ name, rows: row?.rows ?? 0 });
  }
  const byReason = Map.groupBy(rejects, ({ reason }) => reason);
  return {
    lake: path.resolve(lake.dir),
    bytes: bytesBelow(lake.dir),
    reports: databases.reduce((sum, { reports }) => sum + reports, 0),
    databases: databases.map((database) => ({
      ...database,
      gaps: gaps.filter(({ db_id }) => db_id === database.db_id).map(({ db_id: _, ...gap }) => gap),
    })),
    rejects: [...byReason]
      .map(([reason, files]) => ({
        reason,
        count: files.length,
        files: files.map(({ source_path, detail, seen_at }) => ({ path: source_path, detail, seen_at })),
      }))
      .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
    tables: counts,
  };
}

/** Bytes of all files below a folder, as far as they are there while it is counted. */
export function bytesBelow(dir: string): number {
  let bytes = 0;
  for (const entry of fs.readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    // A commit may take a file away between the listing and this.
    bytes += fs.statSync(path.join(entry.parentPath, entry.name), { throwIfNoEntry: false })?.size ?? 0;
  }
  return bytes;
}
