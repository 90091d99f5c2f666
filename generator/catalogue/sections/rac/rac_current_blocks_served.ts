/** Global Current Server Statistics: how long pins, flushes and writes took before a current block was served. */
import { defineSection, type Source } from '../../section.ts';
import { BOTH_KINDS, instanceNumber, number, scope } from './columns.ts';

const HEADING = /^(global current serve[rd] stat(istic)?s|current blocks served statistics)$/i;
const BUCKETS = ['100us', '1ms', '10ms', '100ms', '1s', '10s'] as const;

/** A global report prints one operation behind the other, each with its buckets. */
function operation(name: string, place: number): Source {
  const suffix = place === 1 ? '' : `#${place}`;
  return {
    heading: HEADING,
    headerRow: 'I#',
    constants: { operation: name.toLowerCase() },
    from: {
      total: [name],
      operation: [],
      ...Object.fromEntries(BUCKETS.map((bucket) => [`pct_lt_${bucket}`, [`% <${bucket}${suffix}`]])),
    },
    borrowed: place > 1,
    expects: ['instance_number', 'total'],
  };
}

export default defineSection({
  name: 'rac_current_blocks_served',
  doc: 'What had to be done before current blocks were served, and how long it took',
  kinds: BOTH_KINDS,
  columns: [
    scope,
    instanceNumber,
    { name: 'operation', type: 'text', doc: '`pins`, `flushes` or `writes`', from: ['Statistic'], codes: {} },
    number('total', 'Number over the interval', 'Total'),
    ...BUCKETS.map((bucket, at) =>
      number(
        `pct_lt_${bucket}`,
        `Percent that took less than ${bucket}${at === 0 ? '' : ' and not less than the bucket before'}`,
        `% <${bucket}`,
      ),
    ),
  ],
  sources: [
    operation('Pins', 1),
    operation('Flushes', 2),
    operation('Writes', 3),
    {
      heading: HEADING,
      constants: { scope: 'instance' },
      from: { scope: [] },
      expects: ['operation', 'total', 'pct_lt_1ms', 'pct_lt_10s'],
    },
  ],
});
