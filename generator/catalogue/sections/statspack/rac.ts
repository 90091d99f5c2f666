/** Tables of RAC whose layout is STATSPACK's own; the others are those of AWR's text reports. */
import { type SourcesByTable, statspack } from './source.ts';

export const racSources: SourcesByTable = {
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
