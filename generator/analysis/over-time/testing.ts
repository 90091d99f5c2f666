/** Made-up series for tests: a working week with noise that remembers, the same for the same seed. */
import type { TestReport } from '../../testing/lake.ts';
import type { Series } from './season.ts';

/** Numbers from 0 to 1: mulberry32, public domain. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Standard normal numbers: Box and Muller. */
export function normals(seed: number): () => number {
  const next = seeded(seed);
  return () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
}

/** A Monday. */
export const MONDAY = Date.UTC(2026, 2, 2) / 1000;

export interface HourlyRecipe {
  days: number;
  seed: number;
  /** Factor on the load at a moment, in days. */
  course?: (day: number) => number;
  /** Scale of the noise, as a share: of hours (each remembers 0.6 of the last), and of whole days (0.5). */
  hourNoise?: number;
  dayNoise?: number;
}

/** Hourly values about 10: office hours high, weekends at a third, one hour in two hundred four times as high. */
export function hourly({ days, seed, course = () => 1, hourNoise = 0.15, dayNoise = 0.08 }: HourlyRecipe): Series {
  const normal = normals(seed);
  const chance = seeded(seed + 1_000_003);
  const times: number[] = [];
  const values: number[] = [];
  let ofHour = 0;
  let ofDay = 0;
  for (let i = 0; i < days * 24; i++) {
    const hour = i % 24;
    if (hour === 0) ofDay = 0.5 * ofDay + dayNoise * normal();
    ofHour = 0.6 * ofHour + 0.8 * hourNoise * normal();
    const shape = 0.3 + (hour >= 8 && hour <= 18 ? 1 : 0) + 0.25 * Math.sin(hour);
    const weekend = Math.floor(i / 24) % 7 >= 5 ? 0.35 : 1;
    const spike = chance() < 0.005 ? 4 : 1;
    times.push(MONDAY + i * 3600 + 1800);
    values.push(10 * shape * weekend * course(i / 24) * Math.exp(ofHour + ofDay) * spike);
  }
  return { times, values };
}

/** Of the cluster: days of reports, the day of the step, the day of which the second instance has none. */
export const CLUSTER_DAYS = 36;
export const STEP_DAY = 26;
const MISSING_DAY = 20;
/** Seconds as the lake prints a time. */
export const clock = (seconds: number): string => new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');

/** Five weeks of four-hour reports of two instances. */
export const clusterReports = (): TestReport[] => [...reportsOf(1), ...reportsOf(2)];

/** Reads grow two and a half times slower on the 27th day, for good; load grows by one percent a day. */
function reportsOf(instance: number): TestReport[] {
  const normal = normals(instance);
  return Array.from({ length: CLUSTER_DAYS * 6 }, (_, i): TestReport[] => {
    const day = Math.floor(i / 6);
    if (instance === 2 && day === MISSING_DAY) return [];
    const begin = MONDAY + i * 4 * 3600 + instance;
    const busy = (day % 7 >= 5 ? 0.4 : 1) * ([0.3, 0.4, 1, 1.2, 1, 0.5][i % 6] ?? 1) * (1 + 0.01 * day);
    const load = 4 * busy * Math.exp(0.05 * normal());
    const slow = day >= STEP_DAY ? 2.5 : 1;
    return [
      {
        begin_time: clock(begin),
        end_time: clock(begin + 4 * 3600),
        report: {
          instance_name: `TESTDB${instance}`,
          instance_number: instance,
          is_rac: true,
          cpus: 8,
          db_time_s: load * 4 * 3600,
        },
        tables: {
          host_cpu: [{ idle_pct: 100 - 6 * load }],
          load_profile: [{ metric: 'transactions', per_second: 50 * load }],
          wait_events: [
            {
              scope: 'foreground',
              event: 'db file sequential read',
              waits: 1000,
              avg_wait_ms: slow * Math.exp(0.05 * normal()),
            },
          ],
          pga_stats: [{ snapshot: 'end', allocated_mb: 500 + 20 * load, target_mb: 1024 }],
          init_parameters: [
            { name: 'pga_aggregate_limit', begin_value: '2147483648', end_value: null, value_no: null },
          ],
        },
      },
    ];
  }).flat();
}
