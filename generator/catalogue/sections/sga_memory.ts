/** SGA memory: its regions, and what the pools consist of, at both snapshots. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'sga_memory',
  doc: 'Sizes of the SGA: its regions, and the components of its pools',
  columns: [
    { name: 'level', type: 'text', doc: '`region` of the SGA or `component` of a pool' },
    {
      name: 'pool',
      type: 'text',
      doc: 'Pool: `shared`, `large`, `java`, `streams`; NULL outside the pools',
      from: ['Pool'],
    },
    { name: 'name', type: 'text', doc: 'Region or component', from: ['SGA regions', 'SGA Region', 'Name'] },
    {
      name: 'begin_mb',
      type: 'number',
      doc: 'Size at the first snapshot, mebibytes',
      from: ['Begin MB', 'Begin Size (Bytes)', 'Begin Value'],
    },
    {
      name: 'end_mb',
      type: 'number',
      doc: 'Size at the last snapshot, mebibytes; of regions NULL unless it differs',
      from: ['End MB', 'End Size (Bytes) (if different)', 'End Value'],
    },
    { name: 'diff_pct', type: 'number', doc: 'Change, percent', from: ['% Diff'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays SGA memory summary/i,
      heading: /^SGA memory summary$/i,
      constants: { level: 'region' },
      // Text rules off the sum of the regions.
      except: { column: 'name', matches: /^sum$/i },
      expects: ['name', 'begin_mb', 'end_mb'],
    },
    {
      summary: /displays SGA breakdown difference/i,
      heading: /^SGA breakdown difference/i,
      constants: { level: 'component' },
      units: { begin_mb: 'm', end_mb: 'm' },
      expects: ['pool', 'name', 'begin_mb', 'end_mb', 'diff_pct'],
    },
  ],
});
