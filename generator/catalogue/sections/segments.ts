/** Segments by …: the top segments by each measure. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';
import { clusterSegments } from './rac/rac_segments.ts';

/** Headings and summaries whose wording differs from the measure's name. */
const ORDERINGS = {
  'buf. busy waits': 'buffer_busy_waits',
  'cu blocks served': 'current_blocks_served',
  'db blocks changes': 'db_block_changes',
  'physical reads direct': 'direct_physical_reads',
  'physical writes direct': 'direct_physical_writes',
  'gc cr blocks received': 'cr_blocks_received',
  'gc cu blocks received': 'current_blocks_received',
  'gc cr blocks served': 'cr_blocks_served',
  'gc cu blocks served': 'current_blocks_served',
  'direct reads': 'direct_physical_reads',
  'direct writes': 'direct_physical_writes',
  'global cache buffer busy': 'gc_buffer_busy',
  'global cache buffer busy waits': 'gc_buffer_busy',
  'global cache remote grants': 'gc_remote_grants',
};

/** Segments in the In-Memory column store, from 12.1.0.2. */
const IN_MEMORY = [
  ['im_scans', 'scans'],
  ['im_db_block_changes', 'DB block changes'],
  ['im_populate_cus', 'populate CUs'],
  ['im_repopulate_cus', 'repopulate CUs'],
] as const;

const OBJECT = 'Owner|Tablespace Name|Object Name|Subobject Name|Obj. Type';

export default defineSection({
  name: 'segments',
  doc: 'Top segments by each ordering',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    {
      name: 'ordering',
      type: 'text',
      codes: ORDERINGS,
      doc: 'Measure: `logical_reads`, `physical_reads`, `physical_read_requests`, `unoptimized_reads`, `direct_physical_reads`, `physical_writes`, `physical_write_requests`, `direct_physical_writes`, `table_scans`, `db_block_changes`, `row_lock_waits`, `itl_waits`, `buffer_busy_waits`, `gc_buffer_busy`, `cr_blocks_received`, `current_blocks_received`, `gc_remote_grants`, `optimized_reads`, `im_scans`, `im_db_block_changes`, `im_populate_cus`, `im_repopulate_cus`',
    },
    { name: 'owner', type: 'text', doc: 'Owner', from: ['Owner'] },
    { name: 'tablespace', type: 'text', doc: 'Tablespace', from: ['Tablespace Name'] },
    { name: 'object_name', type: 'text', doc: 'Object', from: ['Object Name'] },
    { name: 'subobject_name', type: 'text', doc: 'Partition or subpartition', from: ['Subobject Name'] },
    { name: 'object_type', type: 'text', doc: 'Type, e.g. `TABLE`, `INDEX`', from: ['Obj. Type'] },
    { name: 'value', type: 'number', doc: 'The measure over the interval', from: ['*'] },
    {
      name: 'pct_total',
      type: 'number',
      doc: "Percent of the instance's total; for waits and block changes of what the report captured",
      from: ['%Total', '% of Capture'],
    },
    { name: 'object_id', type: 'integer', doc: 'Object number; from 12.1', from: ['Obj#'] },
    { name: 'data_object_id', type: 'integer', doc: 'Data object number; from 12.1', from: ['Dataobj#'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database', from: ['PDB Name'] },
    {
      name: 'pct_captured',
      type: 'number',
      doc: "Percent of what AWR captured of all segments; in a cluster's report, beside `pct_total`",
      from: ['%Capture'],
    },
  ],
  // `*`: the measure, under its own name.
  layouts: ['%Total', '% of Capture'].flatMap((percent) => [
    `${OBJECT}|*|${percent}`,
    `${OBJECT}|Obj#|Dataobj#|*|${percent}`,
    `${OBJECT}|Obj#|Dataobj#|*|${percent}|PDB Name`,
  ]),
  sources: [
    {
      summary: /top segments by (?<ordering>[^.]+)\./i,
      heading: /^segments by (?<ordering>.+)$/i,
      named: 'ordering',
      expects: ['owner', 'tablespace', 'object_name', 'subobject_name', 'object_type', 'value', 'pct_total'],
    },
    ...IN_MEMORY.map(([ordering, measure]) => ({
      summary: new RegExp(`in-memory segments by ${measure}`, 'i'),
      heading: new RegExp(`^in-memory segments by ${measure}$`, 'i'),
      constants: { ordering },
      expects: ['owner', 'object_name', 'value'],
    })),
    clusterSegments,
  ],
});
