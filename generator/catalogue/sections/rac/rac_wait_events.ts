/** Top Timed Events by instance, and the wait events of the cluster. */
import { defineSection, type Source } from '../../section.ts';
import { CLUSTER, instanceNumber, number, scope, text } from './columns.ts';

const HEADER = { groups: ['Class', 'Waits', 'Total(s)', 'Avg'] };
const EXPECTS = ['event', 'wait_class', 'waits', 'total_wait_s', 'avg_wait_ms', 'pct_time'];

function top(list: string, heading: RegExp): Source {
  return { ...HEADER, heading, headerRow: 'I#', constants: { list }, expects: ['instance_number', ...EXPECTS] };
}

function global(list: string, heading: RegExp): Source {
  return { ...HEADER, heading, headerRow: 'Class', constants: { list, scope: 'cluster' }, expects: EXPECTS };
}

/** Header cells under which both these tables and `wait_events` print a column. */
const FROM = {
  event: ['Wait Event', 'Event'],
  wait_class: ['Wait Class', 'Class'],
  waits: ['Event Waits', 'Waits'],
  timeouts_pct: [/%timeouts$/],
  total_wait_s: [/total\(s\)$/],
  avg_wait_ms: [/^waittimeavg/, 'Avg Wait', 'Avg(ms)'],
  pct_db_time: [/%dbtime$/, /%bgtime$/],
} as const;

/** The cluster's rows, for `wait_events`. */
export const clusterWaitEvents: readonly Source[] = (
  [
    ['top', /^top timed foreground events$/i, true],
    ['foreground', /^foreground wait events \(global\)$/i, false],
    ['background', /^background wait events \(global\)$/i, false],
  ] as const
).map(([list, heading, byInstance]) => ({
  ...HEADER,
  heading,
  headerRow: byInstance ? 'I#' : 'Class',
  ...(byInstance ? { only: CLUSTER } : {}),
  constants: { scope: list },
  from: FROM,
  borrowed: true,
  expects: ['event', 'wait_class', 'waits', 'total_wait_s', 'avg_wait_ms', 'pct_db_time'],
}));

export default defineSection({
  name: 'rac_wait_events',
  doc: 'Wait events by instance and over the cluster',
  kinds: ['awr_rac'],
  columns: [
    text(
      'list',
      'Which list: `top`, `top_foreground`, `top_background` (by instance and cluster), `foreground`, `background` (cluster)',
    ),
    scope,
    instanceNumber,
    text('event', 'Event; also `DB CPU`, `background cpu time`', ...FROM.event),
    text('wait_class', 'Wait class', ...FROM.wait_class),
    number('waits', 'Number of waits', ...FROM.waits),
    number('timeouts_pct', 'Percent of waits that timed out', ...FROM.timeouts_pct),
    number('total_wait_s', 'Total time waited, seconds', ...FROM.total_wait_s),
    number('avg_wait_ms', 'Average wait, milliseconds', ...FROM.avg_wait_ms),
    number('pct_time', 'Percent of DB time; in lists of background events of background time', ...FROM.pct_db_time),
    number('avg_avg_wait_ms', "Average of the instances' average waits, milliseconds", /^summary.*avg$/, 'Avg'),
    number('min_avg_wait_ms', "Least of the instances' average waits, milliseconds", /^summary.*min$/, 'Min'),
    number('max_avg_wait_ms', "Greatest of the instances' average waits, milliseconds", /^summary.*max$/, 'Max'),
    number(
      'std_dev_avg_wait_ms',
      "Standard deviation of the instances' average waits, milliseconds",
      /^summary.*stddev$/,
      'Std Dev',
    ),
    number('instances', 'Instances that waited for the event', /cnt$/),
  ],
  sources: [
    top('top', /^top timed events$/i),
    top('top_foreground', /^top timed foreground events$/i),
    top('top_background', /^top timed background events$/i),
    global('foreground', /^foreground wait events \(global\)$/i),
    global('background', /^background wait events \(global\)$/i),
  ],
});
