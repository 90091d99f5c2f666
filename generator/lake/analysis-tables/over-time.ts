/** Tables of series over time: a cluster's instances together, days, lasting changes, trends, forecasts. */
import type { SqlType, StoredTable } from '../tables.ts';

const SUBJECT: readonly { name: string; type: SqlType; doc: string }[] = [
  { name: 'instance_number', type: 'BIGINT', doc: 'the instance; NULL for a cluster as a whole' },
  {
    name: 'scope',
    type: 'VARCHAR',
    doc: '`instance`, `pdb`, `cluster` (its own global reports), `cluster_sum` (its instances’ reports put together)',
  },
  { name: 'subject', type: 'VARCHAR', doc: 'whose series it is: instance, pluggable database, `RAC`' },
  { name: 'metric', type: 'VARCHAR', doc: 'key of the metric, as in `metrics`' },
];

export const overTimeTables: readonly StoredTable[] = [
  {
    name: 'cluster_metrics',
    layout: 'database',
    doc: 'one figure of a cluster over one interval, its instances put together; no row where an instance that was up has no report',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report of the lowest instance' },
      { name: 'begin_time', type: 'TIMESTAMP', doc: 'begin of the interval' },
      { name: 'end_time', type: 'TIMESTAMP', doc: 'end of the interval' },
      { name: 'instances', type: 'BIGINT', doc: 'instances put together' },
      { name: 'cpus', type: 'BIGINT', doc: 'their CPUs; NULL where a report does not print them' },
      {
        name: 'break_before',
        type: 'BOOLEAN',
        doc: 'the interval does not join the one before, or is of another number of instances',
      },
      { name: 'metric', type: 'VARCHAR', doc: 'key of the metric, as in `metrics`' },
      { name: 'value', type: 'DOUBLE', doc: 'the sum; of `host_cpu_pct` the mean weighted by CPUs' },
    ],
  },
  {
    name: 'daily_metrics',
    layout: 'database',
    doc: 'one figure of one series over one day',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the day’s report with the highest value' },
      ...SUBJECT,
      { name: 'day', type: 'TIMESTAMP', doc: 'midnight at its begin' },
      {
        name: 'typical',
        type: 'DOUBLE',
        doc: 'median of the day, what the hours of the week usually add taken out from a fortnight of history on; NULL where few reports are of that day',
      },
      {
        name: 'busy',
        type: 'DOUBLE',
        doc: 'the busy hours: a tenth of the day’s time is at or above it; NULL where reports cover less than three quarters of the day',
      },
      { name: 'snapshots', type: 'BIGINT', doc: 'reports whose middle lies in the day' },
    ],
  },
  {
    name: 'level_changes',
    layout: 'database',
    doc: 'one lasting change of the level of a series, the rhythm of the week taken out; needs 14 days of history',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the first report of the new level' },
      ...SUBJECT,
      { name: 'since', type: 'TIMESTAMP', doc: 'begin of that report' },
      { name: 'level_end', type: 'TIMESTAMP', doc: 'end of the last report of the new level' },
      { name: 'ongoing', type: 'BOOLEAN', doc: 'the new level is the newest' },
      { name: 'days', type: 'DOUBLE', doc: 'how long the new level lasts, days' },
      { name: 'before_value', type: 'DOUBLE', doc: 'level of a typical hour before' },
      { name: 'after_value', type: 'DOUBLE', doc: 'level of a typical hour after' },
      { name: 'change_pct', type: 'DOUBLE', doc: 'difference in percent of the level before' },
      { name: 'scales', type: 'DOUBLE', doc: 'size over the scale of hourly noise; NULL where values do not vary' },
      {
        name: 'worse',
        type: 'BOOLEAN',
        doc: 'for the worse; NULL for figures that merely say how much work there is',
      },
      {
        name: 'basis',
        type: 'VARCHAR',
        doc: 'what the rhythm is known by: `hour_of_week`, or with fewer than three weeks `hour_of_day`',
      },
    ],
  },
  {
    name: 'trends',
    layout: 'database',
    doc: 'one figure of one series: how steadily it grows or falls from day to day, since its last lasting change; needs 14 days',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report of the series' },
      ...SUBJECT,
      { name: 'from_day', type: 'TIMESTAMP', doc: 'first day' },
      { name: 'to_day', type: 'TIMESTAMP', doc: 'last day' },
      { name: 'days', type: 'BIGINT', doc: 'days with a value' },
      { name: 'slope_per_day', type: 'DOUBLE', doc: 'Theil-Sen slope: change of a typical hour’s value a day' },
      { name: 'slope_low', type: 'DOUBLE', doc: 'low end of its 95 % confidence interval' },
      { name: 'slope_high', type: 'DOUBLE', doc: 'high end' },
      { name: 'start_value', type: 'DOUBLE', doc: 'the line on the first day' },
      { name: 'end_value', type: 'DOUBLE', doc: 'the line on the last day' },
      { name: 'change_pct', type: 'DOUBLE', doc: 'from the one to the other, percent' },
      { name: 'tau', type: 'DOUBLE', doc: 'Kendall’s tau, -1 to 1' },
      {
        name: 'p_value',
        type: 'DOUBLE',
        doc: 'Mann-Kendall test, corrected for days that are alike: how likely so much order is without a trend',
      },
      { name: 'significant', type: 'BOOLEAN', doc: 'p below 0.001, and large enough to matter' },
      {
        name: 'worse',
        type: 'BOOLEAN',
        doc: 'for the worse; NULL where not significant, and for figures that merely say how much work there is',
      },
    ],
  },
  {
    name: 'forecasts',
    layout: 'database',
    doc: 'one day to come of a figure that can run out: its busy hours, as in `daily_metrics`; needs 28 days since the last lasting change',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report of the series' },
      ...SUBJECT,
      { name: 'day', type: 'TIMESTAMP', doc: 'midnight at its begin' },
      { name: 'value', type: 'DOUBLE', doc: 'the forecast' },
      { name: 'low', type: 'DOUBLE', doc: 'low end of the interval that is to hold 80 % of days' },
      { name: 'high', type: 'DOUBLE', doc: 'high end' },
      {
        name: 'limit_kind',
        type: 'VARCHAR',
        doc: '`host_cpu_80`, `cpus`, `pga_aggregate_limit`, `pga_aggregate_target`, `highest_seen`; NULL: none is known',
      },
      { name: 'limit_value', type: 'DOUBLE', doc: 'the limit' },
      { name: 'reached_on', type: 'TIMESTAMP', doc: 'first day of the forecast at the limit; NULL: not within it' },
      { name: 'reached_earliest', type: 'TIMESTAMP', doc: 'first day on which the interval’s high end is at it' },
      { name: 'reached_latest', type: 'TIMESTAMP', doc: 'first day on which its low end is at it' },
      {
        name: 'method',
        type: 'VARCHAR',
        doc: '`seasonal_drift`: weekday, level and Theil-Sen slope; `seasonal_naive`: last week again, where the other has been no better',
      },
      { name: 'history_days', type: 'BIGINT', doc: 'days that it rests on' },
      { name: 'backtest_origins', type: 'BIGINT', doc: 'days of the past from which it was tested' },
      {
        name: 'backtest_mase',
        type: 'DOUBLE',
        doc: 'mean absolute error then, over that of repeating last week a week ahead',
      },
      { name: 'naive_mase', type: 'DOUBLE', doc: 'the same of the seasonal naive forecast, for the same days' },
      { name: 'backtest_mape_pct', type: 'DOUBLE', doc: 'mean absolute error in percent of what came' },
      {
        name: 'backtest_coverage_pct',
        type: 'DOUBLE',
        doc: 'share of what came that the interval held, later half of the tests',
      },
    ],
  },
];
