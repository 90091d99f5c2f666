/** What moves with DB time. */
import type { StoredTable } from '../tables.ts';

export const correlationsTables: readonly StoredTable[] = [
  {
    name: 'correlations',
    layout: 'database',
    doc: 'how one wait, SQL or counter of a series moves with DB time over the last 56 days; it says what moves together, not what causes what',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report of the series' },
      { name: 'subject', type: 'VARCHAR', doc: 'whose series it is: instance, pluggable database, `RAC`' },
      { name: 'instance_number', type: 'BIGINT', doc: 'the instance' },
      {
        name: 'kind',
        type: 'VARCHAR',
        doc: '`wait` (seconds in a foreground event), `sql` (elapsed time), `counter` (Instance Activity, or a metric)',
      },
      { name: 'name', type: 'VARCHAR', doc: 'event, SQL id, statistic, or key of the metric' },
      {
        name: 'part_of_db_time',
        type: 'BOOLEAN',
        doc: 'its time is part of DB time, so that it moves with it by construction, the more so the larger it is',
      },
      {
        name: 'rho',
        type: 'DOUBLE',
        doc: 'Spearman’s rank correlation of the changes from snapshot to snapshot, less the change usual at the hour; −1 to 1',
      },
      {
        name: 'rho_rest',
        type: 'DOUBLE',
        doc: 'of a wait or SQL: the same with the rest of DB time, without the part itself',
      },
      { name: 'rho_raw', type: 'DOUBLE', doc: 'of the values as they are, daily rhythm and trend with them' },
      { name: 'pairs', type: 'BIGINT', doc: 'pairs of changes that are known' },
      { name: 'effective_pairs', type: 'DOUBLE', doc: 'independent pairs that they are worth' },
      {
        name: 'p_value',
        type: 'DOUBLE',
        doc: 'chance of so large a `rho` of either sign were there no relation; 1e-7 stands for less',
      },
      {
        name: 'q_value',
        type: 'DOUBLE',
        doc: 'share of false discoveries among all of the series up to this one (Benjamini and Hochberg)',
      },
      { name: 'significant', type: 'BOOLEAN', doc: '`q_value` of at most 0.05' },
      { name: 'tried', type: 'BIGINT', doc: 'figures of the series that were tried' },
      {
        name: 'cycle',
        type: 'VARCHAR',
        doc: 'what is usual: at the `hour_of_week` from 28 days on, else at the `hour_of_day` of working days or weekends',
      },
      { name: 'begin_time', type: 'TIMESTAMP', doc: 'begin of the first report looked at' },
      { name: 'end_time', type: 'TIMESTAMP', doc: 'end of the last one' },
    ],
  },
];
