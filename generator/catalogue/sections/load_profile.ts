/** Load Profile, in the report's summary: what the instance did per second, transaction, execution and user call. */
import { defineSection } from '../section.ts';

/** Labels of all releases; the sign `/` and the unit in parentheses are part of them. */
const METRICS = {
  'db time(s)': 'db_time',
  'db cpu(s)': 'db_cpu',
  'background cpu(s)': 'background_cpu',
  'redo size': 'redo_bytes',
  'redo size (bytes)': 'redo_bytes',
  'logical reads': 'logical_reads',
  'logical read (blocks)': 'logical_reads',
  'block changes': 'block_changes',
  'physical reads': 'physical_reads',
  'physical read (blocks)': 'physical_reads',
  'physical writes': 'physical_writes',
  'physical write (blocks)': 'physical_writes',
  'read io requests': 'read_requests',
  'write io requests': 'write_requests',
  'read io (mb)': 'read_mb',
  'write io (mb)': 'write_mb',
  'im scan rows': 'im_scan_rows',
  'global cache blocks received': 'gc_blocks_received',
  'global cache blocks served': 'gc_blocks_served',
  'rac gc blocks received': 'gc_blocks_received',
  'rac gc blocks served': 'gc_blocks_served',
  'user calls': 'user_calls',
  parses: 'parses',
  'parses (sql)': 'parses',
  'hard parses': 'hard_parses',
  'hard parses (sql)': 'hard_parses',
  'w/a mb processed': 'workarea_mb',
  'sql work area (mb)': 'workarea_mb',
  logons: 'logons',
  executes: 'executes',
  'executes (sql)': 'executes',
  rollbacks: 'rollbacks',
  transactions: 'transactions',
};

export default defineSection({
  name: 'load_profile',
  doc: 'Load profile: what the instance did per second, transaction, execution and call',
  columns: [
    {
      name: 'metric',
      type: 'text',
      doc: 'One name across releases; the unit is in the name (`redo_bytes`), times are seconds, reads and writes are blocks',
      from: ['', 'Load Profile'],
      codes: METRICS,
    },
    { name: 'label', type: 'text', doc: 'The name as printed', from: ['', 'Load Profile'] },
    { name: 'per_second', type: 'number', doc: 'Per second of elapsed time', from: ['Per Second'] },
    { name: 'per_transaction', type: 'number', doc: 'Per transaction', from: ['Per Transaction'] },
    { name: 'per_exec', type: 'number', doc: 'Per execution of SQL; printed for times alone', from: ['Per Exec'] },
    { name: 'per_call', type: 'number', doc: 'Per user call; printed for times alone', from: ['Per Call'] },
  ],
  layouts: ['|Per Second|Per Transaction|Per Exec|Per Call'],
  sources: [
    {
      summary: /displays load profile$/i,
      heading: /^load profile$/i,
      expects: ['metric', 'label', 'per_second', 'per_transaction'],
    },
  ],
  key: ['metric'],
});
