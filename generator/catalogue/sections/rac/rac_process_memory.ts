/** Process Memory Summary by instance. Up to 12.1 both snapshots stand side by side, from 12.2 below each other. */
import { defineSection, type Source } from '../../section.ts';
import { number, text } from './columns.ts';

const HEADING = /^process memory summary$/i;

/** Columns of 12.2 on by those of 12.1. */
const GROUPS: Readonly<Record<string, string>> = {
  allocated_mb: 'Allocated',
  used_mb: 'Used',
  avg_allocated_mb: 'Avg Alloc',
  stddev_allocated_mb: 'Std Dev',
  max_allocated_mb: 'Max Alloc',
  hist_max_allocated_mb: 'Hist Max',
  processes: 'Num Procs',
  allocations: 'Num Allocs',
};

const MB = Object.keys(GROUPS).filter((name) => name.endsWith('_mb'));

function sideBySide(snapshot: 'begin' | 'end', borrowed: boolean): Source {
  return {
    heading: HEADING,
    headerRow: 'I#',
    groups: ['Begin'],
    constants: { snapshot },
    from: {
      snapshot: [],
      ...Object.fromEntries(Object.entries(GROUPS).map(([name, group]) => [name, [`${group} ${snapshot}`]])),
    },
    units: Object.fromEntries(MB.map((name) => [name, 'm'])),
    without: ['Alloc (MB)'],
    borrowed,
    expects: ['instance_number', 'category', 'allocated_mb', 'used_mb', 'max_allocated_mb', 'processes'],
  };
}

export default defineSection({
  name: 'rac_process_memory',
  doc: 'Memory of processes by instance and category, at the two snapshots',
  kinds: ['awr_rac'],
  columns: [
    { name: 'instance_number', type: 'integer', doc: 'Instance', from: ['I#'] },
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin` or `end`',
      from: [''],
      codes: { b: 'begin', e: 'end' },
    },
    text('category', 'Category: `SQL`, `PL/SQL`, `Freeable`, `Other`; `Total` for all', 'Category'),
    number('allocated_mb', 'Allocated, MiB', 'Alloc (MB)'),
    number('used_mb', 'Used, MiB', 'Used (MB)'),
    number('avg_allocated_mb', 'Average per process, MiB', 'Avg Alloc (MB)'),
    number('stddev_allocated_mb', 'Standard deviation over the processes, MiB', 'Std Dev Alloc (MB)'),
    number('max_allocated_mb', 'Most that a process has, MiB', 'Max Alloc (MB)'),
    number('hist_max_allocated_mb', 'Most that a process ever had, MiB', 'Hist Max Alloc (MB)'),
    number('processes', 'Processes', 'Num Proc'),
    number('allocations', 'Allocations', 'Num Alloc'),
  ],
  sources: [
    {
      heading: HEADING,
      headerRow: 'I#',
      without: ['Allocated Begin', 'Begin'],
      expects: ['instance_number', 'snapshot', 'category', 'allocated_mb', 'used_mb', 'max_allocated_mb', 'processes'],
    },
    sideBySide('begin', false),
    sideBySide('end', true),
  ],
});
