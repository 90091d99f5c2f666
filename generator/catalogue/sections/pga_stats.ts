/** PGA: the aggregate target at both snapshots, and the work over the interval. */
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'pga_stats',
  doc: 'PGA memory: levels at the two snapshots and, in a row `interval`, the work done over the interval',
  columns: [
    {
      name: 'snapshot',
      type: 'text',
      doc: '`begin`, `end` or `interval`',
      from: ['', 'B/E'],
      codes: { b: 'begin', e: 'end' },
    },
    { name: 'target_mb', type: 'number', doc: 'PGA_AGGREGATE_TARGET, mebibytes', from: ['PGA Aggr Target(M)'] },
    {
      name: 'auto_target_mb',
      type: 'number',
      doc: 'Part of it for automatic work areas, mebibytes',
      from: ['Auto PGA Target(M)'],
    },
    { name: 'allocated_mb', type: 'number', doc: 'Allocated, mebibytes', from: ['PGA Mem Alloc(M)'] },
    { name: 'workarea_mb', type: 'number', doc: 'Used by work areas, mebibytes', from: ['W/A PGA Used(M)'] },
    { name: 'workarea_pct', type: 'number', doc: 'Work areas as percent of what is allocated', from: ['%PGA W/A Mem'] },
    {
      name: 'auto_workarea_pct',
      type: 'number',
      doc: 'Automatic work areas as percent of all work areas',
      from: ['%Auto W/A Mem'],
    },
    {
      name: 'manual_workarea_pct',
      type: 'number',
      doc: 'Manual work areas as percent of all work areas',
      from: ['%Man W/A Mem'],
    },
    {
      name: 'global_bound_mb',
      type: 'number',
      doc: 'Largest automatic work area allowed, mebibytes',
      from: ['Global Mem Bound(K)'],
    },
    {
      name: 'cache_hit_pct',
      type: 'number',
      doc: 'Percent of the bytes processed that needed no extra pass; `interval` alone',
      from: ['PGA Cache Hit %', 'PGA Cache Hit'],
    },
    {
      name: 'processed_mb',
      type: 'number',
      doc: 'Processed by work areas, mebibytes; `interval` alone',
      from: ['W/A MB Processed'],
    },
    {
      name: 'extra_mb',
      type: 'number',
      doc: 'Read and written again for want of memory, mebibytes; `interval` alone',
      from: ['Extra W/A MB Read/Written'],
    },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      summary: /displays PGA aggregate target statistics/i,
      heading: /^PGA aggr(egate)? target stat(istic)?s$/i,
      expects: ['snapshot', 'target_mb', 'auto_target_mb', 'allocated_mb', 'workarea_mb', 'global_bound_mb'],
    },
    {
      summary: /displays PGA aggregate summary/i,
      heading: /^PGA aggr(egate)? summary$/i,
      constants: { snapshot: 'interval' },
      from: { snapshot: [] },
      units: { processed_mb: 'm', extra_mb: 'm' },
      expects: ['cache_hit_pct', 'processed_mb', 'extra_mb'],
    },
  ],
});
