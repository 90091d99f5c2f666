/** Library cache activity by namespace, and the RAC messages it took. */
import { defineSection, INSTANCE_KINDS } from '../section.ts';

export default defineSection({
  name: 'library_cache',
  doc: 'Library cache activity; one row per namespace',
  key: ['namespace', 'pdb_name'],
  merge: true,
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    { name: 'namespace', type: 'text', doc: 'Namespace', from: ['Namespace'] },
    { name: 'get_requests', type: 'number', doc: 'Gets', from: ['Get Requests'] },
    { name: 'get_miss_pct', type: 'number', doc: 'Percent of gets that missed', from: ['Pct Miss'] },
    { name: 'pin_requests', type: 'number', doc: 'Pins', from: ['Pin Requests'] },
    { name: 'pin_miss_pct', type: 'number', doc: 'Percent of pins that missed', from: ['Pct Miss#2'] },
    { name: 'reloads', type: 'number', doc: 'Reloads', from: ['Reloads'] },
    { name: 'invalidations', type: 'number', doc: 'Invalidations', from: ['Invali- dations', 'Invalidations'] },
    {
      name: 'ges_lock_requests',
      type: 'number',
      doc: 'Global locks asked for; RAC alone',
      from: ['GES Lock Requests'],
    },
    { name: 'ges_pin_requests', type: 'number', doc: 'Global pins asked for; RAC alone', from: ['GES Pin Requests'] },
    { name: 'ges_pin_releases', type: 'number', doc: 'Global pins released; RAC alone', from: ['GES Pin Releases'] },
    {
      name: 'ges_invalidation_requests',
      type: 'number',
      doc: 'Global invalidation locks asked for; RAC alone',
      from: ['GES Inval Requests'],
    },
    {
      name: 'ges_invalidations',
      type: 'number',
      doc: 'Global invalidations; RAC alone',
      from: ['GES Invali- dations', 'GES Invalidations'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays library cache statistics\. Get requests/i,
      heading: /^library cache activity$/i,
      expects: [
        'namespace',
        'get_requests',
        'get_miss_pct',
        'pin_requests',
        'pin_miss_pct',
        'reloads',
        'invalidations',
      ],
    },
    {
      summary: /displays library cache statistics\. GES/i,
      heading: /^library cache activity \(RAC\)$/i,
      expects: ['namespace', 'ges_lock_requests', 'ges_pin_requests', 'ges_pin_releases'],
    },
  ],
});
