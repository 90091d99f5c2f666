/** Top SQL of both sides. */
import type { Num } from '../../base/figures.ts';
import { sharer } from './contributions.ts';
import { effectsOf } from './midpoint.ts';
import type { Pair, StatementChange } from './model.ts';
import type { SideStatement, SideStatements } from './side.ts';

/** The largest certain difference first, then what is listed longest; null where a side has no lists. */
export function statementChanges(
  first: SideStatements | null,
  second: SideStatements | null,
  whole: Pair,
): StatementChange[] | null {
  if (!first || !second) return null;
  const share = sharer(whole);
  return [...new Set([...first.byId.keys(), ...second.byId.keys()])]
    .map((sqlId) => changeOf(sqlId, first, second, share))
    .sort(
      (a, b) => Math.abs(b.delta) - Math.abs(a.delta) || listedTime(b) - listedTime(a) || (a.sqlId < b.sqlId ? -1 : 1),
    );
}

const listedTime = ({ elapsedPerS }: StatementChange): number =>
  Math.max(elapsedPerS.first ?? 0, elapsedPerS.second ?? 0);

/** What a side's lists say of a statement's elapsed time per second: at least and at most; the latter null without a bound. */
function boundsOf(statement: SideStatement | undefined, side: SideStatements): { least: number; most: Num } {
  if (!statement) return { least: 0, most: side.cutPerS };
  return { least: statement.elapsedPerS ?? 0, most: statement.mostElapsedPerS };
}

function changeOf(
  sqlId: string,
  first: SideStatements,
  second: SideStatements,
  share: (delta: Num) => Num,
): StatementChange {
  const a = first.byId.get(sqlId);
  const b = second.byId.get(sqlId);
  const before = boundsOf(a, first);
  const after = boundsOf(b, second);
  const exact = a !== undefined && b !== undefined && before.most === before.least && after.most === after.least;
  const rise = before.most === null ? 0 : Math.max(0, after.least - before.most);
  const fall = after.most === null ? 0 : Math.min(0, after.most - before.least);
  const delta = exact ? after.least - before.least : rise || fall;
  const pair = (column: PerExecution | 'elapsedPerS' | 'executionsPerS'): Pair => ({
    first: a?.[column] ?? null,
    second: b?.[column] ?? null,
  });
  const effects = exact
    ? effectsOf({ total: before.least, count: a.executionsPerS }, { total: after.least, count: b.executionsPerS })
    : null;
  const plans = { first: a?.plans ?? [], second: b?.plans ?? [] };
  return {
    sqlId,
    module: b?.module ?? a?.module ?? null,
    listed: a && b ? 'both' : a ? 'first' : 'second',
    elapsedPerS: pair('elapsedPerS'),
    delta,
    exact,
    sharePct: share(delta),
    executionsPerS: pair('executionsPerS'),
    elapsedPerExecS: pair('elapsedPerExecS'),
    cpuPerExecS: pair('cpuPerExecS'),
    userIoPerExecS: pair('userIoPerExecS'),
    getsPerExec: pair('getsPerExec'),
    readsPerExec: pair('readsPerExec'),
    rowsPerExec: pair('rowsPerExec'),
    byExecutions: effects?.count ?? null,
    byCost: effects?.cost ?? null,
    plans,
    planChanged:
      plans.first.length === 0 || plans.second.length === 0
        ? null
        : plans.second.some((plan) => !plans.first.includes(plan)),
  };
}

type PerExecution =
  | 'elapsedPerExecS'
  | 'cpuPerExecS'
  | 'userIoPerExecS'
  | 'getsPerExec'
  | 'readsPerExec'
  | 'rowsPerExec';
