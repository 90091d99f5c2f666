/** Wait time by wait class. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';
import { clusterWaitClasses } from './rac/rac_wait_classes.ts';

export default defineSection({
  name: 'wait_classes',
  doc: 'Wait time by wait class, with DB CPU; one row per class. From 11.2.0.4 foreground and background together, before that foreground alone',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    { name: 'wait_class', type: 'text', doc: 'Wait class, or `DB CPU`', from: ['Wait Class'] },
    { name: 'waits', type: 'number', doc: 'Number of waits', from: ['Waits'] },
    {
      name: 'total_wait_s',
      type: 'number',
      doc: 'Total time waited, seconds',
      from: ['Total Wait Time (sec)', 'Total Wait Time (s)', 'Time (s)'],
    },
    {
      name: 'avg_wait_ms',
      type: 'number',
      doc: 'Average wait, milliseconds',
      from: ['Avg Wait Time', 'Avg Wait (ms)', 'Avg wait'],
    },
    { name: 'pct_db_time', type: 'number', doc: 'Percent of DB time', from: ['% DB time'] },
    {
      name: 'avg_active_sessions',
      type: 'number',
      doc: 'Average active sessions; from 11.2.0.4',
      from: ['Avg Active Sessions'],
    },
    {
      name: 'timeouts_pct',
      type: 'number',
      doc: 'Percent of waits that timed out; printed to 11.2',
      from: ['%Time -outs'],
    },
    {
      name: 'waits_per_transaction',
      type: 'number',
      doc: 'Waits per transaction; printed by 10.2',
      from: ['Waits /txn'],
    },
  ],
  // The first counts background sessions as well, and is the one with average active sessions. Where it is not printed yet,
  // the foreground's table (`foreground_wait_classes`) is all there is.
  layouts: [
    'Wait Class|Waits|Total Wait Time (sec)|Avg Wait (ms)|% DB time|Avg Active Sessions',
    'Wait Class|Waits|Total Wait Time (sec)|Avg Wait Time|% DB time|Avg Active Sessions',
    'Wait Class|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|%DB time',
    'Wait Class|Waits|%Time -outs|Total Wait Time (s)|Avg wait|%DB time',
  ],
  sources: [
    {
      summary: /wait class statistics ordered by total wait time/i,
      heading: /^wait classes by total wait time$/i,
      expects: ['wait_class', 'waits', 'total_wait_s', 'avg_wait_ms', 'pct_db_time', 'avg_active_sessions'],
    },
    // 10.2's table of all sessions, without percentages.
    {
      summary: /displays wait class statistics$/i,
      heading: /^wait class$/i,
      expects: ['wait_class', 'waits', 'total_wait_s', 'avg_wait_ms', 'timeouts_pct', 'waits_per_transaction'],
    },
    {
      summary: /foreground wait class statistics/i,
      heading: /^foreground wait class$/i,
      borrowed: true,
      expects: ['wait_class', 'waits', 'total_wait_s', 'avg_wait_ms', 'pct_db_time'],
    },
    clusterWaitClasses,
  ],
  alternatives: true,
  key: ['wait_class'],
});
