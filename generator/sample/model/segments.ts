/** What each segment saw: the statements' work, shared out by what they touch. */
import { segments } from '../cast/segments.ts';
import type { Segment } from '../cast/types.ts';
import type { Interval } from './types.ts';

export interface SegmentFigures {
  segment: Segment;
  logicalReads: number;
  physicalReads: number;
  readRequests: number;
  directReads: number;
  physicalWrites: number;
  writeRequests: number;
  directWrites: number;
  scans: number;
  changes: number;
  rowLocks: number;
  itlWaits: number;
  bufferBusy: number;
  gcBusy: number;
  crReceived: number;
  currentReceived: number;
}

const known = new WeakMap<Interval, SegmentFigures[]>();

/** Figures of all segments that were touched; whole numbers. */
export function segmentsOf(interval: Interval): SegmentFigures[] {
  const cached = known.get(interval);
  if (cached) return cached;
  const byName = new Map<string, SegmentFigures>();
  const of = (name: string): SegmentFigures => {
    const found = byName.get(name);
    if (found) return found;
    const segment = segments.get(name);
    if (!segment) throw new RangeError(`no segment ${name} in the cast`);
    const fresh: SegmentFigures = {
      segment,
      logicalReads: 0,
      physicalReads: 0,
      readRequests: 0,
      directReads: 0,
      physicalWrites: 0,
      writeRequests: 0,
      directWrites: 0,
      scans: 0,
      changes: 0,
      rowLocks: 0,
      itlWaits: 0,
      bufferBusy: 0,
      gcBusy: 0,
      crReceived: 0,
      currentReceived: 0,
    };
    byName.set(name, fresh);
    return fresh;
  };
  const c = interval.counters;
  const writesPerChange = c.blockChanges > 0 ? c.cacheWrites / c.blockChanges : 0;
  const gets = interval.sql.reduce((n, it) => n + (it.clusterUs > 0 ? it.gets : 0), 0);
  for (const it of interval.sql) {
    const { statement } = it;
    const tables = statement.segments.filter(([name]) => segments.get(name)?.type.startsWith('TABLE'));
    const first = tables[0]?.[0] ?? statement.segments[0]?.[0] ?? '';
    for (const [name, share] of statement.segments) {
      const s = of(name);
      const isTable = segments.get(name)?.type.startsWith('TABLE') === true;
      // Full scans and direct reads are of tables; a table does not take more than its share of them.
      const tableShare = isTable
        ? share /
          Math.max(
            share,
            tables.reduce((n, [, part]) => n + part, 0),
          )
        : 0;
      s.logicalReads += it.gets * share;
      s.physicalReads += it.single * share + (it.multi + it.direct) * tableShare;
      s.readRequests += it.single * share + (it.multi / 14 + it.direct / 62) * tableShare;
      s.directReads += it.direct * tableShare;
      s.changes += it.changes * share;
      s.physicalWrites += it.changes * share * writesPerChange * 0.86;
      s.writeRequests += it.changes * share * writesPerChange * 0.6;
      s.scans += it.direct > 0 || it.multi > it.single ? it.executions * tableShare : 0;
      s.bufferBusy += (it.concurrencyUs / 950) * share * (it.changes > 0 ? 1.4 : 0.3);
      if (statement.rowSource === 'LOAD AS SELECT' && name === first) {
        s.directWrites += it.changes / 6;
        s.physicalWrites += it.changes / 6;
      }
      if (it.clusterUs > 0 && gets > 0) {
        s.crReceived += (c.gcReceivedCr * it.gets * share) / gets;
        s.currentReceived += (c.gcReceivedCurrent * it.gets * share) / gets;
        s.gcBusy += (it.gets * share) / 90000;
      }
    }
    if (it.lockUs > 0) of(first).rowLocks += it.lockUs / 640000;
    if (it.changes > 0) of(first).itlWaits += it.changes / 4e6;
  }
  const rounded = [...byName.values()].map((s) => {
    const whole = { ...s };
    for (const key of Object.keys(whole) as (keyof SegmentFigures)[]) {
      if (key !== 'segment') whole[key] = Math.round(whole[key]);
    }
    return whole;
  });
  known.set(interval, rounded);
  return rounded;
}
