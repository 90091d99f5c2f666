/** Top Parsing Module/Action. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, event, pctActivity, pctEvent } from './columns.ts';

export default defineSection({
  name: 'ash_parsing',
  doc: 'Modules and actions that parsed most, by event',
  kinds: ASH_KINDS,
  columns: [
    { name: 'module', type: 'text', doc: 'Module; `UNNAMED` without one', from: ['Module'], carried: true },
    { name: 'action', type: 'text', doc: 'Action; `UNNAMED` without one', from: ['Action'], carried: true },
    { ...pctActivity, carried: true },
    event,
    pctEvent,
    containerName,
  ],
  sources: [
    {
      heading: /^top parsing modules?\/actions?$/i,
      summary: /^(?:this table displays the )?top parsing modules?\/actions?/i,
      expects: ['module', 'action', 'pct_activity', 'event', 'pct_event'],
    },
  ],
});
