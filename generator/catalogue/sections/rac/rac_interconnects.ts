/** Cluster Interconnect: the networks between the instances. */
import { defineSection } from '../../section.ts';
import { BOTH_KINDS, text } from './columns.ts';

export default defineSection({
  name: 'rac_interconnects',
  doc: 'Network interfaces that the instances use among themselves',
  kinds: BOTH_KINDS,
  columns: [
    {
      name: 'instance_number',
      type: 'integer',
      doc: 'Instance; NULL in the report of one instance, whose own it is',
      from: ['I#'],
    },
    text('interface', 'Interface', 'NAME', 'Interface'),
    text('ip_address', 'IP address', 'IP Address'),
    { name: 'is_public', type: 'boolean', doc: 'Whether it is a public network', from: ['Pub'] },
    text('source', 'Where its choice comes from', 'Source'),
    text('end_ip_address', 'IP address at the last snapshot; NULL unless it differs', 'IP Address#2'),
    text('end_public', 'Public at the last snapshot, as printed; NULL unless it differs', 'Pub#2'),
    text('end_source', 'Source at the last snapshot, as printed; NULL unless it differs', 'Source#2', 'Src'),
  ],
  sources: [
    { heading: /^cluster interconnect$/i, headerRow: 'I#', expects: ['instance_number', 'interface', 'ip_address'] },
    { heading: /^cluster interconnect$/i, headerRow: 'Interface', expects: ['interface', 'ip_address', 'is_public'] },
  ],
});
