/** Tables with a row for each period, or for each of its snapshots: `B1`, `E1`, `B2`, `E2`. */
import { foldText } from '../../../report/values.ts';
import { defineSection } from '../../section.ts';
import { PERIODS, text } from './columns.ts';

export default defineSection({
  name: 'diff_values',
  doc: 'Values of each period, or at its begin and end: instance recovery, PGA target, undo',
  kinds: ['awr_diff'],
  columns: [
    { name: 'section', type: 'text', doc: 'Heading of the table, e.g. `instance_recovery_stats`', codes: {} },
    {
      name: 'period',
      type: 'integer',
      doc: '1: the first period, 2: the second',
      from: [''],
      codes: { ...PERIODS, b1: '1', e1: '1', b2: '2', e2: '2' },
    },
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin` or `end`; NULL: over the period',
      from: [''],
      codes: { b1: 'begin', b2: 'begin', e1: 'end', e2: 'end' },
      absent: /^(1st|2nd)$/i,
    },
    text('statistic', 'Column, as printed with its unit'),
    { name: 'value', type: 'number', doc: 'Value' },
    text('value_text', 'Value that is no number, e.g. `19.6/29.7`'),
  ],
  sources: [
    {
      heading: /^(?<section>instance recovery stats|PGA aggr(egate)? target stat(istic)?s|undo segment summary)\b/i,
      named: 'section',
      unpivot: { header: 'statistic', value: 'value', text: 'value_text', read: foldText },
      expects: ['period'],
    },
  ],
});
