/** The steps of the analysis, in their order. A new one is a line here. */
import { writeCorrelations } from './correlation/step.ts';
import { explainDatabase } from './explain.ts';
import type { FindingRow } from './finding-rows.ts';
import { instanceMetricsQuery } from './instance-metrics.ts';
import { loadByClassQuery } from './load-by-class.ts';
import { segmentsSeenQuery, waitsSeenQuery } from './names-seen.ts';
import { overTime } from './over-time/step.ts';
import { parameterChangesQuery } from './parameter-changes.ts';
import { rules } from './rules/index.ts';
import { sqlSeenQuery } from './sql-seen.ts';
import { loadPoints } from './statements/points.ts';
import { loadSeries } from './statements/series-reports.ts';
import { writeStatements } from './statements/step.ts';
import type { AnalysisStep, DatabaseWork } from './step.ts';
import { SERIES_KINDS_SQL } from './subject.ts';

/** A step whose table is one SELECT. */
const fromQuery = (table: string, query: (work: DatabaseWork) => string): AnalysisStep => ({
  tables: [table],
  async run(work) {
    await work.tx.replace(table, work.key, query(work));
    return {};
  },
});

const parameterChanges: AnalysisStep = {
  tables: ['parameter_changes'],
  async run({ tx, key, where, timelineRows }) {
    return { parameterChanges: await tx.replace('parameter_changes', key, parameterChangesQuery(where, timelineRows)) };
  },
};

/** Statements over time, and what moves with DB time: both rest on the same points. */
const statements: AnalysisStep = {
  tables: ['sql_changes', 'sql_plans', 'sql_groups', 'sql_similar', 'correlations'],
  async run(work) {
    const series = await loadSeries(work);
    await loadPoints(work.tx, work.where);
    await writeStatements(work, series);
    await writeCorrelations(work, series);
    return {};
  },
};

const findings: AnalysisStep = {
  tables: ['baselines', 'findings', 'incidents', 'rules_not_judged'],
  async run({ tx, key, where, timelineRows, metricRows, settings, signal }) {
    const active = rules.filter(({ id }) => !settings.disabled.includes(id));
    const queries = {
      timelineRows,
      kinds: SERIES_KINDS_SQL,
      metrics: `SELECT report_id, metric, value FROM ${metricRows}`,
      parameterChanges: `SELECT report_id, name, from_value, to_value FROM (${parameterChangesQuery(where, timelineRows)})`,
    };
    const explained = await explainDatabase(tx, where, queries, active, settings, signal);
    await tx.replace('baselines', key, explained.baselines);
    await tx.replace('findings', key, explained.findings);
    await tx.replace('incidents', key, explained.incidents);
    await tx.replace('rules_not_judged', key, explained.notJudged);
    return {
      findings: explained.findings.filter(isNews).length,
      incidents: explained.incidents.filter(({ severity, usual, symptom }) => severity !== 'info' && !usual && !symptom)
        .length,
    };
  },
};

const isNews = ({ severity, usual, symptom_of }: FindingRow): boolean =>
  severity !== 'info' && !usual && symptom_of === null;

export const steps: readonly AnalysisStep[] = [
  fromQuery('metrics', ({ metricRows }) => `SELECT * FROM ${metricRows} ORDER BY report_id, metric`),
  fromQuery('instance_metrics', ({ where }) => instanceMetricsQuery(where)),
  fromQuery('load_by_class', ({ where }) => loadByClassQuery(where)),
  parameterChanges,
  fromQuery('sql_seen', ({ where, timelineRows }) => sqlSeenQuery(where, timelineRows)),
  fromQuery('waits_seen', ({ where, timelineRows }) => waitsSeenQuery(where, timelineRows)),
  fromQuery('segments_seen', ({ where, timelineRows }) => segmentsSeenQuery(where, timelineRows)),
  statements,
  findings,
  overTime,
];
