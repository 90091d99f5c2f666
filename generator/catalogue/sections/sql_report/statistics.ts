/** Plan Statistics of an AWR SQL report. */
import { defineSection } from '../../section.ts';
import { oldHashValue, planHash, SQL_REPORT_KINDS, sqlId } from './columns.ts';

const NONE = /^N\/A$/i;

export default defineSection({
  name: 'sql_report_statistics',
  doc: 'Statistics of the statement of an AWR SQL report, by plan; of a STATSPACK SQL report over all plans',
  kinds: SQL_REPORT_KINDS,
  columns: [
    sqlId,
    planHash,
    {
      name: 'statistic',
      type: 'text',
      doc: 'Name as printed, its unit in parentheses, e.g. `CPU Time (ms)`; where STATSPACK prints two, `CPU Time(s/ms)`, the total is in the first and the value per execution in the second',
      from: ['Stat Name'],
    },
    {
      name: 'total',
      type: 'number',
      doc: 'Value in the interval, in the unit that `statistic` names',
      from: ['Statement Total', 'Statement'],
      absent: NONE,
    },
    { name: 'per_exec', type: 'number', doc: 'Value per execution', from: ['Per Execution'], absent: NONE },
    {
      name: 'pct_snap_total',
      type: 'number',
      doc: "Percent of the instance's total in the interval",
      from: ['% Snap Total', '% Snap'],
      absent: NONE,
    },
    oldHashValue,
  ],
  sources: [
    {
      heading: /^plan statistics$/i,
      expects: ['statistic', 'total', 'per_exec', 'pct_snap_total'],
    },
  ],
});
