/** Top Latches. */
import { defineSection } from '../../section.ts';
import { ASH_KINDS, containerName, pctActivity, sessionColumns } from './columns.ts';

const waits = (name: string, doc: string, from: readonly (string | RegExp)[]) =>
  ({ name, type: 'number', doc, from }) as const;

export default defineSection({
  name: 'ash_latches',
  doc: 'Top latches of active session history, with the sessions that held them',
  kinds: ASH_KINDS,
  columns: [
    { name: 'latch', type: 'text', doc: 'Latch', from: ['Latch', 'Latch Name'], carried: true },
    { name: 'pct_latch', type: 'number', doc: 'Samples of the latch as percent of all samples', from: ['% Latch'] },
    ...sessionColumns([/^blockingsid/], ' of the one that held the latch'),
    pctActivity,
    waits('max_wait_s', 'Longest sampled wait, seconds', [/^maxsampledwait/]),
    waits('waits', 'Waits sampled', [/^#(?:of)?waitssampled/]),
    waits('waits_lt_10ms', 'Sampled waits below 10 ms', [/^#(?:of)?sampledw(?:ai)?ts<10ms/]),
    waits('waits_10_100ms', 'Sampled waits of 10 to 100 ms', [/^#(?:of)?sampledw(?:ai)?ts10ms-100ms/]),
    waits('waits_100ms_1s', 'Sampled waits of 100 ms to 1 s', [/^#(?:of)?sampledw(?:ai)?ts100ms-1s/]),
    waits('waits_gt_1s', 'Sampled waits above 1 s', [/^#(?:of)?sampledw(?:ai)?ts>1s/]),
    containerName,
  ],
  sources: [
    {
      heading: /^top latches$/i,
      summary: /^(?:this table (?:shows|displays) the )?top latches/i,
      units: { max_wait_s: 's' },
      expects: ['latch', 'pct_latch'],
    },
  ],
});
