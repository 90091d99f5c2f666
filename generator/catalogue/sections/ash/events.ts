/** Top Events; in ASH reports Top User Events, Top Background Events and, of a cluster, Top Cluster Events. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, averageActiveSessions, containerName, event, pctActivity } from './columns.ts';

const of = (what: string) => ({
  heading: new RegExp(`^top ${what} events$`, 'i'),
  summary: new RegExp(`^(?:this table displays the )?top ${what} events`, 'i'),
});

export default defineSection({
  name: 'ash_events',
  doc: 'Top events of active session history',
  kinds: ASH_KINDS,
  columns: [
    event,
    { name: 'wait_class', type: 'text', doc: 'Wait class, or `CPU`', from: ['Event Class', 'Wait Class'] },
    { name: 'session_type', type: 'text', doc: '`FOREGROUND` or `BACKGROUND`', from: ['Session Type'] },
    { ...pctActivity, from: ['% Activity', '% Event'] },
    averageActiveSessions,
    containerName,
  ],
  sources: [
    {
      heading: /^top events$/i,
      summary: /^(?:this table (?:shows|displays) the )?top events/i,
      expects: ['event', 'wait_class', 'session_type', 'pct_activity', 'avg_active_sessions'],
    },
    {
      ...of('user'),
      constants: { session_type: 'FOREGROUND' },
      expects: ['event', 'wait_class', 'pct_activity', 'avg_active_sessions'],
    },
    {
      ...of('background'),
      constants: { session_type: 'BACKGROUND' },
      expects: ['event', 'wait_class', 'pct_activity', 'avg_active_sessions'],
    },
    {
      ...of('cluster'),
      from: { event: ['Event', 'Cluster Wait Event', 'Cluster Event'] },
      constants: { wait_class: 'Cluster' },
      expects: ['event', 'pct_activity', 'avg_active_sessions'],
    },
  ],
});
