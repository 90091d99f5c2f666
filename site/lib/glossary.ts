/** What the figures are made of, and what wait classes and common wait events mean. Well-known facts only. */
import type { MetricKey, Unit } from '../../generator/pages/types.ts';
import events from '../i18n/events.json' with { type: 'json' };
import parameters from '../i18n/wait-parameters.json' with { type: 'json' };
import type { Lang } from './i18n.ts';

export interface Figure {
  key: MetricKey;
  unit: Unit;
  formula: string;
  /** Section of the report, as Oracle names it. */
  source: string;
}

export const FIGURES: readonly Figure[] = [
  { key: 'aas', unit: 'sessions', formula: 'DB Time / Elapsed', source: 'Report header' },
  { key: 'db_time_s', unit: 'seconds', formula: 'DB Time', source: 'Report header' },
  { key: 'db_cpu_pct', unit: 'percent', formula: 'DB CPU / DB time × 100', source: 'Time Model Statistics' },
  { key: 'host_cpu_pct', unit: 'percent', formula: '100 − %Idle', source: 'Host CPU' },
  { key: 'host_user_pct', unit: 'percent', formula: '%User', source: 'Host CPU' },
  { key: 'host_system_pct', unit: 'percent', formula: '%System', source: 'Host CPU' },
  { key: 'host_wio_pct', unit: 'percent', formula: '%WIO', source: 'Host CPU' },
  {
    key: 'single_block_read_ms',
    unit: 'milliseconds',
    formula: 'db file sequential read: Avg wait',
    source: 'Foreground Wait Events',
  },
  {
    key: 'log_file_sync_ms',
    unit: 'milliseconds',
    formula: 'log file sync: Avg wait',
    source: 'Foreground Wait Events',
  },
  {
    key: 'log_file_parallel_write_ms',
    unit: 'milliseconds',
    formula: 'log file parallel write: Avg wait',
    source: 'Background Wait Events',
  },
  { key: 'redo_bytes_per_s', unit: 'bytes_per_second', formula: 'Redo size: Per Second', source: 'Load Profile' },
  {
    key: 'logical_reads_per_s',
    unit: 'per_second',
    formula: 'Logical read (blocks): Per Second',
    source: 'Load Profile',
  },
  {
    key: 'physical_reads_per_s',
    unit: 'per_second',
    formula: 'Physical read (blocks): Per Second',
    source: 'Load Profile',
  },
  {
    key: 'physical_writes_per_s',
    unit: 'per_second',
    formula: 'Physical write (blocks): Per Second',
    source: 'Load Profile',
  },
  { key: 'block_changes_per_s', unit: 'per_second', formula: 'Block changes: Per Second', source: 'Load Profile' },
  { key: 'executes_per_s', unit: 'per_second', formula: 'Executes (SQL): Per Second', source: 'Load Profile' },
  { key: 'user_calls_per_s', unit: 'per_second', formula: 'User calls: Per Second', source: 'Load Profile' },
  { key: 'transactions_per_s', unit: 'per_second', formula: 'Transactions: Per Second', source: 'Load Profile' },
  { key: 'commits_per_s', unit: 'per_second', formula: 'user commits: per Second', source: 'Instance Activity Stats' },
  { key: 'rollbacks_per_s', unit: 'per_second', formula: 'Rollbacks: Per Second', source: 'Load Profile' },
  { key: 'parses_per_s', unit: 'per_second', formula: 'Parses (SQL): Per Second', source: 'Load Profile' },
  { key: 'hard_parses_per_s', unit: 'per_second', formula: 'Hard parses (SQL): Per Second', source: 'Load Profile' },
  { key: 'logons_per_s', unit: 'per_second', formula: 'Logons: Per Second', source: 'Load Profile' },
  { key: 'sessions', unit: 'count', formula: 'Sessions of the End Snap', source: 'Report header' },
  { key: 'buffer_hit_pct', unit: 'percent', formula: 'Buffer Hit %', source: 'Instance Efficiency Percentages' },
  { key: 'soft_parse_pct', unit: 'percent', formula: 'Soft Parse %', source: 'Instance Efficiency Percentages' },
];

export const CLASS_NOTES: readonly ({ name: string } & Record<Lang, string>)[] = [
  { name: 'DB CPU', en: 'On CPU, or ready and waiting for one.', zh: '正在使用 CPU，或已就绪等待 CPU。' },
  { name: 'Scheduler', en: 'Held back by Resource Manager.', zh: '被资源管理器（Resource Manager）限制。' },
  { name: 'User I/O', en: 'Reads and writes that a session does for its own SQL.', zh: '会话为自身 SQL 执行的读写。' },
  {
    name: 'System I/O',
    en: 'Reads and writes of background processes: DBWR, LGWR, ARCH, control file.',
    zh: '后台进程的读写：DBWR、LGWR、ARCH、控制文件。',
  },
  {
    name: 'Concurrency',
    en: 'Sessions in each other’s way inside the instance: latches, mutexes, hot blocks, library cache.',
    zh: '实例内部会话互相争用：latch、mutex、热块、库缓存。',
  },
  {
    name: 'Application',
    en: 'Locks that the application takes: row locks, table locks, user locks.',
    zh: '应用自身的锁：行锁、表锁、用户自定义锁。',
  },
  { name: 'Commit', en: 'Waiting for a commit’s redo to be written.', zh: '提交时等待 redo 写盘。' },
  {
    name: 'Configuration',
    en: 'Something is too small: redo logs, log buffer, undo, free buffers, sequence caches.',
    zh: '某项配置过小：redo 日志、log buffer、undo、空闲缓冲区、序列缓存。',
  },
  {
    name: 'Administrative',
    en: 'Commands of an administrator, such as a backup or an index rebuild.',
    zh: '管理操作引起，如备份、重建索引。',
  },
  { name: 'Network', en: 'Sending data to clients or to other databases.', zh: '向客户端或其他数据库传输数据。' },
  { name: 'Queueing', en: 'Delays in pipelined or queued work.', zh: '管道或队列处理中的延迟。' },
  { name: 'Cluster', en: 'Blocks and locks fetched from other RAC instances.', zh: '从 RAC 其他实例获取数据块与锁。' },
  { name: 'Other', en: 'Everything else; normally little.', zh: '其余等待，通常很少。' },
];

/** What is said of an event in one language. */
export interface EventText {
  what: string;
  causes?: string;
  check: string;
  /** Oracle's names of P1, P2, P3. */
  parameters?: readonly string[];
}

export interface EventNote extends Record<Lang, Omit<EventText, 'parameters'>> {
  name: string;
  waitClass: string | null;
  parameters?: readonly string[];
}

export const EVENT_NOTES: readonly EventNote[] = events;

/** Releases and reports differ in case and punctuation. */
const keyOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
const BY_NAME = new Map(EVENT_NOTES.map((note) => [keyOf(note.name), note]));

/** What an event means and what to check; null for one that is not in the glossary. */
export function eventNote(name: string, lang: Lang): EventText | null {
  const note = BY_NAME.get(keyOf(name));
  return note ? { ...note[lang], parameters: note.parameters ?? [] } : null;
}

/** Wait class of a well-known event; `DB CPU`, STATSPACK's `CPU time`, is its own; null for an unknown event. */
export function eventClass(name: string): string | null {
  return name === 'DB CPU' || name === 'CPU time' ? 'DB CPU' : (BY_NAME.get(keyOf(name))?.waitClass ?? null);
}

const PARAMETERS: Readonly<Record<string, Record<Lang, string>>> = parameters;

/** Names of parameters with what they say; an empty meaning where the name says it all. */
export function parameterNotes(names: readonly string[], lang: Lang): { name: string; meaning: string }[] {
  return names.map((name) => ({ name, meaning: PARAMETERS[name]?.[lang] ?? '' }));
}
