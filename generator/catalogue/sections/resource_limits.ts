/** Resource limit statistics: what is used, and how much there may be. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'resource_limits',
  doc: 'Resources near their limits, at the last snapshot',
  columns: [
    { name: 'resource', type: 'text', doc: 'Resource, e.g. `processes`', from: ['Resource Name'] },
    { name: 'current_utilization', type: 'number', doc: 'In use', from: ['Current Utilization'] },
    { name: 'maximum_utilization', type: 'number', doc: 'Most in use since startup', from: ['Maximum Utilization'] },
    {
      name: 'initial_allocation',
      type: 'number',
      doc: 'Initial allocation; NULL: unlimited',
      from: ['Initial Allocation'],
      absent: /^unlimited$/i,
    },
    { name: 'limit_value', type: 'number', doc: 'Limit; NULL: unlimited', from: ['Limit'], absent: /^unlimited$/i },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays resource limit statistics/i,
      heading: /^resource limit stat(istic)?s$/i,
      expects: ['resource', 'current_utilization', 'maximum_utilization', 'initial_allocation', 'limit_value'],
    },
  ],
});
