/** System Statistics and global messaging by instance: totals, per second, per transaction; Global Cache Load Profile of one. */
import { defineSection, type Source, type Unpivot } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, SUM, scope } from './columns.ts';

/** Header cells without `/s`, `/tx` and units, with their group's name where one is printed. */
const METRICS: Readonly<Record<string, string>> = {
  'logical reads': 'logical_reads',
  'physical reads': 'physical_reads',
  'physical writes': 'physical_writes',
  'redo size': 'redo_kb',
  'block changes': 'block_changes',
  'user calls': 'user_calls',
  execs: 'executes',
  parses: 'parses',
  logons: 'logons',
  txns: 'transactions',
  'blocks received gc current': 'gc_current_blocks_received',
  'blocks received gc cr': 'gc_cr_blocks_received',
  'blocks served gc current': 'gc_current_blocks_served',
  'blocks served gc cr': 'gc_cr_blocks_served',
  'cpu gc': 'gc_cpu_s',
  'cpu ipc': 'ipc_cpu_s',
  'messages gcs received': 'gcs_messages_received',
  'messages ges received': 'ges_messages_received',
  'messages gcs sent': 'gcs_messages_sent',
  'messages ges sent': 'ges_messages_sent',
  'messages sent direct': 'messages_sent_directly',
  'messages sent indir': 'messages_sent_indirectly',
  'gc blks lost': 'gc_blocks_lost',
  'gc cr failure': 'gc_cr_failures',
  'gc cr fail': 'gc_cr_failures',
};

/** Labels of one instance's Global Cache Load Profile. */
const LABELS: Readonly<Record<string, string>> = {
  'global cache blocks received': 'gc_blocks_received',
  'global cache blocks served': 'gc_blocks_served',
  'gcs/ges messages received': 'messages_received',
  'gcs/ges messages sent': 'messages_sent',
  'dbwr fusion writes': 'dbwr_fusion_writes',
  'estd interconnect traffic (kb)': 'interconnect_traffic_kb',
};

/** The metric of a header cell; one unknown becomes snake_case. */
export function metricOf(header: string): string {
  const name = header
    .toLowerCase()
    .replace(/\bper (second|sec|transaction|trans|tx)\b|\(seconds\)|\bseconds\b|\(k\)|\/(s|tx)$/g, '')
    .replace(/\s*\/(s|tx)\s*$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  return METRICS[name] ?? name.replace(/[^a-z0-9]+/g, '_');
}

const unpivot = (value: string): Unpivot => ({ header: 'metric', value, read: metricOf });

const MESSAGES = ['GC Current', 'GC', 'GCS Received', 'Lost', 'Lost/s', 'Lost/Tx', 'Failure', 'Fail/s', 'Fail/Tx'];

function of(heading: RegExp, value: string, groups?: readonly string[]): Source {
  return {
    heading,
    headerRow: 'I#',
    unpivot: unpivot(value),
    expects: ['instance_number'],
    ...(groups ? { groups } : {}),
  };
}

/** Metrics that are `load_profile`'s as they are. */
const SHARED = new Set(Object.values(METRICS).slice(0, 10));

/** The cluster's rates per second, for `load_profile`. */
export const clusterLoadProfile: readonly Source[] = [false, true].map((redo) => ({
  heading: /^system statistics - per second$/i,
  headerRow: 'I#',
  only: SUM,
  unpivot: {
    header: 'metric',
    value: 'per_second',
    read: (header: string) => {
      const metric = metricOf(header);
      if (metric === 'redo_kb') return redo ? 'redo_bytes' : undefined;
      return !redo && SHARED.has(metric) ? metric : undefined;
    },
  },
  ...(redo ? { factors: { per_second: 1024 } } : {}),
  borrowed: true,
  expects: [],
}));

export default defineSection({
  name: 'rac_load_profile',
  doc: 'What each instance did, and what it exchanged with the others',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    {
      name: 'metric',
      type: 'text',
      doc: 'Metric, named as in `load_profile` where it is there; the unit is in the name (`redo_kb`, `gc_cpu_s`)',
      codes: LABELS,
    },
    number('total', 'Over the interval; printed in global reports'),
    number('per_second', 'Per second', 'Per Second'),
    number('per_transaction', 'Per transaction', 'Per Transaction'),
  ],
  sources: [
    of(/^system statistics$/i, 'total'),
    of(/^system statistics - per second$/i, 'per_second'),
    of(/^system statistics - per transaction$/i, 'per_transaction'),
    of(/^sysstat and global messaging ?- RAC$/i, 'total', MESSAGES),
    of(/^sysstat and global messaging \(per sec\) ?- RAC$/i, 'per_second', MESSAGES),
    of(/^sysstat and global messaging \(per tx\) ?- RAC$/i, 'per_transaction', MESSAGES),
    {
      heading: /^global cache load profile$/i,
      constants: { scope: 'instance' },
      from: { scope: [], metric: [''] },
      expects: ['metric', 'per_second', 'per_transaction'],
    },
  ],
  merge: true,
  key: ['scope', 'instance_number', 'metric'],
});
