/** One statement of one database over time. */
import { z } from 'zod';
import { documentOf, markdownOf } from '../../pages/forms/forms.ts';
import { clipped } from '../../pages/forms/parts.ts';
import type { SqlDocument } from '../../pages/forms/schemas.ts';
import type { SqlModel } from '../../pages/types.ts';
import { jsonAnswer, pageOf, textAnswer } from '../answer.ts';
import { db, from, language, limitOf, offset, timestamp, to } from '../arguments.ts';
import { unknown } from '../names.ts';
import { tool } from '../tool.ts';

const MAX_TEXT = 12_000;
const MAX_PLANS = 20;

export const getSql = tool({
  name: 'get_sql',
  title: 'One SQL',
  description:
    'One statement of a database: text, modules, totals, what each plan took, and its appearances in snapshots with executions, elapsed (seconds, in all and per execution), buffer gets, reads. A snapshot whose top lists lack the statement says nothing of it: unknown, not zero.',
  arguments: {
    db,
    sql_id: z.string().min(1).max(64).describe('SQL_ID, 13 characters'),
    from: from.optional(),
    to: to.optional(),
    format: z.enum(['json', 'markdown']).default('json'),
    language,
    limit: limitOf(30, 60),
    offset,
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const { database } = await view.database(args.db);
      const prefix = `${database.slug}/`;
      const ids = (await view.entries())
        .filter(({ type, key }) => type === 'sql' && key.startsWith(prefix))
        .map(({ key }) => key.slice(prefix.length));
      const typed = args.sql_id.trim();
      const id = ids.find((each) => each === typed) ?? ids.find((each) => each === typed.toLowerCase());
      if (id === undefined)
        throw unknown(
          'SQL',
          typed,
          ids,
          'It is in no top list of this database; search finds statements by their text.',
        );
      const model = inPeriod(await view.source.sql(database.slug, id), args);
      const document = documentOf(
        { ...model, occurrences: model.occurrences.slice(args.offset, args.offset + args.limit) },
        args.language,
      ) as SqlDocument;
      if (args.format === 'markdown')
        return textAnswer(markdownOf({ ...document, occurrences_total: model.occurrences.length }));
      const { occurrences, occurrences_total: _total, $schema: _schema, ...rest } = document;
      const statement = {
        ...rest,
        sql_text: clipped(rest.sql_text, MAX_TEXT),
        plans: plansOf(model).slice(0, MAX_PLANS),
      };
      return jsonAnswer({
        ...statement,
        occurrences: pageOf(occurrences, args.offset, model.occurrences.length, statement),
      });
    });
  },
});

function inPeriod(model: SqlModel, period: { from?: string | undefined; to?: string | undefined }): SqlModel {
  const begin = period.from === undefined ? '' : timestamp(period.from);
  const end = period.to === undefined ? '9999' : timestamp(period.to);
  const occurrences = model.occurrences.filter(
    ({ snapshot }) => snapshot.beginTime >= begin && snapshot.beginTime < end,
  );
  return { ...model, occurrences };
}

/** What each plan took over its appearances; null where the report does not say the plan. */
function plansOf({ occurrences }: SqlModel) {
  return [...Map.groupBy(occurrences, ({ planHash }) => planHash)].map(([plan_hash, rows]) => {
    const counted = rows.filter(({ elapsedS, executions }) => elapsedS !== null && executions !== null);
    const executions = counted.reduce((sum, row) => sum + (row.executions ?? 0), 0);
    const elapsed = counted.reduce((sum, row) => sum + (row.elapsedS ?? 0), 0);
    const begins = rows.map(({ snapshot }) => snapshot.beginTime).sort();
    return {
      plan_hash,
      snapshots: rows.length,
      first_begin_time: begins[0] ?? null,
      last_begin_time: begins.at(-1) ?? null,
      executions,
      elapsed_s: elapsed,
      elapsed_per_exec_s: executions > 0 ? elapsed / executions : null,
    };
  });
}
