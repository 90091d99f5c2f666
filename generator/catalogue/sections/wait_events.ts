/** Wait events: the summary's top list, and the full lists of foreground and background sessions. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';
import { clusterWaitEvents } from './rac/rac_wait_events.ts';

export default defineSection({
  name: 'wait_events',
  doc: 'Wait events of foreground and background sessions, and the top list with DB CPU',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    {
      name: 'scope',
      type: 'text',
      doc: '`top` (foreground, with DB CPU), `foreground` or `background`; in AWR of 10.2 and STATSPACK also `all`, in the latter `session`, and their `top` is of all sessions',
    },
    { name: 'event', type: 'text', doc: 'Event; `DB CPU` in the top list', from: ['Event'] },
    { name: 'wait_class', type: 'text', doc: 'Wait class; printed in the top list alone', from: ['Wait Class'] },
    { name: 'waits', type: 'number', doc: 'Number of waits', from: ['Waits'] },
    { name: 'timeouts_pct', type: 'number', doc: 'Percent of waits that timed out', from: ['%Time -outs'] },
    {
      name: 'total_wait_s',
      type: 'number',
      doc: 'Total time waited, seconds',
      // 11.2.0.4 cuts the name in text.
      from: ['Total Wait Time (s)', 'Total Wait Time (sec)', 'Time(s)', 'Tota Time'],
    },
    {
      name: 'avg_wait_ms',
      type: 'number',
      doc: 'Average wait, milliseconds',
      from: ['Avg wait', 'Avg wait (ms)', 'Wait Avg(ms)'],
    },
    { name: 'waits_per_transaction', type: 'number', doc: 'Waits per transaction', from: ['Waits /txn'] },
    {
      name: 'pct_db_time',
      type: 'number',
      doc: 'Percent of DB time; of background time where scope is `background`; of STATSPACK percent of call time: CPU time and all waits that are not idle',
      from: ['% DB time', '% bg time', '% Total Call Time'],
    },
    { name: 'timeouts', type: 'number', doc: 'Waits that timed out; printed by STATSPACK to 10.1', from: ['Timeouts'] },
  ],
  layouts: [
    'Event|Waits|Total Wait Time (sec)|Wait Avg(ms)|% DB time|Wait Class',
    'Event|Waits|Total Wait Time (sec)|Avg Wait|% DB time|Wait Class',
    'Event|Waits|Time(s)|Avg wait (ms)|% DB time|Wait Class',
    'Event|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|Waits /txn|% DB time',
    'Event|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|Waits /txn|% bg time',
    'Event|Waits|%Time -outs|Total Wait Time (s)|Avg wait|Waits /txn|% DB time',
    'Event|Waits|%Time -outs|Total Wait Time (s)|Avg wait|Waits /txn|% bg time',
  ],
  sources: [
    {
      summary: /top \d+ (timed )?(foreground |wait )?events/i,
      heading: /^top \d+ (timed )?(foreground |wait )?events/i,
      constants: { scope: 'top' },
      units: { total_wait_s: 's' },
      expects: ['event', 'waits', 'total_wait_s', 'avg_wait_ms', 'pct_db_time', 'wait_class'],
    },
    {
      summary: /displays foreground wait events/i,
      heading: /^foreground wait events$/i,
      constants: { scope: 'foreground' },
      expects: [
        'event',
        'waits',
        'timeouts_pct',
        'total_wait_s',
        'avg_wait_ms',
        'waits_per_transaction',
        'pct_db_time',
      ],
    },
    {
      summary: /displays background wait events/i,
      heading: /^background wait events$/i,
      constants: { scope: 'background' },
      expects: ['event', 'waits', 'timeouts_pct', 'total_wait_s', 'avg_wait_ms', 'waits_per_transaction'],
    },
    // 10.2 has all sessions in one list, without percentages.
    {
      summary: /displays (total )?wait events? statistics/i,
      heading: /^wait events$/i,
      constants: { scope: 'all' },
      expects: ['event', 'waits', 'timeouts_pct', 'total_wait_s', 'avg_wait_ms', 'waits_per_transaction'],
    },
    ...clusterWaitEvents,
  ],
  key: ['scope', 'event'],
});
