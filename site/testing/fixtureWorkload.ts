/** Invented databases with a daily load shape, a gap, a restart, a lock storm, hostile names and absent values. */
import type { DatabaseRef, InstanceSeries, MetricKey, Num, SnapshotRef } from '../../generator/pages/types.ts';
import { clock, random } from './fixtureRandom.ts';

export const HOSTILE = '<script>alert(1)</script>';
export const HOSTILE_ATTRIBUTE = '"><img src=x onerror=alert(1)>';

export const EVENTS: readonly { name: string; waitClass: string | null; share: number; avgMs: number }[] = [
  { name: 'DB CPU', waitClass: null, share: 0.42, avgMs: Number.NaN },
  { name: 'db file sequential read', waitClass: 'User I/O', share: 0.21, avgMs: 0.84 },
  { name: 'enq: TX - row lock contention', waitClass: 'Application', share: 0.12, avgMs: 412 },
  { name: 'log file sync', waitClass: 'Commit', share: 0.09, avgMs: 1.93 },
  { name: 'db file scattered read', waitClass: 'User I/O', share: 0.05, avgMs: 2.1 },
  { name: 'gc cr block 2-way', waitClass: 'Cluster', share: 0.035, avgMs: 0.31 },
  { name: 'latch: cache buffers chains', waitClass: 'Concurrency', share: 0.02, avgMs: 6.4 },
  { name: 'direct path read temp', waitClass: 'User I/O', share: 0.015, avgMs: 1.2 },
  { name: 'SQL*Net more data to client', waitClass: 'Network', share: 0.01, avgMs: 0.02 },
  { name: 'resmgr:cpu quantum', waitClass: 'Scheduler', share: 0.006, avgMs: 38 },
];

export const CLASSES = [
  'DB CPU',
  'User I/O',
  'Application',
  'Commit',
  'Cluster',
  'Concurrency',
  'System I/O',
  'Network',
  'Scheduler',
  'Configuration',
  'Other',
];
const CLASS_SHARE = [0.42, 0.27, 0.12, 0.09, 0.035, 0.02, 0.012, 0.01, 0.006, 0.004, 0.008];

export interface FixtureInstance {
  name: string;
  number: number;
  host: string;
  cpus: number;
}

export interface FixtureDatabase {
  ref: DatabaseRef;
  release: string | null;
  edition: string | null;
  platform: string | null;
  isRac: boolean | null;
  isCdb: boolean | null;
  instances: FixtureInstance[];
  count: number;
  peak: number;
  seed: number;
}

export const DATABASES: readonly FixtureDatabase[] = [
  {
    ref: { slug: 'payprod-1893447216', dbName: 'PAYPROD', dbId: '1893447216', synthetic: false },
    release: '19.0.0.0.0',
    edition: 'EE',
    platform: 'Linux x86 64-bit',
    isRac: true,
    isCdb: false,
    instances: [
      { name: 'PAYPROD1', number: 1, host: 'ora-pay-a01', cpus: 16 },
      { name: 'PAYPROD2', number: 2, host: 'ora-pay-a02', cpus: 16 },
    ],
    count: 60,
    peak: 19,
    seed: 7,
  },
  {
    ref: { slug: 'books-402118934', dbName: 'BOOKS', dbId: '402118934', synthetic: true },
    release: '12.2.0.1.0',
    edition: 'EE',
    platform: 'Solaris[tm] OE (64-bit)',
    isRac: false,
    isCdb: true,
    instances: [{ name: 'BOOKS', number: 1, host: 'books-db', cpus: 8 }],
    count: 30,
    peak: 5,
    seed: 21,
  },
  {
    ref: { slug: 'img-src-x-onerror-77', dbName: `IMG${HOSTILE_ATTRIBUTE}`, dbId: '77', synthetic: false },
    release: null,
    edition: null,
    platform: null,
    isRac: null,
    isCdb: null,
    instances: [
      {
        name: `i${HOSTILE}`,
        number: 1,
        host: 'a-host-name-that-is-very-long.with.many.labels.example.internal',
        cpus: 4,
      },
    ],
    count: 1,
    peak: 1,
    seed: 3,
  },
];

const HOUR = 3_600_000;
const START = Date.UTC(2026, 2, 2, 0, 0, 11);

export interface FixtureSeries {
  series: InstanceSeries;
  /** Load of each snapshot, 0 to 1.6. */
  load: number[];
}

function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** The series of one instance: hourly snapshots, a gap of five hours after the 20th, a restart after the 38th. */
export function seriesOf(db: FixtureDatabase, instance: FixtureInstance): FixtureSeries {
  const rnd = random(db.seed * 31 + instance.number);
  const snapshots: SnapshotRef[] = [];
  const load: number[] = [];
  const breakBefore: boolean[] = [];
  let begin = START;
  for (let i = 0; i < db.count; i++) {
    if (i === 20) begin += 5 * HOUR;
    const end = begin + HOUR + rnd.int(-4, 9) * 1000;
    const hour = new Date(begin).getUTCHours();
    const shape = 0.16 + 0.84 * Math.exp(-((hour - 11) ** 2) / 18) + 0.5 * Math.exp(-((hour - 22) ** 2) / 3);
    load.push(rnd.near(i === db.count - 1 ? 1.35 : shape, 0.12));
    breakBefore.push(i === 0 || i === 20 || i === 38);
    const beginSnap = 4200 + i + (i >= 20 ? 5 : 0);
    const stamp = clock(begin).slice(0, 16).replace(' ', '-').replace(':', '');
    snapshots.push({
      reportId: `${db.seed}-${instance.number}-${i}`,
      kind: 'awr',
      path: `${db.ref.slug}/${slugOf(instance.name)}/${stamp}_${beginSnap}-${beginSnap + 1}/`,
      instanceName: instance.name,
      instanceNumber: instance.number,
      beginSnap,
      endSnap: beginSnap + 1,
      beginTime: clock(begin),
      endTime: clock(end),
      elapsedS: (end - begin) / 1000,
    });
    begin = end;
  }
  const at = (of: (x: number, i: number) => Num): Num[] => load.map((x, i) => of(x, i));
  const aas = at((x) => db.peak * x);
  const metrics: Partial<Record<MetricKey, Num[]>> = {
    aas,
    db_time_s: at((x, i) => db.peak * x * (snapshots[i]?.elapsedS ?? 0)),
    host_cpu_pct: at((x) => Math.min(99, rnd.near(58 * x))),
    single_block_read_ms: at((x, i) => (i % 17 === 5 ? null : rnd.near(0.5 + 0.5 * x))),
    log_file_sync_ms: at((x) => rnd.near(1.1 + 1.2 * x)),
    redo_bytes_per_s: at((x) => rnd.near(3_400_000 * x)),
    logical_reads_per_s: at((x) => rnd.near(412_000 * x)),
    physical_reads_per_s: at((x) => rnd.near(9_100 * x, 0.4)),
    executes_per_s: at((x) => rnd.near(8_300 * x)),
    transactions_per_s: at((x) => rnd.near(240 * x)),
    commits_per_s: at((x) => rnd.near(236 * x)),
    hard_parses_per_s: at((x) => rnd.near(0.8 * x, 0.6)),
  };
  const aasByClass = CLASSES.map((waitClass, c) => ({
    waitClass,
    values: at(
      (x, i) =>
        db.peak * x * rnd.near(CLASS_SHARE[c] ?? 0, 0.3) * (waitClass === 'Application' && i > db.count - 5 ? 3 : 1),
    ),
  }));
  const gapFrom = snapshots[19];
  const gapTo = snapshots[20];
  return {
    load,
    series: {
      scope: 'instance',
      instanceName: instance.name,
      instanceNumber: instance.number,
      hostName: instance.host,
      snapshots,
      cpus: snapshots.map(() => instance.cpus),
      breakBefore,
      gaps: gapFrom && gapTo ? [{ from: gapFrom.endTime, to: gapTo.beginTime }] : [],
      restarts: snapshots[38] ? [snapshots[38].beginTime] : [],
      metrics,
      aasByClass,
    },
  };
}
