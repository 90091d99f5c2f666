/** Enqueue activity: locks asked for, got and waited for. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'enqueues',
  doc: 'Enqueue (lock) requests and waits by type and reason',
  columns: [
    {
      name: 'enqueue',
      type: 'text',
      doc: 'Enqueue type and the reason of the request',
      from: ['Enqueue Type (Request Reason)', 'Enqueue'],
    },
    { name: 'requests', type: 'number', doc: 'Requests', from: ['Requests'] },
    { name: 'success_gets', type: 'number', doc: 'Requests that succeeded', from: ['Succ Gets'] },
    { name: 'failed_gets', type: 'number', doc: 'Requests that failed', from: ['Failed Gets'] },
    { name: 'waits', type: 'number', doc: 'Requests that waited', from: ['Waits'] },
    { name: 'wait_time_s', type: 'number', doc: 'Time waited, seconds', from: ['Wt Time (s)', 'Wait Time (s)'] },
    {
      name: 'avg_wait_ms',
      type: 'number',
      doc: 'Average wait, milliseconds',
      from: ['Av Wt Time(ms)', 'Av Wait Time (ms)', 'Avg Wait Time (ms)'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays enqueue activity statistics/i,
      heading: /^enqueue activity$/i,
      expects: ['enqueue', 'requests', 'success_gets', 'failed_gets', 'waits', 'wait_time_s', 'avg_wait_ms'],
    },
  ],
});
