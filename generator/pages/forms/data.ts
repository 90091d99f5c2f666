/** The machine-readable form of the page of data quality. */
import { z } from 'zod';
import type { Lang } from '../../base/figures.ts';
import type { DataModel } from '../data-quality-types.ts';
import { dataPath } from '../paths.ts';
import { databaseOf, preambleOf, shortRefOf } from './parts.ts';
import { database, number, preamble, quoted, shortRef, time, total } from './schema-parts.ts';

const whole = z.number().int();

export const dataSchema = z
  .object({
    ...preamble,
    type: z.literal('data'),
    report_count: whole,
    file_count: whole,
    newest_file_time: z.string().nullable().describe('modification time of the newest file, UTC'),
    newest_end_time: time.nullable(),
    databases: z
      .array(
        z.object({
          database,
          release: quoted,
          instances: whole,
          report_count: whole,
          first_begin_time: time,
          last_end_time: time,
          behind_s: z.number().describe('behind the newest snapshot of all databases'),
          usual_interval_s: number,
          gap_count: whole,
          gap_s: z.number(),
          restart_count: whole,
          overlap_count: whole,
          warned_report_count: whole,
          typed_pct: number.describe('share of the cells of its reports that typed tables hold'),
        }),
      )
      .describe('the one that has been silent longest first'),
    kinds: z.array(z.object({ kind: z.string(), report_count: whole, database_count: whole })),
    gaps: z.array(
      z.object({
        database,
        instance_name: z.string(),
        from_time: time,
        to_time: time,
        path: z.string().describe('the snapshot after it'),
      }),
    ),
    gaps_total: total,
    restarts: z.array(
      z.object({
        database,
        instance_name: z.string(),
        startup_time: time.nullable(),
        inside: z.boolean().describe('within a report’s interval'),
        path: z.string(),
      }),
    ),
    restarts_total: total,
    rejected_files: z
      .array(
        z.object({
          reason: z.string(),
          count: whole,
          files: z.array(z.object({ file: z.string(), detail: z.string(), seen_at: z.string() })),
        }),
      )
      .describe('files that are not in the lake, by reason'),
    warnings: z
      .array(z.object({ text: z.string(), report_count: whole, example: shortRef }))
      .describe('repairs made and cells missed while reading'),
    sections: z
      .array(z.object({ section: z.string(), pct: z.array(z.number()) }))
      .describe('share of the reports of each group of `section_groups` that has the section, percent'),
    section_groups: z.array(z.object({ database, release: quoted, kind: z.string(), report_count: whole })),
  })
  .meta({ title: 'Data quality', description: 'What the data rest on: freshness, gaps, rejected files, coverage.' });

export type DataDocument = z.infer<typeof dataSchema>;

export function dataDocument(model: DataModel, lang: Lang): DataDocument {
  return {
    ...preambleOf('data', dataPath(), lang),
    report_count: model.reports,
    file_count: model.files,
    newest_file_time: model.newestFile,
    newest_end_time: model.newest,
    databases: model.databases.map((row) => ({
      database: databaseOf(row.database),
      release: row.release,
      instances: row.instances,
      report_count: row.reports,
      first_begin_time: row.firstBegin,
      last_end_time: row.lastEnd,
      behind_s: row.behindS,
      usual_interval_s: row.usualIntervalS,
      gap_count: row.gaps,
      gap_s: row.gapS,
      restart_count: row.restarts,
      overlap_count: row.overlaps,
      warned_report_count: row.warned,
      typed_pct: row.typedPct,
    })),
    kinds: model.kinds.map(({ kind, reports, databases }) => ({
      kind,
      report_count: reports,
      database_count: databases,
    })),
    gaps: model.gaps.map((gap) => ({
      database: databaseOf(gap.database),
      instance_name: gap.instanceName,
      from_time: gap.from,
      to_time: gap.to,
      path: gap.after.path,
    })),
    gaps_total: model.gapCount,
    restarts: model.restarts.map((restart) => ({
      database: databaseOf(restart.database),
      instance_name: restart.instanceName,
      startup_time: restart.startup,
      inside: restart.inside,
      path: restart.after.path,
    })),
    restarts_total: model.restartCount,
    rejected_files: model.rejects.map(({ reason, count, files }) => ({
      reason,
      count,
      files: files.map(({ file, detail, seenAt }) => ({ file, detail: detail[lang], seen_at: seenAt })),
    })),
    warnings: model.warnings.map(({ text, reports, example }) => ({
      text,
      report_count: reports,
      example: shortRefOf(example.snapshot),
    })),
    sections: model.coverage.sections,
    section_groups: model.coverage.groups.map(({ database: own, release, kind, reports }) => ({
      database: databaseOf(own),
      release,
      kind,
      report_count: reports,
    })),
  };
}
