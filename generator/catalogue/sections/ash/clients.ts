/** Top Client IDs. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, averageActiveSessions, containerName, pctActivity, program, userName } from './columns.ts';

export default defineSection({
  name: 'ash_clients',
  doc: 'Top client identifiers of active session history',
  kinds: ASH_KINDS,
  columns: [
    { name: 'client_id', type: 'text', doc: 'Client identifier', from: ['Client ID'] },
    pctActivity,
    averageActiveSessions,
    userName,
    program,
    { name: 'service', type: 'text', doc: 'Service', from: ['Service'] },
    containerName,
  ],
  sources: [
    {
      heading: /^top client IDs$/i,
      summary: /^(?:this table displays the )?top client IDs/i,
      expects: ['client_id', 'pct_activity', 'avg_active_sessions', 'user_name', 'program', 'service'],
    },
  ],
});
