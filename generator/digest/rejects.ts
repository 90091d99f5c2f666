/** Files that were rejected lately. When that was is this machine's time: a file that is no report has no other. */
import type { Lake } from '../lake/lake.ts';
import { sourceFile } from '../pages/paths.ts';

export interface NewReject {
  reason: string;
  /** Names of files, without their folders. */
  files: string[];
}

/** Rejects first seen from `since` on, copies left out, most frequent reason first. */
export async function newRejects(lake: Lake, since: Date): Promise<NewReject[]> {
  const rows = await lake.query<{ reason: string; source_path: string }>(
    `SELECT reason, source_path FROM rejects WHERE reason <> 'duplicate' AND seen_at >= $since::TIMESTAMP ORDER BY reason, source_path`,
    { since: since.toISOString().slice(0, 19).replace('T', ' ') },
  );
  return [...Map.groupBy(rows, ({ reason }) => reason)]
    .map(([reason, own]) => ({ reason, files: own.map(({ source_path }) => sourceFile(source_path) ?? '') }))
    .sort((a, b) => b.files.length - a.files.length || (a.reason < b.reason ? -1 : 1));
}
