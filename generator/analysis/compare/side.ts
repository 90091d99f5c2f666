/**
 * One side of a comparison: a report, or a period made of several reports of one series, with its figures put together.
 * Plain values. What the reports do not have is null or absent, never 0; counters are per second of the time that the reports
 * cover which have the section.
 */
import type { Num } from '../../base/figures.ts';
import type { ReportKind } from '../../report/types.ts';

/** Columns of `reports`, times as `YYYY-MM-DD HH:MM:SS`. */
export interface SideReport {
  report_id: string;
  kind: ReportKind;
  db_name: string | null;
  db_id: string | null;
  instance_name: string | null;
  instance_number: Num;
  container_name: string | null;
  host_name: string | null;
  platform: string | null;
  release: string | null;
  edition: string | null;
  role: string | null;
  cpus: Num;
  cores: Num;
  sockets: Num;
  memory_gb: Num;
  startup_time: string | null;
  begin_snap_id: Num;
  end_snap_id: Num;
  begin_time: string;
  end_time: string;
  elapsed_s: Num;
  db_time_s: Num;
  begin_sessions: Num;
  end_sessions: Num;
}

/** Units of work that DB time is held against. */
export type Work = 'transactions' | 'executions' | 'user_calls';
export const WORK: readonly Work[] = ['transactions', 'executions', 'user_calls'];

/** How much of a side a section covers. */
export interface Coverage {
  seconds: number;
  reports: number;
}

export interface SideEvent {
  event: string;
  waitClass: string | null;
  /** Null: not printed. */
  waitsPerS: Num;
  secondsPerS: number;
}

export interface SideEvents extends Coverage {
  /** Idle events left out. */
  byEvent: ReadonlyMap<string, SideEvent>;
  /** False where a report has but its top list: an event that is missing there is unknown. */
  complete: boolean;
}

export interface SideStatement {
  sqlId: string;
  /** Reports that list it. */
  listed: number;
  /** Per second of the side: what the lists that name it say, at least. */
  elapsedPerS: Num;
  /** And at most, if AWR caught it: lists that do not name it end at that much. Null where that cannot be said. */
  mostElapsedPerS: Num;
  executionsPerS: Num;
  elapsedPerExecS: Num;
  cpuPerExecS: Num;
  userIoPerExecS: Num;
  getsPerExec: Num;
  readsPerExec: Num;
  rowsPerExec: Num;
  module: string | null;
  /** Plans that the reports name, sorted; empty: none is known. */
  plans: readonly string[];
}

export interface SideStatements extends Coverage {
  byId: ReadonlyMap<string, SideStatement>;
  /** Where the lists by elapsed time end, per second: what is not listed took at most so much; null without such lists. */
  cutPerS: Num;
}

export interface SideRow {
  /** Parts of its name as the chapter's keys, null for one that is absent. */
  parts: readonly (string | null)[];
  /** Reports that have it. */
  listed: number;
  /** One a measure of the chapter: totals of `sum`, the others as they are. */
  values: readonly Num[];
}

export interface SideChapter extends Coverage {
  rows: ReadonlyMap<string, SideRow>;
}

export interface Side {
  /** By begin time; at least one. */
  reports: readonly SideReport[];
  /** Of those that say how long they are and what DB time they had. */
  elapsedS: number;
  dbTimeS: Num;
  /** Units of work per second. */
  workPerS: Readonly<Record<Work, Num>>;
  /** Average active sessions by wait class, `DB CPU` among them; null without any. */
  classes: ReadonlyMap<string, number> | null;
  events: SideEvents | null;
  statements: SideStatements | null;
  /** At the end of the side, by name; null where no report lists them. */
  parameters: ReadonlyMap<string, string> | null;
  /** By chapter; those asked for alone, and of them those that its reports have. */
  chapters: ReadonlyMap<string, SideChapter>;
}
