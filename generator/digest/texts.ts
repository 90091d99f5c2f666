/** The digest's own words in both languages, for mail, chats and tickets. `{name}` is replaced by a value. */
import type { Lang } from '../base/figures.ts';

const EN = {
  title: 'AWR morning digest',
  colon: ': ',
  semicolon: '; ',
  quiet: 'Nothing of severity high or medium.',
  counts:
    '{new} new ({open} of them still going on), {continuing} going on from before, {resolved} over; in {affected} of {databases} databases.',
  first: 'What to do first',
  worsening: 'Getting worse over days and weeks',
  step: '{what}: {before} → {after} ({change}), a lasting step since {time}',
  trend: '{what}: {before} → {after} ({change}), steadily since {time}',
  allInstances: 'all instances',
  new: 'New',
  continuing: 'Goes on',
  resolved: 'Over',
  high: 'high',
  medium: 'medium',
  low: 'low',
  info: 'note',
  since: 'since {time}',
  snapshots: '{n} snapshots',
  snapshot: '1 snapshot',
  worst: 'up to {pct} of DB time',
  explained: '{time} of DB time in all',
  stillOn: 'still going on',
  worsened: 'at its worst yet',
  advice: 'What to do',
  cause: 'Likely cause',
  symptoms: 'With it',
  lowOnes: 'Of low severity',
  usual: 'Usual at these hours',
  more: 'and {n} more',
  nothing: 'Nothing to report',
  upTo: 'up to {time}',
  quality: 'Reports',
  silent: '{instance}: no report since {time}, while others of this database went on.',
  behind: 'Newest report {time} behind the newest of all databases.',
  rejects: 'New files that were rejected',
  rejected: '{n} × {reason}: {files}',
  noDatabases: 'The lake holds no reports.',
  synthetic: 'synthetic data',
  cut: 'The rest is on the site: /digest/.',
};

export type DigestText = keyof typeof EN;

const ZH: Record<DigestText, string> = {
  title: 'AWR 晨报',
  colon: '：',
  semicolon: '；',
  quiet: '没有高或中级别的事件。',
  counts:
    '新发 {new} 起（其中仍在持续 {open} 起），此前已有且持续 {continuing} 起，已结束 {resolved} 起；涉及 {databases} 个数据库中的 {affected} 个。',
  first: '先做什么',
  worsening: '数日至数周以来变差',
  step: '{what}：{before} → {after}（{change}），自 {time} 起持续的阶跃',
  trend: '{what}：{before} → {after}（{change}），自 {time} 起稳步变差',
  allInstances: '全部实例',
  new: '新发',
  continuing: '持续',
  resolved: '已结束',
  high: '高',
  medium: '中',
  low: '低',
  info: '提示',
  since: '自 {time} 起',
  snapshots: '{n} 个快照',
  snapshot: '1 个快照',
  worst: '最重时占 DB time 的 {pct}',
  explained: '共 DB time {time}',
  stillOn: '仍在持续',
  worsened: '迄今最重',
  advice: '建议',
  cause: '可能原因',
  symptoms: '随之而来',
  lowOnes: '低级别',
  usual: '该时段的常态',
  more: '另有 {n} 项',
  nothing: '无事可报',
  upTo: '截至 {time}',
  quality: '报告',
  silent: '{instance}：自 {time} 起没有报告，而该库其他实例仍有。',
  behind: '最新报告比全部数据库中最新的晚 {time}。',
  rejects: '新近被拒收的文件',
  rejected: '{n} × {reason}：{files}',
  noDatabases: '湖中没有报告。',
  synthetic: '合成数据',
  cut: '其余见站点 /digest/。',
};

export const DIGEST_TEXTS: Record<Lang, Record<DigestText, string>> = { en: EN, zh: ZH };

export type Say = (key: DigestText, values?: Readonly<Record<string, string | number>>) => string;

/** The words of one language. */
export const sayIn =
  (lang: Lang): Say =>
  (key, values = {}) =>
    DIGEST_TEXTS[lang][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The figures that can become worse; where more of one merely means more work, it does not. */
export const METRIC_NAMES: Readonly<Record<string, Record<Lang, string>>> = {
  aas: { en: 'average active sessions', zh: '平均活动会话' },
  host_cpu_pct: { en: 'host CPU', zh: '主机 CPU' },
  host_system_pct: { en: 'host CPU, system', zh: '主机 CPU 内核态' },
  host_wio_pct: { en: 'host CPU, waiting for I/O', zh: '主机 I/O 等待' },
  single_block_read_ms: { en: 'single-block read', zh: '单块读' },
  log_file_sync_ms: { en: 'log file sync', zh: 'log file sync' },
  log_file_parallel_write_ms: { en: 'log file parallel write', zh: 'log file parallel write' },
  rollbacks_per_s: { en: 'rollbacks', zh: '回滚' },
  hard_parses_per_s: { en: 'hard parses', zh: '硬解析' },
  buffer_hit_pct: { en: 'buffer hit', zh: '缓冲命中率' },
  soft_parse_pct: { en: 'soft parse', zh: '软解析率' },
};
