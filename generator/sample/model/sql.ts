/** What every statement did in a period: executions by the business's shape, cost by its plan and the storage's latency. */
import { planHash, statements } from '../cast/statements/index.ts';
import type { Schedule } from '../cast/types.ts';
import type { Random } from '../random.ts';
import type { Conditions } from './conditions.ts';
import type { Period, SqlFigures } from './types.ts';

export interface Pace {
  elapsedS: number;
  shapes: Readonly<Record<Schedule, number>>;
  /** µs of a single-block read in this period. */
  readUs: number;
  /** µs of a direct path read: large, prefetched, bound by throughput rather than latency. */
  largeReadUs: number;
  /** More reads than usual while the cache is cold after a start. */
  coldness: number;
}

/** Blocks a multi-block, a direct and a temp read request brings. */
export const BLOCKS = { multi: 14, direct: 62, temp: 30 } as const;

/** Figures of the statements that ran, in the order of the cast. */
export function sqlOf(period: Period, pace: Pace, conditions: Conditions, rng: Random): SqlFigures[] {
  const { database, instance } = period;
  const figures: SqlFigures[] = [];
  for (const statement of statements) {
    const level =
      database.cast.weights[statement.area] * database.cast.scale * instance.share * pace.shapes[statement.schedule];
    const executions = rng.count((statement.rate / 3600) * pace.elapsedS * level * rng.around(0.1));
    const plan = conditions.plan?.statement === statement ? conditions.plan : null;
    const spread = executions < 20 ? 0.14 : 0.05;
    const cost = (plan?.factor ?? 1) * rng.around(spread);
    const cold = pace.coldness * rng.around(0.12);
    const jitter = rng.around(0.06);
    if (executions === 0) continue;
    const single = Math.round(executions * statement.single * cost * cold);
    const multi = Math.round(executions * statement.multi * cost * cold);
    const direct = Math.round(executions * statement.direct * cost);
    const temp = Math.round(executions * statement.temp * cost);
    const cpuUs = Math.round(executions * statement.cpuUs * cost);
    const singleUs = Math.round(single * pace.readUs * jitter);
    const multiUs = Math.round((multi / BLOCKS.multi) * pace.readUs * 1.7 * jitter);
    const directUs = Math.round((direct / BLOCKS.direct) * pace.largeReadUs * jitter);
    const tempUs = Math.round(((2 * temp) / BLOCKS.temp) * pace.readUs * 1.3 * jitter);
    const locked = conditions.lockedStatement === statement ? conditions.lockedSessions : 0;
    const writes = statement.changes > 0 && statement.schedule === 'online';
    const lockUs = Math.round(
      locked * pace.elapsedS * 1e6 * rng.around(0.08) + (writes ? executions * 0.0004 * 9000 * jitter : 0),
    );
    const concurrencyUs = Math.round(cpuUs * 0.012 * pace.shapes.online * jitter);
    // Blocks read past the cache are logical reads too.
    const gets = Math.round(executions * statement.gets * cost * rng.around(0.03)) + direct;
    const clusterUs = database.isRac && statement.schedule === 'online' ? Math.round(gets * 1.6 * jitter) : 0;
    const ioUs = singleUs + multiUs + directUs + tempUs;
    figures.push({
      statement,
      planHash: planHash(statement.key, plan?.version ?? 0),
      executions,
      elapsedUs: cpuUs + ioUs + lockUs + concurrencyUs + clusterUs,
      cpuUs,
      singleUs,
      multiUs,
      directUs,
      tempUs,
      lockUs,
      concurrencyUs,
      clusterUs,
      ioUs,
      gets,
      single,
      multi,
      direct,
      temp,
      reads: single + multi + direct + temp,
      readRequests:
        single + Math.ceil(multi / BLOCKS.multi) + Math.ceil(direct / BLOCKS.direct) + Math.ceil(temp / BLOCKS.temp),
      rows: Math.round(executions * statement.rows * rng.around(0.04)),
      parses: Math.max(statement.parses >= 1 ? executions : 1, Math.round(executions * statement.parses)),
      changes: Math.round(executions * statement.changes * jitter),
      commits: Math.round(executions * statement.commits),
    });
  }
  return conditions.commits > 1 ? storm(figures, conditions) : figures;
}

/** A program that suddenly commits row by row: its statement runs so often that commits rise by the factor. */
function storm(figures: SqlFigures[], conditions: Conditions): SqlFigures[] {
  const commits = figures.reduce((sum, it) => sum + it.commits, 0);
  const more = Math.round(commits * (conditions.commits - 1));
  return figures.map((it) => {
    if (it.statement !== conditions.commitStatement) return it;
    const factor = (it.executions + more) / it.executions;
    const scaled = (n: number): number => Math.round(n * factor);
    const cpuUs = scaled(it.cpuUs);
    const singleUs = scaled(it.singleUs);
    const multiUs = scaled(it.multiUs);
    const directUs = scaled(it.directUs);
    const tempUs = scaled(it.tempUs);
    const lockUs = scaled(it.lockUs);
    const concurrencyUs = scaled(it.concurrencyUs);
    const clusterUs = scaled(it.clusterUs);
    const ioUs = singleUs + multiUs + directUs + tempUs;
    return {
      ...it,
      executions: it.executions + more,
      cpuUs,
      singleUs,
      multiUs,
      directUs,
      tempUs,
      lockUs,
      concurrencyUs,
      clusterUs,
      ioUs,
      elapsedUs: cpuUs + ioUs + lockUs + concurrencyUs + clusterUs,
      gets: scaled(it.gets),
      single: scaled(it.single),
      multi: scaled(it.multi),
      direct: scaled(it.direct),
      temp: scaled(it.temp),
      reads: scaled(it.single) + scaled(it.multi) + scaled(it.direct) + scaled(it.temp),
      readRequests: scaled(it.readRequests),
      rows: scaled(it.rows),
      parses: scaled(it.parses),
      changes: scaled(it.changes),
      commits: it.commits + more,
    };
  });
}
