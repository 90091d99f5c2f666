/** Top Sessions. */
import { defineSection } from '../../section.ts';
import {
  ASH_KINDS,
  containerName,
  event,
  pctActivity,
  pctEvent,
  program,
  sampleColumns,
  sessionColumns,
  userName,
} from './columns.ts';

export default defineSection({
  name: 'ash_sessions',
  doc: 'Top sessions of active session history; a row for each session and event',
  kinds: ASH_KINDS,
  columns: [
    ...sessionColumns([/^sid,serial#/], ''),
    { ...pctActivity, doc: 'Samples of the session as percent of all samples', carried: true },
    event,
    pctEvent,
    { ...userName, carried: 'sid' },
    { ...program, carried: 'sid' },
    ...sampleColumns,
    containerName,
  ],
  sources: [
    {
      heading: /^top sessions$/i,
      summary: /^(?:this table displays the top session by wait event|top sessions(?! running)\b)/i,
      expects: ['sid', 'pct_activity', 'event', 'pct_event', 'user_name', 'program', 'samples_active', 'transactions'],
    },
  ],
});
