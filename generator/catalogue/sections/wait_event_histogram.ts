/** Wait Event Histogram: how long waits took, as a share of the waits in each bucket of time. */
import { defineSection, INSTANCE_KINDS, type Unpivot } from '../section.ts';

/** Text has no room for the units of `<512us` and `>=512us`. */
const MICROSECONDS: Readonly<Record<string, number>> = { '': 1, u: 1, us: 1, ms: 1e3, s: 1e6, m: 60e6, h: 3600e6 };

/** The upper bound that a header cell states: `<512us`, `<=1s`, `<1/8s`, `< 1m`; null for the last bucket (`>=2s`). */
export function bucket(header: string): number | null | undefined {
  const match = /^([<>])=?(\d+)(?:\/(\d+))?(us|u|ms|s|m|h|)$/.exec(header.replace(/\s+/g, ''));
  if (!match || Number(match[3] ?? 1) === 0) return undefined;
  const [, sign, count, parts = '1', unit = ''] = match;
  return sign === '>' ? null : (Number(count) / Number(parts)) * (MICROSECONDS[unit] ?? Number.NaN);
}

const unpivot: Unpivot = { header: 'bucket_le_us', value: 'pct_waits', read: bucket };

export default defineSection({
  name: 'wait_event_histogram',
  doc: 'Distribution of wait times by event; a row for each bucket with waits. Rows of one `span` make a whole distribution',
  kinds: [...INSTANCE_KINDS, 'awr_rac'],
  columns: [
    { name: 'event', type: 'text', doc: 'Event', from: ['Event'] },
    { name: 'bucket_le_us', type: 'number', doc: 'Upper bound of the bucket, microseconds; NULL beyond the last' },
    { name: 'pct_waits', type: 'number', doc: "Percent of the event's waits", part: /^<?([\d.]+)\(\d+\)$/ },
    {
      name: 'bucket_waits',
      type: 'number',
      doc: 'Waits in the bucket; printed by STATSPACK 10.1 instead of their percentage',
    },
    {
      name: 'span',
      type: 'text',
      doc: '`all`, or the span that a table prints in more detail, e.g. `up_to_32_ms`, `64_msec_to_2_sec`',
      // A cluster's report prints one table of all instances.
      codes: { global: 'all' },
    },
    {
      name: 'waits',
      type: 'number',
      doc: 'Waits of the event; where `span` is not `all`, those within the span',
      from: ['Total Waits', 'Waits', /^waits\d/],
    },
  ],
  // One summary serves all of these tables; the heading tells them apart, and names stand in a second row.
  sources: [
    {
      heading: /^wait event histogram$/i,
      headerRow: 'Event',
      constants: { span: 'all' },
      unpivot,
      expects: ['event', 'waits'],
    },
    {
      heading: /^wait event histogram (detail )?\((?<span>.+)\)$/i,
      headerRow: 'Event',
      named: 'span',
      unpivot,
      expects: ['event', 'waits'],
    },
  ],
});
