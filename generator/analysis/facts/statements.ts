/** A report's top SQL: each statement once, with what the orderings that list it say together. */
import type { Num } from '../../base/figures.ts';
import type { FactRows } from './rows.ts';

export interface Statement {
  sqlId: string;
  /** The one plan that active session history saw; null where it saw none, or several. */
  planHash: number | null;
  executions: Num;
  elapsedS: Num;
  bufferGets: Num;
  versions: Num;
  module: string | null;
  /** As printed in the ordering by elapsed time: percent of DB time. */
  pctDbTime: Num;
  /** Elapsed time per execution, seconds; null without executions. */
  perExecutionS: Num;
}

type Row = FactRows['sql_stats'];

/** By elapsed time, longest first. Of a container database the pluggable ones' rows of one statement are added up. */
export function mergeStatements(rows: readonly Row[], samples: readonly FactRows['top_sql_events'][]): Statement[] {
  const plans = plansOf(samples);
  return [...Map.groupBy(rows, (row) => row.sql_id)]
    .map(([sqlId, own]) => merged(sqlId, own, plans.get(sqlId)))
    .sort((a, b) => (b.elapsedS ?? -1) - (a.elapsedS ?? -1) || (a.sqlId < b.sqlId ? -1 : 1));
}

function merged(sqlId: string, rows: readonly Row[], sampled: ReadonlySet<number> | undefined): Statement {
  const byPdb = [...Map.groupBy(rows, (row) => row.pdb_name ?? '').values()];
  const total = (column: 'executions' | 'elapsed_s' | 'buffer_gets'): Num => {
    const parts = byPdb.flatMap((own) => own.find((row) => row[column] !== null)?.[column] ?? []);
    return parts.length === 0 ? null : parts.reduce((sum, each) => sum + each, 0);
  };
  const executions = total('executions');
  const elapsedS = total('elapsed_s');
  const hashes = new Set([...rows.flatMap((row) => row.plan_hash ?? []), ...(sampled ?? [])]);
  return {
    sqlId,
    planHash: hashes.size === 1 ? ([...hashes][0] ?? null) : null,
    executions,
    elapsedS,
    bufferGets: total('buffer_gets'),
    versions: rows.find((row) => row.version_count !== null)?.version_count ?? null,
    module: rows.find((row) => row.module !== null)?.module ?? null,
    pctDbTime: rows.find((row) => row.ordering === 'elapsed')?.pct_total ?? null,
    perExecutionS: elapsedS !== null && executions ? elapsedS / executions : null,
  };
}

/** Plans that samples of active session history name, by statement; 0 stands for none. */
function plansOf(samples: readonly FactRows['top_sql_events'][]): Map<string, Set<number>> {
  const plans = new Map<string, Set<number>>();
  for (const { sql_id, plan_hash } of samples) {
    if (plan_hash) plans.set(sql_id, (plans.get(sql_id) ?? new Set()).add(plan_hash));
  }
  return plans;
}
