import { describe, expect, test } from 'vitest';
import { unitOf } from './convert.ts';
import { lakeTables, sections } from './index.ts';
import { headerKey } from './names.ts';

/** Tables and columns that users' SQL hangs on: more may come behind them, none may go or move. */
const PROMISED: Readonly<Record<string, string>> = {
  load_profile: 'metric label per_second per_transaction per_exec per_call',
  instance_efficiency: 'metric value_pct',
  time_model: 'statistic time_s pct_db_time',
  wait_events: 'scope event wait_class waits timeouts_pct total_wait_s avg_wait_ms waits_per_transaction pct_db_time',
  wait_classes: 'wait_class waits total_wait_s avg_wait_ms pct_db_time avg_active_sessions',
  host_cpu: 'load_begin load_end user_pct system_pct wio_pct idle_pct',
  os_stats: 'statistic value end_value',
  sql_stats:
    'ordering rank sql_id plan_hash executions elapsed_s cpu_s user_io_s buffer_gets disk_reads rows_processed parse_calls cluster_wait_s pct_total module pdb_name',
  sql_text: 'sql_id sql_text',
  instance_activity: 'statistic total per_second per_transaction',
  wait_event_histogram: 'event bucket_le_us pct_waits',
  tablespace_io:
    'tablespace reads reads_per_s avg_read_ms writes writes_per_s avg_write_ms buffer_waits avg_buffer_wait_ms',
  file_io:
    'tablespace file reads reads_per_s avg_read_ms writes writes_per_s avg_write_ms buffer_waits avg_buffer_wait_ms',
  io_by_function: 'name reads_bytes reads_per_s writes_bytes writes_per_s waits avg_time_ms',
  io_by_filetype: 'name reads_bytes reads_per_s writes_bytes writes_per_s waits avg_time_ms',
  advisories: 'advisory size_mb size_factor estimate estimate_name',
  segments: 'ordering owner tablespace object_name subobject_name object_type value pct_total',
  init_parameters: 'name begin_value end_value',
};

test.each(Object.entries(PROMISED))('%s begins with the promised columns', (name, columns) => {
  const table = lakeTables.find((each) => each.name === name);
  const promised = columns.split(' ');
  expect(table?.columns.slice(0, promised.length).map((column) => column.name)).toEqual(promised);
});

test('tables and columns are named once, in snake_case, and documented', () => {
  expect(new Set(lakeTables.map(({ name }) => name)).size).toBe(lakeTables.length);
  for (const { name, doc, columns } of lakeTables) {
    expect(name).toMatch(/^[a-z][a-z0-9_]*$/);
    expect(doc, name).toBeTruthy();
    expect(new Set(columns.map((column) => column.name)).size).toBe(columns.length);
    for (const column of columns) {
      expect(column.name).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(column.doc, `${name}.${column.name}`).toMatch(/^\S.*[^.\s]$/);
      if (unitOf(column.name)) expect(column.type, `${name}.${column.name}`).toMatch(/^(number|integer)$/);
    }
  }
});

describe.each(sections.map((section) => [section.name, section] as const))('%s', (_, section) => {
  const names = new Set(section.columns.map(({ name }) => name));

  test('refers to its own columns alone', () => {
    const used = [
      ...(section.key ?? []),
      ...(section.lookups ?? []).flatMap(({ column, key }) => [column, key]),
      ...section.sources.flatMap(({ expects, constants, named, from, number, factors, except, spread }) => [
        ...expects,
        ...Object.keys(constants ?? {}),
        ...(named ? [named] : []),
        ...Object.keys(from ?? {}),
        ...(number ? [number.column, ...(number.within ?? [])] : []),
        ...Object.keys(factors ?? {}),
        ...(except ? [except.column] : []),
        ...(spread ? [spread.name, ...Object.keys(spread.cells)] : []),
      ]),
    ];
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });

  test('fills each column from somewhere', () => {
    const filled = (name: string) =>
      section.columns.some((column) => column.name === name && column.from) ||
      section.sources.some(({ from }) => from?.[name] !== undefined) ||
      section.lookups?.some(({ column }) => column === name) ||
      section.sources.some(
        ({ pairs, expects, constants, named, number, unpivot, spread }) =>
          (pairs && expects.includes(name)) ||
          unpivot?.header === name ||
          unpivot?.value === name ||
          unpivot?.text === name ||
          unpivot?.time === name ||
          spread?.name === name ||
          spread?.cells[name] !== undefined ||
          constants?.[name] !== undefined ||
          named === name ||
          number?.column === name,
      );
    expect([...names].filter((name) => !filled(name))).toEqual([]);
  });

  test('recognises tables by heading or summary, in any case', () => {
    expect(section.sources.length).toBeGreaterThan(0);
    for (const { heading, summary } of section.sources) {
      expect(heading ?? summary).toBeDefined();
      for (const pattern of [heading, summary]) expect(pattern?.flags ?? 'i').toBe('i');
    }
  });

  test('has header cells written once a column', () => {
    for (const { name, from = [] } of section.columns) {
      expect(new Set(from.map((cell) => (typeof cell === 'string' ? headerKey(cell) : cell.source))).size, name).toBe(
        from.length,
      );
    }
  });
});
