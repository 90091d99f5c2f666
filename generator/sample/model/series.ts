/** A database's snapshots, and the periods between them that a report can be made of. */

import type { WallClock } from '../calendar.ts';
import { type SampleOptions, span } from '../options.ts';
import { random } from '../random.ts';
import type { Database, Incident, Period, Snapshot } from './types.ts';

/** Instants at which the database's schedule takes a snapshot, some seconds late as MMON is: slot i lies between i and i+1. */
export function scheduleOf(database: Database, options: SampleOptions): WallClock[] {
  const { begin, end } = span(options);
  const rng = random(`${database.seedName}/schedule`);
  const times: WallClock[] = [];
  for (let t = begin; t <= end; t += options.interval * 60) times.push(t + rng.int(2, 41));
  return times;
}

/**
 * Snapshots of the whole database, ids rising by one: the schedule's, less those a gap swallowed, plus one that a lone
 * instance takes some minutes after it was started again.
 */
export function snapshotsOf(
  database: Database,
  times: readonly WallClock[],
  incidents: readonly Incident[],
): Snapshot[] {
  const kept = times.filter(
    (_, slot) => !incidents.some((it) => it.kind === 'gap' && slot > it.fromSlot && slot < it.toSlot),
  );
  if (!database.isRac) {
    for (const incident of incidents) {
      const next = times[incident.toSlot];
      if (incident.startup === null || next === undefined) continue;
      const first = incident.startup + 420;
      if (next - first >= 600) kept.push(first);
    }
  }
  kept.sort((a, b) => a - b);
  return kept.map((time, i) => ({ id: database.firstSnapId + i, time }));
}

/** Periods of every instance, in order of instance and time: no restart inside, no missing snapshot between. */
export function periodsOf(
  database: Database,
  snapshots: readonly Snapshot[],
  incidents: readonly Incident[],
): Period[] {
  const gaps = incidents.filter((it) => it.kind === 'gap');
  return database.instances.flatMap((instance) => {
    const restarts = incidents.filter(
      (it) => it.startup !== null && (it.instance === null || it.instance === instance.number),
    );
    const periods: Period[] = [];
    for (let i = 1; i < snapshots.length; i++) {
      const begin = snapshots[i - 1];
      const end = snapshots[i];
      if (!begin || !end) continue;
      if (gaps.some((gap) => gap.begin === begin.time)) continue;
      if (restarts.some((it) => (it.startup ?? 0) > begin.time && (it.startup ?? 0) <= end.time)) continue;
      const startup = Math.max(
        database.firstStartup,
        ...restarts.map((it) => it.startup ?? 0).filter((time) => time <= begin.time),
      );
      periods.push({ database, instance, begin, end, startup, ordinal: i });
    }
    return periods;
  });
}
