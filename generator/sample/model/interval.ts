/** One report's figures, from one state: every section prints from these, so that they agree with each other. */

import type { WallClock } from '../calendar.ts';
import { newerParameters, parameterValues, racParameterValues } from '../cast/parameters.ts';
import { random } from '../random.ts';
import { conditionsOf } from './conditions.ts';
import { countersOf } from './counters.ts';
import { momentAt } from './moment.ts';
import { shapeBetween } from './shape.ts';
import { sqlOf } from './sql.ts';
import type { Database, Incident, Instance, Interval, Period } from './types.ts';
import { waitsOf } from './waits.ts';

/** CPU that the host spends outside of the database, in CPUs. */
const HOST_CPUS = 0.18;

/** @param start the archive's first instant */
export function intervalOf(period: Period, all: readonly Incident[], start: WallClock): Interval {
  const { database, instance, begin, end } = period;
  const rng = random(`${database.seedName}/${instance.number}/interval/${begin.time}`);
  const elapsedS = end.time - begin.time;
  const conditions = conditionsOf(period, all);
  const shapes = {
    online: shapeBetween('online', begin.time, end.time, start) * rng.around(0.07),
    batch: shapeBetween('batch', begin.time, end.time, start) * rng.around(0.1),
    report: shapeBetween('report', begin.time, end.time, start) * rng.around(0.12),
    steady: shapeBetween('steady', begin.time, end.time, start),
  };
  const activity = Math.max(shapes.online, shapes.batch / 2.6, shapes.report);
  const readUs = database.cast.readUs * (0.94 + 0.2 * activity) * conditions.readLatency * rng.around(0.05);
  const coldness = 1 + 2.2 * Math.exp(-(begin.time - period.startup) / 2400);
  const largeReadUs = database.cast.readUs * 1.1 * conditions.readLatency ** 0.6 * rng.around(0.05);
  const pace = { elapsedS, shapes, readUs, largeReadUs, coldness };
  const rest = rng.between(0.04, 0.08);

  const sql = sqlOf(period, pace, conditions, rng);
  const counters = countersOf(period, sql, rest, pace, conditions, rng);
  const atBegin = momentAt(database, instance, begin.time, start, period.startup, all);
  const atEnd = momentAt(database, instance, end.time, start, period.startup, all);
  const waits = waitsOf(period, elapsedS, activity, sql, rest, counters, conditions, readUs, atBegin, rng);

  const sqlCpuUs = sql.reduce((n, it) => n + it.cpuUs, 0);
  const dbCpuUs = Math.round(
    sqlCpuUs * (1 + rest) + counters.hardParses * 900 + counters.userCalls * 14 + elapsedS * 4000,
  );
  const waitUs = waits.foreground.reduce((n, it) => n + it.us, 0);
  const backgroundCpuUs = Math.round(dbCpuUs * 0.035 + counters.redoWrites * 22 + elapsedS * 9000);
  const backgroundWaitUs = waits.background.reduce((n, it) => n + it.us, 0);
  return {
    ...period,
    elapsedS,
    incidents: conditions.incidents,
    atBegin,
    atEnd,
    activity,
    sql,
    ...waits,
    dbTimeUs: dbCpuUs + waitUs,
    dbCpuUs,
    backgroundCpuUs,
    backgroundElapsedUs: backgroundCpuUs + backgroundWaitUs,
    os: osOf(
      database,
      elapsedS,
      dbCpuUs + backgroundCpuUs,
      waits.foreground.find((it) => it.name === 'db file sequential read')?.us ?? 0,
    ),
    counters,
    parameters: parametersOf(database, instance, begin.time, end.time, all),
    readLatencyUs: readUs,
  };
}

/** Centiseconds of the host's CPUs. */
function osOf(database: Database, elapsedS: number, cpuUs: number, readUs: number): Interval['os'] {
  const all = database.cast.cpus * elapsedS * 100;
  const busy = Math.round(Math.min(all * 0.985, cpuUs / 1e4 + HOST_CPUS * elapsedS * 100));
  const idle = all - busy;
  const sys = Math.round(busy * 0.19);
  return { busy, idle, iowait: Math.round(Math.min(idle * 0.35, (readUs / 1e4) * 0.3)), sys, user: busy - sys };
}

/** Values in force at the period's begin and end, by name. */
function parametersOf(
  database: Database,
  instance: Instance,
  begin: WallClock,
  end: WallClock,
  all: readonly Incident[],
): Interval['parameters'] {
  const fill = (value: string): string =>
    value.replace(/\{(\w+)\}/g, (_, key: string) => filled(database, instance, key));
  const version = database.release === '11.2.0.4' ? 11.2 : 12.2;
  const values = [...parameterValues, ...(database.isRac ? racParameterValues : [])]
    .filter(([name]) => (newerParameters[name] ?? 0) <= version)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return values.map(([name, value]) => {
    const changes = all.filter((it) => it.parameter?.name === name);
    const before = changes.filter((it) => it.end <= begin).at(-1)?.parameter?.to ?? fill(value);
    const after = changes.filter((it) => it.begin <= begin && it.end <= end).at(-1)?.parameter?.to ?? fill(value);
    return { name, begin: before, end: after };
  });
}

function filled(database: Database, instance: Instance, key: string): string {
  const { cast } = database;
  const mb = (n: number): string => String(n * 1048576);
  const values: Record<string, string> = {
    name: database.name,
    unique: database.uniqueName,
    instance: instance.name,
    upperInstance: instance.name.toUpperCase(),
    domain: cast.domain,
    number: String(instance.number),
    compatible: { '11.2.0.4': '11.2.0.4.0', '12.2.0.1': '12.2.0', '19c': '19.0.0' }[database.release],
    cpus: String(cast.cpus),
    logBuffer: String(cast.logBufferKb * 1024),
    parallel: String(cast.cpus * 4),
    pga: mb(cast.pgaTargetMb),
    sga: mb(cast.sgaMb),
    sharedPool: mb(Math.round(cast.sharedPoolMb / 2)),
    processes: String(cast.sessions * 4),
    sessionLimit: String(Math.round(cast.sessions * 6.1)),
  };
  return values[key] ?? '';
}
