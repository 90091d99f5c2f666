/** A whole snapshot, as its page has it. */
import { z } from 'zod';
import { AwrError } from '../../base/errors.ts';
import { formsOf } from '../../pages/forms/forms.ts';
import { textAnswer } from '../answer.ts';
import { db, from, instance, language, timestamp } from '../arguments.ts';
import type { View } from '../desk.ts';
import { oneOf, unknown } from '../names.ts';
import { tool } from '../tool.ts';

/** A snapshot cannot be had in pieces, so it may be larger than a list: those of real reports have up to 42,000 characters. */
const MAX_SNAPSHOT = 60_000;

export const getSnapshot = tool({
  name: 'get_snapshot',
  title: 'One snapshot',
  description:
    'One snapshot: headline, vital signs with what is usual, findings with impact (percent of DB time), evidence, cause and advice, where the time went, top events and SQL, parameter changes, caveats. Name it by report_id, by path, or by db and at (the snapshot whose interval holds that time). Markdown is compact (about 1,500 tokens), JSON has more rows and exact numbers, under the site’s schema/snapshot.json.',
  arguments: {
    report_id: z
      .string()
      .regex(/^[0-9a-f]{16}$/)
      .optional()
      .describe('16 hexadecimal digits'),
    path: z.string().max(400).optional().describe('address of its page below /{language}/, as other tools give it'),
    db: db.optional(),
    at: from.optional().describe('with db: a time within the snapshot, wall clock of the database'),
    instance: instance.optional(),
    format: z.enum(['markdown', 'json']).default('markdown'),
    language,
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const reportId = await reportOf(view, args);
      const { json, markdown } = formsOf(await view.source.snapshot(reportId), args.language);
      if (args.format === 'markdown') return textAnswer(markdown);
      if (json.length <= MAX_SNAPSHOT) return textAnswer(json);
      throw new AwrError(`The snapshot has ${json.length} characters as JSON; at most ${MAX_SNAPSHOT} are given.`, {
        code: 'too_large',
        remedy: 'Ask for markdown, or for single tables with query.',
      });
    });
  },
});

interface Named {
  report_id?: string | undefined;
  path?: string | undefined;
  db?: string | undefined;
  at?: string | undefined;
  instance?: string | undefined;
}

async function reportOf(view: View, { report_id, path, db: name, at, instance: instanceName }: Named): Promise<string> {
  if (report_id !== undefined || path !== undefined) {
    const entries = (await view.entries()).filter(({ type }) => type === 'snapshot');
    const wanted = path?.replace(/^\/?(?:en|zh)\//, '').replace(/(?:\/|\/index\.(?:html|json|md))?$/, '/');
    const found = entries.find((entry) => (report_id === undefined ? entry.path === wanted : entry.key === report_id));
    if (found) return found.key;
    throw unknown('report', report_id ?? path ?? '', [], 'list_snapshots gives report_id and path of every snapshot.');
  }
  if (name === undefined || at === undefined) {
    throw new AwrError('Nothing says which snapshot.', {
      code: 'bad_arguments',
      remedy: 'Give report_id, or path, or db and at.',
    });
  }
  const model = await view.database(name);
  const names = model.instances.map((each) => each.instanceName);
  const wanted =
    instanceName === undefined ? null : oneOf('instance', instanceName, names, `Instances of it: ${names.join(', ')}.`);
  const time = timestamp(at);
  const holding = model.snapshots.filter(
    ({ snapshot, inSeries }) =>
      inSeries &&
      snapshot.beginTime <= time &&
      time < snapshot.endTime &&
      (wanted === null || snapshot.instanceName === wanted),
  );
  const [only] = holding;
  if (only && holding.length === 1) return only.snapshot.reportId;
  if (holding.length === 0) {
    throw new AwrError(`No snapshot of ${model.database.dbName} holds ${time}.`, {
      code: 'no_snapshot',
      remedy: `There are snapshots from ${model.firstBegin} to ${model.lastEnd}, with gaps; list_snapshots lists them.`,
    });
  }
  throw new AwrError(
    `Several snapshots hold ${time}: instances ${holding.map((row) => row.snapshot.instanceName).join(', ')}.`,
    {
      code: 'ambiguous_snapshot',
      remedy: 'Name the instance.',
    },
  );
}
