/** Which rules could not be judged on a report, for its page: sections by Oracle's headings, rules by their names. */
import type { FactTable } from '../analysis/facts/rows.ts';
import { rules } from '../analysis/rules/index.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import type { IndexedReport } from './lake-index.ts';
import type { NotJudged } from './types.ts';

/** Headings of sections that rules need, as reports of 19c print them. */
const HEADINGS: Readonly<Partial<Record<FactTable, string>>> = {
  advisories: 'Advisory Statistics',
  ash_blocking_sessions: 'Top Blocking Sessions',
  ash_events: 'Top User Events',
  host_cpu: 'Host CPU',
  instance_activity: 'Instance Activity Stats',
  library_cache: 'Library Cache Activity',
  load_profile: 'Load Profile',
  os_stats: 'Operating System Statistics',
  pga_stats: 'PGA Aggr Target Stats',
  rac_latencies: 'Global Cache and Enqueue Services - Workload Characteristics',
  sql_stats: 'SQL Statistics',
  time_model: 'Time Model Statistics',
  undo: 'Undo Segment Summary',
  wait_events: 'Wait Events',
};

/** By report id; a report that lacks nothing is not in it. */
export async function loadNotJudged(lake: Lake, reports: readonly IndexedReport[]): Promise<Map<string, NotJudged[]>> {
  const [first] = reports;
  if (!first) return new Map();
  const ids = reports.map((report) => sqlString(report.snapshot.reportId)).join(', ');
  const rows = await lake.query<{ report_id: string; section: string; rules: string }>(
    `SELECT report_id, section, rules FROM rules_not_judged WHERE ${first.database.where} AND report_id IN (${ids}) ORDER BY report_id, section`,
  );
  return new Map([...Map.groupBy(rows, (row) => row.report_id)].map(([id, own]) => [id, own.map(notJudgedOf)]));
}

/** A row of `rules_not_judged` for a page; `rules`: ids, separated by commas. */
export const notJudgedOf = (row: { section: string; rules: string }): NotJudged => ({
  section: headingOf(row.section),
  rules: namesOf(row.rules),
});

const headingOf = (section: string): string => HEADINGS[section as FactTable] ?? section;

function namesOf(list: string): NotJudged['rules'] {
  return list.split(',').flatMap((id) => {
    const text = rules.find((rule) => rule.id === id)?.text;
    return text ? { en: text.en.name, zh: text.zh.name } : [];
  });
}
