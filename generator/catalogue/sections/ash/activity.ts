/** Activity Over Time. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, event, pctEvent } from './columns.ts';

const SLOT = ['Slot Time (Duration)'];

export default defineSection({
  name: 'ash_activity',
  doc: 'Active session history over time: the top events of each slot',
  kinds: ASH_KINDS,
  columns: [
    {
      name: 'slot_time',
      type: 'text',
      doc: 'Begin of the slot as printed, mostly a time of day',
      from: SLOT,
      part: /^([^(]*)/,
      carried: true,
    },
    {
      name: 'slot_s',
      type: 'number',
      doc: 'Length of the slot, seconds; printed in minutes to one decimal',
      from: SLOT,
      part: /(?:\(|$)([^)]*)/,
      carried: true,
    },
    { name: 'slot_samples', type: 'integer', doc: 'Samples in the slot', from: ['Slot Count'], carried: true },
    event,
    { name: 'event_samples', type: 'integer', doc: 'Samples with the event in the slot', from: ['Event Count'] },
    pctEvent,
    containerName,
  ],
  sources: [
    {
      heading: /^activity over time$/i,
      summary: /^(?:this table shows? the )?activity (?:in ASH )?over time/i,
      expects: ['slot_time', 'slot_samples', 'event', 'event_samples', 'pct_event'],
    },
  ],
});
