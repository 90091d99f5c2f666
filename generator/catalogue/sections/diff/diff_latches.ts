/** Latch sleep and wait time breakdown of both periods: the same in two orders. */
import { defineSection } from '../../section.ts';
import { type Measure, STARTS, sides, text } from './columns.ts';

const MEASURES: readonly Measure[] = [
  { name: 'pct_sleeps', doc: 'Percent of all sleeps', groups: ['% of Total Sleeps'], diff: true },
  { name: 'gets', doc: 'Get requests', groups: ['Get Requests'] },
  { name: 'misses', doc: 'Misses', groups: ['Misses'] },
  { name: 'spin_gets', doc: 'Gets after spinning', groups: ['Spin Gets'] },
  { name: 'sleeps', doc: 'Sleeps', groups: ['Sleeps'] },
  {
    name: 'wait_s',
    doc: 'Wait time, seconds by the unit that its header names; 11.2 seems to print microseconds under it',
    groups: ['Wait Time (cs)'],
    diff: true,
  },
];

export default defineSection({
  name: 'diff_latches',
  doc: 'Latches of both periods by sleeps and by wait time; one row per latch',
  kinds: ['awr_diff'],
  columns: [text('latch', 'Latch', 'Latch Name'), ...MEASURES.flatMap(sides)],
  sources: [
    {
      heading: /^latch (sleep|wait time) breakdown\b/i,
      headerRow: 'Latch Name',
      groups: STARTS,
      expects: ['latch', 'first_pct_sleeps', 'first_gets', 'second_gets', 'first_wait_s'],
    },
  ],
  key: ['latch'],
});
