/** Managed Standby Stats: the processes that receive and apply redo, as `v$managed_standby` has them at the end snapshot. */
import { defineSection } from '../../section.ts';

const NONE = /^(?:n\/a|unknown)$/i;

export default defineSection({
  name: 'standby_processes',
  doc: 'Processes of a physical standby that receive and apply redo, at the end snapshot. Printed by STATSPACK of standbys (`sbreport.sql`)',
  kinds: ['statspack'],
  columns: [
    { name: 'process', type: 'text', doc: 'Process: `RFS`, `MRP0`, `ARCH` …', from: ['Process'] },
    { name: 'pid', type: 'integer', doc: 'Process id of the operating system', from: ['pid'] },
    { name: 'status', type: 'text', doc: 'Status, e.g. `APPLYING_LOG`', from: ['Status'] },
    { name: 'resetlogs_id', type: 'integer', doc: 'Resetlogs id of the redo', from: ['Resetlog Id'] },
    { name: 'thread', type: 'integer', doc: 'Redo thread', from: ['Thread'] },
    { name: 'sequence', type: 'integer', doc: 'Sequence number of the log', from: ['Seq'] },
    { name: 'block', type: 'integer', doc: 'Block of the log last processed', from: ['Block Num'] },
    {
      name: 'client_process',
      type: 'text',
      doc: 'Process of the primary that it serves',
      from: ['Client Proc'],
      absent: NONE,
    },
    { name: 'client_pid', type: 'text', doc: 'Its process id there, as printed', from: ['Client pid'], absent: NONE },
    { name: 'blocks', type: 'number', doc: 'Blocks of the log', from: ['Blocks'] },
    { name: 'delay_min', type: 'number', doc: 'Delay of the apply that is asked for, minutes', from: ['Delay(mins)'] },
    { name: 'active_agents', type: 'number', doc: 'Processes that apply', from: ['Active Agents'] },
  ],
  sources: [
    {
      heading: /^managed standby stats$/i,
      expects: ['process', 'pid', 'status', 'thread', 'sequence', 'client_process', 'blocks', 'delay_min'],
    },
  ],
});
