/** Findings of snapshots, and incidents: findings over the snapshots in a row that have them. */
import { z } from 'zod';
import { SEVERITIES } from '../../analysis/rules/rule.ts';
import { documentOf } from '../../pages/forms/forms.ts';
import type { DatabaseDocument } from '../../pages/forms/schemas.ts';
import { NOTICE } from '../../pages/forms/words.ts';
import { jsonAnswer, pageOf } from '../answer.ts';
import { db, from, language, limitOf, offset, timestamp, to } from '../arguments.ts';
import { tool } from '../tool.ts';

const severity = z
  .enum(['high', 'medium', 'low', 'info'])
  .default('low')
  .describe('the least severe to give: high, medium, low, info');
const rule = z.string().max(100).optional().describe('of this rule alone, e.g. row_lock_contention');
const usual = z.boolean().default(false).describe('with those that are usual at their hour: habits, no news');

interface FindingRow {
  report_id: string;
  begin_time: string;
  instance_name: string | null;
  total: number;
  [column: string]: unknown;
}

export const getFindings = tool({
  name: 'get_findings',
  title: 'Findings',
  description:
    'What the rules found in a database’s snapshots: severity, impact (percent of DB time; findings overlap), title, likely cause, advice and the numbers they rest on. Newest snapshot first, the worst first within one. For spans of time use get_incidents.',
  arguments: {
    db,
    from: from.optional(),
    to: to.optional(),
    severity,
    rule,
    usual,
    symptoms: z.boolean().default(false).describe('with findings that are symptoms of another one'),
    language,
    limit: limitOf(20, 100),
    offset,
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const model = await view.database(args.db);
      const zh = args.language === 'zh';
      const text = (column: string) => (zh ? `f.${column}_zh AS ${column}` : `f.${column}`);
      const rows = await view.query<FindingRow>(
        `SELECT f.report_id, r.begin_time, r.instance_name, f.finding_no, f.rule, f.object, f.severity,
           f.impact_pct_db_time, ${text('title')}, ${text('cause')}, ${text('advice')}, f.evidence, f.source, f.symptom_of, f.usual,
           f.since, f.snapshots AS snapshots_in_row, count(*) OVER () AS total
         FROM findings AS f JOIN reports AS r USING (report_id)
         WHERE r.db_id = $db_id AND r.db_name = $db_name AND r.begin_time >= $begin AND r.begin_time < $end
           AND list_contains($severities, f.severity) AND ($rule IS NULL OR f.rule = $rule)
           AND ($usual OR NOT coalesce(f.usual, false)) AND ($symptoms OR f.symptom_of IS NULL)
         ORDER BY r.begin_time DESC, r.instance_name, f.finding_no LIMIT ${args.limit} OFFSET ${args.offset}`.replace(
          '$severities',
          severitiesFrom(args.severity),
        ),
        {
          db_id: BigInt(model.database.dbId),
          db_name: model.database.dbName,
          begin: args.from === undefined ? '0001-01-01' : timestamp(args.from),
          end: args.to === undefined ? '9999-01-01' : timestamp(args.to),
          rule: args.rule ?? null,
          usual: args.usual,
          symptoms: args.symptoms,
        },
      );
      const paths = new Map(model.snapshots.map(({ snapshot }) => [snapshot.reportId, snapshot.path]));
      const found = rows.map(({ total: _total, evidence, ...row }) => ({
        ...row,
        path: paths.get(row.report_id) ?? null,
        evidence: JSON.parse(String(evidence)) as unknown,
      }));
      // Beyond the end there is no row to tell the number.
      const total = rows[0]?.total ?? args.offset;
      return jsonAnswer({
        notice: NOTICE[args.language],
        database: model.database.slug,
        ...pageOf(found, args.offset, total),
      });
    });
  },
});

/** A list in SQL; severities are ours, not the caller's. */
const severitiesFrom = (least: (typeof SEVERITIES)[number]): string =>
  `[${SEVERITIES.slice(0, SEVERITIES.indexOf(least) + 1)
    .map((each) => `'${each}'`)
    .join(', ')}]`;

export const getIncidents = tool({
  name: 'get_incidents',
  title: 'Incidents',
  description:
    'Incidents of a database: one finding over the snapshots in a row that have it, with begin, end, whether it goes on, its impact at its worst (percent of DB time) and in all (`impact_s`, seconds of DB time), and the snapshots where it began and was worst. Newest first.',
  arguments: {
    db,
    from: from.optional().describe('incidents that ended after this time'),
    to: to.optional().describe('incidents that began before this time'),
    severity,
    rule,
    usual,
    ongoing: z.boolean().default(false).describe('those alone that go on in the newest snapshot'),
    language,
    limit: limitOf(25, 100),
    offset,
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const model = await view.database(args.db);
      const begin = args.from === undefined ? '' : timestamp(args.from);
      const end = args.to === undefined ? '9999' : timestamp(args.to);
      const wanted = model.incidents.filter(
        (incident) =>
          incident.end > begin &&
          incident.begin < end &&
          SEVERITIES.indexOf(incident.severity) <= SEVERITIES.indexOf(args.severity) &&
          (args.rule === undefined || incident.rule === args.rule) &&
          (args.usual || !incident.usual) &&
          (!args.ongoing || incident.ongoing),
      );
      const page = wanted.slice(args.offset, args.offset + args.limit);
      const { incidents } = documentOf({ ...model, incidents: page }, args.language) as DatabaseDocument;
      return jsonAnswer({
        notice: NOTICE[args.language],
        database: model.database.slug,
        ...pageOf(incidents, args.offset, wanted.length),
      });
    });
  },
});
