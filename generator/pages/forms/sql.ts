/** The machine-readable form of an SQL's page. */
import type { Lang } from '../../base/figures.ts';
import { sqlPath } from '../paths.ts';
import type { SqlModel } from '../types.ts';
import { clipped, databaseOf, per, preambleOf, shortRefOf } from './parts.ts';
import type { SqlDocument } from './schemas.ts';

const MAX_OCCURRENCES = 60;
const MAX_TEXT = 20_000;

export function sqlDocument(model: SqlModel, lang: Lang): SqlDocument {
  const { totals } = model;
  return {
    ...preambleOf('sql', sqlPath(model.database.slug, model.sqlId), lang),
    database: databaseOf(model.database),
    sql_id: model.sqlId,
    sql_text: clipped(model.text, MAX_TEXT),
    sql_text_chars: model.text?.length ?? null,
    modules: model.modules,
    pdb_names: model.pdbNames,
    plan_hashes: model.planHashes,
    totals: {
      elapsed_s: totals.elapsedS,
      cpu_s: totals.cpuS,
      executions: totals.executions,
      buffer_gets: totals.bufferGets,
      disk_reads: totals.diskReads,
      snapshots: totals.seen,
      first_seen: totals.firstSeen,
      last_seen: totals.lastSeen,
    },
    occurrences: model.occurrences.slice(0, MAX_OCCURRENCES).map((row) => ({
      snapshot: shortRefOf(row.snapshot),
      plan_hash: row.planHash,
      executions: row.executions,
      elapsed_s: row.elapsedS,
      elapsed_per_exec_s: per(row.elapsedS, row.executions),
      previous_elapsed_per_exec_s: row.previousElapsedPerExecS,
      cpu_s: row.cpuS,
      user_io_s: row.userIoS,
      buffer_gets: row.bufferGets,
      disk_reads: row.diskReads,
      rows_processed: row.rowsProcessed,
      pct_total: row.pctTotal,
      module: row.module,
      pdb_name: row.pdbName,
      ranks: row.ranks,
    })),
    occurrences_total: model.occurrences.length,
  };
}
