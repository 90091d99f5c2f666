/** The step of the analysis that looks at series over time: sums over a cluster's instances, days, levels, trends, forecasts. */
import { wallClock } from '../finding-rows.ts';
import type { AnalysisStep } from '../step.ts';
import type { ClusterInterval } from './cluster-sum.ts';
import { type FollowedRows, follow } from './follow.ts';
import { loadSeries } from './load.ts';

export const overTime: AnalysisStep = {
  tables: ['cluster_metrics', 'daily_metrics', 'level_changes', 'trends', 'forecasts'],
  async run({ tx, key, where, timelineRows, metricRows, signal }) {
    const { series, sums } = await loadSeries(tx, where, { timelineRows, metricRows });
    await tx.replace(
      'cluster_metrics',
      key,
      sums.flatMap(({ intervals }) => intervals.flatMap(sumRows)),
    );
    const all: FollowedRows = { daily_metrics: [], level_changes: [], trends: [], forecasts: [] };
    for (const each of series) {
      signal.throwIfAborted();
      const rows = follow(each);
      for (const table of Object.keys(all) as (keyof FollowedRows)[])
        for (const row of rows[table]) all[table].push(row);
    }
    for (const [table, rows] of Object.entries(all)) await tx.replace(table, key, rows);
    return { levelChanges: all.level_changes.length };
  },
};

function sumRows({ reportId, begin, end, instances, cpus, breakBefore, figures }: ClusterInterval) {
  return Object.entries(figures).map(([metric, value]) => ({
    report_id: reportId,
    begin_time: wallClock(begin),
    end_time: wallClock(end),
    instances,
    cpus,
    break_before: breakBefore,
    metric,
    value,
  }));
}
