/** Top SQL of one report in memory, as `loadStatements` has it of a side that is this report alone. Runs in a browser. */
import type { Num } from '../../base/figures.ts';
import type { Row } from '../expression.ts';
import type { RowsByTable } from '../metrics-of-one.ts';
import { STATEMENT_MEASURES } from './load-statements.ts';
import { exact, exactSumOf, greatest, numberIn, textIn } from './row-values.ts';
import type { SideStatement, SideStatements } from './side.ts';

const idOf = (row: Row): string | null => textIn(row, 'sql_id') ?? textIn(row, 'old_hash_value');

export function statementsOfOne(
  { sql_stats: printed = [], top_sql_events: active = [] }: RowsByTable,
  elapsedS: number,
): SideStatements | null {
  const seconds = exact(elapsedS);
  const byId = Map.groupBy(printed, idOf);
  byId.delete(null);
  if (byId.size === 0) return null;
  const byElapsed = printed
    .filter((row) => row['ordering'] === 'elapsed')
    .flatMap((row) => numberIn(row, 'elapsed_s') ?? []);
  const cut = byElapsed.length === 0 ? null : exact(byElapsed.reduce((a, b) => Math.min(a, b)));
  const plans = Map.groupBy(
    [
      ...printed.map((row) => [idOf(row), row] as const),
      ...active.map((row) => [textIn(row, 'sql_id'), row] as const),
    ].filter(([, row]) => (numberIn(row, 'plan_hash') ?? 0) > 0),
    ([id]) => id,
  );
  const statements = [...byId].map(([id, rows]): SideStatement => {
    const own = plans.get(id)?.map(([, row]) => String(row['plan_hash'])) ?? [];
    return statementOf(String(id), rows, [...new Set(own)].sort(), cut, seconds);
  });
  statements.sort((a, b) => (a.sqlId < b.sqlId ? -1 : 1));
  return {
    seconds,
    reports: 1,
    byId: new Map(statements.map((each) => [each.sqlId, each])),
    cutPerS: cut === null ? null : cut / seconds,
  };
}

/** A statement's figures are the same in every ordering but for rounding; pluggable databases' rows of one statement add up. */
function statementOf(
  sqlId: string,
  rows: readonly Row[],
  plans: readonly string[],
  cut: Num,
  seconds: number,
): SideStatement {
  const byPdb = [...Map.groupBy(rows, (row) => textIn(row, 'pdb_name')).values()];
  const total = Object.fromEntries(
    STATEMENT_MEASURES.map((name) => [
      name,
      exactSumOf(byPdb.map((own) => greatest(own.map((row) => numberIn(row, name))))),
    ]),
  ) as Record<(typeof STATEMENT_MEASURES)[number], Num>;
  const modules = rows.flatMap((row) => textIn(row, 'module') ?? []).sort();
  const { executions, elapsed_s: elapsed } = total;
  const perExec = (value: Num): Num => (value === null || !executions ? null : value / executions);
  const most = elapsed ?? cut;
  return {
    sqlId,
    listed: 1,
    elapsedPerS: elapsed === null ? null : elapsed / seconds,
    mostElapsedPerS: most === null ? null : most / seconds,
    executionsPerS: executions === null ? null : executions / seconds,
    elapsedPerExecS: perExec(elapsed),
    cpuPerExecS: perExec(total.cpu_s),
    userIoPerExecS: perExec(total.user_io_s),
    getsPerExec: perExec(total.buffer_gets),
    readsPerExec: perExec(total.disk_reads),
    rowsPerExec: perExec(total.rows_processed),
    module: modules.at(-1) ?? null,
    plans,
  };
}
