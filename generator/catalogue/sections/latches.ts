/** Latch activity: gets and misses of every latch. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'latches',
  doc: 'Latch activity; one row per latch',
  columns: [
    { name: 'latch', type: 'text', doc: 'Latch', from: ['Latch Name', 'Latch'] },
    { name: 'get_requests', type: 'number', doc: 'Willing-to-wait requests', from: ['Get Requests'] },
    { name: 'get_miss_pct', type: 'number', doc: 'Percent of them that missed at first', from: ['Pct Get Miss'] },
    { name: 'avg_sleeps_per_miss', type: 'number', doc: 'Sleeps per miss', from: ['Avg Slps /Miss'] },
    { name: 'wait_time_s', type: 'number', doc: 'Time waited, seconds', from: ['Wait Time (s)'] },
    { name: 'nowait_requests', type: 'number', doc: 'No-wait requests', from: ['NoWait Requests'] },
    { name: 'nowait_miss_pct', type: 'number', doc: 'Percent of them that missed', from: ['Pct NoWait Miss'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays latch statistics\. Get requests/i,
      heading: /^latch activity$/i,
      expects: [
        'latch',
        'get_requests',
        'get_miss_pct',
        'avg_sleeps_per_miss',
        'wait_time_s',
        'nowait_requests',
        'nowait_miss_pct',
      ],
    },
  ],
});
