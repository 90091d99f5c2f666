/** Symptoms that led ADDM to its findings. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, findingNo, measured, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_symptoms',
  doc: 'Symptoms that led to the findings of ADDM',
  kinds: ADDM_KINDS,
  columns: [
    taskName,
    findingNo,
    { name: 'symptom_no', type: 'integer', doc: 'Place among the symptoms of the finding', from: ['Symptom'] },
    { name: 'message', type: 'text', doc: 'What ADDM saw', from: ['Message'] },
    ...measured('impact', ['Impact']),
  ],
  sources: [
    {
      heading: /^ADDM symptoms$/i,
      units: { impact_s: 's' },
      expects: ['task_name', 'finding_no', 'symptom_no', 'message', 'impact_pct'],
    },
  ],
});
