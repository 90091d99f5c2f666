/** The machine-readable form of an SQL's page. */
import type { Lang } from '../../base/figures.ts';
import { sqlPath } from '../paths.ts';
import type { SqlModel } from '../types.ts';
import { clipped, databaseOf, preambleOf, shortRefOf, sqlFiguresOf } from './parts.ts';
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
      ...sqlFiguresOf(row),
    })),
    occurrences_total: model.occurrences.length,
  };
}
