/** Wait event histograms: from each event's average, as a log-normal distribution over the release's buckets. */
import type { EventFigures, Interval } from '../../model/types.ts';
import { bare, countOf } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell } from '../page.ts';
import { type Section, section } from '../section.ts';

interface Histogram {
  anchor: number;
  title: string;
  /** Heading above the buckets, and of the column of waits. */
  above: string;
  waits: string;
  /** Upper bounds in µs; the last bucket has none. */
  bounds: readonly number[];
  headings: readonly string[];
  /** Events are listed whose waits between these bounds, µs, are at least one; null: all. */
  range: readonly [low: number, high: number] | null;
}

const doubling = (first: number, count: number): number[] => Array.from({ length: count }, (_, i) => first * 2 ** i);
const S = 1024000;
const DETAIL = '% of Total Waits';

const OLD: readonly Histogram[] = [
  {
    anchor: 7400,
    title: 'Wait Event Histogram',
    above: '% of Waits',
    waits: 'Total Waits',
    bounds: [1000, 2000, 4000, 8000, 16000, 32000, S],
    headings: [' <1ms', ' <2ms', ' <4ms', ' <8ms', '<16ms', '<32ms', ' <=1s', '  >1s'],
    range: null,
  },
  {
    anchor: 7410,
    title: 'Wait Event Histogram Detail (64 msec to 2 sec)',
    above: DETAIL,
    waits: 'Waits 64ms  to 2s',
    bounds: doubling(32000, 7),
    headings: ['<32ms', '<64ms', '<1/8s', '<1/4s', '<1/2s', '<1s', '<2s', '>=2s'],
    range: [64000, 2 * S],
  },
  {
    anchor: 7420,
    title: 'Wait Event Histogram Detail (4 sec to 2 min)',
    above: DETAIL,
    waits: 'Waits 4s   to 2m',
    bounds: doubling(2 * S, 7),
    headings: ['<2s', ' <4s', ' <8s', '<16s', '<32s', '< 1m', '< 2m', '>=2m'],
    range: [4 * S, 128 * S],
  },
  {
    anchor: 7430,
    title: 'Wait Event Histogram Detail (4 min to 1 hr)',
    above: DETAIL,
    waits: 'Waits 4m   to 1h',
    bounds: doubling(128 * S, 7),
    headings: ['<2m', '<4m', '<8m', '<1/4h', '<1/2h', '< 1h', '< 2h', '>=2h'],
    range: [256 * S, 4096 * S],
  },
];

const MODERN: readonly Histogram[] = [
  {
    anchor: 7400,
    title: 'Wait Event Histogram',
    above: DETAIL,
    waits: 'Total Waits',
    bounds: doubling(8, 7),
    headings: ['<8us', '<16us', '<32us', '<64us', '<128us', '<256us', '<512us', '>=512us'],
    range: null,
  },
  {
    anchor: 7405,
    title: 'Wait Event Histogram (up to 64 us)',
    above: DETAIL,
    waits: 'Waits 1us  - 64us',
    bounds: doubling(1, 7),
    headings: [' <1us', ' <2us', ' <4us', '<8us', '<16us', '<32us', '<64us', '>=64us'],
    range: [1, 64],
  },
  {
    anchor: 7410,
    title: 'Wait Event Histogram (up to 32 ms)',
    above: DETAIL,
    waits: 'Waits 1ms  to 32ms',
    bounds: doubling(512, 7),
    headings: [' <512us', ' <1ms', ' <2ms', ' <4ms', '<8ms', '<16ms', '<32ms', '>=32ms'],
    range: [1000, 32000],
  },
  {
    anchor: 7420,
    title: 'Wait Event Histogram (up to 2 sec)',
    above: DETAIL,
    waits: 'Waits 64ms  to 2s',
    bounds: doubling(32000, 7),
    headings: ['<32ms', '<64ms', '<1/8s', '<1/4s', '<1/2s', '  <1s', '  <2s', '>=2s'],
    range: [64000, 2 * S],
  },
  {
    anchor: 7430,
    title: 'Wait Event Histogram (up to 2 min)',
    above: DETAIL,
    waits: 'Waits 4s   to 2m',
    bounds: doubling(2 * S, 7),
    headings: ['<2s', ' <4s', ' <8s', '<16s', '<32s', '< 1m', '< 2m', '>=2m'],
    range: [4 * S, 128 * S],
  },
  {
    anchor: 7440,
    title: 'Wait Event Histogram (up to 1 hr)',
    above: DETAIL,
    waits: 'Waits 4m   to 1h',
    bounds: doubling(128 * S, 7),
    headings: ['<2m', '<4m', '<8m', '<1/4h', '<1/2h', '< 1h', '< 2h', '>=2h'],
    range: [256 * S, 4096 * S],
  },
];

/** Standard deviation of the natural logarithm of a wait's length. */
const SIGMA = 0.9;

/** Share of waits shorter than `us`, for waits of the given average (logistic approximation of the normal distribution). */
export function shareBelow(us: number, averageUs: number): number {
  const median = Math.max(0.05, averageUs) * Math.exp((-SIGMA * SIGMA) / 2);
  const z = Math.log(us / median) / SIGMA;
  return 1 / (1 + Math.exp(-1.702 * z));
}

function rowOf(it: EventFigures, histogram: Histogram): Cell[] | null {
  const average = it.us / it.waits;
  let shown = it.waits;
  if (histogram.range) {
    const [low, high] = histogram.range;
    shown = Math.round(it.waits * (shareBelow(high, average) - shareBelow(low, average)));
    // A detail is printed for events of which a noticeable share falls into it.
    if (shown < Math.max(1, it.waits * 0.005)) return null;
  }
  const cells: Cell[] = [it.name, countOf(shown)];
  let below = 0;
  for (const bound of [...histogram.bounds, Number.POSITIVE_INFINITY]) {
    const share = bound === Number.POSITIVE_INFINITY ? 1 : shareBelow(bound, average);
    const waits = (share - below) * it.waits;
    cells.push(waits < 0.5 ? null : bare((share - below) * 100, 1));
    below = share;
  }
  return cells;
}

function eventsOf(interval: Interval, idle: boolean): EventFigures[] {
  const byName = new Map<string, EventFigures>();
  for (const it of [...interval.foreground, ...interval.background]) {
    const seen = byName.get(it.name);
    byName.set(it.name, seen ? { ...seen, waits: seen.waits + it.waits, us: seen.us + it.us } : it);
  }
  const named = (a: EventFigures, b: EventFigures): number => (a.name < b.name ? -1 : 1);
  const busy = [...byName.values()].sort(named);
  return idle ? [...busy, ...[...interval.idleForeground, ...interval.idleBackground].sort(named)] : busy;
}

function notes(histogram: Histogram, layout: Layout): string[] {
  const old = !layout.modern && histogram.range === null;
  return [
    ' Units for Total Waits column: K is 1000, M is 1000000, G is 1000000000 ',
    ...(old ? [] : [' % of Total Waits: total waits for all wait classes, including Idle ']),
    old
      ? ' % of Waits: value of .0 indicates value was <.05%; value of null is truly 0 '
      : ' % of Total Waits: value of .0 indicates value was <.05%;     value of null is truly 0 ',
    histogram.range ? ' Ordered by Event (only non-idle events are displayed)' : ' Ordered by Event (idle events last)',
  ];
}

function sectionOf(histogram: Histogram, modern: boolean): Section {
  return section(histogram.anchor, histogram.title, {
    in: (layout) => layout.modern === modern,
    notes: (_, layout) => notes(histogram, layout),
    table: (interval) => {
      const rows = eventsOf(interval, histogram.range === null)
        .map((it) => rowOf(it, histogram))
        .filter((row) => row !== null);
      if (rows.length === 0) return null;
      return {
        summary:
          'This table displays total number of waits, and information about total wait time, for each wait event',
        columns: 'srrrrrrrrr',
        header: ['Event', histogram.waits, ...histogram.headings],
        above: [
          ['', 2],
          [histogram.above, 8],
        ],
        rows,
      };
    },
  });
}

export const histogramSections: readonly Section[] = [
  ...OLD.map((it) => sectionOf(it, false)),
  ...MODERN.map((it) => sectionOf(it, true)),
];
