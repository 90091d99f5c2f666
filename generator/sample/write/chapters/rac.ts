/** "RAC Statistics": what opens the part that only a cluster's reports have. */
import type { Interval } from '../../model/types.ts';
import { fixed, padded, pct } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell, Page } from '../page.ts';
import { received, transferUs, unit } from './rac_blocks.ts';

/** Messages for each block that travels. */
const MESSAGES = 5.6;

/** "RAC Statistics": the tables without headings of their own that open the cluster's part. */
export function writeRacSummary(page: Page, interval: Interval, layout: Layout): void {
  const c = interval.counters;
  const transactions = c.commits + c.rollbacks;
  const rate = (label: string, total: number, perTransaction = true): Cell[] => [
    label,
    padded(fixed(total / interval.elapsedS, 2), 22),
    perTransaction ? padded(fixed(total / transactions, 2), 21) : null,
  ];
  const two = (label: string, value: number): Cell[] => [label, padded(fixed(value, 2), 7)];
  const one = (label: string, us: number): Cell[] => [
    `${label} (${unit(layout)}):`,
    padded(fixed(layout.modern ? us : us / 1000, 1), 12),
  ];
  const remote = pct(received(interval), c.logicalReads);
  const disk = pct(c.physicalReads, c.logicalReads);
  const cr = transferUs(interval, 'cr');
  const current = transferUs(interval, 'current');
  page.add('<p />\n<a class="awr" name="9997"></a><h3 class="awr">RAC Statistics</h3>\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays information about RAC instances',
    columns: 'srr',
    header: ['', 'Begin', 'End'],
    rows: [
      ['Number of Instances:', padded('2', 5), padded('2', 5)],
      ...(layout.modern ? [["Number of LMS's:", padded('2', 5), padded('2', 5)]] : []),
    ],
  });
  page.add('Global Cache Load Profile\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays information about global cache load\n                     profile',
    columns: 'srr',
    header: ['', 'Per Second', 'Per Transaction'],
    rows: [
      rate('Global Cache blocks received:', received(interval)),
      rate('Global Cache blocks served:', c.gcServed),
      rate('GCS/GES messages received:', c.gcServed * MESSAGES),
      rate('GCS/GES messages sent:', received(interval) * MESSAGES),
      rate('DBWR Fusion writes:', c.gcServed * 0.03),
      rate('Estd Interconnect traffic (KB)', (received(interval) + c.gcServed) * 8.2 + received(interval) * 2, false),
    ],
  });
  page.add('Global Cache Efficiency Percentages (Target local+remote 100%)\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays global cache efficiency percentages',
    columns: 'sr',
    header: null,
    rows: [
      two('Buffer access -  local cache %:', Math.max(0, 100 - remote - disk)),
      two('Buffer access - remote cache %:', remote),
      two('Buffer access -         disk %:', Math.min(100, disk)),
    ],
  });
  page.add('Global Cache and Enqueue Services - Workload Characteristics\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays workload characteristics for global\n                     cache and enqueue services',
    columns: 'sr',
    header: null,
    rows: [
      one('Avg global enqueue get time', 210),
      one('Avg global cache cr block receive time', cr),
      one('Avg global cache current block receive time', current),
      one('Avg global cache cr block build time', 6),
      one('Avg global cache cr block flush time', 640),
      one('Avg global cache current block pin time', 9),
      one('Avg global cache current block flush time', 710),
      ['Global cache log flushes for cr blocks served %:', padded('1.4', 12)],
      ['Global cache log flushes for current blocks served %:', padded('2.9', 12)],
    ],
  });
  page.add('Global Cache and Enqueue Services - Messaging Statistics\n<p />\n').table({
    wide: true,
    whiteFirst: true,
    summary: 'This table displays messaging statistics for Global Cache\n                     and Enqueue Services',
    columns: 'sr',
    header: null,
    rows: [
      one('Avg message sent queue time', 12),
      one('Avg message sent queue time on ksxp', 160),
      one('Avg message received queue time', 7),
      one('Avg GCS message process time', 11),
      one('Avg GES message process time', 9),
      ['% of direct sent messages:', padded('71.26', 12)],
      ['% of indirect sent messages:', padded('26.43', 12)],
      ['% of flow controlled messages:', padded('2.31', 12)],
    ],
  });
}
