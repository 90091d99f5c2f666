/** Cache sizes, in the report's summary. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'cache_sizes',
  doc: 'Sizes of the caches at the two snapshots',
  columns: [
    {
      name: 'name',
      type: 'text',
      doc: '`buffer_cache`, `shared_pool`, `in_memory_area`, `std_block_size`, `log_buffer`',
      from: [''],
      codes: { 'shared pool size': 'shared_pool', shared_pool_size: 'shared_pool', db_block_size: 'std_block_size' },
    },
    {
      name: 'begin_bytes',
      type: 'number',
      doc: 'Size at the first snapshot, bytes',
      from: ['Begin'],
      absent: /^[KMG]$/i,
    },
    {
      name: 'end_bytes',
      type: 'number',
      doc: 'Size at the last snapshot, bytes; NULL for what is printed once',
      from: ['End'],
      absent: /^[KMG]$/i,
    },
  ],
  sources: [
    {
      summary: /displays cache sizes/i,
      heading: /^cache sizes/i,
      expects: ['name', 'begin_bytes', 'end_bytes'],
      except: { column: 'name', matches: /^\s*$/ },
    },
    {
      summary: /displays cache sizes/i,
      heading: /^cache sizes/i,
      from: { name: ['#2'], begin_bytes: ['#3'], end_bytes: [] },
      expects: ['name', 'begin_bytes'],
      except: { column: 'name', matches: /^\s*$/ },
      borrowed: true,
    },
  ],
});
