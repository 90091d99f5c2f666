/** Reads and writes by tablespace and by file. */
import { tablespaces } from '../../cast/segments.ts';
import { segmentsOf } from '../../model/segments.ts';
import type { Interval } from '../../model/types.ts';
import { fixed, int } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell } from '../page.ts';

export interface SpaceFigures {
  name: string;
  /** Of the reads of all tablespaces, its part of each. */
  single: number;
  blocks: number;
  reads: number;
  writes: number;
  bufferWaits: number;
}

/** Tablespaces by their segments' reads and writes; temp and undo by the sorts and the changes. */
export function spacesOf(interval: Interval): SpaceFigures[] {
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
export function spaceCells(
  it: SpaceFigures,
  interval: Interval,
  layout: Layout,
  part: number,
  byFile: boolean,
): Cell[] {
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

export const spaceHeads = (layout: Layout, byFile: boolean): string[] => [
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
export function filesOf(interval: Interval, space: string): [path: string, part: number][] {
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

export const SPACE =
  'Statistics include amount of reads and writes, average read/write per second, average blocks per read, buffer waits';
export const inPdb = (space: string, interval: Interval): string =>
  space === 'UNDOTBS1' || space === 'SYSTEM' || space === 'SYSAUX' ? 'CDB$ROOT' : (interval.database.pdb?.name ?? '');
