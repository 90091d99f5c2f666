/** Cache Sizes and PGA Aggregate Target Statistics of a global report. */
import { defineSection } from '../../section.ts';
import { instanceNumber, number, scope, text } from './columns.ts';

const units = { begin_mb: 'm', end_mb: 'm' };
const cells = { begin_mb: ['Begin'], end_mb: ['End'] };

export default defineSection({
  name: 'rac_memory',
  doc: 'Sizes of caches and of work area memory by instance',
  kinds: ['awr_rac'],
  columns: [
    scope,
    instanceNumber,
    text('component', 'What it is, e.g. `DB Cache`, `Shared Pool`, `PGA Mem Alloc`'),
    number('begin_mb', 'At the first snapshot, MiB'),
    number('end_mb', 'At the last snapshot, MiB; of caches NULL unless it differs'),
  ],
  sources: [
    {
      heading: /^cache sizes$/i,
      headerRow: 'I#',
      groups: ['Begin'],
      spread: { name: 'component', cells },
      units,
      expects: ['instance_number'],
    },
    {
      heading: /^cache sizes$/i,
      headerRow: 'I#',
      constants: { component: 'Log Buffer' },
      from: { begin_mb: ['Log Buffer'] },
      units,
      borrowed: true,
      expects: ['instance_number', 'begin_mb'],
    },
    {
      heading: /^PGA aggregate target statistics$/i,
      headerRow: 'I#',
      groups: ['Begin'],
      spread: { name: 'component', cells },
      units,
      expects: ['instance_number'],
    },
  ],
});
