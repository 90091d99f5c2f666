/** Host CPU, in the report's summary: load and how the host's CPUs were used. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'host_cpu',
  doc: "Use of the host's CPUs by everything on it, and this instance's part in it; one row per report",
  columns: [
    { name: 'load_begin', type: 'number', doc: 'Load average at the first snapshot', from: ['Load Average Begin'] },
    { name: 'load_end', type: 'number', doc: 'Load average at the last snapshot', from: ['Load Average End'] },
    { name: 'user_pct', type: 'number', doc: 'Percent of CPU time in user mode', from: ['%User'] },
    { name: 'system_pct', type: 'number', doc: 'Percent of CPU time in kernel mode', from: ['%System'] },
    { name: 'wio_pct', type: 'number', doc: 'Percent of CPU time idle while I/O was pending', from: ['%WIO'] },
    { name: 'idle_pct', type: 'number', doc: 'Percent of CPU time idle', from: ['%Idle'] },
    {
      name: 'cpu_wait_pct',
      type: 'number',
      doc: 'Percent of CPU time that processes were ready and waited for a CPU; printed by STATSPACK',
    },
    { name: 'cpus', type: 'integer', doc: 'CPUs', from: ['CPUs'] },
    { name: 'cores', type: 'integer', doc: 'Cores', from: ['Cores'] },
    { name: 'sockets', type: 'integer', doc: 'Sockets', from: ['Sockets'] },
    {
      name: 'instance_total_pct',
      type: 'number',
      doc: "Percent of the host's CPU time that this instance used",
      from: ['%Total CPU'],
    },
    {
      name: 'instance_busy_pct',
      type: 'number',
      doc: "Percent of the host's busy CPU time that this instance used",
      from: ['%Busy CPU'],
    },
    {
      name: 'resource_manager_wait_pct',
      type: 'number',
      doc: 'Percent of DB time that sessions waited for the CPU because of the Resource Manager',
      from: ['%DB time waiting for CPU (Resource Manager)'],
    },
  ],
  key: [],
  merge: true,
  layouts: [
    '%Total CPU|%Busy CPU|%DB time waiting for CPU (Resource Manager)',
    'Load Average Begin|Load Average End|%User|%System|%WIO|%Idle',
    'CPUs|Cores|Sockets|Load Average Begin|Load Average End|%User|%System|%WIO|%Idle',
  ],
  sources: [
    {
      summary: /displays system load statistics/i,
      heading: /^(instance |host )cpu/i,
      expects: ['load_begin', 'load_end', 'user_pct', 'system_pct', 'wio_pct', 'idle_pct'],
    },
    {
      summary: /displays CPU usage and wait statistics/i,
      heading: /^instance cpu$/i,
      expects: ['instance_total_pct', 'instance_busy_pct'],
    },
    // In text, a list.
    {
      heading: /^instance cpu$/i,
      listed: true,
      from: {
        instance_total_pct: ['% of total CPU for Instance'],
        instance_busy_pct: ['% of busy CPU for Instance'],
        resource_manager_wait_pct: ['%DB time waiting for CPU - Resource Mgr'],
      },
      expects: ['instance_total_pct', 'instance_busy_pct'],
    },
  ],
});
