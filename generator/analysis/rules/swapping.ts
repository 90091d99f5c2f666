/** The host pages memory out. */
import { defineRule, type Evidence, type Hit, severityAt, type Value } from './rule.ts';

const MB = 2 ** 20;

export default defineRule({
  id: 'swapping',
  no: 35,
  needs: ['os_stats'],
  thresholds: { mb_per_s: 1, high_mb_per_s: 10 },
  source: 'common',
  impact: 'not known: memory that is paged out slows everything down',
  depth: 2,
  find(facts, limits): Hit[] {
    const os = new Map(facts.rows('os_stats')?.map((row) => [row.statistic, row]));
    const { elapsed_s: elapsed } = facts.header;
    const out = os.get('VM_OUT_BYTES')?.value ?? null;
    if (out === null || !elapsed) return [];
    const outPerS = out / elapsed;
    if (outPerS <= limits.mb_per_s * MB) return [];
    const evidence: Evidence[] = [
      {
        term: 'per_second',
        of: 'VM_OUT_BYTES',
        value: outPerS,
        unit: 'bytes_per_second',
        limit: limits.mb_per_s * MB,
        section: 'host',
      },
    ];
    const back = os.get('VM_IN_BYTES')?.value ?? null;
    if (back !== null) {
      evidence.push({
        term: 'per_second',
        of: 'VM_IN_BYTES',
        value: back / elapsed,
        unit: 'bytes_per_second',
        section: 'host',
      });
    }
    const free = os.get('FREE_MEMORY_BYTES');
    const left = free?.end_value ?? free?.value ?? null;
    if (left !== null) {
      evidence.push({ term: 'memory', of: 'FREE_MEMORY_BYTES', value: left, unit: 'bytes', section: 'host' });
    }
    return [
      {
        severity: severityAt(outPerS / MB, { high: limits.high_mb_per_s }, 'medium'),
        impactPct: null,
        about: ['memory:host'],
        values: { out: bytesPerS(outPerS) },
        evidence,
      },
    ];
  },
  text: {
    en: {
      name: 'Host pages memory out',
      title: 'The host pages memory out at {out} over the interval.',
      cause:
        'SGA, PGA and everything else on the host ask for more memory than there is. On some platforms the figure holds other paging too, such as of mapped files.',
      advice:
        'Confirm it on the host (vmstat: si, so). Then add up SGA, PGA in use (V$PGASTAT, limit by PGA_AGGREGATE_LIMIT), processes and other programs against the memory, and make the largest smaller. On Linux put the SGA into huge pages (USE_LARGE_PAGES = ONLY), which are never swapped, and keep vm.swappiness low.',
    },
    zh: {
      name: '主机换出内存',
      title: '区间内主机以 {out} 的速度换出内存。',
      cause: 'SGA、PGA 与主机上其他程序需要的内存超过了物理内存。某些平台上该值还包含其他换页，例如映射文件。',
      advice:
        '先在主机上确认（vmstat 的 si、so）。再把 SGA、实际使用的 PGA（V$PGASTAT，可用 PGA_AGGREGATE_LIMIT 限制）、进程与其他程序加总后与物理内存比较，缩小最大的一项。Linux 上让 SGA 使用 huge pages（USE_LARGE_PAGES = ONLY），它们不会被换出，并保持较低的 vm.swappiness。',
    },
  },
});

const bytesPerS = (value: number): Value => ({ value, unit: 'bytes_per_second' });
