/** Finds events, statements and parameters by a piece of their names or text. */
import { z } from 'zod';
import { NOTICE } from '../../pages/forms/words.ts';
import { fitting, jsonAnswer } from '../answer.ts';
import { db, limitOf } from '../arguments.ts';
import { tool } from '../tool.ts';

/** Characters for one kind: all of them fit into an answer. */
const ROOM = 12_000;

const KINDS = ['events', 'sql', 'parameters'] as const;

/** `$text` is the text in lower case, found as it is: no pattern. `$db_id` null: every database. */
const QUERIES: Record<(typeof KINDS)[number], string> = {
  events: `SELECT e.db_id::VARCHAR AS db_id, e.event, max(e.wait_class) AS wait_class, count(DISTINCT e.report_id) AS snapshots,
      sum(e.total_wait_s) FILTER (e.scope <> 'top') AS total_wait_s, max(r.begin_time) AS last_begin_time
    FROM wait_events AS e JOIN reports AS r USING (report_id)
    WHERE contains(lower(e.event), $text) AND ($db_id IS NULL OR e.db_id = $db_id)
    GROUP BY ALL ORDER BY total_wait_s DESC NULLS LAST, event`,
  sql: `SELECT t.db_id::VARCHAR AS db_id, t.sql_id, any_value(substr(t.sql_text, 1, 300) ORDER BY t.report_id) AS sql_text,
      count(DISTINCT t.report_id) AS snapshots, max(r.begin_time) AS last_begin_time
    FROM sql_text AS t JOIN reports AS r USING (report_id)
    WHERE (contains(lower(t.sql_text), $text) OR lower(t.sql_id) = $text) AND ($db_id IS NULL OR t.db_id = $db_id)
    GROUP BY ALL ORDER BY last_begin_time DESC, sql_id`,
  parameters: `SELECT p.db_id::VARCHAR AS db_id, p.name, substr(arg_max(coalesce(p.end_value, p.begin_value), r.begin_time), 1, 300) AS newest_value,
      count(DISTINCT coalesce(p.end_value, p.begin_value)) AS distinct_values, max(r.begin_time) AS last_begin_time
    FROM init_parameters AS p JOIN reports AS r USING (report_id)
    WHERE (contains(lower(p.name), $text) OR contains(lower(coalesce(p.end_value, p.begin_value)), $text)) AND ($db_id IS NULL OR p.db_id = $db_id)
    GROUP BY ALL ORDER BY name`,
};

export const search = tool({
  name: 'search',
  title: 'Search',
  description:
    'Finds wait events by name, SQL by text or SQL_ID, initialisation parameters by name or value. The text is taken literally, whatever its case. `total_wait_s` is in seconds over all snapshots that list the event.',
  arguments: {
    text: z.string().min(2).max(200).describe('a piece of the name or text'),
    db: db.optional(),
    kinds: z
      .array(z.enum(KINDS))
      .min(1)
      .default([...KINDS])
      .describe('where to look'),
    limit: limitOf(10, 50),
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const database = args.db === undefined ? null : (await view.database(args.db)).database;
      const params = { text: args.text.toLowerCase(), db_id: database && BigInt(database.dbId) };
      const found: Record<string, unknown> = {};
      for (const kind of new Set(args.kinds)) {
        const rows = await view.query(`${QUERIES[kind]} LIMIT ${args.limit + 1}`, params);
        const kept = fitting(rows.slice(0, args.limit), ROOM);
        found[kind] = {
          rows: kept,
          ...(rows.length > kept.length && {
            hint: 'There are more: give a longer text, a db, or one kind with a higher limit.',
          }),
        };
      }
      return jsonAnswer({ notice: NOTICE.en, database: database?.slug ?? null, ...found });
    });
  },
});
