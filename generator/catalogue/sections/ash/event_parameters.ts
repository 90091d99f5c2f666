/** Top Event P1/P2/P3 Values. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, event, pctActivity, pctEvent } from './columns.ts';

const VALUES = ['P1, P2, P3 Values', 'P1 Value, P2 Value, P3 Value'];
const UNDEFINED = /^NOT DEFINED$/i;

export default defineSection({
  name: 'ash_event_parameters',
  doc: 'Values of the parameters of top events; a row for each event and set of values',
  kinds: ASH_KINDS,
  columns: [
    { ...event, carried: true },
    { ...pctEvent, carried: true },
    { name: 'p1', type: 'number', doc: 'Value of the first parameter', from: VALUES, part: /^"([^"]*)"/ },
    { name: 'p2', type: 'number', doc: 'Value of the second parameter', from: VALUES, part: /^"[^"]*",\s*"([^"]*)"/ },
    {
      name: 'p3',
      type: 'number',
      doc: 'Value of the third parameter',
      from: VALUES,
      part: /^"[^"]*",\s*"[^"]*",\s*"([^"]*)"/,
    },
    { ...pctActivity, doc: 'Samples with these values as percent of all samples' },
    {
      name: 'parameter_1',
      type: 'text',
      doc: 'Meaning of the first parameter, e.g. `file#`',
      from: ['Parameter 1'],
      absent: UNDEFINED,
      carried: 'event',
    },
    {
      name: 'parameter_2',
      type: 'text',
      doc: 'Meaning of the second parameter',
      from: ['Parameter 2'],
      absent: UNDEFINED,
      carried: 'event',
    },
    {
      name: 'parameter_3',
      type: 'text',
      doc: 'Meaning of the third parameter',
      from: ['Parameter 3'],
      absent: UNDEFINED,
      carried: 'event',
    },
    containerName,
  ],
  sources: [
    {
      heading: /^top event P1\/P2\/P3 values$/i,
      summary: /^(?:this table displays the )?top event P1\/P2\/P3 values/i,
      expects: ['event', 'pct_event', 'p1', 'pct_activity', 'parameter_1', 'parameter_2', 'parameter_3'],
    },
  ],
});
