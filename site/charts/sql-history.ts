/** One SQL over time: elapsed time and gets per execution, executions per second; plan changes marked, the unknown named. */
import type { SqlModel } from '../../generator/pages/types.ts';
import { lineChart } from './lines.ts';
import { chartText } from './strings.ts';
import type { ChartMark, ChartOptions, Lang } from './types.ts';

/** Figures of the same width for one instance (by its place in `model.instances`); empty string when there is nothing to draw. */
export function sqlHistoryChart(model: SqlModel, options: ChartOptions & { instanceIndex?: number }): string {
  const instance = model.instances[options.instanceIndex ?? 0];
  if (!instance) return '';
  const { lang } = options;
  const marks = planChanges(model, instance.instanceName, lang);
  const sync = options.sync ?? options.id;
  const time = lineChart(
    instance,
    [
      {
        key: 'elapsed',
        column: 'elapsed_per_exec_s',
        label: chartText(lang, 'sqltime.title'),
        values: instance.elapsedPerExecS,
        class: 's-1',
      },
    ],
    { ...options, sync, marks, unit: 'seconds', id: `${options.id}-time`, title: chartText(lang, 'sqltime.title') },
  );
  const gets = lineChart(
    instance,
    [
      {
        key: 'gets',
        column: 'gets_per_exec',
        label: chartText(lang, 'sqlgets.title'),
        values: instance.getsPerExec,
        class: 's-2',
      },
    ],
    { ...options, sync, marks, unit: 'count', id: `${options.id}-gets`, title: chartText(lang, 'sqlgets.title') },
  );
  const rate = lineChart(
    instance,
    [
      {
        key: 'executions',
        column: 'executions_per_s',
        label: chartText(lang, 'sqlrate.title'),
        values: instance.executionsPerS,
        class: 's-3',
      },
    ],
    { ...options, sync, marks, unit: 'per_second', id: `${options.id}-rate`, title: chartText(lang, 'sqlrate.title') },
  );
  return time + gets + rate;
}

/** Where the plan differs from the one before, within one instance. */
function planChanges(model: SqlModel, instanceName: string, lang: Lang): ChartMark[] {
  const seen = model.occurrences
    .filter((one) => one.snapshot.instanceName === instanceName && one.planHash !== null)
    .toSorted((a, b) => a.snapshot.beginTime.localeCompare(b.snapshot.beginTime));
  return seen.flatMap((one, i) =>
    i > 0 && seen[i - 1]?.planHash !== one.planHash
      ? [{ at: one.snapshot.beginTime, label: chartText(lang, 'plan', { hash: one.planHash ?? '' }) }]
      : [],
  );
}
