/** Dispatchers of shared servers. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'dispatchers',
  doc: 'Dispatchers of shared servers',
  columns: [
    { name: 'name', type: 'text', doc: 'Dispatcher', from: ['Name'] },
    { name: 'avg_connections', type: 'number', doc: 'Connections on average', from: ['Avg Conns'] },
    { name: 'dispatcher_time_s', type: 'number', doc: 'Time, seconds', from: ['Total Disp Time (s)'] },
    { name: 'busy_pct', type: 'number', doc: 'Percent of that time busy', from: ['%Busy'] },
    { name: 'idle_pct', type: 'number', doc: 'Percent of that time idle', from: ['%Idle'] },
    { name: 'queued', type: 'number', doc: 'Replies that waited in its queue', from: ['Total Queued'] },
    { name: 'queue_wait_s', type: 'number', doc: 'Their time in it, seconds', from: ['Total Queue Wait (s)'] },
    {
      name: 'avg_queue_wait_ms',
      type: 'number',
      doc: 'Their average time in it, milliseconds',
      from: ['Avg Queue Wait (ms)'],
    },
  ],
  sources: [
    {
      summary: /displays shared servers? dispatcher/i,
      heading: /^shared servers dispatchers$/i,
      expects: [
        'name',
        'avg_connections',
        'dispatcher_time_s',
        'busy_pct',
        'idle_pct',
        'queued',
        'queue_wait_s',
        'avg_queue_wait_ms',
      ],
    },
  ],
});
