/**
 * Initialisation parameters that differ between neighbours of the series, or that a report itself prints as changed.
 *
 * Reports list the parameters that are set: one that is listed on one side only changed from or to NULL. Parameters
 * with two leading underscores are left out: the instance tunes those itself (`__db_cache_size`) at every step.
 * Nor is it a change when the scheduler opens or closes a maintenance window and with it sets `resource_manager_plan`.
 * A multi-valued parameter is compared as a whole, its values sorted.
 */

const isWindowPlan = (value: string | null): boolean => value === null || value.startsWith('SCHEDULER[');

/** Whether a difference is the instance's own doing and no news: the rule above, which the query applies as well. */
export function isSelfTuned(name: string, from: string | null, to: string | null): boolean {
  return name.startsWith('__') || (name === 'resource_manager_plan' && isWindowPlan(from) && isWindowPlan(to));
}

const WINDOW_PLAN = `name = 'resource_manager_plan'
      AND coalesce(starts_with(from_value, 'SCHEDULER['), true) AND coalesce(starts_with(to_value, 'SCHEDULER['), true)`;

/** The values of one parameter as one text; those that are numbered are also printed together, which is left out. */
const valuesOf = (value: string): string =>
  `coalesce(string_agg(${value}, ', ' ORDER BY ${value}) FILTER (value_no IS NOT NULL), string_agg(${value}, ', ' ORDER BY ${value}))`;

/** Query over one database; `timelineRows` names the relation with the rows of its timeline. */
export function parameterChangesQuery(inDatabase: string, timelineRows: string): string {
  return `
    WITH series AS (
      SELECT report_id, previous_report_id, instance_number FROM ${timelineRows} WHERE in_series
    ),
    listed AS (
      SELECT report_id, name, coalesce(pdb_name, '') AS pdb_name,
        ${valuesOf('begin_value')} AS begin_value,
        ${valuesOf('coalesce(end_value, begin_value)')} AS end_value,
        bool_or(end_value IS NOT NULL AND end_value IS DISTINCT FROM begin_value) AS changed_inside
      FROM init_parameters SEMI JOIN series USING (report_id)
      WHERE ${inDatabase} AND name IS NOT NULL AND name NOT LIKE '\\_\\_%' ESCAPE '\\'
      GROUP BY ALL
    ),
    pairs AS (
      SELECT * FROM series
      WHERE report_id IN (SELECT report_id FROM listed) AND previous_report_id IN (SELECT report_id FROM listed)
    ),
    before AS (
      SELECT pairs.report_id, pairs.previous_report_id, name, pdb_name, end_value AS value
      FROM pairs JOIN listed ON listed.report_id = pairs.previous_report_id
    ),
    after AS (
      SELECT pairs.report_id, pairs.previous_report_id, name, pdb_name, begin_value AS value
      FROM pairs JOIN listed ON listed.report_id = pairs.report_id
    ),
    changes AS (
      SELECT report_id, previous_report_id, false AS inside, name, before.value AS from_value, after.value AS to_value
      FROM before FULL JOIN after USING (report_id, previous_report_id, name, pdb_name)
      WHERE before.value IS DISTINCT FROM after.value
      UNION ALL
      SELECT report_id, previous_report_id, true AS inside, name, begin_value, end_value
      FROM listed JOIN series USING (report_id) WHERE changed_inside
    )
    SELECT report_id, changes.previous_report_id, reports.instance_number,
      CASE WHEN inside THEN reports.end_time ELSE reports.begin_time END AS changed_at, inside, name, from_value, to_value
    FROM changes JOIN (SELECT * FROM reports WHERE ${inDatabase}) AS reports USING (report_id)
    WHERE NOT (${WINDOW_PLAN})
    ORDER BY changed_at, report_id, inside, name`;
}
