/** The machine-readable form of the page of a database's parameters over time. */
import { z } from 'zod';
import type { Lang } from '../../base/figures.ts';
import type { ParametersModel } from '../parameter-history-types.ts';
import { parametersPath } from '../paths.ts';
import { databaseOf, preambleOf, shortRefOf } from './parts.ts';
import { database, preamble, quoted, shortRef, time, total } from './schema-parts.ts';

const MAX_CHANGES = 200;
const MAX_VALUES = 20;

export const parametersSchema = z
  .object({
    ...preamble,
    type: z.literal('parameters'),
    database,
    subjects: z
      .array(z.object({ name: z.string(), snapshots: z.number().int(), newest: shortRef }))
      .describe('instances, pluggable databases, the cluster: whose reports list parameters'),
    changes: z
      .array(
        z.object({
          name: z.string(),
          subject: z.string(),
          changed_at: time,
          from_value: quoted.describe('null: not listed, so at its default'),
          to_value: quoted,
          restarted: z.boolean().describe('the instance was restarted between the two'),
          path: z.string().describe('the snapshot that shows it, below /{language}/'),
        }),
      )
      .describe('newest first; what the instance tunes itself left out'),
    changes_total: total,
    parameters: z.array(
      z.object({
        name: z.string(),
        container: quoted,
        self_tuned: z.boolean(),
        changes: z.number().int(),
        differs: z.boolean().describe('the newest reports of two subjects have different values'),
        current: z
          .array(z.object({ subject: z.string(), value: quoted.describe('null: not listed, so at its default') }))
          .describe('by subject that lists it'),
        elsewhere: z.array(z.object({ value: quoted, databases: z.array(z.string()) })).describe('in other databases'),
      }),
    ),
  })
  .meta({ title: 'Parameters', description: 'Initialisation parameters of one database over time.' });

export type ParametersDocument = z.infer<typeof parametersSchema>;

export function parametersDocument(model: ParametersModel, lang: Lang): ParametersDocument {
  return {
    ...preambleOf('parameters', parametersPath(model.database.slug), lang),
    database: databaseOf(model.database),
    subjects: model.subjects.map(({ name, reports, newest }) => ({
      name,
      snapshots: reports,
      newest: shortRefOf(newest),
    })),
    changes: model.changes.slice(0, MAX_CHANGES).map((change) => ({
      name: change.name,
      subject: change.subject,
      changed_at: change.at,
      from_value: change.from,
      to_value: change.to,
      restarted: change.restarted,
      path: change.after.path,
    })),
    changes_total: model.changes.length,
    parameters: model.parameters.map((parameter) => ({
      name: parameter.name,
      container: parameter.container,
      self_tuned: parameter.selfTuned,
      changes: parameter.changes,
      differs: parameter.differs,
      current: parameter.bySubject.flatMap((values, i) =>
        values ? [{ subject: model.subjects[i]?.name ?? '', value: values.current }] : [],
      ),
      elsewhere: parameter.elsewhere.slice(0, MAX_VALUES),
    })),
  };
}
