/** Initialization parameters: those that are set, and each value of those that have several. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';
import { clusterParameters } from './rac/rac_parameters.ts';

export default defineSection({
  name: 'init_parameters',
  doc: 'Initialization parameters. `value_no` NULL: the parameter as a whole, a row for each container that sets it; else one of its values',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    { name: 'name', type: 'text', doc: 'Parameter', from: ['Parameter Name'], carried: true },
    { name: 'begin_value', type: 'text', doc: 'Value at the first snapshot', from: ['Begin value'], verbatim: true },
    {
      name: 'end_value',
      type: 'text',
      doc: 'Value at the last snapshot; NULL unless it differs',
      from: ['End value (if different)', 'End value'],
      verbatim: true,
    },
    {
      name: 'value_no',
      type: 'integer',
      doc: 'Number of the value, from 1, among those of a multi-valued parameter; NULL for the parameter as a whole',
    },
    {
      name: 'pdb_name',
      type: 'text',
      doc: 'Container the value is set in, where the report names it',
      from: ['PDB Name'],
    },
  ],
  layouts: [
    'Parameter Name|Begin value|End value (if different)',
    'Parameter Name|Begin value|End value (if different)|PDB Name',
  ],
  sources: [
    {
      summary: /name and value of (?!multi-valued).*parameters/i,
      heading: /^(init\.ora|modified|initialization|default)? ?parameters( modified by .*)?$/i,
      without: ['I#'],
      expects: ['name', 'begin_value', 'end_value'],
    },
    {
      summary: /name and value of multi-valued/i,
      heading: /multi-valued parameters/i,
      without: ['I#'],
      number: { column: 'value_no', within: ['name', 'pdb_name'] },
      expects: ['name', 'begin_value', 'end_value'],
    },
    ...clusterParameters,
  ],
});
