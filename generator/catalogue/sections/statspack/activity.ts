/** Statistics of the instance and of its host. Three tables of the instance share one heading. */
import { type SourcesByTable, statspack } from './source.ts';

const ACTIVITY = /^instance activity stats$/i;

export const activitySources: SourcesByTable = {
  instance_activity: [
    statspack(ACTIVITY, {
      without: ['per Hour', 'Begin Value'],
      expects: ['statistic', 'total', 'per_second', 'per_transaction'],
    }),
    statspack(ACTIVITY, {
      without: ['per Second', 'Begin Value'],
      from: { per_second: ['per Hour'] },
      factors: { per_second: 1 / 3600 },
      expects: ['statistic', 'total', 'per_second'],
    }),
  ],
  instance_activity_absolute: [
    statspack(ACTIVITY, { without: ['Total'], expects: ['statistic', 'begin_value', 'end_value'] }),
  ],
  os_stats: [statspack(/^OS statistics$/i, { expects: ['statistic', 'value'] })],
  os_stats_detail: [
    // The time has neither month nor year: the snapshot's number says which one it is.
    statspack(/^OS statistics - detail$/i, {
      from: { snap_time: [], system_pct: ['%System'], wio_pct: ['%WIO'], cpu_wait_pct: ['%WCPU'] },
      expects: ['snap_id', 'load', 'busy_pct', 'user_pct', 'system_pct'],
    }),
  ],
};
