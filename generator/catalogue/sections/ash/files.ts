/** Top DB Files. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, event, pctActivity, pctEvent } from './columns.ts';

export default defineSection({
  name: 'ash_files',
  doc: 'Top data files of active session history, waits on cluster and user I/O alone',
  kinds: ASH_KINDS,
  columns: [
    { name: 'file_id', type: 'integer', doc: 'File number', from: ['File ID'], carried: true },
    { ...pctActivity, doc: 'Samples of the file as percent of all samples', carried: true },
    event,
    pctEvent,
    { name: 'file', type: 'text', doc: 'File name', from: ['File Name'], carried: 'file_id' },
    {
      name: 'tablespace',
      type: 'text',
      doc: 'Tablespace',
      from: ['Tablespace'],
      absent: /^N\/A$/i,
      carried: 'file_id',
    },
    containerName,
  ],
  sources: [
    {
      heading: /^top DB files$/i,
      summary: /^(?:this table (?:shows|displays) the )?top DB files/i,
      expects: ['file_id', 'pct_activity', 'event', 'pct_event', 'file', 'tablespace'],
    },
  ],
});
