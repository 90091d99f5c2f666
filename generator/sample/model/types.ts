/** The simulated fleet: databases, instances, their snapshots, what went wrong, and one interval's figures. */
import type { WallClock } from '../calendar.ts';
import type { CastStatement } from '../cast/statements/index.ts';
import type { DatabaseCast } from '../cast/types.ts';
import type { Release } from '../options.ts';

export interface Instance {
  number: number;
  name: string;
  host: string;
  /** Part of the database's load it takes, 0 to 1. */
  share: number;
}

export interface Database {
  cast: DatabaseCast;
  name: string;
  uniqueName: string;
  dbId: number;
  release: Release;
  isRac: boolean;
  /** The pluggable database the application lives in; null where the database is not a container database. */
  pdb: { name: string; dbId: number } | null;
  instances: Instance[];
  /** Names the database's random streams. */
  seedName: string;
  /** When each instance was last started before the archive begins. */
  firstStartup: WallClock;
  firstSnapId: number;
}

export type IncidentKind =
  | 'plan_change'
  | 'slow_storage'
  | 'row_lock'
  | 'commit_storm'
  | 'parameter_change'
  | 'restart'
  | 'gap';

/** Something that went wrong between two snapshots of a database. Which fields are set depends on `kind`. */
export interface Incident {
  kind: IncidentKind;
  /** First and last+1 slot of the database's schedule it covers. */
  fromSlot: number;
  toSlot: number;
  begin: WallClock;
  end: WallClock;
  /** Null: every instance. */
  instance: number | null;
  statement: CastStatement | null;
  /** How many times slower, or more often, than usual. */
  factor: number;
  planVersion: number;
  segment: string | null;
  parameter: { name: string; from: string; to: string; hardParses: number } | null;
  shutdown: WallClock | null;
  startup: WallClock | null;
}

export interface Snapshot {
  id: number;
  time: WallClock;
}

/** What a report is about: two snapshots of one instance that ran through. */
export interface Period {
  database: Database;
  instance: Instance;
  begin: Snapshot;
  end: Snapshot;
  startup: WallClock;
  /** Snapshots this instance has taken since the archive's begin, for names of random streams. */
  ordinal: number;
}

/** One statement's work in an interval. Times in µs, reads in blocks. */
export interface SqlFigures {
  statement: CastStatement;
  planHash: number;
  executions: number;
  elapsedUs: number;
  cpuUs: number;
  singleUs: number;
  multiUs: number;
  directUs: number;
  tempUs: number;
  lockUs: number;
  concurrencyUs: number;
  clusterUs: number;
  /** All of User I/O. */
  ioUs: number;
  gets: number;
  single: number;
  multi: number;
  direct: number;
  temp: number;
  reads: number;
  readRequests: number;
  rows: number;
  parses: number;
  changes: number;
  commits: number;
}

export interface EventFigures {
  name: string;
  waitClass: string;
  waits: number;
  timeouts: number;
  us: number;
}

/** State of an instance at a snapshot: what reports print for Begin and End. */
export interface Moment {
  sessions: number;
  cursors: number;
  load: number;
  pgaMb: number;
  sharedPoolUsedPct: number;
}

/** Everything an interval's report is written from. */
export interface Interval extends Period {
  elapsedS: number;
  incidents: Incident[];
  atBegin: Moment;
  atEnd: Moment;
  /** Load relative to a busy hour, 0 to about 1.3. */
  activity: number;
  sql: SqlFigures[];
  foreground: EventFigures[];
  background: EventFigures[];
  idleForeground: EventFigures[];
  idleBackground: EventFigures[];
  dbTimeUs: number;
  dbCpuUs: number;
  backgroundCpuUs: number;
  backgroundElapsedUs: number;
  /** Centiseconds over all CPUs. */
  os: { busy: number; idle: number; iowait: number; sys: number; user: number };
  counters: Counters;
  parameters: { name: string; begin: string; end: string }[];
  readLatencyUs: number;
}

/** Sums over the interval from which Instance Activity, Load Profile and the rest are made. */
export interface Counters {
  executions: number;
  userCalls: number;
  parses: number;
  hardParses: number;
  logons: number;
  commits: number;
  rollbacks: number;
  logicalReads: number;
  consistentGets: number;
  blockGets: number;
  blockChanges: number;
  /** Blocks. */
  singleReads: number;
  multiReads: number;
  directReads: number;
  tempReads: number;
  tempWrites: number;
  physicalReads: number;
  readRequests: number;
  /** Blocks written from the cache and past it. */
  cacheWrites: number;
  directWrites: number;
  physicalWrites: number;
  writeRequests: number;
  redoBytes: number;
  redoWrites: number;
  logSwitches: number;
  rowsFetched: number;
  workareaMb: number;
  sorts: number;
  gcReceivedCr: number;
  gcReceivedCurrent: number;
  gcServed: number;
  undoBlocks: number;
  networkRoundtrips: number;
  rowLockWaits: number;
  bufferBusyWaits: number;
}
