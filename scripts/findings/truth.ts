/** What the sample's truth file says, and which rules stand for each kind of incident. */
export interface TruthIncident {
  database: string;
  db_id: string;
  instance: number | null;
  kind: string;
  begin_time: string;
  end_time: string;
  begin_snap_id: number;
  end_snap_id: number;
  what: { sql_id?: string; parameter?: string; event?: string; segment?: string } & Record<string, unknown>;
}

export interface Truth {
  databases: { name: string; db_id: string; reports: number }[];
  incidents: TruthIncident[];
}

/** A rule stands for a kind when it names its cause; a rule that merely notes its effect (load, a busy event) does not. */
export const RULES_OF_KIND: Readonly<Record<string, readonly string[]>> = {
  plan_change: ['sql_plan_changed'],
  slow_storage: ['latency_above_usual', 'single_block_read_slow'],
  row_lock: ['row_lock_contention'],
  commit_storm: ['log_file_sync'],
  parameter_change: ['parameter_changed'],
  restart: ['instance_restarted', 'restart_inside'],
  gap: ['snapshot_gap'],
};

/** What is held against it: a lake's findings in order of time. */
export const FINDINGS_SQL = `
  SELECT f.report_id, r.db_id::VARCHAR AS db_id, r.instance_number, r.begin_time, r.end_time, rule, object, severity, usual, symptom_of, title, evidence
  FROM findings AS f JOIN reports AS r USING (report_id) ORDER BY r.begin_time, f.finding_no`;
