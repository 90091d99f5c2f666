/** IO Profile, in the report's summary. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';

export default defineSection({
  name: 'io_profile',
  doc: 'I/O of the whole instance by kind',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    {
      name: 'metric',
      type: 'text',
      doc: '`total_requests`, `database_requests`, `optimized_requests`, `redo_requests`, `total_mb`, `database_mb`, `optimized_total_mb`, `redo_mb`, `database_blocks`, `via_buffer_cache_blocks`, `direct_blocks`',
      from: ['', 'Statistic'],
      codes: {},
    },
    {
      name: 'total_per_s',
      type: 'number',
      doc: 'Read and written per second',
      from: ['Read+Write Per Second', 'Read+Write/Second', 'Read+Write/s'],
    },
    {
      name: 'reads_per_s',
      type: 'number',
      doc: 'Read per second',
      from: ['Read per Second', 'Read/Second', 'Reads/s'],
    },
    {
      name: 'writes_per_s',
      type: 'number',
      doc: 'Written per second',
      from: ['Write Per Second', 'Write/Second', 'Writes/s'],
    },
  ],
  sources: [
    {
      summary: /displays IO profile/i,
      heading: /^IO profile/i,
      expects: ['metric', 'total_per_s', 'reads_per_s', 'writes_per_s'],
    },
  ],
});
