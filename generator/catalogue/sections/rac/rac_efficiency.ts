/** Global Cache Efficiency Percentages: where the blocks that sessions wanted were. */
import { defineSection } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope } from './columns.ts';

const METRICS: Readonly<Record<string, string>> = {
  local: 'local_cache',
  'buffer access - local cache': 'local_cache',
  remote: 'remote_cache',
  'buffer access - remote cache': 'remote_cache',
  disk: 'disk',
  'buffer access - disk': 'disk',
  locality: 'locality',
  'global cache locality': 'locality',
};

const HEADING = /^global cache efficiency percentages/i;

export default defineSection({
  name: 'rac_efficiency',
  doc: 'Where blocks were found, percent of buffer accesses',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    {
      name: 'metric',
      type: 'text',
      doc: '`local_cache`, `remote_cache`, `disk`; `locality`: accesses to blocks that the instance itself is master of',
      codes: METRICS,
      part: /^(.*?)\s*%?\s*:?$/,
    },
    number('value_pct', 'Percent'),
  ],
  sources: [
    {
      heading: HEADING,
      headerRow: 'I#',
      unpivot: {
        header: 'metric',
        value: 'value_pct',
        read: (header) => METRICS[keyOf(header)] ?? keyOf(header).replace(/[^a-z0-9]+/g, '_'),
      },
      expects: ['instance_number'],
    },
    { heading: HEADING, pairs: true, constants: { scope: 'instance' }, expects: ['metric', 'value_pct'] },
  ],
});

function keyOf(header: string): string {
  return header.toLowerCase().replace(/\s*%$/, '');
}
