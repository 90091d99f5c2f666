/** Top Call Types; from 11.2. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, averageActiveSessions, containerName, pctActivity } from './columns.ts';

export default defineSection({
  name: 'ash_call_types',
  doc: 'Top types of calls to the database in active session history',
  kinds: ASH_KINDS,
  columns: [
    { name: 'call_type', type: 'text', doc: 'Call, e.g. `V8 Bundled Exec`, `COMMIT`', from: ['Call Type'] },
    { name: 'samples', type: 'integer', doc: 'Samples', from: ['Count'] },
    pctActivity,
    averageActiveSessions,
    containerName,
  ],
  sources: [
    {
      heading: /^top call types$/i,
      summary: /^(?:this table displays the )?top call types/i,
      expects: ['call_type', 'samples', 'pct_activity', 'avg_active_sessions'],
    },
  ],
});
