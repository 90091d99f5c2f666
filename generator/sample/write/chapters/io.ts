/** "IO Stats": bytes and requests by function, by type of file, by tablespace and by file. */
import { tablespaces } from '../../cast/segments.ts';
import { segmentsOf } from '../../model/segments.ts';
import type { Interval } from '../../model/types.ts';
import { bytesOf, countOf, fixed, int, mbPerSecond, waitTime } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell } from '../page.ts';
import { type Chapter, section } from '../section.ts';

interface Flow {
  name: string;
  file: string;
  readBytes: number;
  readRequests: number;
  writeBytes: number;
  writeRequests: number;
  waits: number;
  waitUs: number;
}

const BLOCK = 8192;

/** Who read and wrote what: the sums are those of the load profile, redo and control files beside them. */
export function flowsOf(interval: Interval): Flow[] {
  const { counters: c, elapsedS } = interval;
  const us = (name: string): number =>
    interval.foreground
      .concat(interval.background)
      .filter((it) => it.name === name)
      .reduce((n, it) => n + it.us, 0);
  const cached = (c.singleReads + c.multiReads) * BLOCK;
  const cachedRequests = c.singleReads + c.multiReads / 14;
  const flow = (
    name: string,
    file: string,
    reads: readonly [bytes: number, requests: number],
    writes: readonly [bytes: number, requests: number],
    waits = 0,
    waitUs = 0,
  ): Flow => ({
    name,
    file,
    readBytes: reads[0],
    readRequests: reads[1],
    writeBytes: writes[0],
    writeRequests: writes[1],
    waits,
    waitUs,
  });
  return [
    flow(
      'Buffer Cache Reads',
      'Data File',
      [cached, cachedRequests],
      [0, 0],
      cachedRequests,
      us('db file sequential read') + us('db file scattered read'),
    ),
    flow(
      'Direct Reads',
      'Data File',
      [c.directReads * BLOCK, c.directReads / 62],
      [0, 0],
      c.directReads / 62,
      us('direct path read'),
    ),
    flow('Direct Reads', 'Temp File', [c.tempReads * BLOCK, c.tempReads / 30], [0, 0], 0, 0),
    flow('DBWR', 'Data File', [0, 0], [c.cacheWrites * BLOCK, c.cacheWrites / 1.5], 0, 0),
    flow(
      'Direct Writes',
      'Data File',
      [0, 0],
      [(c.directWrites - c.tempWrites) * BLOCK, (c.directWrites - c.tempWrites) / 30],
    ),
    flow('Direct Writes', 'Temp File', [0, 0], [c.tempWrites * BLOCK, c.tempWrites / 30]),
    flow(
      'LGWR',
      'Log File',
      [0, elapsedS * 0.02],
      [c.redoBytes * 1.03, c.redoWrites],
      c.redoWrites,
      us('log file parallel write'),
    ),
    flow(
      'LGWR',
      'Control File',
      [elapsedS * 3400, elapsedS * 0.2],
      [elapsedS * 3600, elapsedS * 0.21],
      elapsedS * 0.4,
      elapsedS * 190,
    ),
    flow(
      'Others',
      'Control File',
      [elapsedS * 46000, elapsedS * 2.7],
      [elapsedS * 19000, elapsedS * 1.1],
      elapsedS * 3.8,
      elapsedS * 1200,
    ),
    flow(
      'Others',
      'Log File',
      [c.redoBytes, c.redoBytes / 1048576],
      [0, 0],
      c.redoBytes / 1048576,
      (c.redoBytes / 1048576) * 2900,
    ),
    flow('Others', 'Archive Log', [0, 0], [c.redoBytes, c.redoBytes / 1048576], 0, 0),
  ].filter((it) => it.readBytes + it.writeBytes > 0);
}

function summed(flows: readonly Flow[], by: (it: Flow) => string): Flow[] {
  const sums = new Map<string, Flow>();
  for (const it of flows) {
    const key = by(it);
    const sum = sums.get(key);
    if (!sum) sums.set(key, { ...it, name: key });
    else {
      sum.readBytes += it.readBytes;
      sum.readRequests += it.readRequests;
      sum.writeBytes += it.writeBytes;
      sum.writeRequests += it.writeRequests;
      sum.waits += it.waits;
      sum.waitUs += it.waitUs;
    }
  }
  return [...sums.values()].sort((a, b) => b.readBytes + b.writeBytes - (a.readBytes + a.writeBytes));
}

const NOTES =
  " 'Data' columns suffixed with M,G,T,P are in multiples of 1024     other columns suffixed with K,M,G,T,P are in multiples of 1000 ";

function flowCells(it: Flow, elapsedS: number): Cell[] {
  return [
    it.name,
    bytesOf(it.readBytes),
    fixed(it.readRequests / elapsedS, 2),
    mbPerSecond(it.readBytes / elapsedS),
    bytesOf(it.writeBytes),
    fixed(it.writeRequests / elapsedS, 2),
    mbPerSecond(it.writeBytes / elapsedS),
  ];
}

function waitCells(it: Flow, layout: Layout): Cell[] {
  const average = it.waits >= 1 ? it.waitUs / it.waits : null;
  return [countOf(it.waits), average === null ? null : layout.modern ? waitTime(average) : fixed(average / 1000, 2)];
}

const HEADS = ['Reads: Data', 'Reqs   per sec', 'Data   per sec', 'Writes: Data', 'Reqs   per sec', 'Data   per sec'];

interface SpaceFigures {
  name: string;
  /** Of the reads of all tablespaces, its part of each. */
  single: number;
  blocks: number;
  reads: number;
  writes: number;
  bufferWaits: number;
}

/** Tablespaces by their segments' reads and writes; temp and undo by the sorts and the changes. */
function spacesOf(interval: Interval): SpaceFigures[] {
  const c = interval.counters;
  const spaces = new Map<string, SpaceFigures>();
  const of = (name: string): SpaceFigures => {
    const known = spaces.get(name) ?? { name, single: 0, blocks: 0, reads: 0, writes: 0, bufferWaits: 0 };
    spaces.set(name, known);
    return known;
  };
  for (const it of segmentsOf(interval)) {
    const space = of(it.segment.tablespace);
    const multi = it.physicalReads - it.directReads;
    space.reads += it.readRequests;
    space.blocks += it.physicalReads;
    space.single += Math.min(it.readRequests, multi);
    space.writes += it.writeRequests;
    space.bufferWaits += it.bufferBusy;
  }
  const seconds = interval.elapsedS;
  for (const [name, reads, blocks, writes] of [
    ['SYSAUX', seconds * 0.4, seconds * 0.5, seconds * 0.5],
    ['SYSTEM', seconds * 0.25, seconds * 0.28, seconds * 0.06],
    ['TEMP', c.tempReads / 30, c.tempReads, c.tempWrites / 30],
    ['UNDOTBS1', seconds * 0.02, seconds * 0.02, c.undoBlocks * 0.8],
  ] as const) {
    const space = of(name);
    space.reads += reads;
    space.blocks += blocks;
    space.single += name === 'TEMP' ? 0 : reads;
    space.writes += writes;
    if (name === 'UNDOTBS1') space.bufferWaits += c.bufferBusyWaits * 0.04;
  }
  return [...spaces.values()];
}

/** Cells after the names: as `layout` orders them; `part` shares a tablespace out over its files. */
function spaceCells(it: SpaceFigures, interval: Interval, layout: Layout, part: number, byFile: boolean): Cell[] {
  const seconds = interval.elapsedS;
  const ms = interval.readLatencyUs / 1000;
  const blocksPerRead = it.reads > 0 ? it.blocks / it.reads : 0;
  // A request for many blocks takes longer than one for a single block.
  const averageMs = it.reads > 0 ? ms * (0.94 + Math.min(0.8, blocksPerRead * 0.012)) : 0;
  const reads = Math.round(it.reads * part);
  const single = (it.single * part) / seconds;
  const singleMs = it.single >= 1 ? ms : 0;
  const writes = Math.round(it.writes * part);
  const waits = Math.round(it.bufferWaits * part);
  const waitMs = waits > 0 ? 0.47 : 0;
  const head = [int(reads), int(reads / seconds), fixed(averageMs, 2), fixed(blocksPerRead, 2)];
  const tail = [int(waits), fixed(waitMs, 2)];
  if (layout.modern) {
    const written = [int(writes), int(writes / seconds), ...(byFile ? [] : [fixed(writes > 0 ? ms * 0.8 : 0, 2)])];
    return [...head, int(single), fixed(singleMs, 2), '0.00', ...written, ...tail];
  }
  // In 11.2.0.4 the table of tablespaces has the writes one column too early; the table of files is right.
  return byFile
    ? [...head, int(single), fixed(singleMs, 2), int(writes), int(writes / seconds), ...tail]
    : [...head, int(writes), fixed(single, 2), int(singleMs), int(writes / seconds), ...tail];
}

const spaceHeads = (layout: Layout, byFile: boolean): string[] => [
  'Reads',
  'Av    Rds/s',
  'Av   Rd(ms)',
  'Av    Blks/Rd',
  ' 1-bk  Rds/s',
  'Av 1-bk Rd(ms)',
  ...(layout.modern ? ['% Opt Reads'] : []),
  'Writes',
  'Writes avg/s',
  ...(layout.modern && !byFile ? ['Av  Writes(ms)'] : []),
  'Buffer Waits',
  'Av Buf Wt(ms)',
];

/** Files of a tablespace, their paths and shares. */
function filesOf(interval: Interval, space: string): [path: string, part: number][] {
  const big = /DATA|FACTS/.test(space);
  const { database } = interval;
  const number = tablespaces.indexOf(space) * 10 + 256;
  const kind = space === 'TEMP' ? 'TEMPFILE' : 'DATAFILE';
  const parts = big ? [0.34, 0.28, 0.22, 0.16] : [1];
  return parts.map((part, i) => [
    `+DATA/${database.name}/${kind}/${space.toLowerCase()}.${number + i}.${900000000 + (database.dbId % 99999999) + i}`,
    part,
  ]);
}

const SPACE =
  'Statistics include amount of reads and writes, average read/write per second, average blocks per read, buffer waits';
const inPdb = (space: string, interval: Interval): string =>
  space === 'UNDOTBS1' || space === 'SYSTEM' || space === 'SYSAUX' ? 'CDB$ROOT' : (interval.database.pdb?.name ?? '');

export const ioChapter: Chapter = {
  anchor: 24,
  title: 'IO Stats',
  sections: [
    section(8760, 'IOStat by Function summary', {
      notes: () => [NOTES, ' ordered by (Data Read + Write) desc'],
      table: (interval, layout) => {
        const flows = flowsOf(interval);
        const rows = [...summed(flows, (it) => it.name), ...summed(flows, () => 'TOTAL:')];
        return {
          summary:
            'This table displays the IO Statistics for different functions. IO stats includes amount of reads and writes, requests per second, data per second, wait count and average wait time',
          columns: 'sxrxxrxxr',
          header: ['Function Name', ...HEADS, 'Waits: Count', layout.ioTime[0]],
          rows: rows.map((it) => [...flowCells(it, interval.elapsedS), ...waitCells(it, layout)]),
        };
      },
    }),
    section(8770, 'IOStat by Filetype summary', {
      notes: (_, layout) => [
        NOTES,
        ` Small Read and Large Read are average service times${layout.modern ? '' : ', in milliseconds'} `,
        ' Ordered by (Data Read + Write) desc',
      ],
      table: (interval, layout) => {
        const flows = flowsOf(interval);
        const rows = [...summed(flows, (it) => it.file), ...summed(flows, () => 'TOTAL:')];
        const time = (us: number | null): Cell =>
          us === null ? null : layout.modern ? waitTime(us) : fixed(us / 1000, 2);
        return {
          summary:
            'This table displays IO Statistics for different file types, such as data files, control files, log files and temp files. IO Statistics include amount of reads and writes, requests per second, data per second, wait count and average wait time',
          columns: 'sxrxxrxrr',
          header: ['Filetype Name', ...HEADS, 'Small Read', 'Large Read'],
          rows: rows.map((it) => {
            const small = it.readRequests < 1 ? null : it.name === 'Control File' ? 310 : interval.readLatencyUs;
            return [...flowCells(it, interval.elapsedS), time(small), time(small === null ? null : small * 2.3)];
          }),
        };
      },
    }),
    section(8780, 'IOStat by Function/Filetype summary', {
      notes: () => [NOTES, ' Ordered by (Data Read + Write) desc for each function'],
      table: (interval, layout) => {
        const flows = flowsOf(interval);
        const rows = summed(flows, (it) => it.name).flatMap((it) => [
          { ...it, name: `\n${it.name}\n` },
          ...summed(
            flows.filter((own) => own.name === it.name),
            (own) => `\n ${own.name} (${own.file})\n`,
          ),
        ]);
        return {
          summary:
            "IOStat by Function/Filetype summary. . 'Data' columns suffixed with M,G,T,P are in multiples of 1024 other columns suffixed with K,M,G,T,P are in multiples of 1000. Ordered by (Data Read + Write) desc for each function",
          columns: 'sxrxxrxxr',
          header: ['Function/File Name', ...HEADS, 'Waits: Count', layout.ioTime[1]],
          rows: [...rows, ...summed(flows, () => 'TOTAL:')].map((it) => [
            ...flowCells(it, interval.elapsedS),
            ...waitCells(it, layout),
          ]),
        };
      },
    }),
    section(1700, 'Tablespace IO Stats', {
      notes: () => [' ordered by IOs (Reads + Writes) desc'],
      table: (interval, layout) => ({
        summary: `This table displays IO Statistics for different tablespaces. IO ${SPACE}`,
        columns: `s${'r'.repeat(spaceHeads(layout, false).length)}m`,
        header: ['Tablespace', ...spaceHeads(layout, false), ...(layout.pdbColumn ? ['PDB Name'] : [])],
        rows: spacesOf(interval)
          .sort((a, b) => b.reads + b.writes - a.reads - a.writes)
          .map((it) => [
            it.name,
            ...spaceCells(it, interval, layout, 1, false),
            ...(layout.pdbColumn ? [inPdb(it.name, interval)] : []),
          ]),
      }),
    }),
    section(1800, 'File IO Stats', {
      notes: () => [' ordered by Tablespace, File'],
      table: (interval, layout) => ({
        summary: `This table displays IO Statistics for different physical files. IO ${SPACE}`,
        columns: `sl${'r'.repeat(spaceHeads(layout, true).length)}m`,
        header: ['Tablespace', 'Filename', ...spaceHeads(layout, true), ...(layout.pdbColumn ? ['PDB Name'] : [])],
        rows: spacesOf(interval)
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .flatMap((it) =>
            filesOf(interval, it.name).map(([file, part]) => [
              it.name,
              file,
              ...spaceCells(it, interval, layout, part, true),
              ...(layout.pdbColumn ? [inPdb(it.name, interval)] : []),
            ]),
          ),
      }),
    }),
  ],
};
