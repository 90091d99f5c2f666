/** What else ADDM says. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_notes',
  doc: 'What reports of ADDM say besides: period and target of the analysis, warnings, what had no significant impact',
  kinds: ADDM_KINDS,
  columns: [
    taskName,
    {
      name: 'section',
      type: 'text',
      doc: 'Heading above it, e.g. `Miscellaneous Information`, `Warnings`; `Finding 3` within a finding',
      from: ['Section'],
    },
    { name: 'note', type: 'text', doc: 'A sentence, or a paragraph', from: ['Note'] },
  ],
  sources: [{ heading: /^ADDM notes$/i, expects: ['task_name', 'section', 'note'] }],
});
