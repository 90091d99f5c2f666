/** What a chart shows of its rows: which column, in which unit, as they are or per transaction. */
import type { Unit } from '../../../generator/base/figures.ts';
import type { ExploreSpec } from '../../charts/explore.ts';
import type { Rows } from './rows.ts';

const TRANSACTIONS = 'transactions_per_s';

/** Units that mean "each second", and what a transaction has of them. A second of a session is a second of DB time. */
const PER_TRANSACTION: Partial<Record<Unit, Unit>> = {
  per_second: 'count',
  bytes_per_second: 'bytes',
  sessions: 'seconds',
};

/** Of the instance that a column is of, where it is of one of a cluster's. */
function transactionsOf(column: string): string {
  const at = column.indexOf('@');
  return at < 0 ? TRANSACTIONS : TRANSACTIONS + column.slice(at);
}

export interface Measure {
  unit: Unit;
  /** True: divided by transactions. */
  divided: boolean;
  /** Column of `Rows` for one of the chart's own. */
  column(own: string): string;
}

/** `perTransaction` changes only what is a rate or a load, and not transactions themselves. */
export function measureOf({ unit, series }: Pick<ExploreSpec, 'unit' | 'series'>, perTransaction: boolean): Measure {
  const divided = PER_TRANSACTION[unit];
  const isTransactions = series.every(({ column }) => transactionsOf(column) === column);
  if (!perTransaction || divided === undefined || isTransactions) return { unit, divided: false, column: (own) => own };
  return { unit: divided, divided: true, column: (own) => `${own} / ${transactionsOf(own)}` };
}

/** Whether any of the chart's columns has values in these rows. */
export function isPublished(rows: Rows, { series }: Pick<ExploreSpec, 'series'>): boolean {
  return series.some(({ column }) => rows.has(column));
}
