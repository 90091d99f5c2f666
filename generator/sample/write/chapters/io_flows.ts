/** Who read and wrote what, by function and type of file. */
import type { Interval } from '../../model/types.ts';
import { bytesOf, countOf, fixed, mbPerSecond, waitTime } from '../format.ts';
import type { Layout } from '../layout.ts';
import type { Cell } from '../page.ts';

export interface Flow {
  name: string;
  file: string;
  readBytes: number;
  readRequests: number;
  writeBytes: number;
  writeRequests: number;
  waits: number;
  waitUs: number;
}

export const BLOCK = 8192;

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

export function summed(flows: readonly Flow[], by: (it: Flow) => string): Flow[] {
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

export const NOTES =
  " 'Data' columns suffixed with M,G,T,P are in multiples of 1024     other columns suffixed with K,M,G,T,P are in multiples of 1000 ";

export function flowCells(it: Flow, elapsedS: number): Cell[] {
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

export function waitCells(it: Flow, layout: Layout): Cell[] {
  const average = it.waits >= 1 ? it.waitUs / it.waits : null;
  return [countOf(it.waits), average === null ? null : layout.modern ? waitTime(average) : fixed(average / 1000, 2)];
}

export const HEADS = [
  'Reads: Data',
  'Reqs   per sec',
  'Data   per sec',
  'Writes: Data',
  'Reqs   per sec',
  'Data   per sec',
];
