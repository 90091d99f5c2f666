/** Host CPU, in the report's summary: load and how the host's CPUs were used. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'host_cpu',
  doc: "Use of the host's CPUs by everything on it; one row per report",
  columns: [
    { name: 'load_begin', type: 'number', doc: 'Load average at the first snapshot', from: ['Load Average Begin'] },
    { name: 'load_end', type: 'number', doc: 'Load average at the last snapshot', from: ['Load Average End'] },
    { name: 'user_pct', type: 'number', doc: 'Percent of CPU time in user mode', from: ['%User'] },
    { name: 'system_pct', type: 'number', doc: 'Percent of CPU time in kernel mode', from: ['%System'] },
    { name: 'wio_pct', type: 'number', doc: 'Percent of CPU time idle while I/O was pending', from: ['%WIO'] },
    { name: 'idle_pct', type: 'number', doc: 'Percent of CPU time idle', from: ['%Idle'] },
  ],
  layouts: [
    'Load Average Begin|Load Average End|%User|%System|%WIO|%Idle',
    'CPUs|Cores|Sockets|Load Average Begin|Load Average End|%User|%System|%WIO|%Idle',
  ],
  sources: [
    {
      summary: /displays system load statistics/i,
      heading: /^(instance |host )cpu/i,
      expects: ['load_begin', 'load_end', 'user_pct', 'system_pct', 'wio_pct', 'idle_pct'],
    },
  ],
});
