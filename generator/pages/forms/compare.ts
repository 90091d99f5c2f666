/** The machine-readable form of a comparison's page. */
import { z } from 'zod';
import type { Lang, Num } from '../../base/figures.ts';
import type { ComparedPart, ComparedSide, CompareModel, Pair } from '../compare-types.ts';
import { databaseOf, preambleOf, shortRefOf } from './parts.ts';
import { database, number, preamble, quoted, shortRef, total } from './schema-parts.ts';

const pair = z.object({ first: number, second: number });
const side = z.object({
  database,
  instance_name: z.string(),
  snapshot: shortRef.nullable().describe('null: a period'),
  from_time: z.string(),
  to_time: z.string(),
  report_count: z.number().int(),
  release: quoted,
  host_name: quoted,
  cpus: number,
  elapsed_s: number,
  db_time_s: number,
});
const part = z
  .object({
    name: z.string().nullable().describe('null: what nothing listed accounts for'),
    wait_class: quoted,
    avg_active_sessions: pair,
    delta: number.describe('null: it stands on one side only, and the other’s list is cut'),
    share_pct: number.describe('of the whole difference'),
    waits_per_s: pair.nullable(),
    avg_wait_ms: pair.nullable(),
    delta_by_count: number.describe('more or fewer waits'),
    delta_by_wait: number.describe('longer or shorter waits'),
  })
  .describe('a part of the difference of DB time per second, in average active sessions; the parts of a list add up');

export const compareSchema = z
  .object({
    ...preamble,
    type: z.literal('compare'),
    first: side.describe('what is held against'),
    second: side.describe('what is explained'),
    summary: z.string(),
    notes: z.array(z.string()).describe('what to bear in mind'),
    avg_active_sessions: pair.describe('DB time per second'),
    delta: number,
    load_and_cost: z.array(
      z.object({
        work: z.string(),
        name: z.string(),
        per_s: pair,
        db_time_s: pair.describe('DB time per unit of work'),
        delta_by_load: number,
        delta_by_cost: number,
      }),
    ),
    wait_classes: z.array(part).nullable(),
    events: z.array(part).nullable(),
    sql: z
      .array(
        z.object({
          sql_id: z.string(),
          path: z.string().nullable(),
          verdict: z.enum(['plan', 'new', 'gone', 'slower', 'faster', 'more', 'less', 'same']),
          listed: z.enum(['both', 'first', 'second']).describe('which side lists it'),
          avg_active_sessions: pair,
          delta: z.number().describe('the least that the difference must be, given where the lists end'),
          exact: z.boolean(),
          share_pct: number,
          executions_per_s: pair,
          elapsed_per_exec_s: pair,
          buffer_gets_per_exec: pair,
          plan_changed: z.boolean().nullable(),
          module: quoted,
          sql_text: quoted,
        }),
      )
      .nullable(),
    sql_total: total.nullable(),
    parameters: z.array(z.object({ name: z.string(), first_value: quoted, second_value: quoted })).nullable(),
    chapters: z
      .array(
        z.object({
          chapter: z.string(),
          title: z.string(),
          cut: z.boolean().describe('a row that is missing may be anything below the last one listed'),
          measures: z.array(z.object({ name: z.string(), per_second: z.boolean() })),
          rows: z.array(z.object({ name: z.string(), values: z.array(pair), per_transaction: pair.nullable() })),
        }),
      )
      .describe('the rest of the reports, of each chapter the rows that moved most; values in the order of measures'),
  })
  .meta({ title: 'Comparison', description: 'Two snapshots or periods: what changed, DB time first.' });

export type CompareDocument = z.infer<typeof compareSchema>;

export function compareDocument(model: CompareModel, lang: Lang): CompareDocument {
  return {
    ...preambleOf('compare', model.path, lang),
    first: sideOf(model.first),
    second: sideOf(model.second),
    summary: model.summary[lang],
    notes: model.notes.map((note) => note[lang]),
    avg_active_sessions: pairOf(model.dbTimePerS),
    delta: model.delta,
    load_and_cost: model.loadAndCost.map((row) => ({
      work: row.work,
      name: row.name[lang],
      per_s: pairOf(row.perS),
      db_time_s: pairOf(row.dbTimeS),
      delta_by_load: row.byLoad,
      delta_by_cost: row.byCost,
    })),
    wait_classes: model.byClass?.map(partOf) ?? null,
    events: model.byEvent?.map(partOf) ?? null,
    sql:
      model.statements?.map((row) => ({
        sql_id: row.sqlId,
        path: row.path,
        verdict: row.verdict,
        listed: row.listed,
        avg_active_sessions: pairOf(row.elapsedPerS),
        delta: row.delta,
        exact: row.exact,
        share_pct: row.sharePct,
        executions_per_s: pairOf(row.executionsPerS),
        elapsed_per_exec_s: pairOf(row.elapsedPerExecS),
        buffer_gets_per_exec: pairOf(row.getsPerExec),
        plan_changed: row.planChanged,
        module: row.module,
        sql_text: row.text,
      })) ?? null,
    sql_total: model.statements && model.statements.length + model.moreStatements,
    parameters: model.parameters?.map(({ name, from, to }) => ({ name, first_value: from, second_value: to })) ?? null,
    chapters: model.chapters.map(({ id, title, cut, measures, rows }) => ({
      chapter: id,
      title: title[lang],
      cut,
      measures: measures.map(({ name, perSecond }) => ({ name, per_second: perSecond })),
      rows: rows.map(({ name, values, perTransaction }) => ({
        name,
        values: values.map(pairOf),
        per_transaction: perTransaction && pairOf(perTransaction),
      })),
    })),
  };
}

const pairOf = ({ first, second }: Pair<Num>) => ({ first, second });

const partOf = (row: ComparedPart) => ({
  name: row.name,
  wait_class: row.waitClass,
  avg_active_sessions: pairOf(row),
  delta: row.delta,
  share_pct: row.sharePct,
  waits_per_s: row.waitsPerS && pairOf(row.waitsPerS),
  avg_wait_ms: row.avgWaitMs && pairOf(row.avgWaitMs),
  delta_by_count: row.byCount,
  delta_by_wait: row.byWait,
});

const sideOf = ({ database: own, instanceName, snapshot, from, to, head }: ComparedSide) => ({
  database: databaseOf(own),
  instance_name: instanceName,
  snapshot: snapshot && shortRefOf(snapshot),
  from_time: from,
  to_time: to,
  report_count: head.reports,
  release: head.release,
  host_name: head.hostName,
  cpus: head.cpus,
  elapsed_s: head.elapsedS,
  db_time_s: head.dbTimeS,
});
