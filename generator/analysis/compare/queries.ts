/** Queries for what every side has: its reports' headers, how much work it did, its parameters. */

import { exactSum } from './exact-sum.ts';

export const headerQuery = (where: string, sides: string): string => `
  WITH side AS (${sides})
  SELECT side, report_id, kind, db_name, db_id::VARCHAR AS db_id, instance_name, instance_number, container_name, host_name, platform,
    release, edition, role, cpus, cores, sockets, memory_gb, startup_time, begin_snap_id, end_snap_id, begin_time, end_time, elapsed_s,
    db_time_s, begin_sessions, end_sessions
  FROM (SELECT * FROM reports WHERE ${where}) JOIN side USING (report_id)
  WHERE begin_time IS NOT NULL AND end_time IS NOT NULL
  ORDER BY side, begin_time, end_time, report_id`;

/**
 * Rows `side, work, per_s`. AWR's transactions are commits and rollbacks: of the two it prints those that there were. The
 * load profile rounds them, to none below 0.05 per second, and is all that some reports have.
 */
export const workQuery = (where: string, sides: string): string => `
  WITH side AS (${sides}),
  span AS (SELECT report_id, elapsed_s FROM reports WHERE ${where} AND elapsed_s > 0),
  counted AS (
    SELECT report_id, 'transactions' AS work, sum(total) AS count
    FROM (
      SELECT report_id, statistic, max(total) AS total FROM instance_activity
      WHERE ${where} AND statistic IN ('user commits', 'user rollbacks') GROUP BY ALL
    ) GROUP BY report_id HAVING count(total) = count(*)
    UNION ALL
    SELECT report_id, CASE statistic WHEN 'execute count' THEN 'executions' ELSE 'user_calls' END, max(total)
    FROM instance_activity WHERE ${where} AND statistic IN ('execute count', 'user calls') AND total IS NOT NULL GROUP BY ALL
  ),
  profile AS (
    SELECT report_id, CASE metric WHEN 'executes' THEN 'executions' ELSE metric END AS work,
      max(per_second) * any_value(elapsed_s) AS count
    FROM (SELECT * FROM load_profile WHERE ${where}) JOIN span USING (report_id)
    WHERE metric IN ('transactions', 'executes', 'user_calls') AND per_second IS NOT NULL GROUP BY ALL
  )
  SELECT side, work, ${exactSum('count')} / ${exactSum('elapsed_s')} AS per_s
  FROM (SELECT report_id, work, coalesce(counted.count, profile.count) AS count FROM counted FULL JOIN profile USING (report_id, work))
    JOIN span USING (report_id) JOIN side USING (report_id)
  GROUP BY side, work`;

/**
 * Rows `side, listed`: a JSON object of the parameters at the end of the side's last report that lists them, values of a
 * multi-valued one sorted and joined. What the instance tunes itself at every step (two underscores) is left out.
 */
export const parameterQuery = (where: string, sides: string): string => `
  WITH side AS (${sides}),
  valued AS (
    SELECT report_id, name || CASE WHEN pdb_name IS NULL THEN '' ELSE ' (' || pdb_name || ')' END AS name,
      array_to_string(list_sort(list(coalesce(end_value, begin_value))), ', ') AS value
    FROM init_parameters WHERE ${where} AND name IS NOT NULL AND name NOT LIKE '\\_\\_%' ESCAPE '\\' GROUP BY ALL
  ),
  listed AS (SELECT report_id, to_json(map_from_entries(list_sort(list({'k': name, 'v': coalesce(value, '')}))))::VARCHAR AS listed FROM valued GROUP BY report_id)
  SELECT side, arg_max(listed, (end_time, report_id)) AS listed
  FROM listed JOIN side USING (report_id) JOIN (SELECT report_id, end_time FROM reports WHERE ${where}) USING (report_id)
  GROUP BY side`;
