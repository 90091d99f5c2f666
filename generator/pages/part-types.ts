/**
 * Parts of a snapshot page that sum up families of tables: latencies, I/O, memory, contention, ASH, ADDM, RAC, Exadata.
 * Null: the report has nothing of it. Whatever a part leaves out stands in the report's own tables on the same page.
 */
import type { Num } from '../base/figures.ts';

export interface SnapshotParts {
  histogram: HistogramPart | null;
  io: IoPart | null;
  memory: MemoryPart | null;
  contention: ContentionPart | null;
  ash: AshPart | null;
  addm: AddmTask[] | null;
  rac: RacPart | null;
  exadata: ExadataCell[] | null;
}

/** How long the waits took: shares of an event's waits by bucket. */
export interface HistogramPart {
  /** Upper edges in microseconds, shortest first; null: longer than the last. */
  edges: Num[];
  /** Events of the wait event lists by time waited, longest first, then the others as printed. */
  events: HistogramEvent[];
}

export interface HistogramEvent {
  event: string;
  waitClass: string | null;
  /** In which of the report's lists it stands. */
  lists: ('top' | 'foreground' | 'background')[];
  waits: Num;
  totalWaitS: Num;
  /** Percent of its waits, parallel to `edges`; null where the report prints nothing. */
  pct: Num[];
}

export interface IoPart {
  functions: IoRow[];
  fileTypes: IoRow[];
  /** By requests, most first, at most `IO_ROWS`; `total`: how many the report lists. */
  tablespaces: { rows: IoPlace[]; total: number };
  files: { rows: IoPlace[]; total: number };
}

export interface IoRow {
  name: string;
  readBytes: Num;
  readsPerS: Num;
  writeBytes: Num;
  writesPerS: Num;
  waits: Num;
  avgMs: Num;
  smallReadMs: Num;
  largeReadMs: Num;
}

export interface IoPlace {
  tablespace: string | null;
  /** Null in the list of tablespaces. */
  file: string | null;
  reads: Num;
  readsPerS: Num;
  avgReadMs: Num;
  writes: Num;
  writesPerS: Num;
  avgWriteMs: Num;
  bufferWaits: Num;
  avgBufferWaitMs: Num;
}

export interface MemoryPart {
  /** Sizes at the beginning and the end, in MiB; components that were 0 all along are left out. */
  components: { name: string; beginMb: Num; endMb: Num; minMb: Num; maxMb: Num; lastOperation: string | null }[];
  advisories: Advisory[];
}

export type AdvisoryKey = 'buffer_pool' | 'shared_pool' | 'pga' | 'sga';

/** What another size would have cost or saved, as the advisor estimates it. */
export interface Advisory {
  key: AdvisoryKey;
  /** Of several buffer pools, which. */
  pool: string | null;
  estimate: string;
  /** Smallest first; `factor` 1 is the size there is. */
  points: { sizeMb: number; factor: Num; value: number }[];
}

export type ContentionKind = 'enqueue' | 'latch' | 'mutex' | 'buffer';

export interface ContentionPart {
  /** What sessions queued for, by time waited, then by waits; at most `CONTENTION_ROWS`. */
  rows: ContentionRow[];
  undo: UndoSummary | null;
  /** Resources of which at least half of a limit was used, fullest first. */
  limits: { resource: string; current: Num; maximum: Num; limit: number }[];
}

export interface ContentionRow {
  kind: ContentionKind;
  name: string;
  /** Gets or requests. */
  requests: Num;
  /** Waits; sleeps of latches and mutexes. */
  waits: Num;
  waitS: Num;
  avgMs: Num;
}

export interface UndoSummary {
  maxQueryS: Num;
  minRetentionS: Num;
  maxRetentionS: Num;
  snapshotTooOld: Num;
  outOfSpace: Num;
  undoBlocks: Num;
}

/** Active session history. */
export interface AshPart {
  events: {
    event: string;
    waitClass: string | null;
    background: boolean;
    pct: Num;
    avgActiveSessions: Num;
  }[];
  sql: {
    sqlId: string;
    pct: Num;
    planHash: string | null;
    events: { event: string; rowSource: string | null; pct: Num }[];
  }[];
  /** Oldest first; `samples` counts all of a slot's, the events only its busiest. */
  slots: { time: string; seconds: Num; samples: Num; events: { event: string; samples: Num }[] }[];
  blocking: {
    sid: Num;
    serial: Num;
    instance: Num;
    user: string | null;
    program: string | null;
    pct: Num;
    activePct: Num;
    events: { event: string; pct: Num }[];
  }[];
}

export interface AddmTask {
  name: string | null;
  begin: string | null;
  end: string | null;
  activeSessions: Num;
  findings: AddmFinding[];
}

export interface AddmFinding {
  no: Num;
  name: string;
  impactPct: Num;
  activeSessions: Num;
  message: string | null;
  symptoms: string[];
  recommendations: AddmRecommendation[];
}

export interface AddmRecommendation {
  no: Num;
  type: string | null;
  benefitPct: Num;
  actions: string | null;
  rationale: string | null;
  objects: { object: string | null; sqlId: string | null; text: string | null }[];
}

/** Figures of a cluster by instance; `instance` null: the report's own. */
export interface RacPart {
  instances: { instance: Num; name: string | null; host: string | null; dbTimeS: Num; avgActiveSessions: Num }[];
  /** Parallel to `columns`. */
  figures: { metric: string; unit: 'ms' | 'per_second' | 'percent'; values: Num[] }[];
  columns: Num[];
  transfers: {
    to: Num;
    from: Num;
    blockClass: string;
    crBlocks: Num;
    crUs: Num;
    currentBlocks: Num;
    currentUs: Num;
    lost: Num;
  }[];
  pings: { from: Num; to: Num; us500b: Num; us8k: Num }[];
}

/** A storage server, or all of them. */
export interface ExadataCell {
  cell: string;
  values: Partial<Record<ExadataMetric, number>>;
}

export type ExadataMetric =
  | 'smart_mb_per_s'
  | 'offload_pct'
  | 'storage_index_pct'
  | 'flash_scan_pct'
  | 'flash_oltp_pct'
  | 'flash_log_pct'
  | 'flash_small_read_ms'
  | 'disk_small_read_ms'
  | 'cpu_pct';
