/** Top Blocking Sessions. */
import { defineSection } from '../../section.ts';
import {
  ASH_KINDS,
  containerName,
  pctActivity,
  pctEvent,
  program,
  sampleColumns,
  sessionColumns,
  userName,
} from './columns.ts';

export default defineSection({
  name: 'ash_blocking_sessions',
  doc: 'Sessions that kept others waiting; a row for each session and event that it caused',
  kinds: ASH_KINDS,
  columns: [
    ...sessionColumns([/^blockingsid/], ' of the one that blocks'),
    { ...pctActivity, doc: 'Samples that waited for the session as percent of all samples', carried: true },
    { name: 'event', type: 'text', doc: 'Event that others waited for', from: ['Event Caused'] },
    pctEvent,
    { ...userName, carried: 'sid' },
    { ...program, carried: 'sid' },
    ...sampleColumns,
    containerName,
  ],
  sources: [
    {
      heading: /^top blocking sessions$/i,
      summary: /^(?:this table displays the top sessions that are blocking|top blocking sessions)/i,
      expects: ['sid', 'pct_activity', 'event', 'pct_event', 'user_name', 'program', 'samples_active', 'transactions'],
    },
  ],
});
