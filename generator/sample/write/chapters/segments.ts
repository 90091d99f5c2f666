/** "Segment Statistics": the first five or more segments by each measure. */
import { type SegmentFigures, segmentsOf } from '../../model/segments.ts';
import type { Interval } from '../../model/types.ts';
import { fixed, int, pct } from '../format.ts';
import type { Layout } from '../layout.ts';
import { type Chapter, emptySection, type Section, section } from '../section.ts';

interface Measure {
  anchor: number;
  title: string;
  summary: string;
  heading: string;
  of(it: SegmentFigures): number;
  /** What the share is of: the instance's total, or null where it is of what was captured. */
  total: readonly [label: string, of: (interval: Interval) => number] | null;
  in?(layout: Layout, interval: Interval): boolean;
}

const SHOWN = 7;
const rac = (_: Layout, interval: Interval): boolean => interval.database.isRac;
const requests = ['Physical Read Requests', (it: Interval) => it.counters.readRequests] as const;

const MEASURES: readonly Measure[] = [
  {
    anchor: 4000,
    title: 'Logical Reads',
    summary: 'logical reads. Owner, tablespace name, object type, logical read, etc. are displayed for each segment',
    heading: 'Logical Reads',
    of: (it) => it.logicalReads,
    total: ['Logical Reads', (it) => it.counters.logicalReads],
  },
  {
    anchor: 4100,
    title: 'Physical Reads',
    summary:
      'physical reads. Owner, tablespace name, object type, physical reads, etc. are displayed for each segment ',
    heading: 'Physical Reads',
    of: (it) => it.physicalReads,
    total: ['Physical Reads', (it) => it.counters.physicalReads],
  },
  {
    anchor: 4104,
    title: 'Physical Read Requests',
    summary:
      'physical read requests. Owner, tablespace name, object type, physical read requests, etc. are displayed for each segment',
    heading: 'Phys Read Requests',
    of: (it) => it.readRequests,
    total: requests,
  },
  {
    anchor: 4108,
    title: 'UnOptimized Reads',
    summary:
      'unoptimized reads. Owner, tablespace name, object type, unoptimized reads, etc. are displayed for each segment',
    heading: 'UnOptimized Reads',
    of: (it) => it.readRequests,
    total: ['UnOptimized Read Requests', requests[1]],
  },
  {
    anchor: 4110,
    title: 'Direct Physical Reads',
    summary:
      'direct physical reads. Owner, tablespace name, object type, direct reads, etc. are displayed for each segment',
    heading: 'Direct Reads',
    of: (it) => it.directReads,
    total: ['Direct Physical Reads', (it) => it.counters.directReads + it.counters.tempReads],
  },
  {
    anchor: 4120,
    title: 'Physical Writes',
    summary:
      'physical writes. Owner, tablespace name, object type, physical writes, etc. are displayed for each segment',
    heading: 'Physical Writes',
    of: (it) => it.physicalWrites,
    total: ['Physical Writes', (it) => it.counters.physicalWrites],
  },
  {
    anchor: 4124,
    title: 'Physical Write Requests',
    summary:
      'physical write requests. Owner, tablespace name, object type, physical write requests, etc. are displayed for each segment',
    heading: 'Phys Write Requests',
    of: (it) => it.writeRequests,
    total: ['Physical Write Requests', (it) => it.counters.writeRequests],
  },
  {
    anchor: 4130,
    title: 'Direct Physical Writes',
    summary:
      'direct physical writes. Owner, tablespace name, object type, direct writes, etc. are displayed for each segment',
    heading: 'Direct Writes',
    of: (it) => it.directWrites,
    total: ['Direct Physical Writes', (it) => it.counters.directWrites],
  },
  {
    anchor: 4140,
    title: 'Table Scans',
    summary: 'table scans. Owner, tablespace name, object type, table scans, etc. are displayed for each segment',
    heading: 'Table Scans',
    of: (it) => it.scans,
    total: ['Table Scans', (it) => segmentsOf(it).reduce((n, s) => n + s.scans, 0) * 1.02],
  },
  {
    anchor: 4150,
    title: 'DB Blocks Changes',
    summary:
      'DB blocks changes. Owner, tablespace name, object type, db block changes, etc. are displayed for each segment',
    heading: 'DB Block Changes',
    of: (it) => it.changes,
    total: null,
  },
  {
    anchor: 4200,
    title: 'Row Lock Waits',
    summary: 'row lock waits. Owner, tablespace name, object type, row lock waits, etc. are displayed for each segment',
    heading: 'Row Lock Waits',
    of: (it) => it.rowLocks,
    total: null,
  },
  {
    anchor: 4300,
    title: 'ITL Waits',
    summary: 'ITL waits. Owner, tablespace name, object type, ITL waits, etc. are displayed for each segment',
    heading: 'ITL Waits',
    of: (it) => it.itlWaits,
    total: null,
  },
  {
    anchor: 4400,
    title: 'Buffer Busy Waits',
    summary:
      'buffer busy waits. Owner, tablespace name, object type, buffer busy waits, etc. are displayed for each segment',
    heading: 'Buffer Busy Waits',
    of: (it) => it.bufferBusy,
    total: null,
  },
  {
    anchor: 4450,
    title: 'Global Cache Buffer Busy',
    summary:
      'global cache buffer busy waits. Owner, tablespace name, object type, GC buffer busy waits, etc. are displayed for each segment',
    heading: 'GC Buffer Busy',
    of: (it) => it.gcBusy,
    total: null,
    in: rac,
  },
  {
    anchor: 4500,
    title: 'CR Blocks Received',
    summary:
      'CR blocks received. Owner, tablespace name, object type, CR blocks received, etc. are displayed for each segment',
    heading: 'CR    Blocks  Received',
    of: (it) => it.crReceived,
    total: ['CR Blocks Received', (it) => it.counters.gcReceivedCr],
    in: rac,
  },
  {
    anchor: 4600,
    title: 'Current Blocks Received',
    summary:
      'current blocks received. Owner, tablespace name, object type, Current blocks received, etc. are displayed for each segment',
    heading: 'Current Blocks  Received',
    of: (it) => it.currentReceived,
    total: ['Current Blocks Received', (it) => it.counters.gcReceivedCurrent],
    in: rac,
  },
];

/** Words that Oracle writes in capitals within the notes on shares. */
const inNotes = (title: string): string =>
  ({
    'DB Blocks Changes': 'DB Block Changes',
    'Row Lock Waits': 'row lock waits',
    'Global Cache Buffer Busy': 'GC Buffer Busy',
  })[title] ?? title;

const shownBy = (measure: Measure, interval: Interval): SegmentFigures[] =>
  segmentsOf(interval)
    .filter((it) => measure.of(it) >= 1)
    .sort((a, b) => measure.of(b) - measure.of(a) || (a.segment.name < b.segment.name ? -1 : 1))
    .slice(0, SHOWN);

function notes(measure: Measure, interval: Interval, layout: Layout): string[] {
  const missing = 'When ** MISSING ** occurs, some of the object attributes may not be available';
  if (!measure.total) {
    const name = inNotes(measure.title);
    return [
      ` % of Capture shows % of ${name} for each top segment compared  `,
      ` with total ${name} for all segments captured by the Snapshot`,
      ...(layout.modern ? [` ${missing}`] : []),
    ];
  }
  const [label, of] = measure.total;
  const total = of(interval);
  const captured = shownBy(measure, interval).reduce((n, it) => n + measure.of(it), 0);
  return [
    `Total ${label}: ${int(total).padStart(15)}`,
    `Captured Segments account for ${fixed(pct(captured, total), 1).padStart(6)}% of Total`,
    ...(layout.modern ? [missing] : []),
  ];
}

function sectionOf(measure: Measure): Section {
  return section(measure.anchor, `Segments by ${measure.title}`, {
    ...(measure.in ? { in: measure.in } : {}),
    notes: (interval, layout) => notes(measure, interval, layout),
    table: (interval, layout) => {
      const shown = shownBy(measure, interval);
      if (shown.length === 0) return null;
      const { pdb } = interval.database;
      const all = measure.total?.[1](interval) ?? segmentsOf(interval).reduce((n, it) => n + measure.of(it), 0);
      return {
        summary: `This table displays top segments by ${measure.summary}`,
        columns: `sllll${layout.modern ? 'rr' : ''}rrm`,
        header: [
          'Owner',
          'Tablespace    Name',
          'Object Name',
          'Subobject   Name',
          'Obj. Type',
          ...(layout.modern ? ['Obj#', 'Dataobj#'] : []),
          measure.heading,
          measure.total ? '%Total' : '% of Capture',
          ...(layout.pdbColumn ? ['PDB Name'] : []),
        ],
        rows: shown.map((it) => [
          it.segment.owner,
          it.segment.tablespace,
          it.segment.name,
          it.segment.subobject,
          it.segment.type,
          ...(layout.modern ? [String(it.segment.objectId), String(it.segment.dataObjectId)] : []),
          int(measure.of(it)),
          fixed(pct(measure.of(it), all), 2),
          ...(layout.pdbColumn && pdb ? [pdb.name] : []),
        ]),
      };
    },
  });
}

export const segmentChapter: Chapter = {
  anchor: 30,
  title: 'Segment Statistics',
  sections: [
    ...MEASURES.slice(0, 4).map(sectionOf),
    emptySection(4106, 'Segments by Optimized Reads'),
    ...MEASURES.slice(4).map(sectionOf),
  ],
};
