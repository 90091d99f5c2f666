/** Foreground Wait Class: wait time of foreground sessions alone, which with DB CPU makes up DB time. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'foreground_wait_classes',
  doc: 'Wait time of foreground sessions by wait class, with DB CPU; one row per class.',
  columns: [
    { name: 'wait_class', type: 'text', doc: 'Wait class, or `DB CPU`', from: ['Wait Class'] },
    { name: 'waits', type: 'number', doc: 'Number of waits', from: ['Waits'] },
    { name: 'timeouts_pct', type: 'number', doc: 'Percent of waits that timed out', from: ['%Time -outs'] },
    {
      name: 'total_wait_s',
      type: 'number',
      doc: 'Total time waited, seconds',
      from: ['Total Wait Time (s)', 'Total Wait Time (sec)', 'Time (s)'],
    },
    { name: 'avg_wait_ms', type: 'number', doc: 'Average wait, milliseconds', from: ['Avg wait', 'Avg wait (ms)'] },
    { name: 'pct_db_time', type: 'number', doc: 'Percent of DB time', from: ['%DB time'] },
  ],
  layouts: [
    'Wait Class|Waits|%Time -outs|Total Wait Time (s)|Avg wait (ms)|%DB time',
    'Wait Class|Waits|%Time -outs|Total Wait Time (s)|Avg wait|%DB time',
  ],
  sources: [
    {
      summary: /foreground wait class statistics/i,
      heading: /^foreground wait class$/i,
      expects: ['wait_class', 'waits', 'total_wait_s', 'avg_wait_ms', 'pct_db_time'],
    },
  ],
  key: ['wait_class'],
});
