/** Direct path reads weigh: large scans past the buffer cache, with the segments scanned. */
import type { FactRows } from '../facts/rows.ts';
import { isLoaded } from './event-share.ts';
import { defineRule, type Evidence, type Hit, pct, severityAt } from './rule.ts';

const EVENTS = ['direct path read', 'cell smart table scan'];
/** Segments of each list that a finding shows. */
const SHOWN = 3;

export default defineRule({
  id: 'full_scans',
  no: 39,
  needs: ['wait_events'],
  thresholds: { pct_db_time: 10, medium_pct: 25, medium_sessions_per_cpu: 0.25 },
  source: 'AIP (a public portal’s rule file); the load from which it weighs is ours',
  impact: 'direct path read and cell smart table scan as share of DB time',
  depth: 2,
  find(facts, limits): Hit[] {
    const waits = EVENTS.flatMap((name) => facts.event(name) ?? []).filter(({ pct }) => pct);
    const share = waits.reduce((sum, each) => sum + (each.pct ?? 0), 0);
    if (share <= limits.pct_db_time) return [];
    const direct = largest(facts.rows('segments'), 'direct_physical_reads');
    const scanned = largest(facts.rows('segments'), 'table_scans');
    const first = direct[0] ?? scanned[0];
    const evidence: Evidence[] = [
      ...waits.map(({ event, pct }): Evidence => {
        const limit = limits.pct_db_time;
        return { term: 'pct_db_time', of: event, value: pct, unit: 'percent', limit, section: 'events' };
      }),
      ...direct.map((row) => listed('direct_reads', row)),
      ...scanned.map((row) => listed('table_scans', row)),
    ];
    return [
      {
        // A warehouse reads so all day: by itself it is work, not trouble.
        severity: isLoaded(facts, limits.medium_sessions_per_cpu)
          ? severityAt(share, { medium: limits.medium_pct }, 'low')
          : severityAt(share, { low: limits.medium_pct }),
        impactPct: share,
        about: [
          ...waits.map(({ event }) => `event:${event}`),
          'class:User I/O',
          'io',
          ...[...new Set([...direct, ...scanned].map(nameOf))].map((name) => `segment:${name}`),
        ],
        ...(first && { variant: first.object_type?.startsWith('LOB') ? 'lob' : 'segment' }),
        values: {
          pct: pct(share),
          events: waits.map(({ event }) => event).join(' + '),
          segment: first ? nameOf(first) : '',
        },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Full scans past the buffer cache',
      title: 'Reads past the buffer cache take {pct} of DB time ({events}).',
      cause:
        'Large segments are read in full, by serial direct reads or by parallel servers, every time anew from storage; direct reads of LOBs count as well.',
      advice:
        'Look at SQL ordered by reads: does a statement that wants few rows scan a large table? Then an index, partition pruning or fresh statistics help. Reports that must read everything belong into quiet hours.',
      variants: {
        segment: {
          cause:
            'Large segments are read in full, by serial direct reads or by parallel servers, every time anew from storage. The first in the list is {segment}.',
          advice:
            'Find the statements that read {segment} (SQL ordered by reads, DBA_HIST_SQL_PLAN by OBJECT_NAME with TABLE ACCESS FULL). If they want few rows: an index, partition pruning or fresh statistics. If they need all: quiet hours, fewer runs, compression. A small table that is scanned often belongs into the cache: check its size against _small_table_threshold.',
        },
        lob: {
          cause:
            'The segment with most direct reads holds LOBs ({segment}): LOBs that are not cached are read past the buffer cache. That is no full scan.',
          advice:
            'Where the same LOBs are read again and again, ALTER TABLE … MODIFY LOB (…) (CACHE READS) lets the buffer cache keep them. Short ones are best stored in the row (ENABLE STORAGE IN ROW). Read LOBs only where they are shown. Then look at the tables with most table scans.',
        },
      },
    },
    zh: {
      name: '绕过 buffer cache 的全扫描',
      title: '绕过 buffer cache 的读占 DB time 的 {pct}（{events}）。',
      cause: '大段被完整读取（串行直接路径读或并行进程），每次都重新从存储读；对 LOB 的直接读也计入。',
      advice:
        '查看按读排序的 SQL：是否有只需少量行的语句扫描大表？可用索引、分区裁剪或更新统计信息。必须读全部数据的报表应安排在空闲时段。',
      variants: {
        segment: {
          cause: '大段被完整读取（串行直接路径读或并行进程），每次都重新从存储读。排在首位的是 {segment}。',
          advice:
            '找出读取 {segment} 的语句（按读排序的 SQL，DBA_HIST_SQL_PLAN 中 OBJECT_NAME 为该对象且为 TABLE ACCESS FULL）。若只需少量行：建索引、分区裁剪或更新统计信息。若确需全部：放到空闲时段、减少执行次数、压缩。经常被扫描的小表应留在缓存中：比较其大小与 _small_table_threshold。',
        },
        lob: {
          cause: '直接读最多的段是 LOB（{segment}）：未缓存的 LOB 会绕过 buffer cache 读取，这不是全扫描。',
          advice:
            '若同样的 LOB 被反复读取，可用 ALTER TABLE … MODIFY LOB (…) (CACHE READS) 放入 buffer cache。较短的 LOB 最好存放在行内（ENABLE STORAGE IN ROW）。只在需要显示时才读 LOB。然后再看表扫描最多的表。',
        },
      },
    },
  },
});

type Row = FactRows['segments'];

/** The first of a list of segments, largest first. */
const largest = (rows: readonly Row[] | null, ordering: string): Row[] =>
  (rows ?? [])
    .filter((row) => row.ordering === ordering && row.object_name !== null && row.value !== null)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0))
    .slice(0, SHOWN);

const nameOf = ({ owner, object_name: name }: Row): string => (owner === null ? `${name}` : `${owner}.${name}`);

/** With its partition, which is listed by itself. */
function listed(term: 'direct_reads' | 'table_scans', row: Row): Evidence {
  const of = row.subobject_name ? `${nameOf(row)} (${row.subobject_name})` : nameOf(row);
  return { term, of, value: row.value, unit: 'count', section: 'segments' };
}
