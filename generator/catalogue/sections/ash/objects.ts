/** Top DB Objects. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, event, pctActivity, pctEvent } from './columns.ts';

export default defineSection({
  name: 'ash_objects',
  doc: 'Top objects of active session history, waits on application, cluster, user I/O and busy buffers alone',
  kinds: ASH_KINDS,
  columns: [
    { name: 'object_id', type: 'integer', doc: 'Object number', from: ['Object ID'], carried: true },
    { ...pctActivity, doc: 'Samples of the object as percent of all samples', carried: true },
    event,
    pctEvent,
    {
      name: 'object_name',
      type: 'text',
      doc: 'Object, `OWNER.NAME` and its partition',
      from: ['Object Name (Type)'],
      part: /^(.*?)(?:\s+\([A-Z ]*\)?)?\s*$/,
      carried: 'object_id',
    },
    {
      name: 'object_type',
      type: 'text',
      doc: 'Type, e.g. `TABLE`, `INDEX`; cut in text reports where the name is long',
      from: ['Object Name (Type)'],
      part: /(?:\((?=[A-Z ]+\)?\s*$)|$)([A-Z ]*)/,
      carried: 'object_id',
    },
    {
      name: 'tablespace',
      type: 'text',
      doc: 'Tablespace',
      from: ['Tablespace'],
      absent: /^N\/A$/i,
      carried: 'object_id',
    },
    containerName,
  ],
  sources: [
    {
      heading: /^top DB objects$/i,
      summary: /^(?:this table (?:shows|displays) the )?top DB objects/i,
      expects: ['object_id', 'pct_activity', 'event', 'pct_event', 'object_name', 'tablespace'],
    },
  ],
});
