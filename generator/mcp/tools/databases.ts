/** Tools that say what there is: databases, and the snapshots of one. */
import { z } from 'zod';
import { documentOf } from '../../pages/forms/forms.ts';
import { loadOf } from '../../pages/forms/parts.ts';
import type { FleetDocument } from '../../pages/forms/schemas.ts';
import { jsonAnswer, pageOf } from '../answer.ts';
import { db, from, instance, language, limitOf, offset, timestamp, to } from '../arguments.ts';
import { oneOf } from '../names.ts';
import { tool } from '../tool.ts';

export const listDatabases = tool({
  name: 'list_databases',
  title: 'Databases',
  description:
    'Every database of the lake: name, DBID, release, CPUs, period covered, state (load against CPUs, host CPU), open incidents, newest snapshot with its vital signs. Begin here. Times are the database’s wall clock; null means not in the reports.',
  arguments: { language, limit: limitOf(20, 100), offset },
  async run(desk, { language: lang, limit, offset: start }) {
    return await desk.at(async (view) => {
      const document = documentOf(await view.fleet(), lang) as FleetDocument;
      const rows = document.databases.slice(start, start + limit);
      return jsonAnswer({
        notice: document.notice,
        report_count: document.report_count,
        newest_end_time: document.newest_end_time,
        ...pageOf(rows, start, document.databases.length),
      });
    });
  },
});

export const listSnapshots = tool({
  name: 'list_snapshots',
  title: 'Snapshots of a database',
  description:
    'Snapshots (reports) of a database in a period, with average active sessions, DB time in seconds, host CPU in percent, top event and its share of DB time. `report_id` and `path` lead to get_snapshot. `in_series` false: finer reports cover the interval.',
  arguments: {
    db,
    from: from.optional(),
    to: to.optional(),
    instance: instance.optional(),
    order: z.enum(['newest', 'oldest', 'busiest']).default('newest').describe('busiest: by average active sessions'),
    limit: limitOf(50, 200),
    offset,
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const model = await view.database(args.db);
      const names = model.instances.map(({ instanceName }) => instanceName);
      const wanted =
        args.instance === undefined
          ? null
          : oneOf('instance', args.instance, names, `Instances of it: ${names.join(', ')}.`);
      const begin = args.from === undefined ? '' : timestamp(args.from);
      const end = args.to === undefined ? '9999' : timestamp(args.to);
      const found = model.snapshots.filter(
        ({ snapshot }) =>
          snapshot.beginTime >= begin &&
          snapshot.beginTime < end &&
          (wanted === null || snapshot.instanceName === wanted),
      );
      if (args.order === 'oldest') found.reverse();
      if (args.order === 'busiest') found.sort((a, b) => (b.aas ?? -1) - (a.aas ?? -1));
      const rows = found.slice(args.offset, args.offset + args.limit).map((row) => ({
        report_id: row.snapshot.reportId,
        path: row.snapshot.path,
        kind: row.snapshot.kind,
        instance_name: row.snapshot.instanceName,
        begin_snap_id: row.snapshot.beginSnap,
        end_snap_id: row.snapshot.endSnap,
        begin_time: row.snapshot.beginTime,
        end_time: row.snapshot.endTime,
        ...loadOf(row),
      }));
      return jsonAnswer({ database: model.database.slug, ...pageOf(rows, args.offset, found.length) });
    });
  },
});
