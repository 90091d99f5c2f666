/** The page that `awr inspect` prints: one report, most important first. Pure. */
import { formatCount, formatSeconds } from '../../base/duration.ts';
import { harmless } from '../../base/text.ts';
import { KIND_NAMES } from '../../report/kind.ts';
import type { SourceReport } from '../../report/types.ts';
import { fixed, listingLines, type Tables } from './listing.ts';
import { listings } from './listings.ts';

export interface Inspected {
  report: SourceReport;
  /** Typed tables by name, rows keyed by column. */
  tables: Tables;
  warnings: string[];
}

/** The whole page, with a line feed at its end. Sections that the report does not have are left out. `findings`: their lines. */
export function inspectionPage({ report, tables, warnings }: Inspected, findings: readonly string[] = []): string {
  const sections = [
    titleLines(report),
    loadLines(report, tables),
    findings,
    ...listings
      .filter(({ kinds }) => kinds === undefined || kinds.includes(report.kind))
      .map((listing) => section(listing.title, listingLines(listing, tables))),
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
  const instance =
    instance_name === null && instance_number === null
      ? null
      : `${show(instance_name)}  (number ${show(instance_number)}${header.is_rac ? ', of a cluster' : ''})`;
  const { begin_snap_id, end_snap_id, begin_time, end_time, startup_time } = header;
  const lasted = header.elapsed_s === null ? '' : `  (${formatSeconds(header.elapsed_s)})`;
  const facts: [string, string | null][] = [
    ['database', `${show(db_name)}  (DBID ${show(db_id)})${role ? `  ${show(role)}` : ''}`],
    ['container', header.container_name && show(header.container_name)],
    ['instance', instance ?? (kind === 'awr_rac' ? 'all of the cluster' : null)],
    ['release', [release, edition].filter(Boolean).map(show).join('  ')],
    ['host', host.filter(Boolean).map(show).join('  ')],
    [
      'snapshots',
      begin_snap_id === null && end_snap_id === null ? null : `${show(begin_snap_id)} to ${show(end_snap_id)}`,
    ],
    ['interval', `${show(begin_time)} to ${show(end_time)}${lasted}`],
    ['started', startup_time && show(startup_time)],
    ['report', `${KIND_NAMES[kind]}, ${format}, ${tables.length} tables${synthetic ? ', synthetic' : ''}`],
  ];
  return facts.flatMap(([name, text]) => (text ? `${name.padEnd(10)} ${text}` : []));
}

function loadLines({ header }: SourceReport, tables: Tables): string[] {
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

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}
