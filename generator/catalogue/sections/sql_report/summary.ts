/** SQL Summary of an AWR SQL report. */
import { defineSection } from '../../section.ts';
import { oldHashValue, SQL_REPORT_KINDS, sqlId } from './columns.ts';

export default defineSection({
  name: 'sql_report_summary',
  doc: 'The statement that an AWR SQL report is about',
  kinds: SQL_REPORT_KINDS,
  columns: [
    sqlId,
    {
      name: 'elapsed_s',
      type: 'number',
      doc: 'Elapsed time, seconds',
      from: ['Elapsed Time (ms)', 'Elapsed Time (s)'],
    },
    { name: 'module', type: 'text', doc: 'Module', from: ['Module', 'SQL Module'] },
    { name: 'action', type: 'text', doc: 'Action', from: ['Action'] },
    { name: 'sql_text', type: 'text', doc: 'Beginning of the text', from: ['SQL Text'], verbatim: true },
    oldHashValue,
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database', from: ['PDB Name', 'Container Name'] },
  ],
  sources: [{ heading: /^SQL summary$/i, expects: ['elapsed_s', 'module'] }],
});
