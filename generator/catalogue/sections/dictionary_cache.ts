/** Dictionary cache by row cache, and the RAC messages it took. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'dictionary_cache',
  doc: 'Dictionary cache activity; one row per cache',
  key: ['cache', 'pdb_name'],
  merge: true,
  columns: [
    { name: 'cache', type: 'text', doc: 'Row cache', from: ['Cache'] },
    { name: 'get_requests', type: 'number', doc: 'Gets', from: ['Get Requests'] },
    { name: 'get_miss_pct', type: 'number', doc: 'Percent of gets that missed', from: ['Pct Miss'] },
    { name: 'scan_requests', type: 'number', doc: 'Scans', from: ['Scan Reqs', 'Scan Requests'] },
    { name: 'scan_miss_pct', type: 'number', doc: 'Percent of scans that missed', from: ['Pct Miss#2'] },
    { name: 'modify_requests', type: 'number', doc: 'Modifications', from: ['Mod Reqs', 'Mod Requests'] },
    { name: 'final_usage', type: 'number', doc: 'Valid entries at the end', from: ['Final Usage'] },
    { name: 'ges_requests', type: 'number', doc: 'Global locks asked for; RAC alone', from: ['GES Requests'] },
    { name: 'ges_conflicts', type: 'number', doc: 'Global lock conflicts; RAC alone', from: ['GES Conflicts'] },
    { name: 'ges_releases', type: 'number', doc: 'Global locks released; RAC alone', from: ['GES Releases'] },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays dictionary cache statistics\. Get requests/i,
      heading: /^dictionary cache stat(istic)?s$/i,
      expects: [
        'cache',
        'get_requests',
        'get_miss_pct',
        'scan_requests',
        'scan_miss_pct',
        'modify_requests',
        'final_usage',
      ],
    },
    {
      summary: /displays dictionary cache statistics\. GES/i,
      heading: /^dictionary cache stat(istic)?s \(RAC\)$/i,
      expects: ['cache', 'ges_requests', 'ges_conflicts', 'ges_releases'],
    },
  ],
});
