/** I/O by function, tablespace and file; buffers and waits for them. */
import { type SourcesByTable, statspack } from './source.ts';

export const ioSources: SourcesByTable = {
  io_by_function: [
    statspack(/^IO stat by function - summary$/i, {
      headerRow: 'Function',
      from: {
        name: ['Function'],
        reads_bytes: ['Data Volume'],
        reads_per_s: ['Requests /sec'],
        reads_bytes_per_s: ['Data Vol/sec'],
        writes_bytes: ['Data Volume#2'],
        writes_per_s: ['Requests /sec#2'],
        writes_bytes_per_s: ['Data Vol/sec#2'],
        waits: ['Count'],
      },
      expects: ['name', 'reads_bytes', 'reads_per_s', 'writes_bytes', 'writes_per_s', 'waits', 'avg_time_ms'],
    }),
  ],
  tablespace_io: [
    statspack(/^tablespace IO stats$/i, {
      expects: ['tablespace', 'reads', 'reads_per_s', 'avg_read_ms', 'writes', 'writes_per_s', 'buffer_waits'],
    }),
  ],
  file_io: [
    statspack(/^file IO stats$/i, {
      carried: ['tablespace'],
      units: { max_read_bucket_ms: 'ms' },
      from: { avg_read_ms: ['Av Rd (ms)', 'Av Rd(ms)'], avg_buffer_wait_ms: ['Av BufWt (ms)', 'Av Buf Wt(ms)'] },
      expects: ['tablespace', 'file', 'reads', 'reads_per_s', 'avg_read_ms', 'writes', 'writes_per_s', 'buffer_waits'],
    }),
  ],
  buffer_pools: [
    statspack(/^buffer pool statistics$/i, {
      from: {
        buffers: ['Number of Buffers', 'Buffers'],
        hit_pct: ['Pool Hit%', 'Cache Hit %'],
        free_buffer_waits: ['Free Buffer Waits', 'Free Buff Wait'],
        write_complete_waits: ['Write Complete Waits', 'Writ Comp Wait'],
      },
      expects: ['pool', 'buffer_gets', 'physical_reads', 'physical_writes', 'buffer_busy_waits'],
    }),
  ],
  buffer_waits: [
    statspack(/^buffer wait statistics$/i, {
      from: {
        total_wait_s: ['Total Wait Time (s)', 'Tot Wait Time (s)', 'Tot Wait Time (cs)'],
        avg_wait_ms: ['Avg Time (ms)', 'Avg Time (cs)'],
      },
      expects: ['class', 'waits', 'total_wait_s', 'avg_wait_ms'],
    }),
  ],
};
