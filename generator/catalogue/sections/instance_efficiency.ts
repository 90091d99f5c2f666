/** Instance Efficiency Percentages, in the report's summary: pairs of label and value, two to a row, without a header. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'instance_efficiency',
  doc: 'Instance efficiency percentages (target 100 %)',
  columns: [
    { name: 'metric', type: 'text', doc: 'The percentage, e.g. `buffer_hit`, `soft_parse`, `execute_to_parse`' },
    { name: 'value_pct', type: 'number', doc: 'Percent' },
  ],
  sources: [],
});
