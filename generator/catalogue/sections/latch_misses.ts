/** Latch miss sources: where in the code latches were missed. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'latch_misses',
  doc: 'Places in the code where latches were missed',
  columns: [
    { name: 'latch', type: 'text', doc: 'Latch', from: ['Latch Name', 'Latch'] },
    { name: 'location', type: 'text', doc: 'Where in the code the latch was asked for', from: ['Where'] },
    { name: 'nowait_misses', type: 'number', doc: 'Misses of no-wait requests', from: ['NoWait Misses'] },
    { name: 'sleeps', type: 'number', doc: 'Sleeps', from: ['Sleeps'] },
    {
      name: 'waiter_sleeps',
      type: 'number',
      doc: 'Sleeps that a holder at this place caused',
      from: ['Waiter Sleeps'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays latch miss sources/i,
      heading: /^latch miss sources$/i,
      expects: ['latch', 'location', 'nowait_misses', 'sleeps', 'waiter_sleeps'],
    },
  ],
});
