/** Load Profile of both periods. */
import { defineSection } from '../../section.ts';
import { METRICS } from '../load_profile.ts';

const number = (name: string, doc: string, ...from: string[]) => ({ name, type: 'number' as const, doc, from });

export default defineSection({
  name: 'diff_load_profile',
  doc: 'Load profile of both periods',
  kinds: ['awr_diff'],
  columns: [
    {
      name: 'metric',
      type: 'text',
      doc: 'Named as in `load_profile`',
      from: ['', 'Load Profile'],
      codes: { ...METRICS, 'db time': 'db_time', 'cpu time': 'db_cpu', 'background cpu time': 'background_cpu' },
    },
    { name: 'label', type: 'text', doc: 'The name as printed', from: ['', 'Load Profile'] },
    number('first_per_second', 'Per second of elapsed time; first period', '1st per sec'),
    number('second_per_second', 'Per second of elapsed time; second period', '2nd per sec'),
    number('diff_per_second_pct', 'Per second; difference in percent of the first period', '%Diff'),
    number('first_per_transaction', 'Per transaction; first period', '1st per txn'),
    number('second_per_transaction', 'Per transaction; second period', '2nd per txn'),
    number('diff_per_transaction_pct', 'Per transaction; difference in percent of the first period', '%Diff#2'),
  ],
  sources: [
    {
      heading: /^load profile\b/i,
      summary: /load profile comparison/i,
      // As text, the ratios that follow.
      without: ['First'],
      expects: [
        'metric',
        'label',
        'first_per_second',
        'second_per_second',
        'first_per_transaction',
        'second_per_transaction',
      ],
    },
  ],
});
