/** How the three releases differ in print, as data: what columns are called, which sections there are. */

import type { Interval } from '../model/types.ts';
import type { Release } from '../options.ts';
import { fixed, int, waitTime } from './format.ts';

export interface Layout {
  release: Release;
  /** As the header prints it. */
  releaseText: string;
  /** 12.2 and later: two header tables, units in cells, ASH sections, object ids with segments. */
  modern: boolean;
  topAverage: string;
  classAverage: string;
  eventAverage: string;
  pctDbTime: string;
  /** An average wait of `us` µs; `places` for the older layout, which prints milliseconds in the heading. */
  wait(us: number): string;
  waitUnits: string;
  timeModelNotes: readonly string[];
  ioTime: readonly [functionHeading: string, functionFiletypeHeading: string];
  otherActivity: string;
  otherActivitySummary: string;
  sgaBreakdown: string;
  parametersTitle: string;
  pdbColumn: boolean;
}

const MODERN_TIME_MODEL = [
  'DB Time represents total time in user calls',
  'DB CPU represents CPU time of foreground processes',
  'Total CPU Time represents foreground and background processes',
  'Statistics including the word "background" measure background process\n   time, therefore do not contribute to the DB time statistic',
  'Ordered by % of DB time in descending order, followed by Statistic Name',
];

const OLD: Omit<Layout, 'pdbColumn' | 'release' | 'releaseText'> = {
  modern: false,
  topAverage: 'Wait Avg(ms)',
  classAverage: 'Avg Wait (ms)',
  eventAverage: 'Avg wait (ms)',
  pctDbTime: '% of DB Time',
  wait: (us) => int(us / 1000),
  waitUnits: ' s  - second, ms - millisecond -    1000th of a second ',
  timeModelNotes: [
    'Statistics including the word "background" measure background process\n   time, and so do not contribute to the DB time statistic',
    'Ordered by % or DB time desc, Statistic name',
  ],
  ioTime: ['Avg   Tm(ms)', 'Avg   Tm(ms)'],
  otherActivity: 'Other Instance Activity Stats',
  otherActivitySummary:
    'This table displays non-key Instance activity statistics. For each instance, activity total, activity per second, and activity per transaction are displayed',
  sgaBreakdown: 'SGA breakdown difference',
  parametersTitle: 'init.ora Parameters',
};

const MODERN: Omit<Layout, 'pdbColumn' | 'release' | 'releaseText'> = {
  modern: true,
  topAverage: 'Avg Wait',
  classAverage: 'Avg Wait Time',
  eventAverage: 'Avg wait',
  pctDbTime: '% of  DB Time',
  wait: waitTime,
  waitUnits: ' s  - second, ms - millisecond, us - microsecond, ns - nanosecond ',
  timeModelNotes: MODERN_TIME_MODEL,
  ioTime: ['Avg   Time ', 'Avg   Time  '],
  otherActivity: 'Instance Activity Stats',
  otherActivitySummary:
    'This table displays Instance activity statistics. For each instance, activity total, activity per second, and activity per transaction are displayed',
  sgaBreakdown: 'SGA breakdown difference',
  parametersTitle: 'init.ora Parameters',
};

/** The layout of an interval's report. */
export function layoutOf(interval: Interval): Layout {
  const { release, pdb } = interval.database;
  const base = release === '11.2.0.4' ? OLD : MODERN;
  const releaseText = { '11.2.0.4': '11.2.0.4.0', '12.2.0.1': '12.2.0.1.0', '19c': '19.0.0.0.0' }[release];
  const newest = release === '19c';
  const sgaBreakdown = newest ? 'SGA breakdown difference by Pool and Name' : base.sgaBreakdown;
  const parametersTitle = newest ? 'Modified Parameters' : base.parametersTitle;
  return { ...base, release, releaseText, sgaBreakdown, parametersTitle, pdbColumn: pdb !== null };
}

/** `12,345.67` seconds of so many µs. */
export const seconds = (us: number, places = 2): string => fixed(us / 1e6, places);
