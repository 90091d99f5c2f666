/** Queues, Streams, GoldenGate, XStream and rule sets: what their tables print, measure by measure. */
import { metricName } from '../names.ts';
import { defineSection } from '../section.ts';

export default defineSection({
  name: 'replication_stats',
  doc: 'Queues, Streams, GoldenGate, XStream and rule sets; a row for each printed measure',
  columns: [
    {
      name: 'section',
      type: 'text',
      doc: "The section's name, e.g. `persistent_queues`, `goldengate_apply_reader`",
      codes: {},
    },
    {
      name: 'name',
      type: 'text',
      doc: 'Queue, subscriber, capture, apply or rule set',
      from: [
        'Apply Name',
        'Capture Name',
        'Extract Name',
        'Object Name',
        'Queue Name',
        'Subscriber/Queue',
        // In text, names stand on lines of their own.
        '',
        'Ruleset Name',
        /^(?!replicat|extract|session).*(name|queue|set)$/,
      ],
    },
    {
      name: 'owner',
      type: 'text',
      doc: 'What it belongs to: replicat, extract or component',
      from: ['Replicat Name', 'Extract Name', 'Component'],
    },
    { name: 'module', type: 'text', doc: 'Module of the session', from: ['Session Module'] },
    {
      name: 'metric',
      type: 'text',
      doc: 'Measure with its unit, e.g. `enq_msgs`, `server_apply_time_s`, `spill_msgs_per_s`',
    },
    { name: 'value', type: 'number', doc: 'Value' },
    { name: 'value_text', type: 'text', doc: 'What is printed where it is no number' },
    { name: 'pdb_name', type: 'text', doc: 'Pluggable database, where the report names it', from: ['PDB Name'] },
  ],
  sources: [
    {
      heading:
        /^(?<section>(GoldenGate|XStream|streams|persistent queues?|buffered queues?|replication|rule set|table statistics by)\b.*)$/i,
      named: 'section',
      unpivot: { header: 'metric', value: 'value', text: 'value_text', read: metricName },
      expects: ['name'],
    },
  ],
});
