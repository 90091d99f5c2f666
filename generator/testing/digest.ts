/** A small lake with invented incidents for tests of the digest: what the analysis would have written, put there as is. */
import { analyze } from '../analysis/analyze.ts';
import { beginTransaction } from '../lake/transaction.ts';
import { addReports, silentContext, type TestReport, testReportId } from './lake.ts';

const START = Date.parse('2024-03-05T00:00:00Z') / 1000;

export const clock = (hour: number): string =>
  new Date((START + hour * 3600) * 1000).toISOString().slice(0, 19).replace('T', ' ');

export interface TestIncident {
  id: string;
  rule?: string;
  ruleNo?: number;
  object?: string;
  severity?: 'high' | 'medium' | 'low' | 'info';
  /** Hours of `clock`, of whole snapshots. */
  from: number;
  to: number;
  /** Hour of the snapshot in which it was worst; default its first. */
  worst?: number;
  usual?: boolean;
  ongoing?: boolean;
  impactS?: number | null;
  title?: string;
  /** Rule of the incident that it was a symptom of. */
  symptomOf?: string;
}

export interface TestDatabase {
  dbId: number;
  name: string;
  /** Hourly snapshots from hour 0 on. */
  hours: number;
  incidents: readonly TestIncident[];
}

const reportAt = (db: TestDatabase, hour: number): TestReport => ({
  begin_time: clock(hour),
  end_time: clock(hour + 1),
  db_id: db.dbId,
  report: { db_name: db.name, instance_name: db.name.toLowerCase(), begin_snap_id: hour, end_snap_id: hour + 1 },
});

/** Fills the lake: reports, their timeline, and the incidents in place of what the rules found. */
export async function digestLake(lakeDir: string, databases: readonly TestDatabase[]): Promise<void> {
  await addReports(
    lakeDir,
    databases.flatMap((db) => Array.from({ length: db.hours }, (_, hour) => reportAt(db, hour))),
  );
  await analyze(silentContext(lakeDir));
  await putIncidents(lakeDir, databases);
}

/** Replaces the incidents of these databases. */
export async function putIncidents(lakeDir: string, databases: readonly TestDatabase[]): Promise<void> {
  const tx = await beginTransaction(lakeDir);
  for (const db of databases) {
    const key = { db_id: db.dbId };
    const idAt = (hour: number): string => testReportId(reportAt(db, hour));
    const text = (each: TestIncident): string => each.title ?? `${each.id} happened`;
    const numberOf = new Map(db.incidents.map((each, i) => [each.rule ?? each.id, i + 1]));
    await tx.replace(
      'incidents',
      key,
      db.incidents.map((each) => ({
        incident_id: each.id,
        report_id: idAt(each.worst ?? each.from),
        instance_number: 1,
        subject: db.name.toLowerCase(),
        rule: each.rule ?? each.id,
        rule_no: each.ruleNo ?? 1,
        object: each.object ?? null,
        severity: each.severity ?? 'medium',
        usual: each.usual ?? false,
        symptom: each.symptomOf !== undefined,
        begin_time: clock(each.from),
        end_time: clock(each.to),
        snapshots: each.to - each.from,
        first_report_id: idAt(each.from),
        last_report_id: idAt(each.to - 1),
        ongoing: each.ongoing ?? each.to === db.hours,
        worst_impact_pct_db_time: 25,
        impact_s: each.impactS === undefined ? 100 : each.impactS,
        title: text(each),
        title_zh: `${text(each)}（中文）`,
      })),
    );
    await tx.replace(
      'findings',
      key,
      db.incidents.map((each, i) => ({
        report_id: idAt(each.worst ?? each.from),
        finding_no: i + 1,
        rule: each.rule ?? each.id,
        rule_no: each.ruleNo ?? 1,
        object: each.object ?? null,
        severity: each.severity ?? 'medium',
        impact_pct_db_time: 25,
        title: text(each),
        title_zh: `${text(each)}（中文）`,
        cause: `cause of ${each.id}`,
        cause_zh: `${each.id} 的原因`,
        advice: `advice for ${each.id}`,
        advice_zh: `${each.id} 的建议`,
        evidence: '[]',
        source: 'own',
        symptom_of: each.symptomOf === undefined ? null : (numberOf.get(each.symptomOf) ?? null),
        usual: each.usual ?? false,
        since: clock(each.from),
        snapshots: 1,
      })),
    );
  }
  await tx.commit();
}
