/** Top Segments Comparison by …: both periods. */
import { type Column, defineSection } from '../../section.ts';
import { STARTS, text } from './columns.ts';

const ORDERINGS = {
  'unoptimized read requests': 'unoptimized_reads',
  'optimized read requests': 'optimized_reads',
  'direct reads': 'direct_physical_reads',
  'direct writes': 'direct_physical_writes',
  'global cache buffer busy': 'gc_buffer_busy',
};

/** Columns of a group whose name tells the measure and so differs from table to table. */
function of(group: string, cell: string, name: string, doc: string): Column {
  return { name, type: 'number', doc, from: [new RegExp(`^${group}(?:.*[^%])?${cell}$`)] };
}

const TOTAL = '%oftotal';
const CAPTURED = '%ofcaptured';
const VALUE = '(?!%|owner|tablespace|object|subobject|type)';

export default defineSection({
  name: 'diff_segments',
  doc: 'Top segments of both periods by each ordering',
  kinds: ['awr_diff'],
  columns: [
    { name: 'ordering', type: 'text', doc: 'Measure, named as in `segments`', codes: ORDERINGS },
    text('owner', 'Owner', 'Owner'),
    text('tablespace', 'Tablespace', 'Tablespace', 'Tablespace Name'),
    text('object_name', 'Object', 'Object Name'),
    text('subobject_name', 'Partition or subpartition', 'Subobject Name'),
    text('object_type', 'Type, e.g. `TABLE`, `INDEX`', 'Type', 'Obj. Type'),
    of(VALUE, '1st', 'first_value', 'The measure; first period'),
    of(VALUE, '2nd', 'second_value', 'The measure; second period'),
    of(VALUE, '%diff', 'diff_value_pct', 'The measure; difference in percent of the first period'),
    of(TOTAL, '1st', 'first_pct_total', "Percent of the period's total; first period"),
    of(TOTAL, '2nd', 'second_pct_total', "Percent of the period's total; second period"),
    of(TOTAL, 'diff', 'diff_pct_total', 'The difference of both, as printed'),
    of(TOTAL, '1sttotal', 'first_cumulative_pct_total', 'This row and those above; first period'),
    of(TOTAL, '2ndtotal', 'second_cumulative_pct_total', 'This row and those above; second period'),
    of(CAPTURED, '1st', 'first_pct_captured', 'Percent of what AWR captured; first period'),
    of(CAPTURED, '2nd', 'second_pct_captured', 'Percent of what AWR captured; second period'),
    of(CAPTURED, 'diff', 'diff_pct_captured', 'The difference of both, as printed'),
    of(CAPTURED, '1sttotal', 'first_cumulative_pct_captured', 'This row and those above; first period'),
    of(CAPTURED, '2ndtotal', 'second_cumulative_pct_captured', 'This row and those above; second period'),
  ],
  sources: [
    {
      heading: /^top segments (comparison )?by (?<ordering>.+)$/i,
      named: 'ordering',
      headerRow: 'Owner',
      groups: STARTS,
      expects: ['owner', 'tablespace', 'object_name', 'object_type', 'first_value', 'second_value', 'first_pct_total'],
    },
  ],
});
