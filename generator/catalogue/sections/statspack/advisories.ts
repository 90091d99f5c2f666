/** Advisories: names of sizes and estimates changed from release to release. */
import { snakeCase } from '../../names.ts';
import type { Source } from '../../section.ts';
import { type SourcesByTable, statspack } from './source.ts';

/** Header cells without white space and in lower case, and the name of the estimate; others go by their own. */
const ESTIMATES: Readonly<Record<string, string>> = {
  'buffers(thousands)': 'buffers_thousands',
  buffersforestimate: 'buffers',
  estphysreadfactr: 'physical_read_factor',
  estphysreadfactor: 'physical_read_factor',
  estphysicalreadfactor: 'physical_read_factor',
  'estimatedphysreads(thousands)': 'physical_reads_thousands',
  estimatedphysicalreads: 'physical_reads',
  estphysreadtime: 'physical_read_time',
  'est%dbtimeforrds': 'pct_db_time_for_reads',
  'w/ambprocessed': 'workarea_mb',
  'estdextraw/ambread/writtentodisk': 'extra_workarea_mb',
  'estdtimetoprocessbytes(s)': 'processing_time_s',
  'estdpgacachehit%': 'cache_hit_pct',
  estdpgaoveralloccount: 'overalloc_count',
  'estlcsize(m)': 'library_cache_mb',
  'estdlibcachesize(m)': 'library_cache_mb',
  estlcmemobj: 'library_cache_objects',
  estdlibcachememobj: 'library_cache_objects',
  'estlctimesaved(s)': 'time_saved_s',
  'estdlibcachetimesaved(s)': 'time_saved_s',
  estlctimesavedfactr: 'time_saved_factor',
  estdlctimesavedfactr: 'time_saved_factor',
  'estlcloadtime(s)': 'load_time_s',
  estlcloadtimefactr: 'load_time_factor',
  estlcmemobjhits: 'object_hits',
  estdlibcachememobjhits: 'object_hits',
  'estdbtime(s)': 'db_time_s',
  'est.dbtime(s)': 'db_time_s',
  estdbtimefactor: 'db_time_factor',
  estphysicalreads: 'physical_reads',
  estspillcount: 'spill_count',
  'estspilltime(s)': 'spill_time_s',
  estunspillcount: 'unspill_count',
  'estunspilltime(s)': 'unspill_time_s',
};

const nameOf = (header: string): string | undefined =>
  /^advice\b/i.test(header) ? undefined : (ESTIMATES[header.toLowerCase().replace(/\s+/g, '')] ?? snakeCase(header));

const SIZES = [
  'Size for Est (M)',
  'Size for Estimate (M)',
  'PGA Aggr Target Est (MB)',
  'PGA Target Est (MB)',
  'Shared Pool Size (M)',
  'Shared Pool Size for Estim (M)',
  'Java Pool Size(M)',
  'SGA Target Size (M)',
  'Streams Pool Size (M)',
  'Memory Size (M)',
];
const FACTORS = [
  'Size Factr',
  'SP Size Factr',
  'JP Size Factr',
  'SGA Size Factor',
  'Streams Pool Size Factor',
  'Memory Size Factor',
];

const advisory = (heading: RegExp, name: string): Source =>
  statspack(heading, {
    constants: { advisory: name },
    from: { size_mb: SIZES, size_factor: FACTORS },
    unpivot: { header: 'estimate_name', value: 'estimate', read: nameOf },
    expects: ['size_mb', 'size_factor'],
  });

export const advisorySources: SourcesByTable = {
  advisories: [
    advisory(/^buffer pool advisory$/i, 'buffer_pool'),
    advisory(/^PGA memory advisory$/i, 'pga'),
    advisory(/^shared pool advisory$/i, 'shared_pool'),
    advisory(/^java pool advisory$/i, 'java_pool'),
    advisory(/^SGA target advisory$/i, 'sga'),
    advisory(/^streams pool advisory$/i, 'streams_pool'),
    advisory(/^memory target advice$/i, 'memory'),
  ],
};
