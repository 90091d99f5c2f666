/** The waits of a period, foreground and background: what statements waited for, what committing cost, and the hum beside it. */
import { backgroundHum, clusterHum, foregroundHum, type Hum, idleBackground, idleForeground } from '../cast/events.ts';
import type { Random } from '../random.ts';
import type { Conditions } from './conditions.ts';
import { BLOCKS } from './sql.ts';
import type { Counters, EventFigures, Moment, Period, SqlFigures } from './types.ts';

export interface Waits {
  foreground: EventFigures[];
  background: EventFigures[];
  idleForeground: EventFigures[];
  idleBackground: EventFigures[];
}

const event = (name: string, waitClass: string, waits: number, us: number, timeouts = 0): EventFigures => ({
  name,
  waitClass,
  waits: Math.round(waits),
  timeouts: Math.round(timeouts),
  us: Math.round(us),
});

function hummed(list: readonly Hum[], seconds: number, level: number, latency: number, rng: Random): EventFigures[] {
  return list.map((it) => {
    const waits = rng.count(it.perSecond * seconds * level * rng.around(0.25));
    const slow = it.waitClass === 'System I/O' || it.waitClass === 'User I/O' ? latency : 1;
    return event(it.name, it.waitClass, waits, waits * it.averageUs * slow * rng.around(0.2), waits * it.timeouts);
  });
}

const descending = (a: EventFigures, b: EventFigures): number => b.us - a.us || b.waits - a.waits;

/** Adds the waits of the same event up: an event stands once in a report. */
function merged(list: readonly EventFigures[]): EventFigures[] {
  const byName = new Map<string, EventFigures>();
  for (const it of list) {
    if (it.waits === 0) continue;
    const seen = byName.get(it.name);
    if (!seen) byName.set(it.name, { ...it });
    else {
      seen.waits += it.waits;
      seen.us += it.us;
      seen.timeouts += it.timeouts;
    }
  }
  return [...byName.values()].sort(descending);
}

const sum = (sql: readonly SqlFigures[], of: (it: SqlFigures) => number): number =>
  sql.reduce((n, it) => n + of(it), 0);

/**
 * @param rest share of the work that no listed statement did, e.g. 0.06; its waits are added in proportion
 * @returns events with at least one wait, by total time
 */
export function waitsOf(
  period: Period,
  elapsedS: number,
  activity: number,
  sql: readonly SqlFigures[],
  rest: number,
  counters: Counters,
  conditions: Conditions,
  readUs: number,
  begin: Moment,
  rng: Random,
): Waits {
  const more = 1 + rest;
  const single = sum(sql, (it) => it.single) * more;
  const multi = (sum(sql, (it) => it.multi) / BLOCKS.multi) * more;
  const direct = (sum(sql, (it) => it.direct) / BLOCKS.direct) * more;
  const temp = (sum(sql, (it) => it.temp) / BLOCKS.temp) * more;
  const tempUs = sum(sql, (it) => it.tempUs) * more;
  const lockUs = sum(sql, (it) => it.lockUs);
  const lockWaits = Math.max(counters.rowLockWaits, lockUs > 0 ? 1 : 0);
  const concurrencyUs = sum(sql, (it) => it.concurrencyUs) * more;
  const storm = conditions.commits > 1 ? rng.between(2.4, 3.1) : 1;
  const storage = 1 + (conditions.readLatency - 1) * 0.25;
  const logWriteUs = (420 + 0.22 * period.database.cast.readUs) * storage * rng.around(0.08);
  const syncUs = logWriteUs * 1.5 * storm * (1 + 0.2 * activity);
  const syncs = counters.commits * 0.94;
  const calls = counters.networkRoundtrips;
  const slow = conditions.readLatency;

  const foreground = [
    event('db file sequential read', 'User I/O', single, sum(sql, (it) => it.singleUs) * more),
    event('db file scattered read', 'User I/O', multi, sum(sql, (it) => it.multiUs) * more),
    event('direct path read', 'User I/O', direct, sum(sql, (it) => it.directUs) * more),
    event('direct path read temp', 'User I/O', temp, tempUs * 0.45),
    event('direct path write temp', 'User I/O', temp, tempUs * 0.55),
    event('read by other session', 'User I/O', single * 0.0012, single * 0.0012 * readUs * 1.4),
    event('enq: TX - row lock contention', 'Application', lockWaits, lockUs),
    event('log file sync', 'Commit', syncs, syncs * syncUs),
    event('buffer busy waits', 'Concurrency', counters.bufferBusyWaits, concurrencyUs * 0.5),
    event('latch: cache buffers chains', 'Concurrency', counters.bufferBusyWaits * 0.7, concurrencyUs * 0.5),
    event('SQL*Net message to client', 'Network', calls, calls * 1.7),
    event('SQL*Net more data to client', 'Network', calls * 0.06, calls * 0.06 * 19),
    event('SQL*Net more data from client', 'Network', calls * 0.02, calls * 0.02 * 24),
    ...hummed(foregroundHum, elapsedS, activity + 0.05, slow, rng),
  ];
  if (storm > 1) {
    foreground.push(event('log buffer space', 'Configuration', syncs * 0.004, syncs * 0.004 * 5200));
    foreground.push(event('log file switch (checkpoint incomplete)', 'Configuration', 9, 9 * 310000));
  }
  const background = [
    event('log file parallel write', 'System I/O', counters.redoWrites, counters.redoWrites * logWriteUs),
    event(
      'db file parallel write',
      'System I/O',
      counters.cacheWrites / 7,
      (counters.cacheWrites / 7) * period.database.cast.readUs * 0.9 * storage * rng.around(0.1),
    ),
    ...hummed(backgroundHum, elapsedS, 0.35 + activity, slow, rng),
  ];
  if (period.database.isRac) {
    const clusterUs = sum(sql, (it) => it.clusterUs) * more;
    foreground.push(
      event('gc cr block 2-way', 'Cluster', counters.gcReceivedCr, clusterUs * 0.55),
      event('gc current block 2-way', 'Cluster', counters.gcReceivedCurrent, clusterUs * 0.45),
      ...hummed(clusterHum, elapsedS, (activity + 0.05) * period.instance.share, 1, rng),
    );
    background.push(...hummed(clusterHum, elapsedS, 0.06, 1, rng));
  }
  const idleSession = event(
    'SQL*Net message from client',
    'Idle',
    calls,
    Math.max(1, begin.sessions * 0.7) * elapsedS * 1e6 * rng.around(0.05),
  );
  return {
    foreground: merged(foreground),
    background: merged(background),
    idleForeground: merged([
      idleSession,
      ...hummed(
        idleForeground.filter((it) => it.perSecond > 0),
        elapsedS,
        1,
        1,
        rng,
      ),
    ]),
    idleBackground: merged(hummed(idleBackground, elapsedS, 1, 1, rng)),
  };
}
