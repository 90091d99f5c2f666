/** Interconnect Ping Latency Statistics: the round trip of a message to each instance. */
import { defineSection, type Source } from '../../section.ts';
import { BOTH_KINDS, number } from './columns.ts';

/** One instance's table prints no unit: milliseconds up to 12.1, whose heading is shorter, microseconds from 12.2. */
function one(heading: RegExp, unit: 'us' | 'ms'): Source {
  return {
    heading,
    units: { avg_500b_us: unit, avg_8k_us: unit },
    expects: ['target_instance', 'pings_500b', 'avg_500b_us', 'pings_8k', 'avg_8k_us'],
  };
}

export default defineSection({
  name: 'rac_ping',
  doc: 'Round trips of messages between instances, of 500 bytes and of 8 KB',
  kinds: BOTH_KINDS,
  columns: [
    {
      name: 'instance_number',
      type: 'integer',
      doc: 'Sending instance; NULL in the report of one instance, whose own it is',
      from: ['Instance# Src', 'Src'],
    },
    {
      name: 'target_instance',
      type: 'integer',
      doc: 'Receiving instance',
      from: ['Instance# Target', 'Target', 'Target Instance'],
    },
    number('pings_500b', 'Messages of 500 bytes', '500 bytes Ping Count', '500B Ping Count', '500B Pin Count'),
    number('time_500b_s', 'Their total time, seconds; up to 12.1', '500 bytes Ping Time(s)'),
    number('avg_500b_us', 'Their average round trip, microseconds', /^500bytesavgtime/, 'Avg Latency 500B msg'),
    number(
      'std_dev_500b',
      'Standard deviation of the round trip, as printed: in milliseconds, it seems, whatever the average is in',
      '500 bytes Std Dev',
      'Stddev 500B msg',
    ),
    number('pings_8k', 'Messages of 8 KB', '8 Kbytes Ping Count', '8K Ping Count'),
    number('time_8k_s', 'Their total time, seconds; up to 12.1', '8 Kbytes Ping Time(s)'),
    number('avg_8k_us', 'Their average round trip, microseconds', /^8kbytesavgtime/, 'Avg Latency 8K msg'),
    number(
      'std_dev_8k',
      'Standard deviation of the round trip, as printed: in milliseconds, it seems, whatever the average is in',
      '8 Kbytes Std Dev',
      'Stddev 8K msg',
    ),
  ],
  sources: [
    {
      heading: /^ping statistics$/i,
      headerRow: 'Src',
      groups: ['Src', 'Ping Count'],
      expects: ['instance_number', 'target_instance', 'pings_500b', 'avg_500b_us', 'pings_8k', 'avg_8k_us'],
    },
    one(/^interconnect ping latency stats$/i, 'ms'),
    one(/^interconnect ping latency statistics$/i, 'us'),
  ],
});
