/** Execution Plan of an AWR SQL report. */
import { defineSection } from '../../section.ts';
import { oldHashValue, planHash, SQL_REPORT_KINDS, sqlId } from './columns.ts';

const COST = ['Cost (%CPU)', 'Cost'];

export default defineSection({
  name: 'sql_report_steps',
  doc: 'Steps of the execution plans of an AWR SQL report, as the optimizer estimated them',
  kinds: SQL_REPORT_KINDS,
  columns: [
    sqlId,
    planHash,
    { name: 'step_id', type: 'integer', doc: 'Number of the step in its plan', from: ['Id'], part: /(\d+)/ },
    {
      name: 'depth',
      type: 'integer',
      doc: 'Level of nesting, 0 for the statement; pages do not keep it',
      from: ['Depth'],
    },
    { name: 'operation', type: 'text', doc: 'Operation and its options', from: ['Operation'] },
    { name: 'object_name', type: 'text', doc: 'Object', from: ['Name'] },
    { name: 'rows', type: 'number', doc: 'Estimated rows', from: ['Rows'] },
    { name: 'est_bytes', type: 'number', doc: 'Estimated size of the rows, bytes', from: ['Bytes'] },
    { name: 'temp_bytes', type: 'number', doc: 'Estimated temporary space, bytes', from: ['TempSpc'] },
    { name: 'cost', type: 'number', doc: "Optimizer's cost", from: COST, part: /^([^(]*)/ },
    {
      name: 'cost_cpu_pct',
      type: 'number',
      doc: 'CPU as percent of the cost',
      from: COST,
      part: /(?:\(|$)([^)]*)/,
    },
    { name: 'est_time', type: 'text', doc: 'Estimated time, `HH:MI:SS`', from: ['Time'] },
    { name: 'partition_start', type: 'text', doc: 'First partition accessed', from: ['Pstart'] },
    { name: 'partition_stop', type: 'text', doc: 'Last partition accessed', from: ['Pstop'] },
    { name: 'table_queue', type: 'text', doc: 'Table queue of parallel execution', from: ['TQ'] },
    { name: 'in_out', type: 'text', doc: 'How parallel servers work together', from: ['IN-OUT'] },
    { name: 'distribution', type: 'text', doc: 'Distribution of rows among servers', from: ['PQ Distrib'] },
    { name: 'instance', type: 'text', doc: 'Database link of a remote step', from: ['Inst'] },
    oldHashValue,
  ],
  sources: [
    {
      heading: /^execution plan$/i,
      expects: ['plan_hash', 'step_id', 'operation', 'object_name'],
    },
  ],
});
