/** Instances of a cluster that ADDM analyzed. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_instances',
  doc: 'Instances of a cluster that ADDM analyzed',
  kinds: ADDM_KINDS,
  columns: [
    taskName,
    { name: 'instance_number', type: 'integer', doc: 'Instance', from: ['Number'] },
    { name: 'instance_name', type: 'text', doc: 'Name of the instance', from: ['Name'] },
    { name: 'host_name', type: 'text', doc: 'Host', from: ['Host Name'] },
    { name: 'avg_active_sessions', type: 'number', doc: 'Average active sessions', from: ['Active Sessions'] },
    {
      name: 'pct_activity',
      type: 'number',
      doc: 'Percent of database time of all instances',
      from: ['Percent of Activity'],
    },
  ],
  sources: [
    {
      heading: /^ADDM analyzed instances$/i,
      expects: ['task_name', 'instance_number', 'instance_name', 'host_name', 'avg_active_sessions', 'pct_activity'],
    },
  ],
});
