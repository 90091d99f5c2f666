/** The machine-readable form of the pages of findings: what goes on in all databases, or a week of it. */
import { z } from 'zod';
import type { Lang } from '../../base/figures.ts';
import type { FindingsModel, FleetIncident } from '../fleet-findings-types.ts';
import { findingsPath, findingsWeekPath } from '../paths.ts';
import { databaseOf, incidentOf, preambleOf } from './parts.ts';
import { database, incident, number, preamble, time } from './schema-parts.ts';

const counts = z
  .object({ high: z.number().int(), medium: z.number().int(), low: z.number().int(), info: z.number().int() })
  .describe('incidents by severity');
const ofDatabase = z.object({ ...incident.shape, database });

export const findingsSchema = z
  .object({
    ...preamble,
    type: z.literal('findings'),
    week: z
      .object({ monday: z.string(), part: z.number().int(), parts: z.number().int() })
      .nullable()
      .describe('null: the overview; else the week that the incidents begin in'),
    total: counts,
    ongoing: z.array(ofDatabase).describe('of the overview: what goes on, worst first'),
    ended: z.array(ofDatabase).describe('of the overview the newest; of a week all of its part'),
    rules: z.array(
      z.object({
        rule: z.string(),
        name: z.string(),
        counts,
        databases: z.array(z.string()),
        impact_s: number.describe('DB time that its incidents explain'),
        newest: time,
      }),
    ),
    databases: z.array(
      z.object({ database, counts, ongoing: z.number().int(), usual: z.number().int(), newest: time }),
    ),
    weeks: z.array(z.object({ monday: z.string(), counts, path: z.string() })).describe('newest first'),
  })
  .meta({ title: 'Findings', description: 'Incidents of all databases, by severity, rule, database and week.' });

export type FindingsDocument = z.infer<typeof findingsSchema>;

export function findingsDocument(model: FindingsModel, lang: Lang): FindingsDocument {
  const { week } = model;
  const inDatabase = (each: FleetIncident) => ({ ...incidentOf(each, lang), database: databaseOf(each.database) });
  return {
    ...preambleOf('findings', week ? findingsWeekPath(week.monday, week.part) : findingsPath(), lang),
    week,
    total: model.total,
    ongoing: model.ongoing.map(inDatabase),
    ended: model.ended.map(inDatabase),
    rules: model.rules.map(({ rule, name, counts: own, databases, impactS, newest }) => ({
      rule,
      name: name[lang],
      counts: own,
      databases,
      impact_s: impactS,
      newest,
    })),
    databases: model.databases.map(({ database: own, ...row }) => ({ database: databaseOf(own), ...row })),
    weeks: model.weeks,
  };
}
