/** Parameters that changed. */
import type { StoredTable } from '../tables.ts';

export const parametersTables: readonly StoredTable[] = [
  {
    name: 'parameter_changes',
    layout: 'database',
    doc: 'one initialisation parameter that differs from the report before',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report in which the new value stands' },
      { name: 'previous_report_id', type: 'VARCHAR', doc: 'the report in which the old value stood' },
      { name: 'instance_number', type: 'BIGINT', doc: 'the instance' },
      {
        name: 'changed_at',
        type: 'TIMESTAMP',
        doc: 'begin of the report that shows the change, its end where `inside`',
      },
      { name: 'inside', type: 'BOOLEAN', doc: 'the report itself prints the change, as its end value' },
      { name: 'name', type: 'VARCHAR', doc: 'parameter' },
      { name: 'from_value', type: 'VARCHAR', doc: 'value before; NULL: it was not listed' },
      { name: 'to_value', type: 'VARCHAR', doc: 'value now; NULL: it is not listed any more' },
    ],
  },
];
