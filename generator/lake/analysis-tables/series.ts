/** Tables of the series: order of the reports, figures of each. */
import type { StoredTable } from '../tables.ts';

export const seriesTables: readonly StoredTable[] = [
  {
    name: 'timeline',
    layout: 'database',
    doc: 'one report in the order of its instance',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
      { name: 'instance_number', type: 'BIGINT', doc: 'its instance' },
      {
        name: 'seq',
        type: 'BIGINT',
        doc: 'position among the instance’s reports in the series, from 1; NULL outside it',
      },
      { name: 'in_series', type: 'BOOLEAN', doc: 'false for aggregates and overlaps that a finer interval covers' },
      { name: 'previous_report_id', type: 'VARCHAR', doc: 'the report before it in the series' },
      { name: 'next_report_id', type: 'VARCHAR', doc: 'the report after it in the series' },
      {
        name: 'gap_before_s',
        type: 'DOUBLE',
        doc: 'time without a report since the one before in the series; NULL where the two join',
      },
      {
        name: 'restarted',
        type: 'BOOLEAN',
        doc: 'the instance was started since the one before, or inside the interval',
      },
      { name: 'inputs_digest', type: 'VARCHAR', doc: 'digest of everything the analysis of this database rests on' },
    ],
  },
  {
    name: 'metrics',
    layout: 'database',
    doc: 'one figure of one report',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
      { name: 'metric', type: 'VARCHAR', doc: 'key of the metric; its unit is in the name' },
      { name: 'value', type: 'DOUBLE', doc: 'the value' },
    ],
  },
  {
    name: 'instance_metrics',
    layout: 'database',
    doc: 'one figure of one instance in one global report of a cluster',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
      { name: 'instance_number', type: 'BIGINT', doc: 'the instance' },
      { name: 'instance_name', type: 'VARCHAR', doc: 'its name' },
      { name: 'metric', type: 'VARCHAR', doc: 'key of the metric, as in `metrics`' },
      { name: 'value', type: 'DOUBLE', doc: 'the value' },
    ],
  },
  {
    name: 'load_by_class',
    layout: 'database',
    doc: 'average active sessions of one wait class (or `DB CPU`) in one report; adds up to DB time',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
      {
        name: 'wait_class',
        type: 'VARCHAR',
        doc: 'wait class, `DB CPU`, or `Unaccounted`: DB time that neither explains',
      },
      { name: 'avg_active_sessions', type: 'DOUBLE', doc: 'foreground time in it over the elapsed time' },
    ],
  },
];
