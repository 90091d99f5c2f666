/** Tables of statements over time. */
import type { StoredTable } from '../tables.ts';

export const sqlTables: readonly StoredTable[] = [
  {
    name: 'sql_seen',
    layout: 'database',
    doc: 'one SQL of a database: where it was listed',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report that lists it' },
      { name: 'sql_id', type: 'VARCHAR', doc: 'SQL id' },
      { name: 'reports', type: 'BIGINT', doc: 'reports that list it' },
      { name: 'inputs_digest', type: 'VARCHAR', doc: 'digest of those reports and of their places in the series' },
    ],
  },
];
