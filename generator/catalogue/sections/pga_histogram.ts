/** PGA aggregate target histogram: work areas by the memory they needed. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'pga_histogram',
  doc: 'Work areas by the memory that they needed',
  columns: [
    { name: 'low_optimal_bytes', type: 'number', doc: 'Needed memory from, bytes', from: ['Low Optimal'] },
    { name: 'high_optimal_bytes', type: 'number', doc: '… to below, bytes', from: ['High Optimal'] },
    { name: 'total_executions', type: 'number', doc: 'Work areas', from: ['Total Execs'] },
    { name: 'optimal_executions', type: 'number', doc: 'Those that had enough memory', from: ['Optimal Execs'] },
    { name: 'one_pass_executions', type: 'number', doc: 'Those that took one extra pass', from: ['1-Pass Execs'] },
    { name: 'multi_pass_executions', type: 'number', doc: 'Those that took several', from: ['M-Pass Execs'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays PGA aggregate target histogram/i,
      heading: /^PGA aggr(egate)? target histogram$/i,
      expects: [
        'low_optimal_bytes',
        'high_optimal_bytes',
        'total_executions',
        'optimal_executions',
        'one_pass_executions',
        'multi_pass_executions',
      ],
    },
  ],
});
