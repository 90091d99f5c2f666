/** Columns that the tables of a report of one statement have in common. */
import type { ReportKind } from '../../../report/types.ts';
import type { Column } from '../../section.ts';

export const SQL_REPORT_KINDS: readonly ReportKind[] = ['awr_sql'];

export const sqlId: Column = { name: 'sql_id', type: 'text', doc: 'SQL id', from: ['SQL Id'] };

export const oldHashValue: Column = {
  name: 'old_hash_value',
  type: 'integer',
  doc: 'Hash value of the statement in STATSPACK reports, which print no SQL id; see `sql_stats`',
  from: ['Old Hash Value'],
};

export const planHash: Column = {
  name: 'plan_hash',
  type: 'integer',
  doc: 'Plan hash value; 0 where the statement has no plan',
  from: ['Plan Hash Value'],
};
