/** Top SQL Command Types. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, averageActiveSessions, containerName, pctActivity } from './columns.ts';

export default defineSection({
  name: 'ash_sql_commands',
  doc: 'Top types of SQL commands of active session history',
  kinds: ASH_KINDS,
  columns: [
    { name: 'command_type', type: 'text', doc: 'Type, e.g. `SELECT`', from: ['SQL Command Type'] },
    { name: 'sql_ids', type: 'integer', doc: 'Distinct statements of that type', from: ['Distinct SQLIDs'] },
    pctActivity,
    averageActiveSessions,
    containerName,
  ],
  sources: [
    {
      heading: /^top SQL command types$/i,
      summary: /^(?:this table displays the )?top SQL command types/i,
      expects: ['command_type', 'sql_ids', 'pct_activity', 'avg_active_sessions'],
    },
  ],
});
