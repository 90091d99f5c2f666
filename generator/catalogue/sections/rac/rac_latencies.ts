/**
 * Workload characteristics and messaging of global cache and enqueue services: average times and percentages. One instance's
 * report prints label and value with the unit in the label; a global report a column each, up to 12.1 in milliseconds.
 */
import { defineSection, type Source, type Unpivot } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope } from './columns.ts';

/** Labels and header cells without their units. */
const METRICS: Readonly<Record<string, string>> = {
  'avg global enqueue get time': 'enqueue_get',
  'ge get time': 'enqueue_get',
  'avg global cache cr block receive time': 'cr_block_receive',
  'cr blocks receive time': 'cr_block_receive',
  'avg global cache current block receive time': 'current_block_receive',
  'cu blocks receive time': 'current_block_receive',
  'avg global cache cr block build time': 'cr_block_build',
  'cr blocks build time': 'cr_block_build',
  'avg global cache cr block send time': 'cr_block_send',
  'cr blocks send time': 'cr_block_send',
  'avg global cache cr block flush time': 'cr_block_flush',
  'cr blocks flush time': 'cr_block_flush',
  'global cache log flushes for cr blocks served': 'cr_block_log_flushes',
  'cr blocks log flush cr srvd': 'cr_block_log_flushes',
  'avg global cache current block pin time': 'current_block_pin',
  'cu blocks pin time': 'current_block_pin',
  'avg global cache current block send time': 'current_block_send',
  'cu blocks send time': 'current_block_send',
  'avg global cache current block flush time': 'current_block_flush',
  'cu blocks flush time': 'current_block_flush',
  'global cache log flushes for current blocks served': 'current_block_log_flushes',
  'cu blocks log flush cu srvd': 'current_block_log_flushes',
  'avg lms process busy': 'lms_busy',
  'avg message sent queue time': 'message_sent_queue',
  'queue time sent': 'message_sent_queue',
  'avg message sent queue time on ksxp': 'message_sent_queue_on_ksxp',
  'queue time on ksxp': 'message_sent_queue_on_ksxp',
  'avg message received queue time': 'message_received_queue',
  'queue time received': 'message_received_queue',
  'avg gcs message process time': 'gcs_message_process',
  'process time gcs msgs': 'gcs_message_process',
  'avg ges message process time': 'ges_message_process',
  'process time ges msgs': 'ges_message_process',
  '% of direct sent messages': 'messages_sent_directly',
  '% messages sent direct': 'messages_sent_directly',
  '% of indirect sent messages': 'messages_sent_indirectly',
  '% messages sent indirect': 'messages_sent_indirectly',
  '% of flow controlled messages': 'messages_flow_controlled',
  '% messages sent flow ctrl': 'messages_flow_controlled',
  // STATSPACK 9.2.
  'ave global lock get time': 'enqueue_get',
  'ave receive time for cr block': 'cr_block_receive',
  'ave build time for cr block': 'cr_block_build',
  'ave flush time for cr block': 'cr_block_flush',
  'ave send time for cr block': 'cr_block_send',
  'ave receive time for current block': 'current_block_receive',
  'ave pin time for current block': 'current_block_pin',
  'ave flush time for current block': 'current_block_flush',
  'ave send time for current block': 'current_block_send',
  '% of remote buffer gets': 'remote_buffer_gets',
  '% of messages sent for buffer gets': 'messages_sent_for_buffer_gets',
  'ave message sent queue time': 'message_sent_queue',
  'ave message sent queue time on ksxp': 'message_sent_queue_on_ksxp',
  'ave message received queue time': 'message_received_queue',
  'ave gcs message process time': 'gcs_message_process',
  'ave ges message process time': 'ges_message_process',
};

/** A header cell without its units. */
function metricOf(header: string): string {
  const name = header
    .toLowerCase()
    .replace(/\((us|ms)\)|\s*%\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return METRICS[name] ?? name.replace(/[^a-z0-9]+/g, '_');
}

const isPercentage = (header: string) => /%/.test(header);

const times: Unpivot = {
  header: 'metric',
  value: 'time_us',
  read: (header) => (isPercentage(header) ? undefined : metricOf(header)),
};
const percentages: Unpivot = {
  header: 'metric',
  value: 'value_pct',
  read: (header) => (isPercentage(header) ? metricOf(header) : undefined),
};

const WORKLOAD = /^global (latency|cache and enqueue workload) characteristics$/i;
const MESSAGING = /^global (cache and enqueue )?messaging statistics$/i;

/** A global report's table: its times, and of the same table its percentages. Bare times are milliseconds: 12.1 forgets to say. */
function byInstance(heading: RegExp, groups: readonly string[]): Source[] {
  const common = { heading, headerRow: 'I#', groups, expects: ['instance_number'] };
  return [
    { ...common, unpivot: times, units: { time_us: 'ms' } },
    { ...common, unpivot: percentages, borrowed: true },
  ];
}

const LABELLED = /^global cache and enqueue services - (workload characteristics|messaging statistics)$/i;

/** One instance's label and value, the labels with a unit or without any. */
function labelled(value: string, unit: string | null, not: RegExp, borrowed: boolean): Source {
  return {
    heading: LABELLED,
    pairs: true,
    constants: { scope: 'instance' },
    ...(unit ? { units: { [value]: unit } } : {}),
    except: { column: 'metric', matches: not },
    borrowed,
    expects: ['metric', value],
  };
}

export default defineSection({
  name: 'rac_latencies',
  doc: 'Average times and shares of global cache and enqueue services',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    {
      name: 'metric',
      type: 'text',
      doc: 'What is measured: `enqueue_get`, `cr_block_receive`, `current_block_flush`, `message_sent_queue`, `messages_sent_directly` …',
      part: /^(.*?)\s*(?:\((?:us|ms)\)|(?<=.)%)?\s*:?$/,
      codes: METRICS,
    },
    number('time_us', 'Average time, microseconds'),
    number('value_pct', 'Percent, of metrics that are no time'),
  ],
  sources: [
    ...byInstance(WORKLOAD, ['Receive Time (us)', 'Receive Time (ms)']),
    ...byInstance(MESSAGING, ['Sent', 'GCS msgs', 'Direct']),
    labelled('time_us', 'us', /^(?!.*\(us\))/i, false),
    labelled('time_us', 'ms', /^(?!.*\(ms\))/i, true),
    labelled('value_pct', null, /\((us|ms)\)/i, true),
  ],
});
