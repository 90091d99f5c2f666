/** Initialization parameters of both periods. */
import { type Column, defineSection, type Source } from '../../section.ts';
import { text } from './columns.ts';

function value(name: string, doc: string, ...from: string[]): Column {
  return { name, type: 'text', doc, from, verbatim: true };
}

const HEADER = { headerRow: 'Parameter Name', groups: ['Begin Snap Value', 'Begin Value'] };
const EXPECTS = ['name', 'first_begin_value', 'first_end_value', 'second_begin_value', 'second_end_value'];

function of(heading: RegExp): Source {
  return { ...HEADER, heading, expects: EXPECTS };
}

export default defineSection({
  name: 'diff_init_parameters',
  doc: 'Initialization parameters at the snapshots of both periods, as printed: of what is the same in both, one value alone is printed',
  kinds: ['awr_diff'],
  columns: [
    text('name', 'Parameter', 'Parameter Name'),
    value(
      'first_begin_value',
      'At the begin of the first period',
      '1st Period Begin Snap Value',
      '1st Period Begin Value',
    ),
    value('first_end_value', 'At its end', '1st Period End Snap Value', '1st Period End Value'),
    value(
      'second_begin_value',
      'At the begin of the second period',
      '2nd Period Begin Snap Value',
      '2nd Period Begin Value',
    ),
    value('second_end_value', 'At its end', '2nd Period End Snap Value', '2nd Period End Value'),
    {
      name: 'value_no',
      type: 'integer',
      doc: 'Number of the value, from 1, among those of a multi-valued parameter; NULL for the parameter as a whole',
    },
  ],
  sources: [
    of(/^init\.ora parameters$/i),
    { ...of(/multi-valued parameters/i), number: { column: 'value_no', within: ['name'] } },
  ],
});
