/** The charts. Each is a pure function from data to an HTML string: no style attribute, no script, ids from `options.id`. */

export { aasChart } from './aas.ts';
export { advisoryChart } from './advisory.ts';
export { ashChart } from './ash.ts';
export { eventBars, timeModelBars, waitClassBar } from './bars.ts';
export { divergingBar } from './diverge.ts';
export type { ExploreSpec } from './explore.ts';
export { forecastChart } from './forecast.ts';
export { bucketText, latencyChart, latencyLegend, SHARE_STEPS, shareStep } from './latency.ts';
export { lineChart } from './lines.ts';
export { fallbackHue, WAIT_CLASSES, type WaitClassName, waitClassName, waitClassOrder } from './palette.ts';
export { type BarShareOptions, barShare, type SparklineOptions, sparkline } from './spark.ts';
export { sqlHistoryChart } from './sql-history.ts';
export { stackChart } from './stack.ts';
export { topSqlChart } from './top-sql.ts';
export type { ChartMark, ChartOptions, ChartSeries, LineChartOptions, TimeBase } from './types.ts';
