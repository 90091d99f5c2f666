/** Instances of a cluster that findings of ADDM affect. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, findingNo, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_affected_instances',
  doc: 'Instances of a cluster that were significantly affected by a finding of ADDM',
  kinds: ADDM_KINDS,
  columns: [
    { ...taskName, from: ['Task'] },
    findingNo,
    { name: 'instance_number', type: 'integer', doc: 'Instance', from: ['Number'] },
    { name: 'instance_name', type: 'text', doc: 'Name of the instance', from: ['Name'] },
    { name: 'impact_pct', type: 'number', doc: "Percent of the finding's impact", from: ['Percent Impact'] },
    {
      name: 'instance_task_name',
      type: 'text',
      doc: 'ADDM task of the instance by itself',
      from: ['ADDM Task Name'],
    },
  ],
  sources: [
    {
      heading: /^ADDM affected instances$/i,
      expects: ['task_name', 'finding_no', 'instance_number', 'instance_name', 'impact_pct'],
    },
  ],
});
