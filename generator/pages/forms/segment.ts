/** The machine-readable form of a segment's page. Its values in every snapshot are in the lake's table `segments`. */
import { z } from 'zod';
import type { Lang } from '../../base/figures.ts';
import { segmentPath } from '../paths.ts';
import type { SegmentModel } from '../segment-types.ts';
import { clipped, databaseOf, incidentOf, preambleOf, shortRefOf } from './parts.ts';
import { database, incident, number, preamble, quoted, shortRef, time, total } from './schema-parts.ts';

const MAX_OCCURRENCES = 60;
const MAX_SQL_TEXT = 200;

export const segmentSchema = z
  .object({
    ...preamble,
    type: z.literal('segment'),
    database,
    owner: z.string(),
    object_name: z.string(),
    object_types: z.array(z.string()),
    tablespaces: z.array(z.string()),
    snapshots: z.number().int().describe('that list it'),
    first_seen: time,
    last_seen: time,
    orderings: z
      .array(
        z.object({
          ordering: z.string(),
          total: number.describe('partitions together, over the snapshots that list it there'),
          mean_pct: number,
          peak_pct: number,
          peak: shortRef.nullable(),
          snapshots: z.number().int(),
        }),
      )
      .describe('the top lists that it was in'),
    partitions: z.array(
      z.object({
        name: z.string(),
        object_type: quoted,
        snapshots: z.number().int(),
        last_seen: time,
        totals: z.record(z.string(), number).describe('by ordering'),
      }),
    ),
    partitions_total: total,
    sql: z
      .array(
        z.object({
          sql_id: z.string(),
          path: z.string(),
          snapshots: z.number().int(),
          elapsed_s: number,
          sql_text: quoted,
        }),
      )
      .describe('statements whose text names it, in reports that list both'),
    incidents: z.array(incident),
    occurrences: z
      .array(
        z.object({
          snapshot: shortRef,
          values: z.record(z.string(), z.object({ value: number, pct: number })).describe('by ordering'),
        }),
      )
      .describe('newest first; where a top list lacks it, it is unknown, not zero'),
    occurrences_total: total,
  })
  .meta({ title: 'Segment', description: 'A segment of one database over time, its partitions together.' });

export type SegmentDocument = z.infer<typeof segmentSchema>;

export function segmentDocument(model: SegmentModel, lang: Lang): SegmentDocument {
  return {
    ...preambleOf('segment', segmentPath(model.database.slug, model.owner, model.objectName), lang),
    database: databaseOf(model.database),
    owner: model.owner,
    object_name: model.objectName,
    object_types: model.objectTypes,
    tablespaces: model.tablespaces,
    snapshots: model.seen,
    first_seen: model.firstSeen,
    last_seen: model.lastSeen,
    orderings: model.orderings.map(({ ordering, total, meanPct, peak, reports }) => ({
      ordering,
      total,
      mean_pct: meanPct,
      peak_pct: peak?.pct ?? null,
      peak: peak && shortRefOf(peak.snapshot),
      snapshots: reports,
    })),
    partitions: model.partitions.map((row) => ({
      name: row.name,
      object_type: row.type,
      snapshots: row.reports,
      last_seen: row.lastSeen,
      totals: row.totals,
    })),
    partitions_total: model.partitionCount,
    sql: model.sql.map((row) => ({
      sql_id: row.sqlId,
      path: row.path,
      snapshots: row.reports,
      elapsed_s: row.elapsedS,
      sql_text: clipped(row.text, MAX_SQL_TEXT),
    })),
    incidents: model.incidents.map((each) => incidentOf(each, lang)),
    occurrences: model.occurrences
      .slice(0, MAX_OCCURRENCES)
      .map(({ snapshot, values }) => ({ snapshot: shortRefOf(snapshot), values })),
    occurrences_total: model.occurrences.length,
  };
}
