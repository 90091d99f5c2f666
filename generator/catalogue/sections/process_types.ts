/** Top process types, by wait class and by CPU. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'process_types',
  doc: 'Top types of processes by each ordering',
  columns: [
    { name: 'ordering', type: 'text', doc: '`wait_class` or `cpu`' },
    {
      name: 'process_type',
      type: 'text',
      doc: 'Type; NULL for foregrounds and other background processes',
      from: ['Process Type'],
    },
    { name: 'description', type: 'text', doc: 'Description', from: ['Description'] },
    {
      name: 'wait_class',
      type: 'text',
      doc: 'Wait class; where ordering is `wait_class`',
      from: ['Wait Class Type', 'Wait Class'],
    },
    { name: 'wait_time_s', type: 'number', doc: 'Time waited, seconds', from: ['Wait Time (sec)', 'Wait Time (s)'] },
    {
      name: 'cpu_s',
      type: 'number',
      doc: 'CPU time, seconds; where ordering is `cpu`',
      from: ['CPU Time (sec)', 'CPU Time (s)'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /top process types ordered by wait class/i,
      heading: /^top process types by wait class$/i,
      constants: { ordering: 'wait_class' },
      expects: ['process_type', 'description', 'wait_class', 'wait_time_s'],
    },
    {
      summary: /top process types ordered by CPU time/i,
      heading: /^top process types by CPU used$/i,
      constants: { ordering: 'cpu' },
      expects: ['process_type', 'description', 'cpu_s'],
    },
  ],
});
