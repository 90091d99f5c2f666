/** Mutex sleep summary: waits for mutexes by type and place. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'mutexes',
  doc: 'Waits for mutexes by type and place in the code',
  columns: [
    { name: 'mutex_type', type: 'text', doc: 'Mutex type', from: ['Mutex Type'] },
    { name: 'location', type: 'text', doc: 'Where in the code the mutex was asked for', from: ['Location'] },
    { name: 'gets', type: 'number', doc: 'Gets, where printed', from: ['Gets'] },
    { name: 'sleeps', type: 'number', doc: 'Sleeps', from: ['Sleeps'] },
    {
      name: 'wait_time_ms',
      type: 'number',
      doc: 'Time waited, milliseconds',
      from: ['Wait Time (ms)', 'Wait Time (s)'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays the mutex sleep summary/i,
      heading: /^mutex sleep summary$/i,
      expects: ['mutex_type', 'location', 'sleeps', 'wait_time_ms'],
    },
  ],
});
