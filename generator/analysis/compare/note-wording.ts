/** What a note of a comparison says, in both languages. */
import { formatDuration, formatTime, type Lang } from '../../base/figures.ts';
import type { Note, NoteId } from './notes.ts';

/** `{name}` is a value of the note; `{side}` says which period. */
const TEXTS: Record<NoteId, Record<Lang, string>> = {
  other_database: {
    en: 'Two databases: {from} and {to}. What differs is not a change, and statements and objects of one name may be different ones.',
    zh: '两个不同的数据库：{from} 与 {to}。差异并非变化，同名的语句和对象也可能不同。',
  },
  other_instance: { en: 'Two instances: {from} and {to}.', zh: '两个不同的实例：{from} 与 {to}。' },
  other_kind: {
    en: 'Reports of two kinds, {from} and {to}: what only one of them prints is unknown for the other.',
    zh: '两种报告：{from} 与 {to}；只有一种报告才有的内容，另一边视为未知。',
  },
  other_host: { en: 'The host differs: {from} → {to}.', zh: '主机不同：{from} → {to}。' },
  other_release: { en: 'The release differs: {from} → {to}.', zh: '版本不同：{from} → {to}。' },
  other_cpus: { en: 'The number of CPUs differs: {from} → {to}.', zh: 'CPU 数不同：{from} → {to}。' },
  other_memory: { en: 'The host’s memory differs: {from} → {to} GiB.', zh: '主机内存不同：{from} → {to} GiB。' },
  restarted: {
    en: 'The instance was started in between, {at}: caches were empty, the cursor cache was new.',
    zh: '两段之间实例于 {at} 启动过：缓存是空的，游标缓存是新的。',
  },
  restarted_inside: {
    en: 'The instance was started within {side} period, {at}.',
    zh: '{side}之内实例于 {at} 启动过。',
  },
  other_length: {
    en: 'The sides differ in length, {from} and {to}: rates compare, but the longer one averages peaks away.',
    zh: '两段长度不同：{from} 与 {to}。速率可比，但较长的一段会把峰值平均掉。',
  },
  overlap: { en: 'The sides overlap: a part of the time is in both.', zh: '两段时间有重叠：一部分时间两边都算了。' },
  all_sessions: {
    en: 'STATSPACK’s events in {side} are those of all sessions, background ones too, and so may exceed DB time.',
    zh: '{side}是 STATSPACK：等待事件包括后台会话，因此可能超过 DB time。',
  },
  top_events: {
    en: 'Of events {side} has but its top list: one that is missing there is unknown, not zero.',
    zh: '{side}只有 Top 等待事件；其中没有的事件是未知，不是零。',
  },
  no_transactions: {
    en: '{side} has no transactions, or does not say: nothing is given per transaction.',
    zh: '{side}没有事务或报告未给出，因此没有每事务的数字。',
  },
  partly: {
    en: '{section} of {side}: in {covered} of {reports} reports; rates are over the time of those.',
    zh: '{side}的{section}：{reports} 份报告中有 {covered} 份；速率按这些报告的时间计算。',
  },
  missing: { en: '{section}: not in the reports of {side}.', zh: '{section}：{side}的报告中没有。' },
};

const SECTIONS: Record<string, Record<Lang, string>> = {
  db_time: { en: 'DB time', zh: 'DB time' },
  classes: { en: 'Wait classes', zh: '等待类别' },
  events: { en: 'Wait events', zh: '等待事件' },
  statements: { en: 'Top SQL', zh: 'Top SQL' },
  parameters: { en: 'Parameters', zh: '参数' },
};

const SIDES: Record<string, Record<Lang, string>> = {
  1: { en: 'the first', zh: '前一段' },
  2: { en: 'the second', zh: '后一段' },
};

export function noteWording({ id, values }: Note, lang: Lang): string {
  const text = TEXTS[id][lang].replace(/\{(\w+)\}/g, (_, name: string) => shown(id, name, values[name] ?? '', lang));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function shown(id: NoteId, name: string, value: string | number, lang: Lang): string {
  if (name === 'side') return SIDES[value]?.[lang] ?? String(value);
  if (name === 'section') return SECTIONS[value]?.[lang] ?? String(value);
  if (name === 'at') return formatTime(String(value), lang);
  if (id === 'other_length') return formatDuration(Number(value), lang);
  return String(value);
}
