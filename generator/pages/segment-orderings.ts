/** Orderings of segments in the order in which AWR prints their lists, those of clusters last. Pure, runs in a browser. */
export const SEGMENT_ORDERINGS = [
  'logical_reads',
  'physical_reads',
  'physical_read_requests',
  'unoptimized_reads',
  'optimized_reads',
  'direct_physical_reads',
  'physical_writes',
  'physical_write_requests',
  'direct_physical_writes',
  'table_scans',
  'db_block_changes',
  'row_lock_waits',
  'itl_waits',
  'buffer_busy_waits',
  'gc_buffer_busy',
  'cr_blocks_received',
  'current_blocks_received',
  'cr_blocks_served',
  'current_blocks_served',
  'gc_remote_grants',
];

/** Its place in that order; one that is not listed comes last. */
export function segmentOrderingPlace(ordering: string): number {
  const at = SEGMENT_ORDERINGS.indexOf(ordering);
  return at < 0 ? SEGMENT_ORDERINGS.length : at;
}
