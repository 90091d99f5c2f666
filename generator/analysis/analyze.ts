/**
 * The analysis stage: for every database whose reports changed, its timeline, metrics, load by wait class, parameter
 * changes and list of SQL, written to the lake anew. Databases that did not change cost nothing.
 */
import type { Context } from '../base/context.ts';
import { formatCount, plural } from '../base/duration.ts';
import { type Lake, openLake } from '../lake/lake.ts';
import { columnsJson, rowsFromJson } from '../lake/rows.ts';
import { tableNamed } from '../lake/tables.ts';
import { beginTransaction, type Transaction } from '../lake/transaction.ts';
import { settingsDigest } from './finding-rows.ts';
import { inDatabase, inputsQuery } from './inputs.ts';
import { metricsQuery } from './metrics-sql.ts';
import { rules } from './rules/index.ts';
import { checkSettings, type RuleSettings } from './rules/limits.ts';
import type { StepCounts } from './step.ts';
import { steps } from './steps.ts';
import { type IntervalRow, intervalsQuery, type TimelineRow, timelineOf } from './timeline.ts';

export interface AnalyzeSummary extends StepCounts {
  /** Databases in the lake (by DBID). */
  databases: number;
  /** Of these, analysed by this run: new reports, or reports that went. */
  analysed: number;
  /** Reports of the databases analysed. */
  reports: number;
  /** Rows of `timeline` that are not in a series. */
  outsideSeries: number;
  gaps: number;
  restarts: number;
}

/** Tables that hold what the analysis found; each is replaced for a whole database. */
const TABLES = ['timeline', ...steps.flatMap(({ tables }) => tables)];
const TIMELINE_ROWS = 'timeline_rows';
const METRIC_ROWS = 'metric_rows';
/** Databases to a commit: a killed run keeps what it had committed. */
const DATABASES_PER_COMMIT = 25;

const emptySummary: AnalyzeSummary = {
  databases: 0,
  analysed: 0,
  reports: 0,
  outsideSeries: 0,
  gaps: 0,
  restarts: 0,
  parameterChanges: 0,
  levelChanges: 0,
  findings: 0,
  incidents: 0,
};

interface DatabaseInputs {
  db_id: number | string | null;
  reports: number;
  inputs_digest: string;
}

/** Brings the analysis up to date with the reports in the lake. Throws `no_lake`, or `busy` when another run writes. */
export async function analyze(ctx: Context): Promise<AnalyzeSummary> {
  const settings = ctx.config.findings;
  checkSettings(settings, rules);
  const lake = await openLake(ctx.config.lake);
  try {
    const { all, changed, gone } = await findChanges(lake, settingsDigest(settings));
    const summary = { ...emptySummary, databases: all.length, analysed: changed.length + gone.length };
    const progress = ctx.log.step('analyze', 'databases');
    if (gone.length > 0) await inTransaction(lake, (tx) => forget(tx, gone));
    for (let from = 0; from < changed.length; from += DATABASES_PER_COMMIT) {
      await inTransaction(lake, async (tx) => {
        for (const [i, database] of changed.slice(from, from + DATABASES_PER_COMMIT).entries()) {
          ctx.signal.throwIfAborted();
          await analyzeDatabase(lake, tx, database, summary, settings, ctx.signal);
          progress.update(from + i + 1, changed.length);
        }
      });
    }
    progress.finish(describe(summary));
    return summary;
  } finally {
    lake.close();
  }
}

/** One line for people. */
function describe(summary: AnalyzeSummary): string {
  if (summary.analysed === 0) return `${plural(summary.databases, 'database')}, none changed`;
  const { databases, analysed, reports, gaps, restarts, parameterChanges, levelChanges, findings, incidents } = summary;
  return [
    analysed === databases
      ? plural(databases, 'database')
      : `${formatCount(analysed)} of ${plural(databases, 'database')}`,
    plural(reports, 'report'),
    plural(gaps, 'gap'),
    plural(restarts, 'restart'),
    plural(parameterChanges, 'parameter change'),
    plural(levelChanges, 'level change'),
    plural(findings, 'finding'),
    plural(incidents, 'incident'),
  ].join(', ');
}

async function findChanges(lake: Lake, settings: string) {
  const all = await lake.query<DatabaseInputs>(inputsQuery(settings));
  const done = await lake.query<Omit<DatabaseInputs, 'reports'>>(
    'SELECT db_id, any_value(inputs_digest) AS inputs_digest FROM timeline GROUP BY db_id',
  );
  const digestOf = new Map(done.map((row) => [row.db_id, row.inputs_digest]));
  const present = new Set(all.map((row) => row.db_id));
  return {
    all,
    changed: all.filter((row) => digestOf.get(row.db_id) !== row.inputs_digest),
    gone: done.map((row) => row.db_id).filter((dbId) => !present.has(dbId)),
  };
}

async function inTransaction(lake: Lake, change: (tx: Transaction) => Promise<void>): Promise<void> {
  const tx = await beginTransaction(lake.dir);
  try {
    await change(tx);
    await tx.commit();
  } catch (error) {
    tx.abort();
    throw error;
  }
}

async function forget(tx: Transaction, dbIds: readonly DatabaseInputs['db_id'][]): Promise<void> {
  for (const db_id of dbIds) for (const table of TABLES) await tx.replace(table, { db_id }, []);
}

async function analyzeDatabase(
  lake: Lake,
  tx: Transaction,
  inputs: DatabaseInputs,
  summary: AnalyzeSummary,
  settings: RuleSettings,
  signal: AbortSignal,
) {
  const key = { db_id: inputs.db_id };
  const where = inDatabase(inputs.db_id);
  const timeline = timelineOf(await lake.query<IntervalRow>(intervalsQuery(where)));
  await makeTemporary(tx, timeline);
  // Three steps ask for the metrics; they are made once.
  await tx.read(`CREATE OR REPLACE TEMPORARY TABLE ${METRIC_ROWS} AS ${metricsQuery(where)}`);
  await tx.replace('timeline', key, `SELECT *, '${inputs.inputs_digest}' AS inputs_digest FROM ${TIMELINE_ROWS}`);
  for (const step of steps) {
    signal.throwIfAborted();
    const counts = await step.run({
      tx,
      key,
      where,
      timeline,
      timelineRows: TIMELINE_ROWS,
      metricRows: METRIC_ROWS,
      settings,
      signal,
    });
    for (const [name, count] of Object.entries(counts)) summary[name as keyof StepCounts] += count;
  }
  summary.reports += inputs.reports;
  summary.outsideSeries += timeline.filter((row) => !row.in_series).length;
  summary.gaps += timeline.filter((row) => row.gap_before_s !== null).length;
  summary.restarts += timeline.filter((row) => row.restarted).length;
}

/** Puts the timeline where SELECTs of the transaction can join it. */
async function makeTemporary(tx: Transaction, rows: readonly TimelineRow[]): Promise<void> {
  const columns = tableNamed('timeline').columns.filter(({ name }) => name !== 'inputs_digest');
  const json = columnsJson(columns, (name) => rows.map((row) => row[name as keyof TimelineRow]));
  await tx.db.run(`CREATE OR REPLACE TEMPORARY TABLE ${TIMELINE_ROWS} AS ${rowsFromJson('$1', columns)}`, [json]);
}
