/** Top Sessions running PQs: sessions with the activity of their parallel servers. */
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
  sqlId,
  userName,
} from './columns.ts';

export default defineSection({
  name: 'ash_parallel_sessions',
  doc: 'Top sessions running parallel queries, their parallel servers included',
  kinds: ASH_KINDS,
  columns: [
    ...sessionColumns([/^sid,serial#/, /^(?:qc|coordinator)/], ' of the coordinator'),
    { ...pctActivity, doc: 'Samples of the session and its servers as percent of all samples', carried: true },
    { ...sqlId, doc: 'Statement, where it is printed' },
    event,
    pctEvent,
    { ...userName, carried: 'sid' },
    { ...program, carried: 'sid' },
    ...sampleColumns,
    containerName,
  ],
  sources: [
    {
      heading: /^top sessions running PQs$/i,
      summary: /^(?:this table displays the )?top sessions running PQs/i,
      expects: ['sid', 'pct_activity', 'event', 'pct_event'],
    },
  ],
});
