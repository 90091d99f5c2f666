/** Streams, queues and rule sets: a row for each measure, as of AWR. */

import { metricName } from '../../names.ts';
import type { Source } from '../../section.ts';
import { type SourcesByTable, statspack } from './source.ts';

/** `*` marks what was restarted in the interval. */
const queue = (heading: RegExp, name: string, owner: readonly string[] = []): Source =>
  statspack(heading, {
    named: 'section',
    from: { name: [name], owner },
    unpivot: {
      header: 'metric',
      value: 'value',
      text: 'value_text',
      read: (header) => (header === '*' ? 'restarted' : metricName(header)),
    },
    expects: ['name'],
  });

export const queueSources: SourcesByTable = {
  replication_stats: [
    queue(/^(?<section>streams capture)$/i, 'Capture Name'),
    queue(/^(?<section>streams apply)$/i, 'Apply Name'),
    queue(/^(?<section>propagation sender)$/i, 'Queue', ['Destination']),
    queue(/^(?<section>propagation receiver)$/i, 'Source Queue', ['Source DB Name']),
    queue(/^(?<section>buffered queues)$/i, 'Queue'),
    queue(/^(?<section>buffered queue subscribers)$/i, 'Subscriber', ['Queue']),
    queue(/^(?<section>rule sets)$/i, 'Rule'),
  ],
};
