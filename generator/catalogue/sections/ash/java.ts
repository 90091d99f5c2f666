/** Top Java Workload. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, event, pctActivity, pctEvent, sqlId } from './columns.ts';

export default defineSection({
  name: 'ash_java',
  doc: 'Statements that ran most Java, by event',
  kinds: ASH_KINDS,
  columns: [{ ...sqlId, carried: true }, { ...pctActivity, carried: true }, event, pctEvent, containerName],
  sources: [
    {
      heading: /^top java workload$/i,
      summary: /^(?:this table displays the )?top java workload/i,
      expects: ['sql_id', 'pct_activity', 'event', 'pct_event'],
    },
  ],
});
