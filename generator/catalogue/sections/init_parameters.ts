/** Initialization parameters: those that are set, multi-valued ones as several rows of one name. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'init_parameters',
  doc: 'Initialization parameters as printed; a multi-valued parameter has a row for each value',
  columns: [
    { name: 'name', type: 'text', doc: 'Parameter', from: ['Parameter Name'] },
    { name: 'begin_value', type: 'text', doc: 'Value at the first snapshot', from: ['Begin value'] },
    {
      name: 'end_value',
      type: 'text',
      doc: 'Value at the last snapshot; NULL unless it differs',
      from: ['End value (if different)', 'End value'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Container the value was set in', from: ['PDB Name'] },
  ],
  sources: [],
});
