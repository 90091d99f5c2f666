/** What the invented business consists of. Everything under `cast/` is data, written for this project. */

/** What part of the business a statement belongs to; a database gives each area a weight. */
export type Area = 'orders' | 'warehouse' | 'reporting' | 'housekeeping';
/** When it runs: office hours, the nightly window, morning and evening reporting, or all day long. */
export type Schedule = 'online' | 'batch' | 'report' | 'steady';

/** A statement and what one execution of it costs with its usual plan. Blocks are 8 KiB. */
export interface Statement {
  /** Stable name within the cast. */
  key: string;
  area: Area;
  schedule: Schedule;
  module: string;
  owner: string;
  text: string;
  /** Executions per hour at the schedule's peak, in a database whose weight for the area is 1. */
  rate: number;
  cpuUs: number;
  gets: number;
  /** Single-block reads, blocks read by multi-block reads, by direct path, from and to temp. */
  single: number;
  multi: number;
  direct: number;
  temp: number;
  rows: number;
  /** Block changes. */
  changes: number;
  commits: number;
  /** Parse calls per execution. */
  parses: number;
  /** Segments it reads and their share of its gets. */
  segments: readonly (readonly [name: string, share: number])[];
  /** The row source that takes most of its time. */
  rowSource: string;
  /** True where an optimizer that errs makes it 8 to 30 times slower without sinking the machine. */
  fragile: boolean;
  /** PL/SQL entry point it runs under, if any. */
  program: string | null;
}

export interface Segment {
  owner: string;
  tablespace: string;
  name: string;
  subobject: string;
  type: 'TABLE' | 'INDEX' | 'TABLE PARTITION' | 'INDEX PARTITION' | 'LOB';
  objectId: number;
  dataObjectId: number;
}

export interface DatabaseCast {
  name: string;
  /** What its business is, for README.md. */
  purpose: string;
  domain: string;
  weights: Readonly<Record<Area, number>>;
  cpus: number;
  cores: number;
  sockets: number;
  memoryGb: number;
  /** Average single-block read, µs, on a quiet day. */
  readUs: number;
  sgaMb: number;
  bufferCacheMb: number;
  sharedPoolMb: number;
  pgaTargetMb: number;
  logBufferKb: number;
  sessions: number;
  /** Multiplies every statement's rate. */
  scale: number;
}
