/** Top Phases of Execution; from 11.1. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, averageActiveSessions, containerName, pctActivity } from './columns.ts';

export default defineSection({
  name: 'ash_phases',
  doc: 'Phases of execution by share of active session history; phases overlap',
  kinds: ASH_KINDS,
  columns: [
    { name: 'phase', type: 'text', doc: 'Phase, e.g. `SQL Execution`, `Hard Parse`', from: ['Phase of Execution'] },
    pctActivity,
    averageActiveSessions,
    containerName,
  ],
  sources: [
    {
      heading: /^top phases of execution$/i,
      summary: /^(?:this table displays the )?top phases of execution/i,
      expects: ['phase', 'pct_activity', 'avg_active_sessions'],
    },
  ],
});
