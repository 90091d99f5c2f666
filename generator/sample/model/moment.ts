/** The state of an instance at one instant, the same for the report that ends there and the one that begins there. */
import type { WallClock } from '../calendar.ts';
import { statements } from '../cast/statements/index.ts';
import type { Schedule } from '../cast/types.ts';
import { random } from '../random.ts';
import { shapeAt } from './shape.ts';
import type { Database, Incident, Instance, Moment } from './types.ts';

const SCHEDULES: readonly Schedule[] = ['online', 'batch', 'report', 'steady'];
const cpuBySchedule = new WeakMap<Database, Record<Schedule, number>>();

/** CPUs each schedule keeps busy at its peak. */
function cpuOf(database: Database): Record<Schedule, number> {
  const known = cpuBySchedule.get(database);
  if (known) return known;
  const sums: Record<Schedule, number> = { online: 0, batch: 0, report: 0, steady: 0 };
  for (const it of statements) {
    sums[it.schedule] += ((it.rate / 3600) * it.cpuUs * database.cast.weights[it.area] * database.cast.scale) / 1e6;
  }
  cpuBySchedule.set(database, sums);
  return sums;
}

/** Sessions, cursors, load and memory at an instant; `start` is the archive's first instant. */
export function momentAt(
  database: Database,
  instance: Instance,
  t: WallClock,
  start: WallClock,
  startup: WallClock,
  incidents: readonly Incident[],
): Moment {
  const rng = random(`${database.seedName}/${instance.number}/moment/${t}`);
  const cpu = cpuOf(database);
  let busy = 0.25;
  for (const schedule of SCHEDULES) busy += cpu[schedule] * shapeAt(schedule, t, start) * instance.share * 1.12;
  const online = shapeAt('online', t, start);
  const locked = incidents.find((it) => it.kind === 'row_lock' && it.begin < t && t <= it.end);
  const base = database.cast.sessions * (database.isRac ? 0.6 : 1);
  const upDays = Math.min(30, (t - startup) / 86400);
  return {
    sessions: Math.round(base * (0.62 + 0.38 * online) * rng.around(0.02) + (locked?.factor ?? 0) * 2),
    cursors: Math.round((2.6 + 1.1 * online + Math.min(1, upDays) * 0.8) * rng.around(0.04) * 10) / 10,
    load: Math.round(busy * rng.around(0.18) * 100) / 100,
    pgaMb: Math.round(base * (2.6 + 1.4 * online) * rng.around(0.04) * 10) / 10,
    sharedPoolUsedPct: Math.round((58 + 26 * (1 - Math.exp(-upDays * 2)) + rng.between(-0.7, 0.7)) * 100) / 100,
  };
}
