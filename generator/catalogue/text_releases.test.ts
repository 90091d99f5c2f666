/** AWR reports as text, of releases and in ways that pairs with HTML do not show. */
import { describe, expect, test } from 'vitest';
import { readReport } from '../report/read.ts';
import { AWR_10_2, PDB_19C } from '../report/text/fixtures.ts';
import { sections } from './index.ts';
import { mapReport } from './map.ts';
import type { Cell } from './types.ts';

function load(text: string) {
  const report = readReport(new TextEncoder().encode(text));
  const mapped = mapReport(report);
  const rows = (table: string): Record<string, Cell>[] => {
    const columns = sections.find(({ name }) => name === table)?.columns ?? [];
    return (mapped.rows.get(table) ?? []).map((row) =>
      Object.fromEntries(columns.flatMap(({ name }, at) => (row[at] === null ? [] : [[name, row[at] ?? null]]))),
    );
  };
  return { report, mapped, rows };
}

describe('10.2', () => {
  const { report, mapped, rows } = load(AWR_10_2);

  test('header, no warnings, every table typed', () => {
    expect(report).toMatchObject({ kind: 'awr', format: 'text' });
    expect(report.header).toMatchObject({
      db_name: 'POND',
      db_id: '1234567890',
      instance_name: 'pond1',
      release: '10.2.0.4.0',
      host_name: 'shore',
      begin_snap_id: 100,
      begin_time: '2008-01-01 10:00:00',
      elapsed_s: 3601.2,
      db_time_s: 600,
      end_sessions: 51,
    });
    expect([...report.warnings, ...mapped.warnings]).toEqual([]);
    expect(report.tables.filter(({ prose }, at) => !prose && mapped.mappedTo[at] === null)).toEqual([]);
  });

  test('summary', () => {
    expect(rows('load_profile')).toContainEqual({
      metric: 'redo_bytes',
      label: 'Redo size:',
      per_second: 10000,
      per_transaction: 2000,
    });
    expect(rows('load_profile')).toContainEqual({
      metric: 'rollback_per_transaction_pct',
      value: 10,
    });
    expect(rows('instance_efficiency')).toContainEqual({ metric: 'buffer_hit', value_pct: 99 });
    expect(rows('cache_sizes')).toHaveLength(4);
  });

  test('waits, of all sessions and of background', () => {
    const one = (scope: string) => rows('wait_events').filter((row) => row['scope'] === scope);
    expect(one('top').map(({ event, total_wait_s }) => [event, total_wait_s])).toEqual([
      ['CPU time', 500],
      ['db file sequential read', 60],
      ['log file sync', 10],
    ]);
    expect(one('all')).toHaveLength(3);
    expect(one('background')).toContainEqual({
      scope: 'background',
      event: 'log file parallel write',
      waits: 6000,
      timeouts_pct: 0,
      total_wait_s: 9,
      avg_wait_ms: 2,
      waits_per_transaction: 0.3,
    });
    expect(rows('wait_classes')).toMatchObject([{ wait_class: 'User I/O', waits: 101000 }, { wait_class: 'Commit' }]);
  });

  test('statements, counters, files', () => {
    expect(rows('sql_stats')).toMatchObject([
      { ordering: 'elapsed', sql_id: 'abcdefghijkl1', elapsed_s: 100, cpu_s: 90, module: 'rod@shore (TNS V1-V3)' },
      { ordering: 'elapsed', sql_id: 'abcdefghijkl2', elapsed_s: 50, executions: 0 },
      { ordering: 'gets', sql_id: 'abcdefghijkl1', buffer_gets: 1_000_000, gets_per_exec: 100_000 },
    ]);
    expect(rows('sql_text')).toContainEqual({ sql_id: 'abcdefghijkl2', sql_text: 'begin feed; end;' });
    expect(rows('instance_activity')).toContainEqual({
      statistic: 'SQL*Net roundtrips to/from client',
      total: 144_000,
      per_second: 40,
      per_transaction: 8,
    });
    expect(rows('file_io')).toMatchObject([{ tablespace: 'USERS', file: '/pond/users01.dbf', reads: 100_000 }]);
  });
});

describe('a pluggable database of 19c, spooled by SELECT', () => {
  const { report, mapped, rows } = load(PDB_19C);

  test('header, no warnings', () => {
    expect(report).toMatchObject({ kind: 'awr_pdb', format: 'text' });
    expect(report.header).toMatchObject({
      db_unique_name: 'pond_north',
      container_name: 'NORTH',
      is_cdb: true,
      role: 'PRIMARY',
      release: '19.0.0.0.0',
      startup_time: '2024-06-10 08:22:00',
      sockets: 1,
      memory_gb: 31,
      end_sessions: 0,
    });
    expect([...report.warnings, ...mapped.warnings]).toEqual([]);
    expect(rows('containers')).toEqual([
      { container_id: 1234567891, container_name: 'NORTH', open_time: '2024-06-10 08:25:00' },
    ]);
  });

  test('tables go on behind the pages', () => {
    expect(rows('load_profile').map(({ metric }) => metric)).toEqual([
      'db_time',
      'db_cpu',
      'redo_bytes',
      'session_logical_read_im',
      'user_logons',
      'transactions',
    ]);
    expect(rows('wait_classes').map(({ wait_class, avg_wait_ms }) => [wait_class, avg_wait_ms ?? null])).toEqual([
      ['Application', 3524.27],
      ['DB CPU', null],
      ['Network', 0.00308],
    ]);
  });

  test('cut names, times with their units, containers of statements', () => {
    expect(rows('wait_events')).toMatchObject([
      { scope: 'top', event: 'enq: TX - row lock contention', wait_class: 'Application', avg_wait_ms: 52_860 },
      { scope: 'top', event: 'DB CPU' },
      { scope: 'top', event: 'control file sequential read', wait_class: 'System I/O', avg_wait_ms: 0.26869 },
      { scope: 'foreground', event: 'enq: TX - row lock contention', total_wait_s: 53 },
      { scope: 'foreground', event: 'control file sequential read' },
    ]);
    expect(rows('sql_stats')).toMatchObject([
      { sql_id: 'aa7t6babr24z1', pdb_name: 'NORTH', module: 'rod@shore (TNS V1-V3)' },
      { sql_id: '6hnhqahphpk82', pdb_name: 'NORTH' },
    ]);
    expect(rows('sql_text')).toContainEqual({
      sql_id: '6hnhqahphpk82',
      sql_text: 'select weight from fish where pond=:1',
    });
  });
});
