/** Initialisation parameters differ from the snapshot before. */
import { ABSENT, formatBytes } from '../../base/figures.ts';
import type { ParameterChangeFact } from '../facts/facts.ts';
import { defineRule, type Hit } from './rule.ts';

const names = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const MEMORY = names(`
  db_16k_cache_size db_2k_cache_size db_32k_cache_size db_4k_cache_size db_8k_cache_size db_block_buffers
  db_cache_size db_keep_cache_size db_recycle_cache_size hash_area_size inmemory_size java_pool_size
  large_pool_size lock_sga log_buffer memory_max_target memory_target pga_aggregate_limit
  pga_aggregate_target sga_max_size sga_min_size sga_target shared_pool_reserved_size shared_pool_size
  sort_area_size streams_pool_size use_large_pages workarea_size_policy`);
/** Besides those that begin with `optimizer_`. */
const OPTIMIZER = names(`
  compatible cpu_count cursor_sharing db_file_multiblock_read_count parallel_degree_limit
  parallel_degree_policy parallel_min_time_threshold query_rewrite_enabled query_rewrite_integrity
  star_transformation_enabled statistics_level`);
/** Switches of single transformations and of the cost model. */
const OPTIMIZER_START =
  /^(?:optimizer_|_optim|_b_tree_bitmap_plans$|_complex_view_merging$|_cost_|_fix_control$|_gby_|_hash_join_enabled$|_push_|_subquery_pruning|_unnest_subquery$)/;
/** Longer values, such as lists of files, are cut in the title; the evidence has them whole. */
const SHOWN_CHARACTERS = 60;

export default defineRule({
  id: 'parameter_changed',
  no: 33,
  needs: [],
  thresholds: {},
  source: 'AWR compare-period report; parameters that count for more: own',
  impact: 'not known: what a parameter does shows in other findings',
  depth: 3,
  chronic: false,
  find(facts): Hit[] {
    const real = facts.parameterChanges.filter((change) => !isRespelled(change));
    return [...Map.groupBy(real, ({ name }) => name)].map(([name, changes]): Hit => {
      const ofMemory = MEMORY.has(name);
      const ofOptimizer = OPTIMIZER.has(name) || OPTIMIZER_START.test(name);
      const said = changes.map(inWords);
      return {
        severity: ofMemory || ofOptimizer ? 'medium' : 'low',
        impactPct: null,
        object: name,
        about: ofMemory ? reduced(name, changes) : [],
        ...((ofMemory || ofOptimizer) && { variant: ofMemory ? 'memory' : 'optimizer' }),
        values: { name, change: [...new Set(said)].join(', ') },
        evidence: changes.flatMap(({ from_value, to_value }) => [
          { term: 'from_value', of: name, value: from_value, section: 'parameters' } as const,
          { term: 'to_value', of: name, value: to_value, section: 'parameters' } as const,
        ]),
      };
    });
  },
  text: {
    en: {
      name: 'Parameter changed',
      title: 'Parameter {name} changed: {change}.',
      cause:
        'Someone set it (ALTER SYSTEM, parameter file with a restart), or a patch or the database itself did. A dash stands for not set.',
      advice:
        'Ask whether it was meant. The alert log has every ALTER SYSTEM with its time. Compare the snapshots before and after it.',
      variants: {
        memory: {
          advice:
            'Ask whether it was meant: the alert log has every ALTER SYSTEM with its time. Compare reads, hard parses and work in temp before and after it, and check that SGA and PGA together still fit into the host’s memory.',
        },
        optimizer: {
          advice:
            'Ask whether it was meant: the alert log has every ALTER SYSTEM with its time. Execution plans may have changed with it: look for statements that became slower and for changed plans from this snapshot on. For single statements OPT_PARAM is the safer way.',
        },
      },
    },
    zh: {
      name: '参数改变',
      title: '参数 {name} 已改变：{change}。',
      cause: '有人修改过（ALTER SYSTEM，或改参数文件后重启），也可能由补丁或数据库自身修改。短横表示未设置。',
      advice: '确认是否有意修改。告警日志记有每次 ALTER SYSTEM 及其时间。比较修改前后的快照。',
      variants: {
        memory: {
          advice:
            '确认是否有意修改：告警日志记有每次 ALTER SYSTEM 及其时间。比较修改前后的读、硬解析与临时空间的使用，并检查 SGA 与 PGA 之和是否仍在主机内存之内。',
        },
        optimizer: {
          advice:
            '确认是否有意修改：告警日志记有每次 ALTER SYSTEM 及其时间。执行计划可能随之改变：从本快照起查找变慢的语句与改变的计划。只针对个别语句时，用 OPT_PARAM 提示更稳妥。',
        },
      },
    },
  },
});

/** What a parameter that was set lower by a tenth or more makes smaller: growing, or by less, it is no cause of anything. */
function reduced(name: string, changes: readonly ParameterChangeFact[]): string[] {
  const shrank = changes.some(
    ({ from_value: from, to_value: to }) => Number(from) > 0 && Number(to ?? 0) <= 0.9 * Number(from),
  );
  if (!shrank) return [];
  if (/^pga_|_area_size$/.test(name)) return ['memory:pga'];
  if (/^(?:sga_|memory_)/.test(name)) return ['memory:cache', 'memory:shared'];
  return [/^shared_pool/.test(name) ? 'memory:shared' : 'memory:cache'];
}

/** `enable` and `ENABLE` are the same; the names of files are not. */
const isRespelled = ({ from_value: from, to_value: to }: ParameterChangeFact): boolean =>
  from !== null && to !== null && !/[/\\]/.test(from) && from.toLowerCase() === to.toLowerCase();

/** Sizes are printed in bytes, but for that of dump files, which may be in blocks. */
function inWords({ name, from_value: from, to_value: to }: ParameterChangeFact): string {
  const isSize = /_(?:size|target|limit)$/.test(name) && name !== 'max_dump_file_size';
  const [sizeFrom, sizeTo] = [from, to].map((value) =>
    isSize && Number(value) >= 2 ** 20 ? formatBytes(Number(value)) : shown(value),
  );
  // Two sizes that read the same would say that nothing changed.
  return sizeFrom === sizeTo ? `${shown(from)} → ${shown(to)}` : `${sizeFrom} → ${sizeTo}`;
}

function shown(value: string | null): string {
  if (value === null) return ABSENT;
  return value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS - 1)}…` : value;
}
