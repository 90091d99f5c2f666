/** Process Memory, SGA Memory Summary and SGA Breakdown Difference: both snapshots of both periods. */
import { type Column, defineSection, type Source } from '../../section.ts';
import { text } from './columns.ts';

function number(name: string, doc: string, from: RegExp): Column {
  return { name, type: 'number', doc, from: [from] };
}

function of(section: string, heading: RegExp): Source {
  return {
    heading,
    groups: ['Begin Value', 'Begin Values', 'Begin Value (KB)', 'Begin Values (KB)'],
    constants: { section },
    expects: ['name', 'first_begin_value', 'first_end_value', 'second_begin_value', 'second_end_value'],
  };
}

export default defineSection({
  name: 'diff_memory',
  doc: 'Memory at both snapshots of both periods. `process` is in the unit that `detail` names, `sga` in KB, `sga_breakdown` in bytes',
  kinds: ['awr_diff'],
  columns: [
    text('section', '`process`, `sga` or `sga_breakdown`'),
    text('name', 'Category of processes, region of the SGA or pool', 'Category', 'SGA regions', 'Pool'),
    text('detail', 'Measure with its unit, or part of the pool', 'Summary', 'Name'),
    number('first_begin_value', 'At the begin of the first period', /^1stbeginvalue/),
    number('first_end_value', 'At its end', /^1stendvalue/),
    number('first_diff_pct', 'Difference of both in percent', /^1st%diff$/),
    number('second_begin_value', 'At the begin of the second period', /^2ndbeginvalue/),
    number('second_end_value', 'At its end', /^2ndendvalue/),
    number('second_diff_pct', 'Difference of both in percent', /^2nd%diff$/),
    number('diff_begin_pct', "Difference of the periods' begins in percent", /^%diffofbeginvalue/),
    number('diff_end_pct', "Difference of the periods' ends in percent", /^%diffofendvalue/),
  ],
  sources: [
    of('process', /^process memory summary\b/i),
    of('sga', /^SGA memory summary\b/i),
    of('sga_breakdown', /^SGA breakdown difference\b/i),
  ],
});
