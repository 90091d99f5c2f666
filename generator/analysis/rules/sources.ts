/**
 * Where rules and their thresholds come from, in both languages. A rule names its source in English, which is what the lake stores
 * with a finding; titles, people and products keep their names. `own`: nothing is published.
 */

const CHINESE = {
  own: '自定',
  'own; ADDM names a wait class likewise': '自定；ADDM 也以类似方式指出等待类别',
  common: '业界通用',
  'common; Oracle: any lost block is worth a look. The steps above it are ours':
    '业界通用；Oracle：丢失任何一个块都值得查看。其上的分级为自定',
  'common; empty_pct: own': '业界通用；empty_pct 为自定',
  'common; receive times of a private network are 1 to 3 ms': '业界通用；私网的接收时间为 1 至 3 ms',
  'common; share_pct: own': '业界通用；share_pct 为自定',
  'common; slow_write_ms: own': '业界通用；slow_write_ms 为自定',
  'common; the load from which it weighs is ours': '业界通用；负载达到多少才计入为自定',
  'common; the load from which it weighs, and mostly_pct, are ours':
    '业界通用；负载达到多少才计入以及 mostly_pct 为自定',
  'common; the steps above 50 are ours': '业界通用；50 以上的分级为自定',
  AIP: 'AIP（某公开网站的规则文件）',
  'AIP (a public portal’s rule file); the load from which it weighs is ours':
    'AIP（某公开网站的规则文件）；负载达到多少才计入为自定',
  'AIP: 2 % of DB time; the steps above it are ours': 'AIP：DB time 的 2 %；其上的分级为自定',
  'AIP; TM: unindexed foreign keys, common; other enqueues: own': 'AIP；TM：外键未建索引，业界通用；其他队列为自定',
  'AWR compare-period report': 'AWR 对比期间报告',
  'AWR compare-period report; many: own': 'AWR 对比期间报告；many 为自定',
  'AWR compare-period report; parameters that count for more: own': 'AWR 对比期间报告；哪些参数更重要为自定',
  'compare-period report (new and gone top SQL); the shares are ours':
    'AWR 对比期间报告（新出现与消失的 Top SQL）；占比为自定',
  'AWR, Top Blocking Sessions of its ASH section': 'AWR，其 ASH 部分的 Top Blocking Sessions',
  'AWR1page; the steps are ours': 'AWR1page；分级为自定',
  'DB time method (Oracle)': 'DB time 方法（Oracle）',
  'EM (Enterprise Manager); min_sessions: own': 'EM（Enterprise Manager）；min_sessions 为自定',
  'JAS-MIN’s default': 'JAS-MIN 的默认值',
  'JAS-MIN’s default; the load from which it weighs is ours': 'JAS-MIN 的默认值；负载达到多少才计入为自定',
  'MOS 1376916.1; A. Savvinov on averages of log file sync; quick_ms: own':
    'MOS 1376916.1；A. Savvinov 论 log file sync 的平均值；quick_ms 为自定',
  'MOS note, as quoted in the field': '业界引用的 MOS 文档',
  'MOS note, as quoted in the field, for the single kinds; that several point to the storage itself is ours':
    '各单项依据业界引用的 MOS 文档；多项同时出现即指向存储本身，为自定',
  'OCI Ops Insights (SQL variability)': 'OCI Ops Insights（SQL 波动性）',
  'OCI Ops Insights (degrading SQL, 20 % by trend); for a single snapshot the distance is ours':
    'OCI Ops Insights（SQL 变慢，趋势 20 %）；单个快照的偏离程度为自定',
  'OCI Ops Insights (plan changes); K. Osborne on unstable plans; the jump in gets per execution is ours':
    'OCI Ops Insights（执行计划变化）；K. Osborne 论不稳定的执行计划；每次执行逻辑读的跃升幅度为自定',
  'Oracle docs (DB cache advice) at about +25 %: the first step from 1.2; the saving of 10 % is ours':
    'Oracle 文档（DB cache advice），约 +25 % 处：从 1.2 起的第一级；节省 10 % 为自定',
  'Oracle docs (shared pool advice) at about +25 %: the first step from 1.2; the saving of 10 % is ours':
    'Oracle 文档（shared pool advice），约 +25 % 处：从 1.2 起的第一级；节省 10 % 为自定',
  'Oracle docs (PGA memory advisory, V$PGASTAT); throttled_pct, over_target: own':
    'Oracle 文档（PGA memory advisory、V$PGASTAT）；throttled_pct、over_target 为自定',
  'Oracle docs (V$UNDOSTAT); retention_ratio: own': 'Oracle 文档（V$UNDOSTAT）；retention_ratio 为自定',
  'Oracle docs, DBIO_EXPECTED of ADDM (10 ms); on Exadata 1 ms, common':
    'Oracle 文档，ADDM 的 DBIO_EXPECTED（10 ms）；Exadata 上 1 ms，业界通用',
  'Performance Tuning Guide (a switch every 15 to 20 minutes)': 'Performance Tuning Guide（每 15 至 20 分钟切换一次）',
} as const satisfies Record<string, string>;

/** A source that has both languages. */
export type RuleSource = keyof typeof CHINESE;

/** A source as the lake has it, in both; one that an older lake names and no rule does stays English. */
export function sourceInBoth(source: string): { en: string; zh: string } {
  const chinese: Readonly<Record<string, string>> = CHINESE;
  return { en: source, zh: chinese[source] ?? source };
}
