/** Global Messaging Statistics: counters of the messages of global cache and enqueue services. */
import { defineSection } from '../../section.ts';
import { BOTH_KINDS, number, text } from './columns.ts';

export default defineSection({
  name: 'rac_messaging_statistics',
  doc: "Counters of messages between instances; in a global report the cluster's",
  kinds: BOTH_KINDS,
  columns: [
    text('statistic', 'Statistic, e.g. `gcs msgs received`', 'Statistic'),
    number('total', 'Over the interval', 'Total'),
    number('per_second', 'Per second', 'per Second'),
    number('per_transaction', 'Per transaction', 'per Trans'),
    number('avg_per_second', "Average of the instances' rates; in global reports", 'Average'),
    number('std_dev_per_second', "Standard deviation of the instances' rates; in global reports", 'Std Dev'),
    number('min_per_second', "Least of the instances' rates; in global reports", 'Min'),
    number('max_per_second', "Greatest of the instances' rates; in global reports", 'Max'),
  ],
  sources: [
    {
      heading: /^global (messaging|enqueue) stat(istic)?s( \(global\))?$/i,
      headerRow: 'Statistic',
      expects: ['statistic', 'total', 'per_second', 'per_transaction'],
    },
  ],
});
