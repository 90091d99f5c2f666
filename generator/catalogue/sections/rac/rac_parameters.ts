/** init.ora parameters of a global report: once where all instances agree, else by instance. */
import { defineSection } from '../../section.ts';
import { CLUSTER, instanceNumber, scope, text } from './columns.ts';

const WHOLE = /^init\.ora parameters$/i;
const MULTIPLE = /^init\.ora multi-valued parameters$/i;
const EXPECTS = ['name', 'begin_value', 'end_value'];

/** What all instances agree on, for `init_parameters`. */
export const clusterParameters = [
  { heading: WHOLE, only: CLUSTER, borrowed: true, expects: EXPECTS },
  {
    heading: MULTIPLE,
    only: CLUSTER,
    number: { column: 'value_no', within: ['name'] },
    borrowed: true,
    expects: EXPECTS,
  },
];

export default defineSection({
  name: 'rac_parameters',
  doc: 'Initialization parameters: one row with scope `cluster` where all instances agree, else one an instance. `value_no` as in `init_parameters`',
  kinds: ['awr_rac'],
  columns: [
    text('name', 'Parameter', 'Parameter Name'),
    scope,
    instanceNumber,
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
  ],
  sources: [
    { heading: WHOLE, expects: [...EXPECTS, 'instance_number'] },
    {
      heading: MULTIPLE,
      number: { column: 'value_no', within: ['name', 'instance_number'] },
      expects: [...EXPECTS, 'instance_number'],
    },
  ],
});
