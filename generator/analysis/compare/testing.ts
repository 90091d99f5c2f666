/** Sides for tests: a side is a few of its parts, the rest is plain and the same. Invented figures only. */
import type { Side, SideEvent, SideReport, SideStatement } from './side.ts';

export function testReport(columns: Partial<SideReport> = {}): SideReport {
  return {
    report_id: '0123456789abcdef',
    kind: 'awr',
    db_name: 'TESTDB',
    db_id: '1',
    instance_name: 'TESTDB1',
    instance_number: 1,
    container_name: null,
    host_name: 'testhost',
    platform: 'Linux x86 64-bit',
    release: '19.0.0.0.0',
    edition: 'EE',
    role: 'PRIMARY',
    cpus: 4,
    cores: 4,
    sockets: 1,
    memory_gb: 16,
    startup_time: '2024-01-01 00:00:00',
    begin_snap_id: 1,
    end_snap_id: 2,
    begin_time: '2024-03-01 10:00:00',
    end_time: '2024-03-01 11:00:00',
    elapsed_s: 3600,
    db_time_s: 7200,
    begin_sessions: 50,
    end_sessions: 60,
    ...columns,
  };
}

export function testSide(parts: Partial<Side> = {}): Side {
  return {
    reports: [testReport()],
    elapsedS: 3600,
    dbTimeS: 7200,
    workPerS: { transactions: 100, executions: 1000, user_calls: 500 },
    classes: new Map(),
    events: eventsOf([]),
    statements: statementsOf([]),
    parameters: new Map(),
    chapters: new Map(),
    ...parts,
  };
}

/** Events as `[name, waits per second, seconds per second]`. */
export function eventsOf(
  events: readonly [string, number | null, number][],
  complete = true,
): NonNullable<Side['events']> {
  const rows = events.map(
    ([event, waitsPerS, secondsPerS]): SideEvent => ({ event, waitClass: 'Other', waitsPerS, secondsPerS }),
  );
  return { seconds: 3600, reports: 1, complete, byEvent: new Map(rows.map((row) => [row.event, row])) };
}

export function statementsOf(
  statements: readonly Partial<SideStatement>[],
  cutPerS: number | null = null,
): NonNullable<Side['statements']> {
  const rows = statements.map(
    (parts): SideStatement => ({
      sqlId: 'sql',
      listed: 1,
      elapsedPerS: null,
      mostElapsedPerS: parts.elapsedPerS ?? null,
      executionsPerS: null,
      elapsedPerExecS: null,
      cpuPerExecS: null,
      userIoPerExecS: null,
      getsPerExec: null,
      readsPerExec: null,
      rowsPerExec: null,
      module: null,
      plans: [],
      ...parts,
    }),
  );
  return { seconds: 3600, reports: 1, cutPerS, byId: new Map(rows.map((row) => [row.sqlId, row])) };
}
