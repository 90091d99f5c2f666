/**
 * Segments that the titles of incidents name and that have a page: `mostly on SALES.ORDERS`. Taken from the English title,
 * which the Chinese one repeats the names of; a quoted name with white space in it is not told from the words around it.
 */

/** `OWNER.OBJECT` within a sentence, with the full stop that may end it. */
const NAME = '[^\\s,;:()]+\\.[^\\s,;:()]+';

/** A segment as a query gives it: report that lists it, owner, object. */
export type SegmentOfLake = [reportId: string, owner: string, objectName: string];

/**
 * FROM item: `incidents` of `where` (an SQL condition on them by their bare names, our text alone) with `segments`, the
 * `SegmentOfLake` of each title in the order of their names, and `segment_names`; both are NULL where a title names none.
 */
export const incidentsWithSegments = (where = 'true'): string => `(
  SELECT incidents.*, named.segments, named.segment_names FROM (SELECT * FROM incidents WHERE ${where}) AS incidents LEFT JOIN (
    SELECT incident_id, list([seen.report_id, seen.owner, seen.object_name] ORDER BY n.name, seen.report_id) AS segments,
      string_agg(DISTINCT n.name, ' ' ORDER BY n.name) AS segment_names
    FROM (
      SELECT DISTINCT db_id, incident_id, rtrim(unnest(regexp_extract_all(title, '${NAME}')), '.') AS name
      FROM incidents WHERE ${where}
    ) AS n JOIN segments_seen AS seen
      ON seen.db_id IS NOT DISTINCT FROM n.db_id AND seen.owner || '.' || seen.object_name = n.name
    GROUP BY incident_id
  ) AS named USING (incident_id))`;
