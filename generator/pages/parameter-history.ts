/**
 * Initialisation parameters over time. AWR lists those that are set; one that a report does not list has its default there.
 * Only values are counted, not snapshots read: a database of 10,000 snapshots costs one pass over its parameters.
 */
import { isSelfTuned } from '../analysis/parameter-changes.ts';
import type { Lake } from '../lake/lake.ts';
import { sqlString } from '../lake/layout.ts';
import { type IndexedDatabase, type IndexedReport, type LakeIndex, newestOf } from './lake-index.ts';
import type {
  ParameterHistory,
  ParameterStep,
  ParameterSubject,
  ParametersModel,
  ParameterValues,
} from './parameter-history-types.ts';
import type { DatabaseRef } from './types.ts';

/** Beyond these the newest are shown; the lake has them all. */
const MAX_CHANGES = 1000;
/** Distinct values of one parameter that are shown, the newest of them. A parameter of more is tuned by something. */
const MAX_VALUES = 12;

interface ValueRow {
  subject: number;
  name: string;
  container: string | null;
  value: string | null;
  reports: number;
  first_report: string;
  last_report: string;
}

/** Newest values of each database: slug → name → value. What one page says of other databases. */
export type FleetParameters = ReadonlyMap<string, { ref: DatabaseRef; values: ReadonlyMap<string, string | null> }>;

/**
 * `value_no` numbers the values of one parameter. Reports of a cluster have a table of their own for what single instances set;
 * what all of them share may stand in both.
 */
const listed = (where: string): string => `
  SELECT report_id, name, pdb_name AS container, coalesce(end_value, begin_value) AS value, value_no FROM init_parameters WHERE ${where}
  UNION ALL BY NAME
  SELECT report_id, CASE WHEN instance_number IS NULL THEN name ELSE name || ' (' || instance_number || ')' END AS name,
    NULL AS container, coalesce(end_value, begin_value) AS value, value_no FROM rac_parameters
  WHERE ${where} AND (instance_number IS NOT NULL OR report_id NOT IN (SELECT report_id FROM init_parameters WHERE ${where}))`;

/**
 * One row a report, parameter and container. Only multi-valued parameters have anything to be joined; where a report prints them
 * in one row too, as `DB,  EXTENDED`, that row says the same again.
 */
const joined = (where: string): string => `
  WITH listed AS (${listed(where)}),
  several AS (
    SELECT report_id, name, container, string_agg(value, ', ' ORDER BY value_no, value) AS value FROM listed
    WHERE value_no IS NOT NULL AND name IS NOT NULL GROUP BY report_id, name, container)
  SELECT report_id, name, container, value FROM listed
  WHERE value_no IS NULL AND name IS NOT NULL AND NOT EXISTS (
    FROM several WHERE several.report_id = listed.report_id AND several.name = listed.name
      AND several.container IS NOT DISTINCT FROM listed.container)
  UNION ALL
  FROM several`;

export async function loadFleetParameters(lake: Lake, index: LakeIndex): Promise<FleetParameters> {
  const newest = new Map(index.databases.map((database) => [newestOf(database).snapshot.reportId, database] as const));
  if (newest.size === 0) return new Map();
  const where = `report_id IN (${[...newest.keys()].map(sqlString).join(', ')})`;
  const rows = await lake.query<{ report_id: string; name: string; value: string | null }>(
    `SELECT report_id, name, min(value) AS value FROM (${joined(where)}) WHERE NOT starts_with(name, '__') GROUP BY ALL ORDER BY report_id, name`,
  );
  const byReport = Map.groupBy(rows, (row) => row.report_id);
  return new Map(
    [...newest].flatMap(([id, { ref }]) => {
      const own = byReport.get(id);
      return own ? [[ref.slug, { ref, values: new Map(own.map(({ name, value }) => [name, value])) }] as const] : [];
    }),
  );
}

export async function parametersModel(
  lake: Lake,
  index: LakeIndex,
  database: IndexedDatabase,
  fleet: FleetParameters,
): Promise<ParametersModel> {
  const { subjects, reportsOf } = await loadSubjects(lake, database);
  const rows = subjects.length === 0 ? [] : await loadValues(lake, database);
  const changes = await loadSteps(lake, index, database);
  const others = [...fleet].filter(([slug]) => slug !== database.ref.slug).map(([, other]) => other);
  const changesOf = Map.groupBy(changes, ({ name }) => name);
  return {
    type: 'parameters',
    database: database.ref,
    subjects,
    changes: changes.slice(0, MAX_CHANGES),
    parameters: [...Map.groupBy(rows, ({ name, container }) => `${name}\n${container ?? ''}`).values()]
      .map((own) => history(own, reportsOf, index, others, changesOf.get(own[0]?.name ?? '')?.length ?? 0))
      .sort((a, b) => compareText(a.name, b.name) || compareText(a.container ?? '', b.container ?? '')),
    others: others.map(({ ref }) => ref),
  };
}

/** Instances of the index whose reports list parameters, and of each the newest such report. */
async function loadSubjects(
  lake: Lake,
  database: IndexedDatabase,
): Promise<{ subjects: ParameterSubject[]; reportsOf: { place: number; newest: IndexedReport }[] }> {
  const rows = await lake.query<{ report_id: string }>(
    `SELECT DISTINCT report_id FROM (SELECT report_id FROM init_parameters WHERE ${database.where} UNION ALL SELECT report_id FROM rac_parameters WHERE ${database.where})`,
  );
  const withParameters = new Set(rows.map(({ report_id }) => report_id));
  const found = database.instances.flatMap((instance, place) => {
    const reports = instance.reports.filter(({ snapshot }) => withParameters.has(snapshot.reportId));
    const newest = reports.at(-1);
    return newest ? [{ place, newest, name: instance.name, reports: reports.length }] : [];
  });
  return {
    subjects: found.map(({ name, reports, newest }) => ({ name, reports, newest: newest.snapshot })),
    reportsOf: found.map(({ place, newest }) => ({ place, newest })),
  };
}

function loadValues(lake: Lake, database: IndexedDatabase): Promise<ValueRow[]> {
  // Which instance a report is of is known to the index alone: a copy of it goes into the query.
  const places = database.instances
    .flatMap(({ reports }, place) => reports.map(({ snapshot }) => `(${sqlString(snapshot.reportId)}, ${place})`))
    .join(', ');
  return lake.query<ValueRow>(
    `WITH places(report_id, subject) AS (VALUES ${places}),
     times AS (SELECT report_id, subject, begin_time FROM reports JOIN places USING (report_id) WHERE ${database.where}),
     parameters AS (${joined(database.where)})
     SELECT subject, name, container, value, count(*) AS reports,
       arg_min(report_id, (begin_time, report_id)) AS first_report, arg_max(report_id, (begin_time, report_id)) AS last_report
     FROM parameters JOIN times USING (report_id) GROUP BY subject, name, container, value
     ORDER BY name, container, subject, min(begin_time), value`,
  );
}

function history(
  rows: readonly ValueRow[],
  subjects: readonly { place: number; newest: IndexedReport }[],
  index: LakeIndex,
  others: readonly { ref: DatabaseRef; values: ReadonlyMap<string, string | null> }[],
  changes: number,
): ParameterHistory {
  const [{ name, container }] = rows as [ValueRow];
  const bySubject = subjects.map(({ place, newest }) => valuesOf(rows, place, newest, index));
  const current = bySubject.flatMap((own, i) =>
    subjects[i]?.newest.instance.scope === 'instance' ? [own?.current ?? null] : [],
  );
  const groups = Map.groupBy(others, ({ values }) => values.get(name) ?? null);
  return {
    name,
    container,
    selfTuned: isSelfTuned(name, null, null) && name.startsWith('__'),
    changes,
    differs: new Set(current).size > 1 && !PER_INSTANCE.has(name) && !name.startsWith('__'),
    bySubject,
    elsewhere:
      name.startsWith('_') && groups.size === 1 && groups.has(null)
        ? []
        : [...groups]
            .map(([value, own]) => ({ value, databases: own.map(({ ref }) => ref.dbName) }))
            .sort((a, b) => b.databases.length - a.databases.length || compareText(a.value ?? '', b.value ?? '')),
  };
}

/** Each instance of a cluster has its own value of these by design. */
const PER_INSTANCE = new Set([
  'instance_number',
  'instance_name',
  'thread',
  'undo_tablespace',
  'local_listener',
  'listener_networks',
  'background_dump_dest',
  'user_dump_dest',
  'core_dump_dest',
  'audit_file_dest',
  'spfile',
]);

function valuesOf(
  rows: readonly ValueRow[],
  place: number,
  newest: IndexedReport,
  { byReport }: LakeIndex,
): ParameterValues | null {
  const values = rows.flatMap(({ subject, value, reports, first_report, last_report }) => {
    const [first, last] = [byReport.get(first_report)?.snapshot, byReport.get(last_report)?.snapshot];
    return subject === place && first && last ? [{ value, reports, first, last }] : [];
  });
  if (values.length === 0) return null;
  const current = values.find(({ last }) => last.reportId === newest.snapshot.reportId);
  return { current: current?.value ?? null, values: values.slice(-MAX_VALUES) };
}

async function loadSteps(lake: Lake, { byReport }: LakeIndex, database: IndexedDatabase): Promise<ParameterStep[]> {
  const rows = await lake.query<{
    report_id: string;
    previous_report_id: string | null;
    changed_at: string;
    inside: boolean;
    name: string;
    from_value: string | null;
    to_value: string | null;
  }>(
    `SELECT report_id, previous_report_id, changed_at, inside, name, from_value, to_value FROM parameter_changes
     WHERE ${database.where} ORDER BY changed_at DESC, name, report_id`,
  );
  return rows.flatMap((row): ParameterStep[] => {
    const after = byReport.get(row.report_id);
    if (!after) return [];
    return [
      {
        name: row.name,
        subject: after.snapshot.instanceName,
        at: row.changed_at,
        from: row.from_value,
        to: row.to_value,
        before: row.inside ? null : (byReport.get(row.previous_report_id ?? '')?.snapshot ?? null),
        after: after.snapshot,
        restarted: !row.inside && after.restarted,
      },
    ];
  });
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
