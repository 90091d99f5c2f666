/** Wait events and segments of a database, and where they were listed. */
import type { StoredTable } from '../tables.ts';

export const namesSeenTables: readonly StoredTable[] = [
  {
    name: 'waits_seen',
    layout: 'database',
    doc: 'one wait event of a database, idle ones apart: where it was listed and how much it ever weighed',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report that lists it' },
      { name: 'event', type: 'VARCHAR', doc: 'event, as printed' },
      { name: 'wait_class', type: 'VARCHAR', doc: 'its class, where any report says it' },
      { name: 'reports', type: 'BIGINT', doc: 'reports that list it' },
      { name: 'in_top', type: 'BOOLEAN', doc: 'it ever was among the top events' },
      {
        name: 'peak_pct_db_time',
        type: 'DOUBLE',
        doc: 'its longest total wait against the DB time of the same report, percent; background waits are held against it too',
      },
      { name: 'inputs_digest', type: 'VARCHAR', doc: 'digest of those reports and of their places in the series' },
    ],
  },
  {
    name: 'segments_seen',
    layout: 'database',
    doc: 'one object of the segment statistics of a database, its partitions together: where it was listed',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report that lists it' },
      { name: 'owner', type: 'VARCHAR', doc: 'owner' },
      { name: 'object_name', type: 'VARCHAR', doc: 'object' },
      { name: 'reports', type: 'BIGINT', doc: 'reports that list it' },
      { name: 'inputs_digest', type: 'VARCHAR', doc: 'digest of those reports and of their places in the series' },
    ],
  },
];
