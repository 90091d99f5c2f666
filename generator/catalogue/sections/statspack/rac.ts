/** Tables of RAC whose layout is STATSPACK's own; the others are those of AWR's text reports. */
import type { Source } from '../../section.ts';
import { type SourcesByTable, statspack } from './source.ts';

/** Label and value, times in milliseconds beside percentages; 9.2 has all of it in one list, with ratios that are neither. */
const LATENCIES =
  /^(?:global cache and enqueue services - (?:workload characteristics|messaging statistics)|cluster statistics)$/i;
const latencies = (value: string, others: RegExp, rest: Partial<Source>) =>
  statspack(LATENCIES, {
    pairs: true,
    constants: { scope: 'instance' },
    except: { column: 'metric', matches: others },
    expects: ['metric', value],
    ...rest,
  });

export const racSources: SourcesByTable = {
  rac_latencies: [
    latencies('time_us', /^(?!.*\(ms\))/i, { units: { time_us: 'ms' } }),
    latencies('value_pct', /\(ms\)|^ratio /i, { borrowed: true }),
  ],
  rac_ping: [
    statspack(/^interconnect ping stats$/i, {
      groups: ['Ping Count'],
      from: {
        target_instance: ['Target Inst'],
        time_500b_s: ['500 bytes Time (s)'],
        time_8k_s: ['8 Kbytes Time (s)'],
      },
      units: { avg_500b_us: 'ms', avg_8k_us: 'ms' },
      expects: ['target_instance', 'pings_500b', 'avg_500b_us', 'pings_8k', 'avg_8k_us'],
    }),
  ],
  rac_messaging_statistics: [
    statspack(/^(?:GES statistics|global enqueue stats)$/i, {
      expects: ['statistic', 'total', 'per_second', 'per_transaction'],
    }),
  ],
  rac_remastering: [
    statspack(/^dynamic remastering stats$/i, {
      pairs: true,
      constants: { scope: 'instance' },
      parts: { statistic: /^(.*?) *:?$/ },
      expects: ['statistic', 'total'],
    }),
  ],
};
