/** Instance Activity Stats: counters over the interval. Values at a moment are in `instance_activity_absolute`. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';
import { clusterActivity } from './rac/rac_instance_activity.ts';

export default defineSection({
  name: 'instance_activity',
  doc: 'Instance activity counters over the interval; one row per statistic',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    { name: 'statistic', type: 'text', doc: 'Statistic, e.g. `user commits`', from: ['Statistic'] },
    { name: 'total', type: 'number', doc: "Total over the interval, in the statistic's own unit", from: ['Total'] },
    { name: 'per_second', type: 'number', doc: 'Per second', from: ['per Second'] },
    { name: 'per_transaction', type: 'number', doc: 'Per transaction', from: ['per Trans'] },
  ],
  layouts: ['Statistic|Total|per Second|per Trans', 'Statistic|Total|per Hour'],
  sources: [
    // The key statistics come again in the full list from 12.1 on.
    {
      summary: /displays (key |non-key )?instance activity statistics/i,
      heading: /^(key |other )?instance activity stat(istic)?s$/i,
      expects: ['statistic', 'total', 'per_second', 'per_transaction'],
    },
    {
      summary: /displays thread activity stats/i,
      heading: /^instance activity stats - thread activity$/i,
      expects: ['statistic', 'total', 'per_second'],
      from: { per_second: ['per Hour'] },
      factors: { per_second: 1 / 3600 },
    },
    clusterActivity,
  ],
  key: ['statistic'],
});
