/**
 * Tables that the analysis computes from the others, anew for a whole database at a time. Declared here because the
 * lake must not import what comes after it; what a column means is the analysis's business, so change it there and here.
 */
import type { StoredTable } from './tables.ts';

export const analysisTables: readonly StoredTable[] = [
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
  {
    name: 'sql_seen',
    layout: 'database',
    doc: 'one SQL of a database: where it was listed',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the newest report that lists it' },
      { name: 'sql_id', type: 'VARCHAR', doc: 'SQL id' },
      { name: 'reports', type: 'BIGINT', doc: 'reports that list it' },
      { name: 'inputs_digest', type: 'VARCHAR', doc: 'digest of those reports and of their places in the series' },
    ],
  },
  {
    name: 'parameter_changes',
    layout: 'database',
    doc: 'one initialisation parameter that differs from the report before',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report in which the new value stands' },
      { name: 'previous_report_id', type: 'VARCHAR', doc: 'the report in which the old value stood' },
      { name: 'instance_number', type: 'BIGINT', doc: 'the instance' },
      {
        name: 'changed_at',
        type: 'TIMESTAMP',
        doc: 'begin of the report that shows the change, its end where `inside`',
      },
      { name: 'inside', type: 'BOOLEAN', doc: 'the report itself prints the change, as its end value' },
      { name: 'name', type: 'VARCHAR', doc: 'parameter' },
      { name: 'from_value', type: 'VARCHAR', doc: 'value before; NULL: it was not listed' },
      { name: 'to_value', type: 'VARCHAR', doc: 'value now; NULL: it is not listed any more' },
    ],
  },
  {
    name: 'findings',
    layout: 'database',
    doc: 'one finding of one report: what a rule says of it',
    columns: [
      { name: 'report_id', type: 'VARCHAR', doc: 'the report' },
      {
        name: 'finding_no',
        type: 'BIGINT',
        doc: 'place in the report, from 1: the worst first, symptoms after their cause',
      },
      { name: 'rule', type: 'VARCHAR', doc: 'the rule, e.g. `log_file_sync`' },
      { name: 'rule_no', type: 'BIGINT', doc: 'its number in the list of rules' },
      {
        name: 'object',
        type: 'VARCHAR',
        doc: 'what it is about where a rule can find several: event, SQL id, parameter',
      },
      { name: 'severity', type: 'VARCHAR', doc: '`high`, `medium`, `low` or `info`' },
      {
        name: 'impact_pct_db_time',
        type: 'DOUBLE',
        doc: 'share of DB time that it explains; findings overlap. NULL: cannot be said',
      },
      { name: 'title', type: 'VARCHAR', doc: 'what was found, with the numbers' },
      { name: 'title_zh', type: 'VARCHAR', doc: 'the same in Chinese' },
      { name: 'cause', type: 'VARCHAR', doc: 'likely cause' },
      { name: 'cause_zh', type: 'VARCHAR', doc: 'the same in Chinese' },
      { name: 'advice', type: 'VARCHAR', doc: 'what to do' },
      { name: 'advice_zh', type: 'VARCHAR', doc: 'the same in Chinese' },
      {
        name: 'evidence',
        type: 'VARCHAR',
        doc: 'JSON: the numbers it rests on, each with unit, threshold and what is usual',
      },
      { name: 'source', type: 'VARCHAR', doc: 'where the rule and its thresholds come from' },
      {
        name: 'symptom_of',
        type: 'BIGINT',
        doc: '`finding_no` of its cause in the same report; NULL: it is none’s symptom',
      },
      { name: 'usual', type: 'BOOLEAN', doc: 'it fires at most comparable hours: no news' },
      {
        name: 'since',
        type: 'TIMESTAMP',
        doc: 'begin of the first of the snapshots in a row that have it; NULL outside the series',
      },
      { name: 'snapshots', type: 'BIGINT', doc: 'how many snapshots in a row have it, up to this one' },
    ],
  },
  {
    name: 'incidents',
    layout: 'database',
    doc: 'one finding over the snapshots in a row that have it',
    columns: [
      { name: 'incident_id', type: 'VARCHAR', doc: 'identity: series, rule, object and begin' },
      { name: 'report_id', type: 'VARCHAR', doc: 'the report in which it is worst' },
      { name: 'instance_number', type: 'BIGINT', doc: 'the instance' },
      { name: 'subject', type: 'VARCHAR', doc: 'whose series it is: instance, pluggable database, `RAC`' },
      { name: 'rule', type: 'VARCHAR', doc: 'the rule' },
      { name: 'rule_no', type: 'BIGINT', doc: 'its number in the list of rules' },
      { name: 'object', type: 'VARCHAR', doc: 'what it is about, as in `findings`' },
      { name: 'severity', type: 'VARCHAR', doc: 'at its worst' },
      { name: 'usual', type: 'BOOLEAN', doc: 'it was usual in each of its snapshots' },
      { name: 'symptom', type: 'BOOLEAN', doc: 'at its worst it was a symptom of another finding' },
      { name: 'begin_time', type: 'TIMESTAMP', doc: 'begin of its first snapshot' },
      { name: 'end_time', type: 'TIMESTAMP', doc: 'end of its last snapshot' },
      { name: 'snapshots', type: 'BIGINT', doc: 'snapshots that have it' },
      { name: 'first_report_id', type: 'VARCHAR', doc: 'its first report' },
      { name: 'last_report_id', type: 'VARCHAR', doc: 'its last report' },
      { name: 'ongoing', type: 'BOOLEAN', doc: 'its last report is the newest of the series' },
      { name: 'worst_impact_pct_db_time', type: 'DOUBLE', doc: 'impact at its worst, percent of DB time' },
      { name: 'impact_s', type: 'DOUBLE', doc: 'DB time that it explains over all its snapshots, seconds' },
      { name: 'title', type: 'VARCHAR', doc: 'what was found at its worst' },
      { name: 'title_zh', type: 'VARCHAR', doc: 'the same in Chinese' },
    ],
  },
];
