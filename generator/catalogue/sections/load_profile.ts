/** Load Profile, in the report's summary: what the instance did per second, transaction, execution and user call. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'load_profile',
  doc: 'Load profile: what the instance did per second, transaction, execution and call',
  columns: [
    {
      name: 'metric',
      type: 'text',
      doc: 'One name across releases; the unit is in the name (`redo_bytes`), times are seconds, reads and writes are blocks',
      from: [''],
    },
    { name: 'label', type: 'text', doc: 'The name as printed', from: [''] },
    { name: 'per_second', type: 'number', doc: 'Per second of elapsed time', from: ['Per Second'] },
    { name: 'per_transaction', type: 'number', doc: 'Per transaction', from: ['Per Transaction'] },
    { name: 'per_exec', type: 'number', doc: 'Per execution of SQL; printed for times alone', from: ['Per Exec'] },
    { name: 'per_call', type: 'number', doc: 'Per user call; printed for times alone', from: ['Per Call'] },
  ],
  sources: [],
});
