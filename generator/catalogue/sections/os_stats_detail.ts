/** Operating system statistics in detail: the host's load from snapshot to snapshot. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'os_stats_detail',
  doc: "Use of the host's CPUs from snapshot to snapshot; the first row has the load alone",
  columns: [
    { name: 'snap_time', type: 'timestamp', doc: 'Time of the snapshot', from: ['Snap Time'], yearless: true },
    { name: 'load', type: 'number', doc: 'Load average', from: ['Load'] },
    { name: 'busy_pct', type: 'number', doc: 'Percent busy since the snapshot before', from: ['%busy'] },
    { name: 'user_pct', type: 'number', doc: 'Percent of CPU time in user mode', from: ['%user'] },
    { name: 'system_pct', type: 'number', doc: 'Percent of CPU time in kernel mode', from: ['%sys'] },
    { name: 'idle_pct', type: 'number', doc: 'Percent of CPU time idle', from: ['%idle'] },
    {
      name: 'wio_pct',
      type: 'number',
      doc: 'Percent of CPU time idle while I/O was pending',
      from: ['%iowait', '%iowt'],
    },
    {
      name: 'cpu_wait_pct',
      type: 'number',
      doc: 'Percent of CPU time that processes were ready and waited for a CPU; printed by STATSPACK',
    },
    {
      name: 'snap_id',
      type: 'integer',
      doc: 'Snapshot id; printed by STATSPACK, whose times lack month and year',
      from: ['Snap Id'],
    },
  ],
  sources: [
    {
      summary: /displays some detailed operating systems? statistics/i,
      heading: /^operating system statistics - detail$/i,
      expects: ['snap_time', 'load', 'busy_pct', 'user_pct', 'system_pct', 'idle_pct'],
    },
  ],
});
