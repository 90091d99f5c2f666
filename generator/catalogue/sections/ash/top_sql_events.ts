/** Top SQL with Top Events: the statements seen most often, by the event they were seen with. */
import { defineSection } from '../../section.ts';
import {
  ASH_KINDS,
  containerName,
  event,
  pctActivity,
  pctEvent,
  planHash,
  sampledExecutions,
  sqlId,
  sqlText,
} from './columns.ts';

export default defineSection({
  name: 'top_sql_events',
  doc: 'Top SQL of active session history with its top events; a row for each statement, plan and event',
  kinds: ASH_KINDS,
  columns: [
    { ...sqlId, carried: true },
    { ...planHash, carried: 'sql_id' },
    { ...sampledExecutions, carried: 'sql_id' },
    { ...pctActivity, doc: 'Samples of the statement with this plan as percent of all samples', carried: 'sql_id' },
    event,
    pctEvent,
    {
      name: 'row_source',
      type: 'text',
      doc: 'Row source seen most often with the event',
      from: ['Top Row Source'],
      absent: /^\** *Row Source Not Available *\**$/i,
    },
    {
      name: 'pct_row_source',
      type: 'number',
      doc: 'Samples of the row source as percent of all samples',
      from: ['% Row Source', '% RwSrc'],
    },
    sqlText,
    containerName,
  ],
  sources: [
    {
      heading: /^top SQL with top events$/i,
      summary: /^(?:this table displays the )?top SQL (?:by top wait|with top) events/i,
      expects: [
        'sql_id',
        'plan_hash',
        'executions',
        'pct_activity',
        'event',
        'pct_event',
        'row_source',
        'pct_row_source',
      ],
    },
    // 10.2 and 11.1 name neither executions nor row sources.
    {
      heading: /^top SQL statements$/i,
      summary: /^(?:this table displays the )?top SQL statements/i,
      expects: ['sql_id', 'plan_hash', 'pct_activity', 'event', 'pct_event'],
    },
  ],
});
