/** Wait events, their histogram, the time model. */
import type { Cell } from '../../types.ts';
import { bucket } from '../wait_event_histogram.ts';
import { type SourcesByTable, statspack } from './source.ts';

/** 8i counts in centiseconds; to 10.1 the number of timeouts is printed, from 10.2 their share. */
const WAITS = {
  timeouts_pct: ['%Tim out', '%Time -outs', '%Timeouts'],
  total_wait_s: ['Total Wait Time (s)', 'Total Wait Time (cs)', 'Time (s)', 'Wait Time (cs)'],
  avg_wait_ms: ['Avg wait (ms)'],
  pct_db_time: ['%Total Call Time', '% Total Ela Time', '% Total Wt Time'],
};

const EXPECTED = ['event', 'waits', 'total_wait_s', 'avg_wait_ms', 'waits_per_transaction'];

const list = (heading: RegExp, scope: string) =>
  statspack(heading, { constants: { scope }, from: WAITS, expects: EXPECTED });

/** `0 - 1 ms`, `32+ ms`: counts, to 10.1; from 10.2 shares, under headers like those of AWR. */
function range(header: string): Cell | undefined {
  const [, upper, beyond] = /^(?:\d+ - (\d+)|(\d+)\+) ms$/.exec(header.trim()) ?? [];
  return upper !== undefined ? Number(upper) * 1000 : beyond !== undefined ? null : undefined;
}

export const waitSources: SourcesByTable = {
  wait_events: [
    statspack(/^top \d+ (?:timed|wait) events$/i, {
      constants: { scope: 'top' },
      from: WAITS,
      expects: ['event', 'waits', 'total_wait_s', 'pct_db_time'],
    }),
    list(/^foreground wait events$/i, 'foreground'),
    list(/^background wait events$/i, 'background'),
    list(/^wait events(?: \(fg and bg\))?$/i, 'all'),
    list(/^session wait events$/i, 'session'),
  ],
  wait_event_histogram: [
    statspack(/^wait event histogram$/i, {
      headerRow: 'Event',
      without: ['32+ ms'],
      constants: { span: 'all' },
      unpivot: { header: 'bucket_le_us', value: 'pct_waits', read: bucket },
      expects: ['event', 'waits'],
    }),
    statspack(/^wait event histogram$/i, {
      constants: { span: 'all' },
      unpivot: { header: 'bucket_le_us', value: 'bucket_waits', read: range },
      expects: ['event'],
    }),
  ],
  time_model: [
    statspack(/^time model system stats$/i, {
      from: { pct_db_time: ['% DB time', '% of DB Time'] },
      expects: ['statistic', 'time_s', 'pct_db_time'],
    }),
  ],
};
