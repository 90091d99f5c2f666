/** Top Service/Module. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, pctActivity } from './columns.ts';

export default defineSection({
  name: 'ash_services',
  doc: 'Top services, modules and actions of active session history',
  kinds: ASH_KINDS,
  columns: [
    {
      name: 'service',
      type: 'text',
      doc: 'Service; text reports cut it at 14 characters',
      from: ['Service'],
      carried: true,
    },
    { name: 'module', type: 'text', doc: 'Module; `UNNAMED` without one', from: ['Module'], carried: true },
    { ...pctActivity, doc: 'Samples of service and module as percent of all samples', carried: true },
    { name: 'action', type: 'text', doc: 'Action; `UNNAMED` without one', from: ['Action'] },
    { name: 'pct_action', type: 'number', doc: 'Samples of the action as percent of all samples', from: ['% Action'] },
    containerName,
  ],
  sources: [
    {
      heading: /^top services?\/modules?$/i,
      summary: /^(?:this table displays the )?top services?\/modules?/i,
      expects: ['service', 'module', 'pct_activity', 'action', 'pct_action'],
    },
  ],
});
