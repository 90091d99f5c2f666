/** Streams and Advanced Queuing: CPU and I/O of their sessions. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'streams_sessions',
  doc: 'CPU and I/O of sessions of Streams, queues and replication',
  columns: [
    { name: 'session_type', type: 'text', doc: 'Type, e.g. `QMON Slaves`', from: ['Session Type'] },
    {
      name: 'first_logon',
      type: 'timestamp',
      doc: 'First logon; the year, where it is not printed, is the last possible one',
      from: ['First Logon'],
      yearless: true,
    },
    { name: 'cpu_s', type: 'number', doc: 'CPU time, seconds', from: ['CPU time(s)', 'CPU Time'] },
    {
      name: 'user_io_wait_s',
      type: 'number',
      doc: 'User I/O wait time, seconds',
      from: ['User IO Wait time(s)', 'User I/O Wait Time(s)', 'User I/O Wait Time'],
    },
    {
      name: 'system_io_wait_s',
      type: 'number',
      doc: 'System I/O wait time, seconds',
      from: ['SYS IO Wait time(s)', 'System IO Wait Time(s)', 'Sys I/O Wait Time'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays (streams|QMMON|GoldenGate|replication).* CPU I\/O usage/i,
      heading: /^((streams|advanced queue) CPU\/IO usage|replication system resource usage)$/i,
      // 10.2 prints microseconds, and says so above the table alone; it has no logons.
      units: { cpu_s: 'us', user_io_wait_s: 'us', system_io_wait_s: 'us' },
      expects: ['session_type', 'cpu_s', 'user_io_wait_s', 'system_io_wait_s'],
    },
  ],
});
