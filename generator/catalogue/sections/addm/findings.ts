/** Findings of ADDM: those of its reports, and AWR's Top ADDM Findings by Average Active Sessions. */
import { defineSection } from '../../section.ts';
import { ADDM_KINDS, findingNo, measured, taskName } from './columns.ts';

export default defineSection({
  name: 'addm_findings',
  doc: 'Findings of ADDM; an AWR report lists the greatest of the tasks in its interval',
  kinds: ADDM_KINDS,
  columns: [
    taskName,
    findingNo,
    {
      name: 'name',
      type: 'text',
      doc: 'Name, e.g. `Top SQL Statements`; reports up to 10.2 have none',
      from: ['Name', 'Finding Name'],
    },
    ...measured('impact', ['Impact']),
    { name: 'message', type: 'text', doc: 'What ADDM found', from: ['Message'] },
    { name: 'recommendations', type: 'integer', doc: 'Number of recommendations', from: ['Recommendations'] },
    {
      name: 'task_active_sessions',
      type: 'number',
      doc: 'Average active sessions in the period of the task',
      from: ['Avg active sessions of the task', 'Avg act'],
    },
    { name: 'begin_time', type: 'timestamp', doc: 'Begin of the period of the task', from: ['Begin Snap Time'] },
    { name: 'end_time', type: 'timestamp', doc: 'End of the period of the task', from: ['End Snap Time'] },
  ],
  key: ['task_name', 'name', 'impact_pct'],
  merge: true,
  sources: [
    {
      heading: /^ADDM findings$/i,
      units: { impact_s: 's' },
      expects: ['task_name', 'finding_no', 'name', 'impact_pct', 'message', 'recommendations'],
    },
    {
      heading: /^top ADDM findings by average active sessions$/i,
      summary: /top ADDM findings by average active sessions/i,
      from: {
        impact_active_sessions: [],
        impact_pct: ['Percent active sessions of finding', 'Percen'],
        impact_s: [],
      },
      expects: ['name', 'task_active_sessions', 'impact_pct', 'task_name'],
    },
    // The summary rounds active sessions otherwise than the findings below it do.
    {
      heading: /^ADDM summary of findings$/i,
      from: { impact_active_sessions: [], impact_pct: ['Percent of Activity'], impact_s: [] },
      expects: ['finding_no', 'name', 'impact_pct', 'recommendations'],
    },
  ],
});
