/** Time Model Statistics: where the sessions' time went, by activity. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';
import { clusterTimeModel } from './rac/rac_time_model.ts';

export default defineSection({
  name: 'time_model',
  doc: 'Time model: time by activity; the activities overlap and do not add up',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    {
      name: 'statistic',
      type: 'text',
      doc: 'Statistic, e.g. `sql execute elapsed time`',
      from: ['Statistic Name', 'Statistic'],
    },
    { name: 'time_s', type: 'number', doc: 'Seconds over the interval', from: ['Time (s)'] },
    { name: 'pct_db_time', type: 'number', doc: 'Percent of DB time', from: ['% of DB Time'] },
    {
      name: 'pct_total_cpu',
      type: 'number',
      doc: 'Percent of total CPU time; from 12.1',
      from: ['% of Total CPU Time'],
    },
  ],
  layouts: ['Statistic Name|Time (s)|% of DB Time', 'Statistic Name|Time (s)|% of DB Time|% of Total CPU Time'],
  sources: [
    {
      summary: /different time model statistics/i,
      heading: /^time model statistics$/i,
      expects: ['statistic', 'time_s', 'pct_db_time'],
    },
    clusterTimeModel,
  ],
  key: ['statistic'],
});
