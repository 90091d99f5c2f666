/** The machine-readable form of every page that has one. `site/public/schema/` holds them as JSON Schema; see `scripts/schemas.ts`. */
import { z } from 'zod';
import { type CompareDocument, compareSchema } from './compare.ts';
import { type DataDocument, dataSchema } from './data.ts';
import { type FindingsDocument, findingsSchema } from './findings.ts';
import { type ParametersDocument, parametersSchema } from './parameters.ts';
import {
  count,
  database,
  finding,
  incident,
  number,
  parameterChange,
  preamble,
  quoted,
  shortRef,
  snapshotRef,
  sqlFigures,
  state,
  time,
  total,
  vital,
} from './schema-parts.ts';
import { type SegmentDocument, segmentSchema } from './segment.ts';
import { type ClusterDocument, clusterSchema, type PdbsDocument, pdbsSchema } from './side-by-side.ts';
import { snapshotSections } from './snapshot-sections.ts';
import { type WaitDocument, waitSchema } from './wait.ts';

export const event = z.object({
  name: z.string(),
  wait_class: quoted,
  waits: number,
  total_wait_s: number,
  avg_wait_ms: number,
  pct_db_time: number,
  avg_active_sessions: number.describe('for wait classes alone'),
  previous_avg_wait_ms: number,
  previous_pct_db_time: number,
});

export const topSql = z.object({
  sql_id: z.string().describe('SQL_ID, or the old hash value by which STATSPACK knows a statement'),
  path: z.string().nullable().describe('its page below /{language}/; null: it has none'),
  ...sqlFigures,
  sql_text: quoted.describe('its first characters; null: not in the report, or redacted'),
  sql_text_chars: count.describe('length of the whole text'),
});

export const snapshotSchema = z
  .object({
    ...preamble,
    type: z.literal('snapshot'),
    database,
    snapshot: snapshotRef,
    report: z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
      .describe('columns of the lake’s table `reports`, by their names'),
    in_series: z.boolean().describe('false: finer reports cover its interval, trends use those'),
    previous: snapshotRef.nullable(),
    next: snapshotRef.nullable(),
    headline: z.string(),
    vital_signs: z.array(vital),
    findings: z.array(finding).nullable().describe('the worst first; null: reports of this kind are not judged'),
    wait_classes: z.array(event).nullable().describe('of foreground sessions; with DB CPU they make up DB time'),
    time_model: z
      .array(z.object({ statistic: z.string(), time_s: number, pct_db_time: number, previous_s: number }))
      .nullable(),
    top_events: z.array(event).nullable(),
    top_sql: z.array(topSql).nullable(),
    top_sql_total: total.nullable(),
    load_profile: z
      .array(
        z.object({
          metric: z.string(),
          label: z.string(),
          per_s: number,
          per_transaction: number,
          previous_per_s: number,
        }),
      )
      .nullable()
      .describe(
        'DB time and CPU in seconds, redo in bytes, reads and writes in blocks or MB as the metric’s name says',
      ),
    host_cpu: z
      .object({
        load_average_begin: number,
        load_average_end: number,
        user_pct: number,
        system_pct: number,
        wio_pct: number,
        idle_pct: number,
      })
      .nullable(),
    parameter_changes: z
      .array(z.object({ name: z.string(), from_value: quoted, to_value: quoted }))
      .nullable()
      .describe('parameters that differ from the snapshot before; null: parameters are not in this report'),
    sections: snapshotSections.optional(),
    caveats: z.array(z.string()).describe('what to bear in mind about the quality of these figures'),
  })
  .meta({ title: 'Snapshot', description: 'One report: what matters in it, and the numbers that rests on.' });

export const databaseSchema = z
  .object({
    ...preamble,
    type: z.literal('database'),
    database,
    release: quoted,
    edition: quoted,
    platform: quoted,
    is_rac: z.boolean().nullable(),
    is_cdb: z.boolean().nullable(),
    first_begin_time: time,
    last_end_time: time,
    report_count: z.number().int(),
    state,
    headline: z.string(),
    latest: snapshotRef,
    vital_signs: z.array(vital).describe('of the latest snapshot'),
    incidents: z.array(incident).describe('newest first; symptoms and mere notes left out'),
    incidents_total: total,
    instances: z.array(
      z.object({
        instance_name: z.string(),
        instance_number: count,
        scope: z.string().describe('instance, pdb or cluster'),
        host_name: quoted,
        cpus: number,
        snapshots: z.number().int().describe('in its series'),
        gaps: z.array(z.object({ from_time: z.string(), to_time: z.string() })),
        restarts: z.array(z.string()),
      }),
    ),
    snapshots: z
      .array(
        z.object({
          path: z.string(),
          report_id: z.string(),
          kind: z.string(),
          instance_name: z.string(),
          begin_time: time,
          end_time: time,
          in_series: z.boolean(),
          gap_before_s: number,
          restarted: z.boolean(),
          avg_active_sessions: number,
          cpus: number,
          db_time_s: number,
          host_cpu_pct: number,
          transactions_per_s: number,
          top_event: quoted,
          top_event_pct_db_time: number,
        }),
      )
      .describe('newest first'),
    snapshots_total: total,
    top_sql: z.array(
      z.object({
        sql_id: z.string(),
        path: z.string(),
        elapsed_s: z.number(),
        pct_db_time: number,
        snapshots: z.number().int().describe('that list it; where a top list lacks it, it is unknown, not zero'),
        module: quoted,
        sql_text: quoted,
      }),
    ),
    parameter_changes: z.array(parameterChange).describe('newest first'),
    parameter_changes_total: total,
  })
  .meta({ title: 'Database', description: 'A database: how it is, what happened, its snapshots and top SQL.' });

export const fleetSchema = z
  .object({
    ...preamble,
    type: z.literal('fleet'),
    newest_end_time: time.nullable(),
    report_count: z.number().int(),
    databases: z.array(
      z.object({
        database,
        path: z.string(),
        release: quoted,
        platform: quoted,
        host_names: z.array(z.string()),
        is_rac: z.boolean().nullable(),
        instance_count: z.number().int(),
        cpus: number,
        report_count: z.number().int(),
        first_begin_time: time,
        last_end_time: time,
        gap_count: z.number().int(),
        restart_count: z.number().int(),
        state,
        latest: snapshotRef,
        vital_signs: z.array(vital),
        top_wait_class: quoted,
        top_wait_class_pct_db_time: number,
        top_event: quoted,
        top_event_pct_db_time: number,
        open_incidents: z.object({
          high: z.number().int(),
          medium: z.number().int(),
          low: z.number().int(),
          worst: incident.nullable(),
        }),
      }),
    ),
    rejected_files: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  })
  .meta({ title: 'Fleet', description: 'Every database with its newest snapshot.' });

export const sqlSchema = z
  .object({
    ...preamble,
    type: z.literal('sql'),
    database,
    sql_id: z.string(),
    sql_text: quoted.describe('cut at 20,000 characters; null: in no report, or redacted'),
    sql_text_chars: count,
    modules: z.array(z.string()),
    pdb_names: z.array(z.string()),
    plan_hashes: z.array(z.string()),
    totals: z.object({
      elapsed_s: number,
      cpu_s: number,
      executions: number,
      buffer_gets: number,
      disk_reads: number,
      snapshots: z.number().int(),
      first_seen: time,
      last_seen: time,
    }),
    occurrences: z
      .array(
        z.object({
          snapshot: shortRef,
          ...sqlFigures,
        }),
      )
      .describe('newest first; where a top list lacks it, it is unknown, not zero'),
    occurrences_total: total,
  })
  .meta({ title: 'SQL', description: 'A statement of one database over time.' });

export const SCHEMAS = {
  fleet: fleetSchema,
  database: databaseSchema,
  snapshot: snapshotSchema,
  sql: sqlSchema,
  wait: waitSchema,
  segment: segmentSchema,
  compare: compareSchema,
  parameters: parametersSchema,
  findings: findingsSchema,
  data: dataSchema,
  cluster: clusterSchema,
  pdbs: pdbsSchema,
} as const;

export type FormType = keyof typeof SCHEMAS;
export type SnapshotDocument = z.infer<typeof snapshotSchema>;
export type DatabaseDocument = z.infer<typeof databaseSchema>;
export type FleetDocument = z.infer<typeof fleetSchema>;
export type SqlDocument = z.infer<typeof sqlSchema>;
/** Documents whose Markdown is their facts and lists. */
export type ListsDocument =
  | WaitDocument
  | SegmentDocument
  | CompareDocument
  | ParametersDocument
  | FindingsDocument
  | DataDocument
  | ClusterDocument
  | PdbsDocument;
export type PageDocument = SnapshotDocument | DatabaseDocument | FleetDocument | SqlDocument | ListsDocument;

/** The JSON Schema (2020-12) of a form. Fields may be added within a version, so unknown ones are allowed. */
export function jsonSchemaOf(type: FormType): Record<string, unknown> {
  return z.toJSONSchema(SCHEMAS[type], { io: 'input' });
}
