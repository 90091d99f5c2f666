/**
 * Our findings against ADDM's: `npm run bench:addm [-- ARCHIVE]`. The archive (default: the corpus of real reports, see
 * AWR_CORPUS) is read and analysed; then every finding of ADDM with an impact above 10 % of DB time that a report prints
 * itself, or that an ADDM report of the same interval has, is looked for among our findings of that report.
 *
 * Prints coverage by kind of ADDM's finding, the rules that cover it, the reasons for those left alone, and each miss.
 * Ends with 1 where a miss has no reason. `--each` lists every finding; `LAKE` names a lake that is there already.
 */
import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openLake } from '../generator/lake/lake.ts';
import { corpusDir } from '../generator/testing/corpus.ts';
import { type AddmFinding, mappingOf } from './addm/mapping.ts';

const LEAST_IMPACT_PCT = 10;
const root = path.resolve(import.meta.dirname, '..');
const args = process.argv.slice(2);
const archive = args.find((arg) => !arg.startsWith('--')) ?? corpusDir();
const lakeThere = process.env['LAKE'];
if (!archive && !lakeThere) {
  process.stderr.write('No archive: name a folder of reports, or set AWR_CORPUS.\n');
  process.exit(2);
}
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'awr-addm-'));
try {
  const lake = lakeThere ?? path.join(scratch, 'lake');
  if (!lakeThere && archive) {
    // Duplicates in the archive end it with 3, which is no failure.
    await awr('ingest', archive, '--lake', lake).catch((error: { code?: number }) => {
      if (error.code !== 3) throw error;
    });
    await awr('analyze', '--lake', lake);
  }
  process.exitCode = print(await compare(lake)) ? 0 : 1;
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}

interface Verdict {
  finding: AddmFinding;
  by: string[];
  /** Why none of ours covers it; null: covered, or missed. */
  reason: string | null;
}

async function compare(dir: string): Promise<Verdict[]> {
  const lake = await openLake(dir);
  try {
    const ours = Map.groupBy(
      await lake.query<{ report_id: string; rule: string }>(
        'SELECT report_id, rule FROM findings ORDER BY report_id, finding_no',
      ),
      (row) => row.report_id,
    );
    return (await lake.query<AddmFinding>(addmQuery())).map((finding) => {
      const mapping = mappingOf(finding.name);
      const rules = new Set(ours.get(finding.report_id)?.map(({ rule }) => rule));
      const by = mapping?.rules.filter((rule) => rules.has(rule)) ?? [];
      return { finding, by, reason: by.length > 0 ? null : (mapping?.reason?.(finding) ?? null) };
    });
  } finally {
    lake.close();
  }
}

/** ADDM's findings by the report of ours that they are about: their own, or that of the same database and snapshots. */
function addmQuery(): string {
  const share = (where: string): string =>
    `(SELECT sum(coalesce(pct_db_time, 100 * total_wait_s / nullif(r.db_time_s, 0))) FROM wait_events AS w
      WHERE w.report_id = r.report_id AND scope = 'foreground' AND ${where})`;
  const statements = (most: number): string =>
    `(SELECT sum(pct) FROM (SELECT max(pct_total) AS pct FROM sql_stats AS s WHERE s.report_id = r.report_id AND ordering = 'elapsed'
      GROUP BY sql_id ORDER BY pct DESC NULLS LAST LIMIT ${most}))`;
  return `
    WITH tasks AS (SELECT report_id, task_name, max(task_active_sessions) AS task_aas FROM addm_findings GROUP BY ALL)
    SELECT DISTINCT r.report_id, parse_filename(r.source_path) AS file, a.name, a.message, a.impact_pct,
      ${statements(1)} AS first_sql_pct, ${statements(3)} AS three_sql_pct,
      (SELECT max(coalesce(pct_db_time, 100 * time_s / nullif(r.db_time_s, 0))) FROM time_model AS t WHERE t.report_id = r.report_id AND statistic = 'DB CPU') AS db_cpu_pct,
      (SELECT max(value) FROM metrics AS m WHERE m.report_id = r.report_id AND metric = 'host_cpu_pct') AS host_cpu_pct,
      ${share("regexp_matches(event, '^(db file|direct path|read by other|cell |gc )')")} AS user_io_pct,
      r.db_time_s / nullif(r.elapsed_s, 0) AS aas, tasks.task_aas
    FROM addm_findings AS a JOIN tasks USING (report_id, task_name) JOIN reports AS own USING (report_id)
    JOIN reports AS r ON r.report_id = own.report_id
      OR (own.kind = 'addm' AND r.kind <> 'addm' AND r.db_id = own.db_id AND r.begin_snap_id = own.begin_snap_id AND r.end_snap_id = own.end_snap_id)
    WHERE a.impact_pct > ${LEAST_IMPACT_PCT} AND r.kind <> 'addm'
    ORDER BY file, a.impact_pct DESC`;
}

/** Whether nothing was missed without a reason. */
function print(verdicts: readonly Verdict[]): boolean {
  const line = (text: string): unknown => process.stdout.write(`${text}\n`);
  const missed = verdicts.filter(({ by, reason }) => by.length === 0 && reason === null);
  const described = ({ finding }: Verdict): string =>
    `${finding.file}: ${finding.name} ${finding.impact_pct.toFixed(1)} %`;
  if (args.includes('--each')) {
    for (const each of verdicts) line(`${described(each)} <- ${each.by.join(', ') || each.reason || 'MISSED'}`);
    line('');
  }
  line('ADDM’s finding                              found covered  by reason  missed  by');
  for (const [name, own] of [...Map.groupBy(verdicts, ({ finding }) => finding.name)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const covered = own.filter(({ by }) => by.length > 0);
    const explained = own.filter(({ reason }) => reason !== null);
    const by = [
      ...Map.groupBy(
        covered.flatMap((each) => each.by),
        (rule) => rule,
      ),
    ]
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([rule, all]) => `${rule} ${all.length}`);
    const figures = [own.length, covered.length, explained.length, own.length - covered.length - explained.length];
    line(
      `${name.slice(0, 42).padEnd(42)} ${figures.map((figure) => String(figure).padStart(8)).join('')}   ${by.join(', ')}`,
    );
  }
  line('');
  for (const [reason, own] of Map.groupBy(verdicts, (each) => each.reason)) {
    if (reason !== null) line(`${own.length} left alone: ${reason}`);
  }
  for (const each of missed) line(`missed: ${described(each)}`);
  const covered = verdicts.filter(({ by }) => by.length > 0).length;
  line(
    `${verdicts.length} findings of ADDM above ${LEAST_IMPACT_PCT} %: ${covered} covered (${((100 * covered) / verdicts.length).toFixed(1)} %), ${
      verdicts.length - covered - missed.length
    } left alone for a reason, ${missed.length} missed`,
  );
  return missed.length === 0;
}

async function awr(...commandLine: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [path.join(root, 'bin/awr.mjs'), ...commandLine, '--quiet'], {
    maxBuffer: 2 ** 28,
  });
}
