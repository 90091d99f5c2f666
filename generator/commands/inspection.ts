/** The page that `awr inspect` prints: one report, most important first. Pure. */
import { formatCount, formatSeconds } from '../base/duration.ts';
import { formatTable, type TableColumn } from '../base/table.ts';
import { harmless } from '../base/text.ts';
import type { Cell } from '../catalogue/types.ts';
import { KIND_NAMES } from '../report/kind.ts';
import type { SourceReport } from '../report/types.ts';

type Row = Record<string, Cell>;

export interface Inspected {
  report: SourceReport;
  /** Typed tables by name, rows keyed by column. */
  tables: Record<string, Row[]>;
  warnings: string[];
}

/** The whole page, with a line feed at its end. Sections that the report does not have are left out. */
export function inspectionPage({ report, tables, warnings }: Inspected): string {
  const sections = [
    titleLines(report),
    loadLines(report, tables),
    section('Load profile', loadProfile(tables)),
    section('Top events', topEvents(tables)),
    section('Top SQL by elapsed time', topSql(tables)),
    section('Segments by logical reads', topSegments(tables)),
    section('Parameters changed in the interval', changedParameters(tables)),
    section(
      'Remarks',
      warnings.map((each) => `  ${harmless(each, { oneLine: true })}`),
    ),
  ];
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function titleLines({ header, kind, format, tables, synthetic }: SourceReport): string[] {
  const show = (value: unknown): string => harmless(String(value ?? '?'), { oneLine: true });
  const { db_name, db_id, instance_name, instance_number, release, edition, role, host_name, platform } = header;
  const host = [
    host_name,
    platform,
    header.cpus !== null && `${header.cpus} CPUs`,
    header.memory_gb !== null && `${fixed(header.memory_gb)} GB`,
  ];
  const facts: [string, string][] = [
    ['database', `${show(db_name)}  (DBID ${show(db_id)})${role ? `  ${show(role)}` : ''}`],
    ['instance', `${show(instance_name)}  (number ${show(instance_number)}${header.is_rac ? ', of a cluster' : ''})`],
    ['release', [release, edition].filter(Boolean).map(show).join('  ')],
    ['host', host.filter(Boolean).map(show).join('  ')],
    ['snapshots', `${show(header.begin_snap_id)} to ${show(header.end_snap_id)}`],
    [
      'interval',
      `${show(header.begin_time)} to ${show(header.end_time)}${header.elapsed_s === null ? '' : `  (${formatSeconds(header.elapsed_s)})`}`,
    ],
    ['started', show(header.startup_time)],
    ['report', `${KIND_NAMES[kind]}, ${format}, ${tables.length} tables${synthetic ? ', synthetic' : ''}`],
  ];
  return facts.map(([name, text]) => `${name.padEnd(10)} ${text}`);
}

function loadLines({ header }: SourceReport, tables: Inspected['tables']): string[] {
  const { db_time_s, elapsed_s, cpus } = header;
  const lines: string[] = [];
  if (db_time_s !== null && elapsed_s) {
    const sessions = db_time_s / elapsed_s;
    lines.push(
      `  ${fixed(sessions)} average active sessions${cpus ? ` on ${cpus} CPUs` : ''}  (DB time ${formatSeconds(db_time_s)})`,
    );
  }
  const [host] = tables['host_cpu'] ?? [];
  const idle = host?.['idle_pct'];
  if (typeof idle === 'number') {
    const part = (name: string) => (typeof host?.[name] === 'number' ? `${host[name]}` : '–');
    lines.push(
      `  ${fixed(100 - idle)} % of the host’s CPU busy  (user ${part('user_pct')}, system ${part('system_pct')}; waiting for I/O ${part('wio_pct')})`,
    );
  }
  const [begin, end] = [header.begin_sessions, header.end_sessions];
  if (begin !== null && end !== null)
    lines.push(`  ${formatCount(begin)} sessions at the beginning, ${formatCount(end)} at the end`);
  return section('Load', lines);
}

const number = (title: string): TableColumn => ({ title, align: 'right' });
const name = (title: string, maxWidth = 40): TableColumn => ({ title, maxWidth });

function loadProfile(tables: Inspected['tables']): string[] {
  const rows = (tables['load_profile'] ?? []).map((row) => [
    text(row['label']).replace(/:$/, ''),
    figure(row['per_second']),
    figure(row['per_transaction']),
  ]);
  return list([name('metric'), number('per second'), number('per transaction')], rows);
}

function topEvents(tables: Inspected['tables']): string[] {
  const rows = (tables['wait_events'] ?? [])
    .filter((row) => row['scope'] === 'top')
    .map((row) => [
      text(row['event']),
      figure(row['waits']),
      figure(row['total_wait_s']),
      figure(row['avg_wait_ms']),
      figure(row['pct_db_time']),
      text(row['wait_class']),
    ]);
  return list(
    [name('event'), number('waits'), number('time s'), number('avg ms'), number('% DB time'), name('wait class')],
    rows,
  );
}

const TOP = 10;

function topSql(tables: Inspected['tables']): string[] {
  const texts = new Map((tables['sql_text'] ?? []).map((row) => [row['sql_id'], text(row['sql_text'])]));
  const rows = (tables['sql_stats'] ?? [])
    .filter((row) => row['ordering'] === 'elapsed')
    .slice(0, TOP)
    .map((row) => {
      const [elapsed, executions] = [row['elapsed_s'], row['executions']];
      const each =
        typeof elapsed === 'number' && typeof executions === 'number' && executions > 0
          ? (elapsed / executions) * 1000
          : null;
      return [
        text(row['sql_id']),
        figure(elapsed),
        figure(executions),
        figure(each),
        figure(row['pct_total']),
        (texts.get(row['sql_id'] ?? null) ?? text(row['module'])).replace(/\s+/g, ' '),
      ];
    });
  return list(
    [
      name('sql_id'),
      number('elapsed s'),
      number('executions'),
      number('ms each'),
      number('% DB time'),
      name('text', 48),
    ],
    rows,
  );
}

function topSegments(tables: Inspected['tables']): string[] {
  const rows = (tables['segments'] ?? [])
    .filter((row) => row['ordering'] === 'logical_reads')
    .slice(0, 5)
    .map((row) => [
      [row['owner'], row['object_name'], row['subobject_name']].filter(Boolean).map(text).join('.'),
      text(row['object_type']),
      figure(row['value']),
      figure(row['pct_total']),
    ]);
  return list([name('segment', 60), name('type'), number('logical reads'), number('% of all')], rows);
}

function changedParameters(tables: Inspected['tables']): string[] {
  const rows = (tables['init_parameters'] ?? [])
    .filter((row) => row['end_value'] !== null && row['end_value'] !== row['begin_value'])
    .map((row) => [text(row['name']), text(row['begin_value']), text(row['end_value'])]);
  return list([name('parameter'), name('from'), name('to')], rows);
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function list(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string[] {
  return rows.length === 0 ? [] : formatTable(columns, rows, { indent: '  ' });
}

const text = (cell: Cell | undefined): string => String(cell ?? '–');

/** Four digits at least, no more decimals than mean something: 1,234,567  123.4  12.35  0.0123. */
export function figure(cell: Cell | undefined): string {
  return typeof cell === 'number' ? fixed(cell) : text(cell);
}

function fixed(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 1000 || value === 0 ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : 4;
  return value.toLocaleString('en-US', { maximumFractionDigits: decimals });
}
