/** Database Summary, beyond what `reports` has. */
import { defineSection } from '../../section.ts';
import { number } from './columns.ts';

export default defineSection({
  name: 'rac_summary',
  doc: 'What a global report covers; one row per report',
  kinds: ['awr_rac'],
  columns: [
    number('block_size_bytes', 'Block size, bytes', 'Block Size'),
    number('instances_in_report', 'Instances in the report', 'In Report'),
    number('instances', 'Instances of the database', 'Total'),
    number('hosts_in_report', 'Hosts in the report', 'In Report#2'),
    number('hosts', 'Hosts of the database', 'Total#2'),
    number('elapsed_s', 'Elapsed time of the report, seconds', 'Elapsed time'),
    number('db_time_s', 'DB time of all instances, seconds', 'DB time'),
    number('begin_open_pdbs', 'Open pluggable databases at the first snapshot', 'Begin Snap'),
    number('end_open_pdbs', 'Open pluggable databases at the last snapshot', 'End Snap'),
  ],
  sources: [
    {
      heading: /^database summary$/i,
      summary: /^database summary$/i,
      headerRow: 'Id',
      units: { elapsed_s: 'min', db_time_s: 'min' },
      expects: ['block_size_bytes', 'instances_in_report', 'hosts_in_report', 'db_time_s', 'elapsed_s'],
    },
    { heading: /^open pluggable database counts$/i, expects: ['begin_open_pdbs', 'end_open_pdbs'] },
  ],
  merge: true,
  key: [],
});
