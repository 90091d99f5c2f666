/** What changed between two snapshots or periods of one database: as `awr compare`, for a model. */
import { z } from 'zod';
import { CHAPTERS } from '../../analysis/compare/chapters.ts';
import { compareSides } from '../../analysis/compare/compare.ts';
import { loadSides, type WantedSide } from '../../analysis/compare/load.ts';
import { notesIn, summaryOf } from '../../analysis/compare/wording.ts';
import { seriesRank } from '../../analysis/subject.ts';
import { AwrError } from '../../base/errors.ts';
import { sqlString } from '../../lake/layout.ts';
import { NOTICE } from '../../pages/forms/words.ts';
import type { DatabaseModel, SnapshotRef } from '../../pages/types.ts';
import { jsonAnswer } from '../answer.ts';
import { db, from, instance, language, timestamp, to } from '../arguments.ts';
import { oneOf, unknown } from '../names.ts';
import { tool } from '../tool.ts';

const CHAPTER_IDS = CHAPTERS.map(({ id }) => id);

const side = z.object({
  report_id: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .optional()
    .describe('one snapshot'),
  from: from.optional(),
  to: to.optional(),
});
type AskedSide = z.infer<typeof side>;

export const compare = tool({
  name: 'compare',
  title: 'What changed',
  description: `What changed from a first snapshot or period of a database to a second: DB time per second (that is average active sessions) first, then the parts of the difference by wait class, event and statement, load against cost, parameters. Each side is a report_id, or from and to. \`delta\` is in average active sessions, \`share_pct\` in percent of the whole difference; names ending in _s are seconds. Further chapters on demand: ${CHAPTER_IDS.join(', ')}.`,
  arguments: {
    db,
    first: side.describe('what is held against: report_id, or from and to'),
    second: side.describe('what is to be explained: report_id, or from and to'),
    instance: instance.optional().describe('needed for periods where the database has several instances'),
    rows: z.number().int().min(1).max(40).default(10).describe('rows of a list at most'),
    chapters: z.array(z.string().max(60)).max(5).default([]).describe('chapters to give besides, by id'),
    language,
  },
  async run(desk, args) {
    const ids = args.chapters.map((id) => oneOf('chapter', id, CHAPTER_IDS, `Chapters: ${CHAPTER_IDS.join(', ')}.`));
    return await desk.at(async (view) => {
      const model = await view.database(args.db);
      const asked = [args.first, args.second].map((each) => snapshotsOf(model, each, args.instance));
      const wanted = asked.map(
        (snapshots, i): WantedSide => ({
          key: i === 0 ? 'first' : 'second',
          reportIds: snapshots.map(({ reportId }) => reportId),
        }),
      );
      const chapters = CHAPTERS.filter(({ id }) => ids.includes(id));
      const sides = await loadSides((sql) => view.query(sql), placesOf(model, asked.flat()), wanted, chapters);
      const [first, second] = [sides.get('first'), sides.get('second')];
      if (!first || !second) throw new Error('reports of the model that are not in the lake');
      const comparison = compareSides(first, second, chapters);
      const { rows } = args;
      return jsonAnswer({
        notice: NOTICE[args.language],
        database: model.database.slug,
        summary: summaryOf(comparison, args.language),
        remarks: notesIn(comparison, args.language),
        ...snakeCase({
          ...comparison,
          byClass: comparison.byClass?.slice(0, rows) ?? null,
          byEvent: comparison.byEvent?.slice(0, rows) ?? null,
          statements: comparison.statements?.slice(0, rows) ?? null,
          parameters: comparison.parameters?.slice(0, rows) ?? null,
          chapters: comparison.chapters.map((chapter) => ({ ...chapter, rows: chapter.rows.slice(0, rows) })),
          notes: undefined,
        }),
      });
    });
  },
});

/** The snapshots of a side: the one that is named, or those of a series that lie within the period. */
function snapshotsOf(model: DatabaseModel, asked: AskedSide, instanceName: string | undefined): SnapshotRef[] {
  if (asked.report_id !== undefined) {
    const row = model.snapshots.find(({ snapshot }) => snapshot.reportId === asked.report_id);
    if (!row) throw unknown('report', asked.report_id, [], `list_snapshots lists those of ${model.database.dbName}.`);
    if (seriesRank(row.snapshot.kind) !== null) return [row.snapshot];
    throw new AwrError(`A report of kind ${row.snapshot.kind} is not of an interval’s figures.`, {
      code: 'not_comparable',
      remedy: 'Name an AWR or STATSPACK report, or a period.',
    });
  }
  if (asked.from === undefined || asked.to === undefined) {
    throw new AwrError('Nothing says what a side is.', {
      code: 'bad_arguments',
      remedy: 'Give report_id, or from and to.',
    });
  }
  const names = model.instances.map((each) => each.instanceName);
  const wanted =
    instanceName === undefined ? null : oneOf('instance', instanceName, names, `Instances of it: ${names.join(', ')}.`);
  const [begin, end] = [timestamp(asked.from), timestamp(asked.to)];
  const within = model.snapshots
    .filter(
      ({ snapshot, inSeries }) =>
        inSeries &&
        snapshot.beginTime >= begin &&
        snapshot.beginTime < end &&
        (wanted === null || snapshot.instanceName === wanted),
    )
    .map(({ snapshot }) => snapshot)
    .reverse();
  if (within.length === 0) {
    throw new AwrError(`No snapshot of the series begins from ${begin} to ${end}.`, {
      code: 'no_snapshot',
      remedy: `There are snapshots from ${model.firstBegin} to ${model.lastEnd}.`,
    });
  }
  const instances = [...new Set(within.map((each) => each.instanceName))];
  if (instances.length === 1) return within;
  throw new AwrError(`Several instances have snapshots then: ${instances.join(', ')}.`, {
    code: 'ambiguous_instance',
    remedy: 'Name the instance.',
  });
}

/** Where the rows lie: ids and partitions that the model gives, nothing that the caller typed. */
function placesOf({ database }: DatabaseModel, snapshots: readonly SnapshotRef[]) {
  const list = (values: Iterable<string>): string => [...new Set(values)].map(sqlString).join(', ');
  const ids = list(snapshots.map(({ reportId }) => reportId));
  const computed = `db_id = ${BigInt(database.dbId)} AND report_id IN (${ids})`;
  return {
    computed,
    read: `${computed} AND month IN (${list(snapshots.map(({ beginTime }) => beginTime.slice(0, 7)))})`,
  };
}

/** The comparison's names as the lake and all other answers have them. */
function snakeCase(value: unknown): object {
  const convert = (each: unknown): unknown => {
    if (Array.isArray(each)) return each.map(convert);
    if (each === null || typeof each !== 'object') return each;
    return Object.fromEntries(
      Object.entries(each).map(([key, own]) => [
        key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        convert(own),
      ]),
    );
  };
  return convert(value) as object;
}
