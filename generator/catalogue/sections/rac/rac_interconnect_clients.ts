/** Interconnect Client Statistics: what the parts of the database send and receive. */
import { defineSection, type Source, type Unpivot } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope, text } from './columns.ts';

const CLIENTS: Readonly<Record<string, string>> = {
  total: 'total',
  cache: 'global_cache',
  'global cache': 'global_cache',
  ipq: 'parallel_query',
  'parallel query': 'parallel_query',
  dlm: 'db_locks',
  'db locks': 'db_locks',
  'db streams': 'db_streams',
  png: 'ping',
  ping: 'ping',
  misc: 'other',
  other: 'other',
};

/** The columns of one direction, under `Sent (MB)` or `Received (MB/s)`. */
function toward(group: RegExp, value: string): Unpivot {
  return {
    header: 'client',
    value,
    read: (header) => {
      const name = group.exec(header)?.[1]?.toLowerCase();
      return name === undefined ? undefined : (CLIENTS[name] ?? name);
    },
  };
}

const SENT = /^sent \([^)]*\) (.+)$/i;
const RECEIVED = /^received \([^)]*\) (.+)$/i;

function of(heading: RegExp, value: string): Source[] {
  const common = { heading, headerRow: 'I#', groups: ['Total'], units: { mb: 'm' }, expects: ['instance_number'] };
  return [
    { ...common, constants: { direction: 'sent' }, unpivot: toward(SENT, value) },
    { ...common, constants: { direction: 'received' }, unpivot: toward(RECEIVED, value), borrowed: true },
  ];
}

export default defineSection({
  name: 'rac_interconnect_clients',
  doc: 'Traffic over the interconnect by what it is for',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    text('direction', '`sent` or `received`'),
    {
      name: 'client',
      type: 'text',
      doc: '`global_cache`, `parallel_query`, `db_locks`, `db_streams`, `ping`, `other`; `total` for all',
      from: ['Used By'],
      codes: CLIENTS,
    },
    number('mb', 'MiB over the interval; printed in global reports'),
    number('mb_per_s', 'MiB per second'),
  ],
  sources: [
    ...of(/^interconnect client statistics$/i, 'mb'),
    ...of(/^interconnect client statistics \(per second\)$/i, 'mb_per_s'),
    {
      heading: /^interconnect throughput by client$/i,
      constants: { scope: 'instance' },
      from: { scope: [] },
      unpivot: {
        header: 'direction',
        value: 'mb_per_s',
        read: (header) => (/^send/i.test(header) ? 'sent' : /^receive/i.test(header) ? 'received' : undefined),
      },
      expects: ['client'],
    },
  ],
  merge: true,
  key: ['scope', 'instance_number', 'direction', 'client'],
});
