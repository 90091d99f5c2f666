/** Average active sessions by wait class, stacked, against the CPU count. */
import { columnOf } from '../../generator/pages/series/columns.ts';
import type { InstanceSeries } from '../../generator/pages/types.ts';
import { waitClassLabel, waitClassName, waitClassOrder } from './palette.ts';
import { drawStack } from './stack.ts';
import { chartText } from './strings.ts';
import type { ChartOptions, ChartSeries } from './types.ts';

/** A `<figure class="chart">` with a wide and a narrow SVG; empty string when the series has no snapshot. */
export function aasChart(instance: InstanceSeries, options: ChartOptions): string {
  const { lang } = options;
  const series: ChartSeries[] = instance.aasByClass
    .toSorted((a, b) => waitClassOrder(a.waitClass) - waitClassOrder(b.waitClass))
    .map(({ waitClass, values }) => ({
      key: waitClass,
      label: waitClassLabel(waitClass, lang),
      values,
      column: columnOf.waitClass(waitClass),
      class: waitClassName(waitClass),
    }));
  return drawStack(
    instance,
    series,
    {
      ...options,
      title: options.title ?? chartText(lang, 'aas.title'),
      note: options.note ?? chartText(lang, 'aas.note'),
      unit: 'sessions',
    },
    {
      legend: 'always',
      heights: { wide: 280, narrow: 230 },
      columns: { ceiling: 'cpus', usual: 'aas' },
      ceiling: {
        values: instance.cpus,
        label: (count) => (count === 1 ? chartText(lang, 'cpus.one') : chartText(lang, 'cpus', { count })),
        tipLabel: chartText(lang, 'cpus.label'),
      },
    },
  );
}
