/** Recommendations of ADDM. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, findingNo, measured, recommendationNo, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_recommendations',
  doc: 'Recommendations of ADDM on its findings',
  kinds: ADDM_KINDS,
  columns: [
    taskName,
    findingNo,
    recommendationNo,
    { name: 'type', type: 'text', doc: 'Type, e.g. `SQL Tuning`, `Host Configuration`', from: ['Type'] },
    ...measured('benefit', ['Benefit']),
    { name: 'actions', type: 'text', doc: 'What to do; a line for each action', from: ['Actions'], verbatim: true },
    { name: 'rationale', type: 'text', doc: 'Why; a line for each reason', from: ['Rationale'], verbatim: true },
    { name: 'sql_ids', type: 'text', doc: 'Statements that the actions name, separated by commas', from: ['SQL Id'] },
  ],
  sources: [
    {
      heading: /^ADDM recommendations$/i,
      units: { benefit_s: 's' },
      expects: ['task_name', 'finding_no', 'recommendation_no', 'type', 'benefit_pct', 'actions', 'rationale'],
    },
  ],
});
