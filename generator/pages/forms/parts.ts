/** Pieces that the documents of several pages share, from their models. */
import { formatNumber, type Lang } from '../../base/figures.ts';
import type {
  DatabaseRef,
  Finding,
  InBothLanguages,
  IncidentRow,
  Num,
  PageModel,
  SnapshotRef,
  SnapshotRow,
  SqlModel,
  SqlRow,
  State,
  Vital,
} from '../types.ts';
import { type FindingDocument, FORMS_VERSION } from './schema-parts.ts';
import { fill, METRIC_LABELS, NOTICE, STATE_REASONS } from './words.ts';

/** `path`: of the page, below `/{lang}/`. */
export function preambleOf<T extends PageModel['type']>(type: T, path: string, lang: Lang) {
  const depth = path.split('/').filter(Boolean).length + 1;
  return {
    $schema: `${'../'.repeat(depth)}schema/${type}.json`,
    schema_version: FORMS_VERSION as typeof FORMS_VERSION,
    type,
    language: lang,
    path,
    notice: NOTICE[lang],
  };
}

export const databaseOf = (database: DatabaseRef) => ({
  slug: database.slug,
  db_name: database.dbName,
  db_id: database.dbId,
  synthetic: database.synthetic,
});

export const snapshotRefOf = (snapshot: SnapshotRef) => ({
  report_id: snapshot.reportId,
  kind: snapshot.kind,
  path: snapshot.path,
  instance_name: snapshot.instanceName,
  instance_number: snapshot.instanceNumber,
  begin_snap_id: snapshot.beginSnap,
  end_snap_id: snapshot.endSnap,
  begin_time: snapshot.beginTime,
  end_time: snapshot.endTime,
  elapsed_s: snapshot.elapsedS,
});

export const shortRefOf = ({ reportId, path, instanceName, beginTime }: SnapshotRef) => ({
  report_id: reportId,
  path,
  instance_name: instanceName,
  begin_time: beginTime,
});

export const vitalOf = (vital: Vital, lang: Lang) => ({
  metric: vital.key,
  label: METRIC_LABELS[vital.key]?.[lang] ?? vital.key,
  unit: vital.unit,
  value: vital.value,
  previous: vital.previous,
  usual: vital.usual && {
    value: vital.usual.value,
    low: vital.usual.low,
    high: vital.usual.high,
    basis: vital.usual.basis,
  },
  higher_is_worse: vital.higherIsWorse,
});

export function findingOf(finding: Finding, lang: Lang): FindingDocument {
  return {
    no: finding.no,
    rule: finding.rule,
    object: finding.object,
    severity: finding.severity,
    impact_pct_db_time: finding.impactPct,
    title: finding.title[lang],
    cause: finding.cause[lang],
    advice: finding.advice[lang],
    evidence: finding.evidence.map(({ label, of, value, unit, usual, limit }) => ({
      measured: label[lang],
      of,
      value,
      unit,
      usual,
      threshold: limit,
    })),
    source: finding.source[lang],
    usual: finding.usual,
    since: finding.since,
    snapshots_in_row: finding.snapshots,
    symptoms: finding.symptoms.map((symptom) => findingOf(symptom, lang)),
  };
}

export const incidentOf = (incident: IncidentRow, lang: Lang) => ({
  incident_id: incident.id,
  rule: incident.rule,
  object: incident.object,
  severity: incident.severity,
  usual: incident.usual,
  subject: incident.subject,
  begin_time: incident.begin,
  end_time: incident.end,
  snapshots: incident.snapshots,
  ongoing: incident.ongoing,
  worst_impact_pct_db_time: incident.impactPct,
  impact_s: incident.impactS,
  title: (incident.title satisfies InBothLanguages)[lang],
  worst: shortRefOf(incident.worst),
  first: shortRefOf(incident.first),
});

export const stateOf = ({ level, reasons }: State, lang: Lang) => ({
  level,
  reasons: reasons.map(({ key, values }) => {
    const template = STATE_REASONS[key];
    const shown = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? formatNumber(value) : value,
    ]);
    return template ? fill(template, lang, Object.fromEntries(shown)) : key;
  }),
});

/** The first characters of a long text, never half of a pair. */
export function clipped(text: string | null, most: number): string | null {
  if (text === null || text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`;
}

export const per = (value: Num, executions: Num): Num => (value === null || !executions ? null : value / executions);

/** What one report says of one statement, all its lists together. */
export const sqlFiguresOf = (row: SqlModel['occurrences'][number] | SqlRow) => ({
  plan_hash: row.planHash,
  executions: row.executions,
  elapsed_s: row.elapsedS,
  elapsed_per_exec_s: per(row.elapsedS, row.executions),
  previous_elapsed_per_exec_s: row.previousElapsedPerExecS,
  cpu_s: row.cpuS,
  user_io_s: row.userIoS,
  buffer_gets: row.bufferGets,
  disk_reads: row.diskReads,
  rows_processed: row.rowsProcessed,
  pct_total: row.pctTotal,
  module: row.module,
  pdb_name: row.pdbName,
  ranks: row.ranks,
});

/** A snapshot’s place in its series and its load. */
export const loadOf = (row: SnapshotRow) => ({
  in_series: row.inSeries,
  gap_before_s: row.gapBeforeS,
  restarted: row.restarted,
  avg_active_sessions: row.aas,
  cpus: row.cpus,
  db_time_s: row.dbTimeS,
  host_cpu_pct: row.hostCpuPct,
  transactions_per_s: row.transactionsPerS,
  top_event: row.topEvent?.name ?? null,
  top_event_pct_db_time: row.topEvent?.pctDbTime ?? null,
});
