/**
 * How AWR prints its tables as text: where names are cut, and which tables give a record several lines. What stands above
 * the columns are the words of the page's header cells.
 */

/** A table on a page of its own. */
export interface TextLayout {
  /** Characters to which the columns with text are cut, in their order; without one they are as wide as their longest cell. */
  cut?: readonly number[];
  /** Columns on each line of a record, where it has several. */
  lines?: readonly number[];
  /** The name stands on a line of its own, under no header. */
  named?: boolean;
  /** A blank line follows each record; before it stands its statement, where the table has one. */
  parted?: boolean;
}

const EVENTS: TextLayout = { cut: [26] };
const STATISTICS: TextLayout = { cut: [32] };
const PARAMETERS: TextLayout = { cut: [29, 33, 14, 10] };
const REST = Number.POSITIVE_INFINITY;
const SEGMENTS: TextLayout = { cut: [20, 10, 20, 10, 5], lines: [2, REST] };
const SESSIONS: TextLayout = { lines: [4, REST], parted: true };

/** By the title of the table's page. */
export const LAYOUTS: Readonly<Record<string, TextLayout>> = {
  'Time Model Statistics': { cut: [42] },
  'Operating System Statistics': { cut: [25] },
  'Operating System Statistics - Detail': {},
  'Foreground Wait Class': { cut: [20] },
  'Foreground Wait Events': EVENTS,
  'Background Wait Events': EVENTS,
  'Service Statistics': { cut: [28] },
  'Service Wait Class Stats': { cut: [64], lines: [1, REST] },
  'Top 10 Channel Waits': { cut: [64], lines: [1, REST] },
  'Key Instance Activity Stats': STATISTICS,
  'Instance Activity Stats': STATISTICS,
  'Other Instance Activity Stats': STATISTICS,
  'Instance Activity Stats - Absolute Values': STATISTICS,
  'Instance Activity Stats - Thread Activity': STATISTICS,
  'IOStat by Function summary': { cut: [15] },
  'IOStat by Filetype summary': { cut: [14] },
  'IOStat by Function/Filetype summary': { named: true },
  'Tablespace IO Stats': { cut: [30], lines: [1, REST] },
  'File IO Stats': { cut: [24, 52], lines: [2, REST] },
  'Buffer Pool Statistics': { cut: [3] },
  'Checkpoint Activity': {},
  'Instance Recovery Stats': { cut: [1] },
  'Buffer Pool Advisory': { cut: [3] },
  'PGA Aggr Summary': {},
  'PGA Aggr Target Stats': { cut: [1] },
  'PGA Aggr Target Histogram': {},
  'PGA Memory Advisory': {},
  'Shared Pool Advisory': {},
  'SGA Target Advisory': {},
  'Buffer Wait Statistics': { cut: [18] },
  'Enqueue Activity': { cut: [78], lines: [1, REST] },
  'Undo Segment Summary': {},
  'Undo Segment Stats': {},
  'Latch Activity': { cut: [24] },
  'Latch Sleep Breakdown': { cut: [26] },
  'Latch Miss Sources': { cut: [24, 26] },
  'Mutex Sleep Summary': { cut: [21, 32] },
  'Dictionary Cache Stats': { cut: [25] },
  'Dictionary Cache Stats (RAC)': { cut: [25] },
  'Library Cache Activity': { cut: [15] },
  'Library Cache Activity (RAC)': { cut: [15] },
  'Memory Dynamic Components': { cut: [15] },
  'Process Memory Summary': {},
  'SGA Memory Summary': { cut: [30] },
  'SGA breakdown difference': { cut: [6, 30] },
  'SGA breakdown difference by Pool and Name': { cut: [6, 30] },
  'Resource Limit Stats': { cut: [30] },
  'Shared Servers Activity': {},
  'Shared Servers Rates': {},
  'Shared Servers Utilization': {},
  'Shared Servers Dispatchers': { cut: [7] },
  'Global Messaging Statistics': { cut: [33] },
  'Interconnect Throughput by Client': { cut: [16] },
  'Top Events': { cut: [35, 15, 15], lines: [3, REST] },
  'Top SQL with Top Events': { cut: [23, 30, 33], lines: [4, 4], parted: true },
  'Top SQL with Top Row Sources': { cut: [23, 40, 23], lines: [4, 4], parted: true },
  'Top Sessions': SESSIONS,
  'Top Blocking Sessions': SESSIONS,
  'Top Event P1/P2/P3 Values': { lines: [4, REST], parted: true },
  'Top PL/SQL Procedures': { cut: [65, 65], lines: [2, REST] },
  'Activity Over Time': { cut: [20, 30] },
  'Modified Parameters': PARAMETERS,
  'Modified Multi-Valued Parameters': PARAMETERS,
  'Parameters modified by this container': PARAMETERS,
  'Multi-Valued Parameters modified by this container': PARAMETERS,
  'init.ora Parameters': PARAMETERS,
  'init.ora Multi-Valued Parameters': PARAMETERS,
};

const HISTOGRAM: TextLayout = { cut: [25] };

/** The layout of a title; segments have one for all their orderings, histograms for all their spans. */
export function layoutOf(title: string): TextLayout | undefined {
  if (/^Segments by /.test(title)) return SEGMENTS;
  return /^Wait Event Histogram/.test(title) ? HISTOGRAM : LAYOUTS[title];
}
