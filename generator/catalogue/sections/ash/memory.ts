/** Memory of the instance as an ASH report prints it at its top. */
import { defineSection } from '../../section.ts';

/** What stands before the percentage: `1,019M (100%)`. */
const SIZE = /^([^(]*)/;

export default defineSection({
  name: 'ash_memory',
  doc: 'Memory of the instance at the time of an ASH report',
  kinds: ['ash'],
  columns: [
    { name: 'cpus', type: 'integer', doc: 'CPUs', from: ['CPUs'] },
    { name: 'sga_bytes', type: 'number', doc: 'SGA, bytes', from: ['SGA Size'], part: SIZE },
    { name: 'buffer_cache_bytes', type: 'number', doc: 'Buffer cache, bytes', from: ['Buffer Cache'], part: SIZE },
    { name: 'shared_pool_bytes', type: 'number', doc: 'Shared pool, bytes', from: ['Shared Pool'], part: SIZE },
    {
      name: 'ash_buffer_bytes',
      type: 'number',
      doc: 'Buffer of active session history, bytes',
      from: ['ASH Buffer Size'],
      part: SIZE,
    },
    {
      name: 'in_memory_bytes',
      type: 'number',
      doc: 'In-memory area, bytes; from 12.2',
      from: ['In-memory Area'],
      part: SIZE,
    },
  ],
  sources: [
    {
      heading: /^ASH report\b/i,
      summary: /CPU and memory configuration/i,
      expects: ['sga_bytes', 'buffer_cache_bytes', 'shared_pool_bytes', 'ash_buffer_bytes'],
    },
  ],
});
