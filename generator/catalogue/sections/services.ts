/** Services: their load, and their waits by class. */
import { defineSection, type Source } from '../section.ts';

const WAIT_TIMES = ['user_io_wait_s', 'concurrency_wait_s', 'administrative_wait_s', 'network_wait_s'];

const WAIT_CLASSES: Source = {
  summary: /displays service wait class statistics/i,
  heading: /^service wait class stat(istic)?s$/i,
  expects: [
    'service_name',
    'user_io_waits',
    'concurrency_waits',
    'administrative_waits',
    'network_waits',
    ...WAIT_TIMES,
  ],
};

function waitUnits(unit: string): Record<string, string> {
  return Object.fromEntries(WAIT_TIMES.map((column) => [column, unit]));
}

export default defineSection({
  name: 'services',
  doc: 'Load and waits of each service',
  key: ['service_name', 'pdb_name'],
  merge: true,
  columns: [
    { name: 'service_name', type: 'text', doc: 'Service', from: ['Service Name'] },
    { name: 'db_time_s', type: 'number', doc: 'DB time, seconds', from: ['DB Time (s)'] },
    { name: 'db_cpu_s', type: 'number', doc: 'DB CPU, seconds', from: ['DB CPU (s)'] },
    {
      name: 'physical_reads',
      type: 'number',
      doc: 'Physical reads, blocks; from 11.1 printed in thousands',
      from: ['Physical Reads (K)', 'Physical Reads'],
    },
    {
      name: 'logical_reads',
      type: 'number',
      doc: 'Logical reads, blocks; from 11.1 printed in thousands',
      from: ['Logical Reads (K)', 'Logical Reads'],
    },
    { name: 'user_io_waits', type: 'number', doc: 'Waits of class User I/O', from: ['User I/O Total Wts'] },
    {
      name: 'user_io_wait_s',
      type: 'number',
      doc: 'Time waited in class User I/O, seconds',
      from: ['User I/O Wt Time'],
    },
    { name: 'concurrency_waits', type: 'number', doc: 'Waits of class Concurrency', from: ['Concurcy Total Wts'] },
    {
      name: 'concurrency_wait_s',
      type: 'number',
      doc: 'Time waited in class Concurrency, seconds',
      from: ['Concurcy Wt Time'],
    },
    { name: 'administrative_waits', type: 'number', doc: 'Waits of class Administrative', from: ['Admin Total Wts'] },
    {
      name: 'administrative_wait_s',
      type: 'number',
      doc: 'Time waited in class Administrative, seconds',
      from: ['Admin Wt Time'],
    },
    { name: 'network_waits', type: 'number', doc: 'Waits of class Network', from: ['Network Total Wts'] },
    { name: 'network_wait_s', type: 'number', doc: 'Time waited in class Network, seconds', from: ['Network Wt Time'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays service statistics/i,
      heading: /^service statistics$/i,
      without: ['Physical Reads', 'Logical Reads'],
      factors: { physical_reads: 1000, logical_reads: 1000 },
      expects: ['service_name', 'db_time_s', 'db_cpu_s', 'physical_reads', 'logical_reads'],
    },
    {
      summary: /displays service statistics/i,
      heading: /^service statistics$/i,
      expects: ['service_name', 'db_time_s', 'db_cpu_s', 'physical_reads', 'logical_reads'],
    },
    // 10.2 prints hundredths of a second, and says so above the table alone.
    { ...WAIT_CLASSES, releases: /^10\./, units: waitUnits('cs') },
    { ...WAIT_CLASSES, units: waitUnits('s') },
  ],
});
