/** Interconnect Device Statistics: traffic and errors of each network interface. */
import { type Column, defineSection } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope, text } from './columns.ts';

/** Measures of one direction: column, what it is, cell under the group's name, cell of one instance's table. */
const MEASURES: readonly [name: string, doc: string, cell: string, own: string][] = [
  ['mb', 'MiB', 'MBytes', 'Mbytes'],
  ['packets', 'Packets', 'Packets', 'Packets'],
  ['errors', 'Errors', 'Errors', 'Errors'],
  ['dropped', 'Packets dropped', 'Packets Dropped', 'Dropped'],
  ['buffer_overruns', 'Buffer overruns', 'Buffer Ovrrun', 'Buffer Overrun'],
];

const DIRECTIONS = [
  ['sent', 'Sent', 'Send', ['carrier_lost', 'Carriers lost', 'Carrier Lost', 'Carrier Lost']],
  ['received', 'Received', 'Receive', ['frame_errors', 'Frame errors', 'Frame Errors', 'Frame Errors']],
] as const;

/** Totals (`sent_mb`) or rates (`sent_mb_per_s`). One instance's table prints traffic as a rate, errors as totals. */
function measures(rate: boolean): Column[] {
  return DIRECTIONS.flatMap(([direction, group, verb, own]) =>
    [...MEASURES, own].map(([name, doc, cell, single]) => {
      const singles = name === 'mb' ? (rate ? [`${verb} Mbytes/sec`] : []) : rate ? [] : [`${verb} ${single}`];
      return number(
        `${direction}_${name}${rate ? '_per_s' : ''}`,
        `${doc} ${direction === 'sent' ? 'in sending' : 'in receiving'}${rate ? ', per second' : ''}`,
        ...singles,
        `${group} ${cell}`,
      );
    }),
  );
}

const totals = measures(false);
const rates = measures(true);
/** In the global report both tables print the same header: one fills the totals, the other the rates. */
const none = (columns: readonly Column[]) => Object.fromEntries(columns.map(({ name }) => [name, []]));
const GLOBAL = { headerRow: 'I#', groups: ['NAME', 'MBytes'], units: { sent_mb: 'm', received_mb: 'm' } };

export default defineSection({
  name: 'rac_interconnect_devices',
  doc: 'Traffic and errors by network interface',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    text('device', 'Interface', 'Interface NAME', 'Device Name'),
    text('ip_address', 'IP address', 'Interface IP Address', 'IP Address'),
    text('ip_mask', 'Mask of the network', 'Interface IP Mask'),
    { name: 'is_public', type: 'boolean', doc: 'Whether it is a public network', from: ['Public'] },
    text('source', 'Where its choice comes from', 'Source'),
    ...totals,
    ...rates,
  ],
  sources: [
    {
      ...GLOBAL,
      heading: /^interconnect device statistics$/i,
      from: none(rates),
      expects: ['instance_number', 'device', 'ip_address', 'sent_mb', 'received_mb'],
    },
    {
      ...GLOBAL,
      heading: /^interconnect device statistics \(per second\)$/i,
      from: none(totals),
      expects: ['instance_number', 'device', 'ip_address', 'sent_mb_per_s', 'received_mb_per_s'],
    },
    {
      heading: /^interconnect device stat(istic)?s$/i,
      constants: { scope: 'instance' },
      from: { scope: [] },
      expects: ['device', 'ip_address', 'sent_mb_per_s', 'received_mb_per_s'],
    },
  ],
  merge: true,
  key: ['scope', 'instance_number', 'device', 'ip_address'],
});
