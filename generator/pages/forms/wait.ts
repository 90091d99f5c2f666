/** The machine-readable form of a wait event's page. Its history over all snapshots is in the lake's table `wait_events`. */
import { z } from 'zod';
import type { Lang } from '../../base/figures.ts';
import { waitPath } from '../paths.ts';
import type { WaitModel } from '../wait-types.ts';
import { clipped, databaseOf, incidentOf, preambleOf, shortRefOf } from './parts.ts';
import { database, incident, number, preamble, quoted, shortRef, time, total } from './schema-parts.ts';

const MAX_OCCURRENCES = 60;
const MAX_ROWS = 20;
const MAX_SQL_TEXT = 200;

export const waitSchema = z
  .object({
    ...preamble,
    type: z.literal('wait'),
    database,
    event: z.string(),
    wait_class: quoted,
    totals: z.object({
      scope: z
        .enum(['foreground', 'background', 'all'])
        .describe('whose waits; `all`: reports that do not tell sessions and background processes apart'),
      total_wait_s: number,
      waits: number,
      avg_wait_ms: number,
      pct_db_time: number.describe('of the DB time of the reports that list it'),
      peak_pct_db_time: number,
      peak: shortRef.nullable().describe('the snapshot in which it weighed most'),
      snapshots: z.number().int(),
      first_seen: time,
      last_seen: time,
    }),
    sql_basis: z
      .enum(['ash', 'io', 'cluster'])
      .nullable()
      .describe(
        'how statements are known: sampled waiting for it, or by most time in its wait class; null: nothing says',
      ),
    sql: z.array(
      z.object({
        sql_id: z.string(),
        path: z.string().nullable(),
        snapshots: z.number().int(),
        seconds: number.describe('of samples an estimate: share of activity times DB time'),
        module: quoted,
        sql_text: quoted,
      }),
    ),
    objects: z
      .array(
        z.object({
          name: z.string(),
          object_type: quoted,
          snapshots: z.number().int(),
          peak_pct: number,
          path: z.string().nullable(),
        }),
      )
      .describe('that active session history saw sessions wait for'),
    segments: z
      .array(
        z.object({
          ordering: z.string(),
          owner: z.string(),
          object_name: z.string(),
          object_type: quoted,
          value: number,
          mean_pct: number,
          snapshots: z.number().int(),
          path: z.string().nullable(),
        }),
      )
      .describe('top segments of the orderings that belong to the event'),
    incidents: z.array(incident),
    occurrences: z
      .array(
        z.object({
          snapshot: shortRef,
          waits: number,
          total_wait_s: number,
          avg_wait_ms: number,
          pct_db_time: number,
          timeouts_pct: number,
        }),
      )
      .describe('newest first'),
    occurrences_total: total,
  })
  .meta({ title: 'Wait event', description: 'A wait event of one database over time, and what is behind it.' });

export type WaitDocument = z.infer<typeof waitSchema>;

export function waitDocument(model: WaitModel, lang: Lang): WaitDocument {
  const { totals } = model;
  return {
    ...preambleOf('wait', waitPath(model.database.slug, model.event), lang),
    database: databaseOf(model.database),
    event: model.event,
    wait_class: model.waitClass,
    totals: {
      scope: totals.scope,
      total_wait_s: totals.waitS,
      waits: totals.waits,
      avg_wait_ms: totals.avgMs,
      pct_db_time: totals.pctDbTime,
      peak_pct_db_time: totals.peak?.pctDbTime ?? null,
      peak: totals.peak && shortRefOf(totals.peak.snapshot),
      snapshots: totals.seen,
      first_seen: totals.firstSeen,
      last_seen: totals.lastSeen,
    },
    sql_basis: model.sql.basis,
    sql: model.sql.rows.slice(0, MAX_ROWS).map((row) => ({
      sql_id: row.sqlId,
      path: row.path,
      snapshots: row.reports,
      seconds: row.seconds,
      module: row.module,
      sql_text: clipped(row.text, MAX_SQL_TEXT),
    })),
    objects: model.objects.slice(0, MAX_ROWS).map((row) => ({
      name: row.name,
      object_type: row.type,
      snapshots: row.reports,
      peak_pct: row.peakPct,
      path: row.path,
    })),
    segments: model.segments.flatMap(({ ordering, rows }) =>
      rows.slice(0, MAX_ROWS).map((row) => ({
        ordering,
        owner: row.owner,
        object_name: row.objectName,
        object_type: row.objectType,
        value: row.value,
        mean_pct: row.meanPct,
        snapshots: row.reports,
        path: row.path,
      })),
    ),
    incidents: model.incidents.map((each) => incidentOf(each, lang)),
    occurrences: model.occurrences.slice(0, MAX_OCCURRENCES).map((row) => ({
      snapshot: shortRefOf(row.snapshot),
      waits: row.waits,
      total_wait_s: row.totalWaitS,
      avg_wait_ms: row.avgMs,
      pct_db_time: row.pctDbTime,
      timeouts_pct: row.timeoutsPct,
    })),
    occurrences_total: model.occurrences.length,
  };
}
