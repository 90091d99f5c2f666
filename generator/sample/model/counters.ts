/** Sums of a period from which load profile, instance activity and I/O sections are made. */
import type { Random } from '../random.ts';
import type { Conditions } from './conditions.ts';
import { BLOCKS, type Pace } from './sql.ts';
import type { Counters, Period, SqlFigures } from './types.ts';

/** @param rest share of the work that no listed statement did */
export function countersOf(
  period: Period,
  sql: readonly SqlFigures[],
  rest: number,
  pace: Pace,
  conditions: Conditions,
  rng: Random,
): Counters {
  const more = 1 + rest;
  const sum = (of: (it: SqlFigures) => number): number => sql.reduce((n, it) => n + of(it), 0);
  const whole = (n: number): number => Math.round(n);
  const seconds = pace.elapsedS;
  const activity = pace.shapes.online;
  const executions = whole(sum((it) => it.executions) * more + seconds * 6);
  const commits = whole(sum((it) => it.commits) + seconds * 0.05);
  const blockChanges = whole(sum((it) => it.changes) * more + commits * 2);
  const logicalReads = whole(sum((it) => it.gets) * more + blockChanges * 0.4);
  const blockGets = whole(blockChanges * 1.12);
  const singleReads = whole(sum((it) => it.single) * more);
  const multiReads = whole(sum((it) => it.multi) * more);
  const directReads = whole(sum((it) => it.direct) * more);
  const tempReads = whole(sum((it) => it.temp) * more);
  const loads = sum((it) => (it.statement.rowSource === 'LOAD AS SELECT' ? it.changes / 6 : 0));
  const directWrites = whole(tempReads + loads);
  const cacheWrites = whole(blockChanges * 0.062 * rng.around(0.06) + seconds * 1.2);
  const onlineCalls = sum((it) => (it.statement.program === null ? it.executions : it.executions * 0.2));
  const userCalls = whole(onlineCalls * 1.08 + commits * 0.9 + seconds * 2);
  const hardParses = whole(
    (seconds * (0.3 + 1.6 * activity) + 400 * (pace.coldness - 1)) * conditions.hardParses * rng.around(0.15),
  );
  const redoBytes = whole(blockChanges * 168 + commits * 380 + loads * 8192 * 0.1 + seconds * 900);
  const lockUs = sum((it) => it.lockUs);
  const usualLocks =
    sum((it) => (it.statement.changes > 0 && it.statement.schedule === 'online' ? it.executions : 0)) * 0.0004;
  const cluster = period.database.isRac ? sum((it) => (it.clusterUs > 0 ? it.gets : 0)) : 0;
  const gcReceivedCr = whole(cluster * 0.0021);
  const gcReceivedCurrent = whole(cluster * 0.0014);
  return {
    executions,
    userCalls,
    parses: Math.max(hardParses + 1, whole(sum((it) => it.parses) * more + seconds * 1.4 + hardParses)),
    hardParses,
    logons: whole(seconds * (0.06 + 0.5 * activity) * rng.around(0.1)),
    commits,
    rollbacks: whole(commits * 0.004 * rng.around(0.4)),
    logicalReads,
    consistentGets: logicalReads - blockGets,
    blockGets,
    blockChanges,
    singleReads,
    multiReads,
    directReads,
    tempReads,
    tempWrites: tempReads,
    physicalReads: singleReads + multiReads + directReads + tempReads,
    readRequests: whole(
      singleReads + multiReads / BLOCKS.multi + directReads / BLOCKS.direct + tempReads / BLOCKS.temp,
    ),
    cacheWrites,
    directWrites,
    physicalWrites: cacheWrites + directWrites,
    writeRequests: whole(cacheWrites / 1.5 + directWrites / BLOCKS.temp),
    redoBytes,
    redoWrites: whole(Math.min(commits * 0.72, seconds * 700) + seconds * 0.6),
    logSwitches: Math.max(whole(seconds / 900), whole(redoBytes / 1.8e9)),
    rowsFetched: whole(sum((it) => it.rows) * more),
    workareaMb: (sum((it) => it.temp * 5 + it.direct * 0.3 + it.executions * 0.004) * 8) / 1024 + seconds * 0.4,
    sorts: whole(executions * 0.07),
    gcReceivedCr,
    gcReceivedCurrent,
    gcServed: whole(
      (gcReceivedCr + gcReceivedCurrent) * (period.instance.number === 1 ? 0.8 : 1.25) * rng.around(0.05),
    ),
    undoBlocks: whole(blockChanges * 0.011 + commits * 0.03),
    networkRoundtrips: whole(userCalls * 0.97),
    rowLockWaits: conditions.lockedStatement ? whole(lockUs / 640000 + usualLocks) : whole(usualLocks),
    bufferBusyWaits: whole(sum((it) => it.concurrencyUs) / 950),
  };
}
