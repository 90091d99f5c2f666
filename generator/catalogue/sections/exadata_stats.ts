/** Exadata's sections: what storage cells, their disks, flash and memory caches did. Every release prints others. */
import { metricName } from '../names.ts';
import { defineSection, INSTANCE_KINDS, type Source } from '../section.ts';

const HEADING =
  /^(?<section>(exadata|smart (io|scan)|flash (log|cache)|columnar cache|(top|internal) IO reasons|performance summary|ASM diskgroups|write offload|IORM|PMEM|XRMEM|memory cache|passthru reasons|cancelled IOs|IO reasons|top databases|database IOs)\b.*)$/i;

const table: Omit<Source, 'heading'> = {
  named: 'section',
  spanned: true,
  unpivot: { header: 'metric', value: 'value', time: 'time_us', text: 'value_text', read: metricName },
  expects: [],
  keys: ['cell_name', 'disk_type', 'database_name', 'item'],
};

const sources: readonly Source[] = [
  { ...table, heading: HEADING },
  // What is written is named once, over its cells.
  { ...table, heading: /^(?<section>redo write histogram)$/i, carried: ['item'] },
];

/** Hit ratios by name, without a header. */
const SUMMARY: Source = {
  summary: /^this table contains flash cache performance summary$/i,
  constants: { section: 'performance_summary' },
  pairs: true,
  expects: ['metric', 'value'],
};

export default defineSection({
  name: 'exadata_stats',
  doc: 'Exadata: what its storage cells, disks and caches did; a row for each printed measure of each cell, disk, database or item',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    {
      name: 'section',
      type: 'text',
      doc: "The section's name, e.g. `smart_io`, `exadata_cell_server_iops_top_disks`",
      codes: {},
    },
    {
      name: 'cell_name',
      type: 'text',
      doc: 'Storage cell; `All`, `Total (3)` for several',
      from: ['Cell Name'],
      carried: true,
    },
    {
      name: 'disk_type',
      type: 'text',
      doc: 'Type and size of disk: `F/2.9T` flash, `H/7.2T` hard disk',
      from: ['Disk Type', 'Device Type', /^smallreads-/],
      carried: true,
    },
    { name: 'disk_name', type: 'text', doc: 'Disk', from: ['Disk Name'] },
    { name: 'database_name', type: 'text', doc: 'Database', from: ['Database Name', 'DB Name'] },
    {
      name: 'item',
      type: 'text',
      doc: 'What else tells the rows apart: reason, event, statistic, disk group',
      from: [
        'IO Reason',
        'Statistic',
        'Statistic Name',
        'Passthru Reasons',
        'Disk Group',
        'Griddisk Name Prefix',
        'Package Type',
        'Model',
        'Mode',
        'Inst#',
        'Begin',
        'Database IOs',
        'Small Reads Distribution',
        'Small Reads Histogram',
        '',
      ],
    },
    {
      name: 'metric',
      type: 'text',
      codes: {},
      doc: 'Measure with the unit it is printed in, e.g. `iops_pct_total`, `mb_requested_per_s`',
    },
    { name: 'value', type: 'number', doc: 'Value' },
    { name: 'time_us', type: 'number', doc: 'Value that is a time, microseconds' },
    { name: 'value_text', type: 'text', doc: 'What is printed where it is neither, e.g. a normal range' },
  ],
  sources: [SUMMARY, ...sources],
});
