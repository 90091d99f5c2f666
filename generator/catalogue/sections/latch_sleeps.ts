/** Latches that made sessions sleep, in all and by parent and child latch. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'latch_sleeps',
  doc: 'Latches that were waited for, in the order of misses',
  columns: [
    { name: 'level', type: 'text', doc: '`all`, or `parent` and `child` latches by themselves' },
    { name: 'latch', type: 'text', doc: 'Latch', from: ['Latch Name', 'Latch'] },
    { name: 'child_number', type: 'integer', doc: 'Number of the child latch', from: ['Child Num', 'Child No.'] },
    { name: 'get_requests', type: 'number', doc: 'Willing-to-wait requests', from: ['Get Requests'] },
    { name: 'misses', type: 'number', doc: 'Requests that missed at first', from: ['Misses'] },
    { name: 'sleeps', type: 'number', doc: 'Sleeps', from: ['Sleeps'] },
    { name: 'spin_gets', type: 'number', doc: 'Misses that were got by spinning', from: ['Spin Gets'] },
    {
      name: 'sleeps_by_count',
      type: 'text',
      doc: 'Misses got by spinning and after 1, 2, 3 and 4 sleeps, as printed by old releases: `9/1/0/0/0`',
      from: ['Spin & Sleeps 1->4', 'Spin & Sleeps 1->3+', 'Spin & Sleeps'],
    },
    { name: 'sleep_1', type: 'number', doc: 'Misses got after one sleep', from: ['Sleep1'] },
    { name: 'sleep_2', type: 'number', doc: 'Misses got after two sleeps', from: ['Sleep2'] },
    { name: 'sleep_3', type: 'number', doc: 'Misses got after three sleeps or more', from: ['Sleep3'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays latch sleep statistics/i,
      heading: /^latch sleep breakdown$/i,
      constants: { level: 'all' },
      expects: ['latch', 'get_requests', 'misses', 'sleeps'],
    },
    {
      summary: /displays parent latch/i,
      heading: /^parent latch stat(istic)?s/i,
      constants: { level: 'parent' },
      expects: ['latch', 'get_requests', 'misses', 'sleeps'],
    },
    {
      summary: /displays child latch/i,
      heading: /^child latch stat(istic)?s/i,
      constants: { level: 'child' },
      expects: ['latch', 'get_requests', 'misses', 'sleeps'],
    },
  ],
});
