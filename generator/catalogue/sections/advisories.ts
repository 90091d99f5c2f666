/** Advisories: what the report expects of other sizes of each memory area. */
import { defineSection, type Source } from '../section.ts';

const ESTIMATES = {
  'buffers (thousands)': 'buffers_thousands',
  'est phys read factor': 'physical_read_factor',
  'estimated phys reads (thousands)': 'physical_reads_thousands',
  'est phys read time': 'physical_read_time',
  'est %dbtime for rds': 'pct_db_time_for_reads',
  'w/a mb processed': 'workarea_mb',
  'estd extra w/a mb read/ written to disk': 'extra_workarea_mb',
  'estd pga cache hit': 'cache_hit_pct',
  'estd p cache hit': 'cache_hit_pct',
  'estd pga overalloc count': 'overalloc_count',
  'estd pga overallo count': 'overalloc_count',
  'estd time': 'time',
  'est lc size (m)': 'library_cache_mb',
  'est lc mem obj': 'library_cache_objects',
  'est lc time saved (s)': 'time_saved_s',
  'est lc time saved factr': 'time_saved_factor',
  'est lc load time (s)': 'load_time_s',
  'est lc load time factr': 'load_time_factor',
  'est lc mem obj hits (k)': 'object_hits_thousands',
  'est lc mem obj hits': 'object_hits',
  'est db time (s)': 'db_time_s',
  'est physical reads': 'physical_reads',
  'est spill count': 'spill_count',
  'est spill time (s)': 'spill_time_s',
  'est unspill count': 'unspill_count',
  'est unspill time (s)': 'unspill_time_s',
  'dirty limit': 'dirty_limit_blocks',
  'est cache writes': 'cache_writes',
  'est cache write fctr': 'cache_write_factor',
  'est total writes': 'total_writes',
  'est total write fctr': 'total_write_factor',
  'est total ios': 'total_ios',
  'est total io fctr': 'total_io_factor',
};

// The buffer pool's summary speaks of the MTTR advisory, in all releases.
const ADVISORIES: readonly [advisory: string, heading: RegExp, summary: RegExp][] = [
  ['buffer_pool', /^buffer pool advisory$/i, /displays (MTTR|buffer pool) advisory/i],
  ['pga', /^PGA memory advisory$/i, /displays PGA memory advisory/i],
  ['shared_pool', /^shared pool advisory$/i, /displays shared pool advisory/i],
  ['sga', /^SGA target advisory$/i, /displays SGA target advisory/i],
  ['streams_pool', /^streams pool advisory$/i, /displays streams pool advisory/i],
  ['java_pool', /^java pool advisory$/i, /displays java pool advisory/i],
];

// Its sizes are targets of the mean time to recover, in seconds, and it has no factor.
const MTTR: Source = {
  heading: /^MTTR advisory$/i,
  constants: { advisory: 'mttr' },
  unpivot: { header: 'estimate_name', value: 'estimate' },
  expects: ['target_s'],
};

const sources: readonly Source[] = ADVISORIES.map(([advisory, heading, summary]) => ({
  heading,
  summary,
  constants: { advisory },
  unpivot: { header: 'estimate_name', value: 'estimate' },
  expects: ['size_mb', 'size_factor'],
}));

export default defineSection({
  name: 'advisories',
  doc: 'Estimates for other sizes of memory areas; a row for each estimate of each size. Factor 1 is the present size',
  columns: [
    {
      name: 'advisory',
      type: 'text',
      doc: '`buffer_pool`, `pga`, `shared_pool`, `sga`, `streams_pool`, `java_pool`, `mttr`',
    },
    {
      name: 'size_mb',
      type: 'number',
      doc: 'Size of the area, mebibytes',
      from: [
        'Size for Est (M)',
        'Size for Est (MB)',
        'PGA Target Est (MB)',
        'Shared Pool Size(M)',
        'SGA Target Size (M)',
        'Java Pool Size(M)',
      ],
    },
    {
      name: 'size_factor',
      type: 'number',
      doc: 'Size as a multiple of the present one',
      from: ['Size Factor', 'Size Factr', 'SP Size Factr', 'SGA Size Factor', 'JP Size Factr'],
    },
    { name: 'estimate', type: 'number', doc: 'The estimate, in the unit that its name ends in' },
    {
      name: 'estimate_name',
      type: 'text',
      doc: 'What is estimated, e.g. `physical_reads_thousands`, `db_time_s`, `cache_hit_pct`',
      codes: ESTIMATES,
    },
    { name: 'pool', type: 'text', doc: 'Buffer pool: `D` default, `K` keep, `R` recycle', from: ['P'] },
    {
      name: 'target_s',
      type: 'number',
      doc: 'Where advisory is `mttr`: target of the mean time to recover, seconds',
      from: ['Size for Est (s)', 'Size fo Est (s)'],
    },
  ],
  sources: [...sources, MTTR],
});
