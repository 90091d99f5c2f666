/** Plans of the statement that an AWR SQL report is about. */
import { defineSection } from '../../section.ts';
import { oldHashValue, planHash, SQL_REPORT_KINDS } from './columns.ts';

export default defineSection({
  name: 'sql_report_plans',
  doc: 'Plans that the statement of an AWR SQL report had in the interval',
  kinds: SQL_REPORT_KINDS,
  columns: [
    { name: 'sql_id', type: 'text', doc: 'SQL id' },
    { name: 'plan_no', type: 'integer', doc: 'Number of the plan in the report', from: ['#'] },
    planHash,
    {
      name: 'elapsed_s',
      type: 'number',
      doc: 'Elapsed time with this plan, seconds',
      from: ['Total Elapsed Time(ms)', 'Elapsed Time(ms)'],
    },
    { name: 'executions', type: 'number', doc: 'Executions with this plan', from: ['Executions'] },
    { name: 'first_snap_id', type: 'integer', doc: 'First snapshot that captured it', from: ['1st Capture Snap ID'] },
    { name: 'last_snap_id', type: 'integer', doc: 'Last snapshot that captured it', from: ['Last Capture Snap ID'] },
    oldHashValue,
    {
      name: 'first_snap_time',
      type: 'timestamp',
      doc: 'Time of that first snapshot; of STATSPACK reports',
      from: ['First Snap Time'],
    },
    {
      name: 'last_active_time',
      type: 'timestamp',
      doc: 'When the plan was last active; of STATSPACK reports from 10.2',
      from: ['Last Active Time'],
    },
    {
      name: 'cost',
      type: 'number',
      doc: "Optimizer's cost; STATSPACK reports list a plan anew where it has changed",
      from: ['Cost'],
    },
  ],
  sources: [
    {
      heading: /^known optimizer plans$/i,
      from: { first_snap_id: ['First Snap Id'] },
      expects: ['old_hash_value', 'plan_hash', 'first_snap_id'],
    },
    {
      heading: /^SQL ID: ?(?<sql_id>[0-9a-z]{13})\b/i,
      named: 'sql_id',
      expects: ['plan_no', 'plan_hash', 'elapsed_s', 'executions', 'first_snap_id', 'last_snap_id'],
    },
  ],
});
