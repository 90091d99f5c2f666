/** Titles of the chapters of a comparison, in the order of `CHAPTERS`, in both languages. Oracle's names stay. */
import type { Lang } from '../../base/figures.ts';

const TITLES: Record<string, Record<Lang, string>> = {
  load_profile: { en: 'Load profile', zh: '负载概况' },
  efficiency: { en: 'Instance efficiency', zh: '实例效率' },
  time_model: { en: 'Time model', zh: '时间模型' },
  background_events: { en: 'Background wait events', zh: '后台等待事件' },
  host_cpu: { en: 'Host CPU', zh: '主机 CPU' },
  os_stats: { en: 'OS statistics', zh: '操作系统统计' },
  activity: { en: 'Instance activity', zh: '实例活动' },
  activity_levels: { en: 'Instance activity, levels', zh: '实例活动（当前值）' },
  services: { en: 'Services', zh: '服务' },
  io_by_function: { en: 'I/O by function', zh: '按功能的 I/O' },
  io_by_filetype: { en: 'I/O by file type', zh: '按文件类型的 I/O' },
  tablespaces: { en: 'I/O by tablespace', zh: '按表空间的 I/O' },
  files: { en: 'I/O by file', zh: '按文件的 I/O' },
  segments: { en: 'Segments', zh: '段' },
  buffer_waits: { en: 'Buffer waits', zh: '缓冲区等待' },
  enqueues: { en: 'Enqueues', zh: '队列锁' },
  latches: { en: 'Latches', zh: '闩锁' },
  latch_sleeps: { en: 'Latch sleeps', zh: '闩锁睡眠' },
  mutexes: { en: 'Mutexes', zh: '互斥锁' },
  library_cache: { en: 'Library cache', zh: '库缓存' },
  dictionary_cache: { en: 'Dictionary cache', zh: '字典缓存' },
  undo: { en: 'Undo', zh: '撤销' },
  memory: { en: 'Memory components', zh: '内存组件' },
  cache_sizes: { en: 'Cache sizes', zh: '缓存大小' },
  sga: { en: 'SGA', zh: 'SGA' },
  pga: { en: 'PGA', zh: 'PGA' },
  process_memory: { en: 'Process memory', zh: '进程内存' },
  advisories: { en: 'Advisories at the present size', zh: '当前大小下的顾问估计' },
  instance_recovery: { en: 'Instance recovery', zh: '实例恢复' },
  resource_limits: { en: 'Resource limits', zh: '资源限制' },
};

/** Throws for a chapter without a title: a defect of ours. */
export function chapterTitle(id: string, lang: Lang): string {
  const titles = TITLES[id];
  if (!titles) throw new Error(`no title for chapter ${id}`);
  return titles[lang];
}
