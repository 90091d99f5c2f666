/** Incidents with the advice of their findings, for the digest and the feeds. */
import type { Lake } from '../lake/lake.ts';
import type { ToldIncident } from './digest-types.ts';
import { type IncidentOfLake, incidentOf } from './findings.ts';
import { incidentsWithSegments } from './incident-segments.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';

/** Number of the rules that judge the reports themselves, see `generator/analysis/rules/`. */
const DATA_QUALITY_RULES = 40;

interface Row extends IncidentOfLake {
  rule_no: number;
  symptom: boolean;
  last_report_id: string;
  finding_no: number | null;
  cause: string | null;
  cause_zh: string | null;
  advice: string | null;
  advice_zh: string | null;
  cause_rule: string | null;
  cause_object: string | null;
}

/** An incident as loaded, with the rule and object of the finding that it was a symptom of at its worst. */
export interface LoadedIncident {
  incident: ToldIncident;
  symptomOf: { rule: string; object: string | null } | null;
}

/**
 * Incidents of a database for which `condition` holds, an SQL condition on `incidents` (its text is ours alone, times go
 * into `params`), the latest first, at most `limit`.
 */
export async function loadToldIncidents(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  condition: string,
  params: Record<string, string>,
  limit: number,
): Promise<LoadedIncident[]> {
  const rows = await lake.query<Row>(
    `SELECT i.*, f.finding_no, f.cause, f.cause_zh, f.advice, f.advice_zh, c.rule AS cause_rule, c.object AS cause_object
     FROM (
       SELECT * FROM ${incidentsWithSegments(`${database.where} AND ${condition}`)}
       ORDER BY end_time DESC, begin_time DESC, incident_id LIMIT ${limit}
     ) AS i
     LEFT JOIN (SELECT * FROM findings WHERE ${database.where}) AS f
       ON f.report_id = i.report_id AND f.rule = i.rule AND f.object IS NOT DISTINCT FROM i.object
     LEFT JOIN (SELECT * FROM findings WHERE ${database.where}) AS c
       ON c.report_id = f.report_id AND c.finding_no = f.symptom_of
     ORDER BY i.end_time DESC, i.begin_time DESC, i.incident_id`,
    params,
  );
  return rows.flatMap((row): LoadedIncident[] => {
    const incident = incidentOf(row, index);
    if (!incident) return [];
    const last = index.byReport.get(row.last_report_id);
    return [
      {
        incident: {
          ...incident,
          cause: { en: row.cause ?? '', zh: row.cause_zh ?? '' },
          advice: { en: row.advice ?? '', zh: row.advice_zh ?? '' },
          path: `${incident.worst.path}#${row.finding_no === null ? 'findings' : `finding-${row.finding_no}`}`,
          overSeen: row.ongoing ? null : (last?.next?.snapshot.endTime ?? null),
          isDataQuality: row.rule_no === DATA_QUALITY_RULES,
        },
        symptomOf: row.symptom && row.cause_rule !== null ? { rule: row.cause_rule, object: row.cause_object } : null,
      },
    ];
  });
}
