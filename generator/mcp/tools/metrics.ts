/** Figures over time. */
import { z } from 'zod';
import { type MetricKey, metricOf, metrics } from '../../analysis/metrics.ts';
import { jsonAnswer, pageOf } from '../answer.ts';
import { db, from, instance, limitOf, offset, timestamp, to } from '../arguments.ts';
import { oneOf } from '../names.ts';
import { tool } from '../tool.ts';

const KEYS: readonly MetricKey[] = metrics.map(({ key }) => key);

export const getMetricSeries = tool({
  name: 'get_metric_series',
  title: 'A metric over time',
  description: `One figure of a database over its snapshots, oldest first. Metrics with their units: ${metrics
    .map(({ key, unit }) => `${key} (${unit})`)
    .join(', ')}. \`gap_before_s\` and \`restarted\` tell where the line is broken; null: not in that report.`,
  arguments: {
    db,
    metric: z.string().max(100).describe('key of the metric, e.g. aas, host_cpu_pct, log_file_sync_ms'),
    from: from.optional(),
    to: to.optional(),
    instance: instance.optional(),
    limit: limitOf(200, 500),
    offset,
  },
  async run(desk, args) {
    return await desk.at(async (view) => {
      const key = oneOf('metric', args.metric, KEYS, `The metrics are: ${KEYS.join(', ')}.`) as MetricKey;
      const model = await view.database(args.db);
      const names = model.instances.map(({ instanceName }) => instanceName);
      const wanted = names.filter(
        (name) =>
          args.instance === undefined ||
          name === oneOf('instance', args.instance, names, `Instances of it: ${names.join(', ')}.`),
      );
      const begin = args.from === undefined ? '' : timestamp(args.from);
      const end = args.to === undefined ? '9999' : timestamp(args.to);
      const rowOf = new Map(model.snapshots.map((row) => [row.snapshot.reportId, row]));
      const points = model.instances
        .filter(({ instanceName }) => wanted.includes(instanceName))
        .flatMap(({ instanceName, snapshots, metrics: series }) =>
          snapshots.map((snapshot, i) => ({
            instance_name: instanceName,
            begin_time: snapshot.beginTime,
            end_time: snapshot.endTime,
            value: series[key]?.[i] ?? null,
            gap_before_s: rowOf.get(snapshot.reportId)?.gapBeforeS ?? null,
            restarted: rowOf.get(snapshot.reportId)?.restarted ?? false,
            path: snapshot.path,
          })),
        )
        .filter(({ begin_time }) => begin_time >= begin && begin_time < end)
        .sort((a, b) => (a.begin_time < b.begin_time ? -1 : a.begin_time > b.begin_time ? 1 : 0));
      const { unit, doc, higherIsWorse } = metricOf(key);
      return jsonAnswer({
        database: model.database.slug,
        metric: key,
        unit,
        definition: doc,
        higher_is_worse: higherIsWorse,
        ...pageOf(points.slice(args.offset, args.offset + args.limit), args.offset, points.length),
      });
    });
  },
});
