/** Several kinds of I/O are slow at once: it is the storage, not one of them. */
import type { EventFact, Facts } from '../facts/facts.ts';
import { defineRule, type Evidence, type Hit, ms, pct, severityAt } from './rule.ts';

/** Kinds of I/O, each by its events; a background event counts where the list of background waits has it. */
const KINDS: readonly { events: readonly string[]; write: boolean; background?: boolean }[] = [
  { events: ['db file sequential read', 'cell single block physical read'], write: false },
  { events: ['db file scattered read', 'db file parallel read', 'direct path read'], write: false },
  { events: ['direct path read temp', 'direct path write temp'], write: false },
  { events: ['log file parallel write'], write: true, background: true },
  { events: ['control file parallel write', 'control file sequential read'], write: true, background: true },
];
const FELT = 'log file sync';

export default defineRule({
  id: 'storage_slow',
  no: 43,
  needs: ['wait_events'],
  thresholds: { slow_read_ms: 20, slow_write_ms: 15, kinds: 3, min_waits: 100, medium_pct: 5, high_pct: 20 },
  source: 'MOS note, as quoted in the field, for the single kinds; that several point to the storage itself is ours',
  impact: 'the slow events among foreground waits, and log file sync where redo writes are slow, as share of DB time',
  depth: 5,
  find(facts, limits): Hit[] {
    const slow = KINDS.flatMap(({ events, write, background }) => {
      const limit = write ? limits.slow_write_ms : limits.slow_read_ms;
      const worst = events
        .flatMap((event) => (background ? (facts.backgroundEvent(event) ?? []) : (facts.event(event) ?? [])))
        .filter(({ avgMs, waits }) => (avgMs ?? 0) > limit && (waits ?? 0) >= limits.min_waits)
        .sort((a, b) => (b.avgMs ?? 0) - (a.avgMs ?? 0))[0];
      return worst ? [{ ...worst, limit }] : [];
    });
    if (slow.length < limits.kinds) return [];
    const redo = slow.some(({ event }) => event === 'log file parallel write');
    const impactPct = impactOf(facts, slow, redo);
    const [worst] = slow.toSorted((a, b) => (b.avgMs ?? 0) - (a.avgMs ?? 0));
    return [
      {
        severity: severityAt(impactPct, { high: limits.high_pct, medium: limits.medium_pct }, 'low'),
        impactPct,
        about: [
          'io',
          'storage',
          'class:System I/O',
          ...(redo ? ['redo', `event:${FELT}`] : []),
          ...slow.map(({ event }) => `event:${event}`),
        ],
        values: {
          list: slow.map(({ event }) => event).join(', '),
          event: worst?.event ?? '',
          avg: ms(worst?.avgMs ?? null),
          pct: pct(impactPct),
        },
        evidence: slow.map(
          ({ event, avgMs, limit }): Evidence => ({
            term: 'avg_wait',
            of: event,
            value: avgMs,
            unit: 'milliseconds',
            limit,
            section: 'events',
          }),
        ),
      },
    ];
  },
  text: {
    en: {
      name: 'The storage is slow for everything',
      title: 'Several kinds of I/O are slow at once ({list}), the worst {event} with {avg} on average.',
      cause:
        'Data files, redo, temporary space and control files do not become slow together by their own load: the storage behind them does, or the way to it. Locks and latches are held longer meanwhile, so that other waits grow with it.',
      advice:
        'Ask the storage and host teams with the exact interval at hand: latency by device, paths, queue depth, other users of the array, a rebuild, backup or snapshot, limits of a virtual machine. Judge the other findings again when it is quick.',
    },
    zh: {
      name: '存储整体变慢',
      title: '多种 I/O 同时变慢（{list}），最慢的是 {event}，平均 {avg}。',
      cause:
        '数据文件、redo、临时空间与控制文件不会因各自的负载同时变慢：慢的是它们背后的存储或到存储的链路。其间锁与 latch 被持有得更久，其他等待也随之增加。',
      advice:
        '带上准确的时间区间询问存储与主机团队：各设备延迟、链路、队列深度、阵列上的其他使用者、重建、备份或快照、虚拟机限流。存储恢复后再评价其他发现。',
    },
  },
});

function impactOf(facts: Facts, slow: readonly EventFact[], redo: boolean): number {
  const events = new Set([...slow.map(({ event }) => event), ...(redo ? [FELT] : [])]);
  const sum = [...events].reduce((total, event) => total + (facts.event(event)?.pct ?? 0), 0);
  return Math.min(100, sum);
}
