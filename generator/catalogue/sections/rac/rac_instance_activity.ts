/** System Statistics (Global): instance activity over the cluster, and how it differs among the instances. */
import { defineSection } from '../../section.ts';
import { number, text } from './columns.ts';

/** The cluster's totals, for `instance_activity`. */
export const clusterActivity = {
  heading: /^system statistics \(global\)$/i,
  headerRow: 'Statistic',
  borrowed: true,
  expects: ['statistic', 'total', 'per_second', 'per_transaction'],
};

export default defineSection({
  name: 'rac_instance_activity',
  doc: 'Instance activity counters over the cluster; one row per statistic',
  kinds: ['awr_rac'],
  columns: [
    text('statistic', 'Statistic, e.g. `user commits`', 'Statistic'),
    number('total', "Total of all instances, in the statistic's own unit", 'Total'),
    number('per_second', 'Per second, all instances together', 'per Second'),
    number('per_transaction', 'Per transaction', 'per Trans'),
    number('avg_per_second', "Average of the instances' rates", 'Average'),
    number('std_dev_per_second', "Standard deviation of the instances' rates", 'Std Dev'),
    number('min_per_second', "Least of the instances' rates", 'Min'),
    number('max_per_second', "Greatest of the instances' rates", 'Max'),
  ],
  sources: [{ ...clusterActivity, borrowed: false }],
  key: ['statistic'],
});
