/** Top SQL with Top Row Sources: the statements seen most often, by the step of the plan they were seen in. */
import { defineSection } from '../../section.ts';
import {
  ASH_KINDS,
  containerName,
  pctActivity,
  pctEvent,
  planHash,
  sampledExecutions,
  sqlId,
  sqlText,
} from './columns.ts';

export default defineSection({
  name: 'ash_sql_row_sources',
  doc: 'Top SQL of active session history with its top row sources; a row for each statement, plan and row source',
  kinds: ASH_KINDS,
  columns: [
    { ...sqlId, carried: true },
    { ...planHash, carried: 'sql_id' },
    { ...sampledExecutions, carried: 'sql_id' },
    { ...pctActivity, doc: 'Samples of the statement with this plan as percent of all samples', carried: 'sql_id' },
    {
      name: 'row_source',
      type: 'text',
      doc: 'Row source: operation and option of a step of the plan',
      from: ['Row Source'],
      absent: /^\** *Row Source Not Available *\**$/i,
    },
    {
      name: 'pct_row_source',
      type: 'number',
      doc: 'Samples of the row source as percent of all samples',
      from: ['% Row Source', '% RwSrc'],
    },
    { name: 'event', type: 'text', doc: 'Event seen most often with the row source', from: ['Top Event'] },
    pctEvent,
    sqlText,
    containerName,
  ],
  sources: [
    {
      heading: /^top SQL with top row sources$/i,
      summary: /^(?:this table displays? the )?top SQLs? with top row sources/i,
      expects: [
        'sql_id',
        'plan_hash',
        'executions',
        'pct_activity',
        'row_source',
        'pct_row_source',
        'event',
        'pct_event',
      ],
    },
  ],
});
