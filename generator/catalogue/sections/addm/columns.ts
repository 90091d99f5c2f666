/** Columns that the tables on ADDM have in common. */
import type { ReportKind } from '../../../report/types.ts';
import type { Column } from '../../section.ts';

/** ADDM reports, and the AWR reports that hold some. */
export const ADDM_KINDS: readonly ReportKind[] = ['addm', 'awr', 'awr_pdb', 'awr_rac'];

export const taskName: Column = { name: 'task_name', type: 'text', doc: 'ADDM task', from: ['Task', 'Task Name'] };

export const findingNo: Column = {
  name: 'finding_no',
  type: 'integer',
  doc: 'Number of the finding within its task',
  from: ['Finding'],
};

export const recommendationNo: Column = {
  name: 'recommendation_no',
  type: 'integer',
  doc: 'Number of the recommendation within its finding',
  from: ['Recommendation'],
};

/**
 * What `.96 active sessions, 100% of total activity.` says; up to 10.2 `59% impact (944 seconds)`. Of two digits and a point,
 * AWR's own list prints a hundred percent as `1.0E+02`.
 */
export const measured = (what: 'impact' | 'benefit', from: readonly string[]): readonly Column[] => [
  {
    name: `${what}_active_sessions`,
    type: 'number',
    doc: what === 'impact' ? 'Impact, average active sessions' : 'Estimated benefit, average active sessions',
    from,
    part: /(?:(?=[.,]?\d[\d.,]*(?:E[+-]?\d+)?\s+a[ck]tive)|$)([\d.,]*(?:E[+-]?\d+)?)/i,
  },
  {
    name: `${what}_pct`,
    type: 'number',
    doc: what === 'impact' ? 'Impact as percent of database time' : 'Estimated benefit as percent of database time',
    from,
    // Of what stands alone in a cell, all is meant.
    part: /(?:(?=[.,]?\d[\d.,]*(?:E[+-]?\d+)?\s*(?:\\?%|$))|$)([\d.,]*(?:E[+-]?\d+)?)/i,
  },
  {
    name: `${what}_s`,
    type: 'number',
    doc: `${what === 'impact' ? 'Impact' : 'Estimated benefit'}, seconds of database time; up to 10.2`,
    from,
    part: /(?:(?=\d[\d.,]*\s+seconds)|$)([\d.,]*)/,
  },
];
