/** Rollback Segment Stats and Rollback Segment Storage. */
import { defineSection } from '../../section.ts';

export default defineSection({
  name: 'rollback_segments',
  doc: 'Rollback (undo) segments; one row per segment. Printed by STATSPACK, to 10.1 always',
  kinds: ['statspack'],
  key: ['segment_number'],
  merge: true,
  columns: [
    { name: 'segment_number', type: 'integer', doc: 'Number of the segment', from: ['RBS No'] },
    {
      name: 'transaction_table_gets',
      type: 'number',
      doc: 'Gets of its header over the interval',
      from: ['Trans Table Gets'],
    },
    { name: 'waits_pct', type: 'number', doc: 'Percent of those gets that waited', from: ['Pct Waits'] },
    { name: 'undo_bytes', type: 'number', doc: 'Undo written over the interval, bytes', from: ['Undo Bytes Written'] },
    { name: 'wraps', type: 'number', doc: 'Wraps to the next extent', from: ['Wraps'] },
    { name: 'shrinks', type: 'number', doc: 'Shrinks', from: ['Shrinks'] },
    { name: 'extends', type: 'number', doc: 'Extents added', from: ['Extends'] },
    { name: 'size_bytes', type: 'number', doc: 'Size at the last snapshot, bytes', from: ['Segment Size'] },
    { name: 'avg_active_bytes', type: 'number', doc: 'Average of its active extents, bytes', from: ['Avg Active'] },
    {
      name: 'optimal_bytes',
      type: 'number',
      doc: 'OPTIMAL, bytes; NULL where it is not set',
      from: ['Optimal Size'],
    },
    { name: 'max_bytes', type: 'number', doc: 'Largest size ever, bytes', from: ['Maximum Size'] },
  ],
  sources: [
    {
      heading: /^rollback segment stats$/i,
      units: { undo_bytes: '' },
      expects: ['segment_number', 'transaction_table_gets', 'waits_pct', 'undo_bytes', 'wraps', 'shrinks', 'extends'],
    },
    {
      heading: /^rollback segment storage$/i,
      expects: ['segment_number', 'size_bytes', 'avg_active_bytes', 'max_bytes'],
    },
  ],
});
