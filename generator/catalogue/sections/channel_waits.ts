/** Top channel waits: what sessions of the instance wait for from each other. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'channel_waits',
  doc: 'Top waits for channels between processes',
  columns: [
    { name: 'channel', type: 'text', doc: 'Channel', from: ['Channel'] },
    { name: 'waits', type: 'number', doc: 'Number of waits', from: ['Waits'] },
    { name: 'total_wait_s', type: 'number', doc: 'Total time waited, seconds', from: ['Total Wait Time (s)'] },
    { name: 'avg_wait_ms', type: 'number', doc: 'Average wait, milliseconds', from: ['Avg Wait', 'Avg Wait (ms)'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays top \d+ channel/i,
      heading: /^top \d+ channel waits$/i,
      expects: ['channel', 'waits', 'total_wait_s', 'avg_wait_ms'],
    },
  ],
});
