/** `awr status`: what the lake holds, where time is missing, what was rejected and why. */
import { formatBytes, formatCount, formatSeconds, plural } from '../base/duration.ts';
import { EXIT } from '../base/errors.ts';
import { shortenPaths } from '../base/shown-path.ts';
import { formatTable } from '../base/table.ts';
import { harmless } from '../base/text.ts';
import { lakeCoverage } from '../lake/coverage.ts';
import { openLake } from '../lake/lake.ts';
import { type DatabaseStatus, type LakeStatus, lakeStatus } from '../lake/status.ts';
import { coveragePage } from './coverage.ts';
import type { Command } from './types.ts';

/** Lists longer than this are cut; --json has everything. */
const MAX_GAPS = 3;
const MAX_FILES = 5;

const command: Command = {
  name: 'status',
  summary: 'What the lake holds, its gaps, what was rejected and why',
  usage: '',
  takes: { most: 0 },
  options: {
    coverage: { type: 'boolean', doc: 'how much of the reports is typed, by kind, and which tables are not' },
    json: { type: 'boolean', doc: 'everything, as JSON' },
  },
  async run(ctx, values) {
    const lake = await openLake(ctx.config.lake);
    try {
      if (values['coverage']) {
        const coverage = await lakeCoverage(lake);
        ctx.write(values['json'] ? `${JSON.stringify(coverage, null, 2)}\n` : coveragePage(coverage));
        return EXIT.ok;
      }
      const status = await lakeStatus(lake);
      ctx.write(values['json'] ? `${JSON.stringify(status, null, 2)}\n` : statusPage(status, ctx.calledFrom));
    } finally {
      lake.close();
    }
    return EXIT.ok;
  },
};

/** The page for people. `from`: paths below it are shown relative to it. */
export function statusPage(status: LakeStatus, from?: string): string {
  const count = (which: (reason: string) => boolean): number =>
    status.rejects.reduce((sum, each) => sum + (which(each.reason) ? each.count : 0), 0);
  const rejected = count((reason) => reason !== 'duplicate');
  const duplicates = count((reason) => reason === 'duplicate');
  const lines = [
    `${harmless(status.lake, { oneLine: true })}: ${plural(status.reports, 'report')} of ${plural(status.databases.length, 'database')}, ${formatBytes(status.bytes)}, ${plural(rejected, 'file')} rejected${duplicates > 0 ? `, ${plural(duplicates, 'duplicate')}` : ''}`,
  ];
  if (status.databases.length > 0) lines.push('', 'Databases', ...databaseTable(status.databases));
  const gaps = status.databases.filter((database) => database.gaps.length > 0);
  if (gaps.length > 0) lines.push('', 'Gaps (time without a report of an instance)', ...gapTable(gaps));
  if (status.rejects.length > 0) lines.push('', 'Rejected files', ...rejectLines(status.rejects, from));
  lines.push('', 'Tables', ...tableTable(status.tables));
  return `${lines.join('\n')}\n`;
}

function databaseTable(databases: readonly DatabaseStatus[]): string[] {
  return formatTable(
    [
      { title: 'database' },
      { title: 'DBID', align: 'right' },
      { title: 'release' },
      { title: 'instances', maxWidth: 30 },
      { title: 'reports', align: 'right' },
      { title: 'from' },
      { title: 'to' },
      { title: 'gaps', align: 'right' },
    ],
    databases.map((each) => [
      `${each.db_name ?? '?'}${each.synthetic ? ' (sample)' : ''}`,
      String(each.db_id),
      each.release,
      each.instances.join(', '),
      formatCount(each.reports),
      toMinute(each.first_begin),
      toMinute(each.last_end),
      each.gaps.length === 0 ? '–' : formatCount(each.gaps.length),
    ]),
    { indent: '  ' },
  );
}

function gapTable(databases: readonly DatabaseStatus[]): string[] {
  const rows: (string | null)[][] = [];
  for (const { db_name, gaps } of databases) {
    const longest = [...gaps].sort((a, b) => b.gap_s - a.gap_s).slice(0, MAX_GAPS);
    for (const gap of gaps.filter((each) => longest.includes(each))) {
      const instance = gap.instance_name ?? `instance ${gap.instance_number ?? '?'}`;
      rows.push([db_name, instance, toMinute(gap.gap_from), toMinute(gap.gap_to), formatSeconds(gap.gap_s)]);
    }
    if (gaps.length > longest.length) rows.push([db_name, `… and ${gaps.length - longest.length} shorter`, '', '', '']);
  }
  const columns = ['database', 'instance', 'from', 'to', 'length'].map((title) => ({ title }));
  return formatTable(columns, rows, { indent: '  ' });
}

/** By reason and detail, so that what holds for thirty files is said once. */
function rejectLines(rejects: LakeStatus['rejects'], from: string | undefined): string[] {
  const shown = (text: string): string => harmless(shortenPaths(text, from), { oneLine: true });
  return rejects.flatMap(({ reason, files }) =>
    [...Map.groupBy(files, ({ detail }) => detail)].flatMap(([detail, alike]) => [
      `  ${reason}, ${plural(alike.length, 'file')}: ${shown(detail)}`,
      ...alike.slice(0, MAX_FILES).map(({ path }) => `    ${shown(path)}`),
      ...(alike.length > MAX_FILES ? [`    … and ${alike.length - MAX_FILES} more; awr status --json lists all`] : []),
    ]),
  );
}

function tableTable(counts: LakeStatus['tables']): string[] {
  const rows = counts.map(({ name, rows: count }) => [name, formatCount(count)]);
  return formatTable([{ title: 'table' }, { title: 'rows', align: 'right' }], rows, { indent: '  ' });
}

const toMinute = (time: string | null): string | null => time?.slice(0, 16) ?? null;

export default command;
