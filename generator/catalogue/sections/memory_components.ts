/** Memory components: their sizes, and how often they were resized. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'memory_components',
  doc: 'Sizes of the memory components; one row per component',
  key: ['component'],
  merge: true,
  columns: [
    { name: 'component', type: 'text', doc: 'Component, e.g. `DEFAULT buffer cache`', from: ['Component'] },
    {
      name: 'begin_mb',
      type: 'number',
      doc: 'Size at the first snapshot, mebibytes',
      from: ['Begin Snap Size (Mb)', 'Begin Size (Mb)'],
    },
    {
      name: 'current_mb',
      type: 'number',
      doc: 'Size at the last snapshot, mebibytes; of STATSPACK NULL unless it differs',
      from: ['Current Size (Mb)', 'End Snap Size (Mb)'],
    },
    { name: 'min_mb', type: 'number', doc: 'Least size since startup, mebibytes', from: ['Min Size (Mb)'] },
    { name: 'max_mb', type: 'number', doc: 'Largest size since startup, mebibytes', from: ['Max Size (Mb)'] },
    { name: 'operations', type: 'number', doc: 'Resize operations since startup', from: ['Oper Count'] },
    {
      name: 'last_operation',
      type: 'text',
      doc: 'Type of the last one, e.g. `GRO`, `SHR`, `STA`',
      from: ['Last Op Typ/Mod'],
      part: /^([^/]*)/,
    },
    {
      name: 'last_mode',
      type: 'text',
      doc: 'Mode of the last one: `DEF` deferred, `IMM` immediate, `MAN` manual',
      from: ['Last Op Typ/Mod'],
      part: /\/(.*)$/,
      absent: /^static$/i,
    },
    {
      name: 'last_operation_time',
      type: 'timestamp',
      doc: 'Time of the last one; printed by STATSPACK',
      from: ['Last Op Time'],
      yearless: true,
    },
    {
      name: 'interval_min_mb',
      type: 'number',
      doc: 'Least size in the interval, mebibytes; of components that were resized',
    },
    { name: 'interval_max_mb', type: 'number', doc: 'Largest size in the interval, mebibytes' },
    {
      name: 'interval_avg_mb',
      type: 'number',
      doc: 'Average size in the interval, mebibytes',
      from: ['Avg Size (Mb)'],
    },
    { name: 'resizes', type: 'number', doc: 'Resize operations in the interval', from: ['Re- Sizes', 'Resizes'] },
    { name: 'grows', type: 'number', doc: 'Operations that made it larger', from: ['Grows'] },
    { name: 'shrinks', type: 'number', doc: 'Operations that made it smaller', from: ['Shrinks'] },
  ],
  sources: [
    {
      summary: /displays memory dynamic component statistics/i,
      heading: /^memory dynamic components$/i,
      expects: ['component', 'begin_mb', 'current_mb', 'min_mb', 'max_mb', 'operations', 'last_operation'],
    },
    {
      summary: /displays memory resize summary/i,
      heading: /^memory resize operations summary$/i,
      from: { min_mb: [], max_mb: [], interval_min_mb: ['Min Size (Mb)'], interval_max_mb: ['Max Size (Mb)'] },
      expects: ['component', 'interval_min_mb', 'interval_max_mb', 'interval_avg_mb', 'resizes', 'grows', 'shrinks'],
    },
  ],
});
