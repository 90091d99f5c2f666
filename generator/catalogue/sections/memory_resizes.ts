/** Memory resize operations, each by itself. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'memory_resizes',
  doc: 'Resize operations of memory components',
  columns: [
    { name: 'start_time', type: 'timestamp', doc: 'Start', from: ['Start'], yearless: true },
    { name: 'elapsed_s', type: 'number', doc: 'Duration, seconds', from: ['Ela (s)'] },
    { name: 'component', type: 'text', doc: 'Component, e.g. `bufcache`, `shared`', from: ['Component'] },
    { name: 'operation', type: 'text', doc: 'Type, e.g. `GRO`, `SHR`', from: ['Oper Typ/Mod'], part: /^([^/]*)/ },
    {
      name: 'mode',
      type: 'text',
      doc: 'Mode: `DEF` deferred, `IMM` immediate, `MAN` manual',
      from: ['Oper Typ/Mod'],
      part: /\/(.*)$/,
    },
    { name: 'initial_mb', type: 'number', doc: 'Size before, mebibytes', from: ['Init Size (M)'] },
    { name: 'delta_mb', type: 'number', doc: 'Change, mebibytes', from: ['Delta'] },
    {
      name: 'target_delta_mb',
      type: 'number',
      doc: 'Change that was asked for, mebibytes; NULL where it is the same',
      from: ['Target Delta'],
    },
    { name: 'final_mb', type: 'number', doc: 'Size after, mebibytes', from: ['Final (M)', 'Final Size (M)'] },
    {
      name: 'status',
      type: 'text',
      doc: '`COM` complete, `ERR` error, `CAN` cancelled, `PEN` pending',
      from: ['Sta', 'Status'],
    },
  ],
  sources: [
    {
      summary: /displays (service )?memory resize operations/i,
      heading: /^memory resize op(eration)?s$/i,
      units: { delta_mb: 'm', target_delta_mb: 'm' },
      expects: ['start_time', 'elapsed_s', 'component', 'operation', 'initial_mb', 'delta_mb', 'final_mb', 'status'],
    },
  ],
});
