/** What was usual at a report's hour, as the series knew it before the report. */
import type { StoredTable } from '../tables.ts';

export const baselinesTables: readonly StoredTable[] = [
  {
    name: 'baselines',
    layout: 'database',
    doc: 'what one figure usually is at the hour of one report, made of what came before it; none without enough history',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
      { name: 'metric', type: 'VARCHAR', doc: 'key of the metric, as in `metrics`' },
      { name: 'median', type: 'DOUBLE', doc: 'median of the comparable snapshots, in the metric’s unit' },
      {
        name: 'scale',
        type: 'DOUBLE',
        doc: 'scaled median absolute deviation, an estimate of the standard deviation, in the metric’s unit',
      },
      { name: 'samples', type: 'BIGINT', doc: 'comparable snapshots' },
      {
        name: 'basis',
        type: 'VARCHAR',
        doc: 'what is comparable: `hour_of_week` (eight weeks), `hour_of_day` (working days or weekends), `recent` (a fortnight, any hour)',
      },
    ],
  },
];
