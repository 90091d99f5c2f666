/** The buffer pool advisory promises markedly fewer reads of a larger cache. */
import { advisoryAt } from './advisory.ts';
import { count, defineRule, type Hit, pct, severityAt } from './rule.ts';

const READS =
  /^(?:db file sequential read|db file scattered read|db file parallel read|read by other session|cell (?:single block|multiblock) physical read)/;
const MB = 2 ** 20;

export default defineRule({
  id: 'buffer_cache_small',
  no: 22,
  needs: ['advisories', 'wait_events'],
  thresholds: { size_factor: 1.2, read_factor: 0.9, min_pct: 5, medium_pct: 10, high_pct: 30 },
  source: 'Oracle docs (DB cache advice) at about +25 %: the first step from 1.2; the saving of 10 % is ours',
  impact: 'share of DB time of cached reads × the share of reads that the larger cache would save',
  depth: 2,
  find(facts, limits): Hit[] {
    const steps = advisoryAt(
      facts,
      'buffer_pool',
      ['physical_reads', 'physical_reads_thousands'],
      limits.size_factor,
      'D',
    );
    if (!steps || steps.present <= 0) return [];
    const ratio = steps.larger / steps.present;
    const reads =
      facts.events?.filter(({ event }) => READS.test(event)).reduce((sum, wait) => sum + (wait.pct ?? 0), 0) ?? 0;
    if (ratio >= limits.read_factor || reads < limits.min_pct) return [];
    const saved = 100 * (1 - ratio);
    const impactPct = (reads * saved) / 100;
    return [
      {
        severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: ['memory:cache', 'class:User I/O'],
        values: {
          saved: pct(saved),
          factor: count(steps.factor),
          reads: pct(reads),
          size: { value: steps.presentMb === null ? null : steps.presentMb * MB, unit: 'bytes' },
          larger: { value: steps.largerMb === null ? null : steps.largerMb * MB, unit: 'bytes' },
        },
        evidence: [
          {
            term: 'estimate',
            of: 'Estimated Phys Read Factor',
            value: ratio,
            unit: 'count',
            limit: limits.read_factor,
            section: 'report',
          },
          {
            term: 'size',
            of: 'DEFAULT buffer cache',
            value: steps.presentMb === null ? null : steps.presentMb * MB,
            unit: 'bytes',
            section: 'report',
          },
          { term: 'pct_db_time', of: 'cached reads', value: reads, unit: 'percent', section: 'events' },
        ],
      },
    ];
  },
  text: {
    en: {
      name: 'A larger buffer cache would save reads',
      title:
        'With a buffer cache of {larger} in place of {size}, {saved} fewer blocks would be read from disk; such reads take {reads} of DB time.',
      cause:
        'The blocks in use do not fit into the cache; or statements read more than they need and push the others out.',
      advice:
        'Tune the statements with the most reads first. If memory is free, raise SGA_TARGET (or DB_CACHE_SIZE) and see what the advisory says then.',
    },
    zh: {
      name: '加大 buffer cache 可减少读',
      title: '若 buffer cache 由 {size} 加到 {larger}，从磁盘读的块将减少 {saved}；这类读占 DB time 的 {reads}。',
      cause: '常用的块放不进缓存；或语句读得过多，把别的块挤了出去。',
      advice: '先优化物理读最多的语句。若内存有余，加大 SGA_TARGET（或 DB_CACHE_SIZE），再看 advisory 的估计。',
    },
  },
});
