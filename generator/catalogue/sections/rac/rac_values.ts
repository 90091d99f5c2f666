/** Values at the two snapshots: RAC Statistics of one instance, System Statistics (Absolute Values) of all. */
import { defineSection } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope, text } from './columns.ts';

export default defineSection({
  name: 'rac_values',
  doc: 'Values at the two snapshots by instance: sessions and cursors in global reports, instances and LMS processes in those of one',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    {
      name: 'statistic',
      type: 'text',
      doc: 'Statistic, e.g. `sessions`, `open_cursors`, `number_of_instances`',
      from: [''],
      codes: {},
    },
    number('begin_value', 'At the first snapshot', 'Begin'),
    number('end_value', 'At the last snapshot', 'End'),
    text('note', 'Remark printed behind the values', '#2'),
  ],
  sources: [
    {
      heading: /^system statistics \(absolute values\)$/i,
      headerRow: 'I#',
      groups: ['Begin'],
      spread: { name: 'statistic', cells: { begin_value: ['Begin'], end_value: ['End'] } },
      from: { statistic: [], begin_value: [], end_value: [] },
      expects: ['instance_number'],
    },
    {
      heading: /^RAC statistics$/i,
      constants: { scope: 'instance' },
      from: { scope: [] },
      expects: ['statistic', 'begin_value', 'end_value'],
    },
  ],
});
