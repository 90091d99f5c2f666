/** ADDM: findings of each task with their symptoms, recommendations and the objects these speak of. */
import type { Num } from '../../base/figures.ts';
import type { AddmFinding, AddmTask } from '../part-types.ts';

interface OfTask {
  task_name: string | null;
  finding_no: Num;
}

export interface AddmFindingRow extends OfTask {
  name: string;
  impact_pct: Num;
  impact_active_sessions: Num;
  message: string | null;
  task_active_sessions: Num;
  begin_time: string | null;
  end_time: string | null;
}

/** A symptom, a recommendation or an object, told apart by `part`. */
export interface AddmDetailRow extends OfTask {
  part: 'symptom' | 'recommendation' | 'object';
  recommendation_no: Num;
  /** Type of the recommendation, description of the object. */
  title: string | null;
  text: string | null;
  rationale: string | null;
  sql_id: string | null;
  pct: Num;
}

export const addmFindingsSql = (where: string): string => `
  SELECT report_id, task_name, finding_no, name, impact_pct, impact_active_sessions, message, task_active_sessions,
    begin_time::VARCHAR AS begin_time, end_time::VARCHAR AS end_time
  FROM addm_findings WHERE ${where}`;

export const addmDetailsSql = (where: string): string => `
  SELECT report_id, 'symptom' AS part, task_name, finding_no, NULL::BIGINT AS recommendation_no, NULL::VARCHAR AS title,
    message AS text, NULL::VARCHAR AS rationale, NULL::VARCHAR AS sql_id, impact_pct AS pct FROM addm_symptoms WHERE ${where}
  UNION ALL
  SELECT report_id, 'recommendation', task_name, finding_no, recommendation_no, type, actions, rationale, NULL, benefit_pct
  FROM addm_recommendations WHERE ${where}
  UNION ALL
  SELECT report_id, 'object', task_name, finding_no, recommendation_no, object, sql_text, NULL, sql_id, NULL
  FROM addm_related_objects WHERE ${where}`;

export function addmPart(
  findings: readonly AddmFindingRow[] | null,
  details: readonly AddmDetailRow[] | null,
): AddmTask[] | null {
  if (!findings) return null;
  const detailsOf = Map.groupBy(details ?? [], key);
  return [...Map.groupBy(findings, (row) => row.task_name)].map(([name, rows]) => ({
    name,
    begin: rows.find((row) => row.begin_time)?.begin_time ?? null,
    end: rows.find((row) => row.end_time)?.end_time ?? null,
    activeSessions: rows.find((row) => row.task_active_sessions !== null)?.task_active_sessions ?? null,
    findings: rows.map((row) => findingOf(row, detailsOf.get(key(row)) ?? [])),
  }));
}

const key = (row: OfTask): string => `${row.task_name ?? ''}\n${row.finding_no ?? ''}`;

function findingOf(row: AddmFindingRow, details: readonly AddmDetailRow[]): AddmFinding {
  const objects = details.filter(({ part }) => part === 'object');
  return {
    no: row.finding_no,
    name: row.name,
    impactPct: row.impact_pct,
    activeSessions: row.impact_active_sessions,
    message: row.message,
    symptoms: details.flatMap(({ part, text }) => (part === 'symptom' && text ? [text] : [])),
    recommendations: details
      .filter(({ part }) => part === 'recommendation')
      .map((each) => ({
        no: each.recommendation_no,
        type: each.title,
        benefitPct: each.pct,
        actions: each.text,
        rationale: each.rationale,
        objects: objects
          .filter(({ recommendation_no }) => recommendation_no === each.recommendation_no)
          .map(({ title, text, sql_id }) => ({ object: title, sqlId: sql_id, text })),
      })),
  };
}
