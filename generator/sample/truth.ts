/**
 * The truth file: what was put into the archive, so that what an analysis finds can be held against it.
 * Times are those the reports print; snapshot ids those in their names.
 */
import { isoTime } from './calendar.ts';
import { planHash } from './cast/statements/index.ts';
import type { Database, Incident, IncidentKind, Snapshot } from './model/types.ts';
import type { SampleOptions } from './options.ts';

/** One incident. Absent fields do not apply to its kind. */
export interface TruthIncident {
  database: string;
  db_id: string;
  /** Instance number; null: every instance of the database. */
  instance: number | null;
  kind: IncidentKind;
  /** First and last snapshot it covers; for a restart or gap the last before and the first after. */
  begin_time: string;
  end_time: string;
  begin_snap_id: number;
  end_snap_id: number;
  what: {
    sql_id?: string;
    old_plan_hash?: number;
    new_plan_hash?: number;
    /** How many times slower (plan change, storage), more often (commits). */
    factor?: number;
    /** Sessions waiting for the lock, on average, over all instances. */
    waiting_sessions?: number;
    event?: string;
    segment?: string;
    parameter?: string;
    old_value?: string;
    new_value?: string;
    shutdown_time?: string;
    startup_time?: string;
  };
}

export interface Truth {
  synthetic: true;
  made_by: string;
  options: SampleOptions;
  databases: {
    name: string;
    purpose: string;
    db_id: string;
    release: string;
    rac: boolean;
    instances: string[];
    reports: number;
  }[];
  incidents: TruthIncident[];
  /** Kinds of incident for which so short an archive had no room. */
  not_placed: IncidentKind[];
}

function whatOf(incident: Incident): TruthIncident['what'] {
  const { statement, factor, parameter } = incident;
  switch (incident.kind) {
    case 'plan_change':
      return {
        sql_id: statement?.sqlId ?? '',
        old_plan_hash: planHash(statement?.key ?? '', 0),
        new_plan_hash: planHash(statement?.key ?? '', incident.planVersion),
        factor,
      };
    case 'slow_storage':
      return { event: 'db file sequential read', factor };
    case 'row_lock':
      return {
        event: 'enq: TX - row lock contention',
        sql_id: statement?.sqlId ?? '',
        segment: incident.segment ?? '',
        waiting_sessions: factor,
      };
    case 'commit_storm':
      return { event: 'log file sync', sql_id: statement?.sqlId ?? '', factor };
    case 'parameter_change':
      return { parameter: parameter?.name ?? '', old_value: parameter?.from ?? '', new_value: parameter?.to ?? '' };
    case 'restart':
      return { shutdown_time: isoTime(incident.shutdown ?? 0), startup_time: isoTime(incident.startup ?? 0) };
    case 'gap':
      return {};
  }
}

/** A database's incidents as the truth file has them. */
export function truthOf(
  database: Database,
  incidents: readonly Incident[],
  snapshots: readonly Snapshot[],
): TruthIncident[] {
  const taken = (time: number): Snapshot => {
    const found = snapshots.find((it) => it.time === time);
    if (!found) throw new RangeError(`no snapshot of ${database.name} at ${isoTime(time)}`);
    return found;
  };
  return incidents.map((it) => {
    const begin = taken(it.begin);
    // A lone instance takes a snapshot soon after it came back: that is the first after a restart.
    const end =
      it.startup === null ? taken(it.end) : (snapshots.find((s) => s.time > (it.startup ?? 0)) ?? taken(it.end));
    return {
      database: database.name,
      db_id: String(database.dbId),
      instance: it.instance,
      kind: it.kind,
      begin_time: isoTime(begin.time),
      end_time: isoTime(end.time),
      begin_snap_id: begin.id,
      end_snap_id: end.id,
      what: whatOf(it),
    };
  });
}
