/** Incidents that name an event or a segment: as their object, or in the evidence of their worst finding. */
import type { Lake } from '../lake/lake.ts';
import { type IncidentOfLake, incidentOf } from './findings.ts';
import { incidentsWithSegments } from './incident-segments.ts';
import type { IndexedDatabase, LakeIndex } from './lake-index.ts';
import type { IncidentRow } from './types.ts';

/** Names within evidence are JSON; those with escapes in them (quotes, backslashes) are no names of Oracle's and are left out. */
const NAMES = `
  SELECT i.db_id, i.incident_id, unnest(list_distinct(list_append(
    flatten(list(regexp_extract_all(coalesce(f.evidence, ''), '"of":"([^"\\\\]+)"', 1))), any_value(i.object)))) AS name
  FROM incidents AS i LEFT JOIN findings AS f
    ON f.report_id = i.report_id AND f.rule = i.rule AND f.object IS NOT DISTINCT FROM i.object AND f.db_id IS NOT DISTINCT FROM i.db_id
  WHERE NOT i.symptom AND i.severity <> 'info' AND (i.object IS NOT NULL OR f.evidence IS NOT NULL)
  GROUP BY i.db_id, i.incident_id`;

export interface IncidentNames {
  /** Digest of the incidents that name it, by name; a name without incidents is missing. */
  ofDatabase(database: IndexedDatabase): ReadonlyMap<string, string>;
}

export async function loadIncidentNames(lake: Lake): Promise<IncidentNames> {
  const rows = await lake.query<{ db_id: IndexedDatabase['dbId']; name: string; digest: string }>(
    `SELECT n.db_id, n.name, md5(string_agg(t::VARCHAR, ';' ORDER BY incident_id)) AS digest
     FROM (${NAMES}) AS n JOIN (SELECT * EXCLUDE (segments) FROM ${incidentsWithSegments()}) AS t USING (incident_id)
     WHERE n.name IS NOT NULL GROUP BY ALL`,
  );
  const byDatabase = new Map<IndexedDatabase['dbId'], Map<string, string>>();
  for (const { db_id, name, digest } of rows) {
    const names = byDatabase.get(db_id) ?? new Map<string, string>();
    byDatabase.set(db_id, names.set(name, digest));
  }
  const none: ReadonlyMap<string, string> = new Map();
  return { ofDatabase: ({ dbId }) => byDatabase.get(dbId) ?? none };
}

/** Incidents of a database by the names that they name, the latest first. */
export async function loadIncidentsByName(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
): Promise<Map<string, IncidentRow[]>> {
  const rows = await lake.query<IncidentOfLake & { name: string }>(
    `SELECT n.name, t.* FROM (${NAMES}) AS n JOIN ${incidentsWithSegments(database.where)} AS t USING (incident_id) WHERE n.name IS NOT NULL
     ORDER BY t.end_time DESC, t.begin_time DESC, t.worst_impact_pct_db_time DESC NULLS LAST, t.incident_id`,
  );
  const byName = new Map<string, IncidentRow[]>();
  for (const row of rows) {
    const incident = incidentOf(row, index);
    if (!incident) continue;
    const known = byName.get(row.name);
    if (known) known.push(incident);
    else byName.set(row.name, [incident]);
  }
  return byName;
}
