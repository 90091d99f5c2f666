/** The machine-readable form of a snapshot's page: what matters of its model; the whole of the report is in the lake. */
import { formatDuration, type Lang } from '../../base/figures.ts';
import type { EventRow, SnapshotModel } from '../types.ts';
import { headlineText, leadFinding } from './headline.ts';
import { clipped, databaseOf, findingOf, preambleOf, snapshotRefOf, sqlFiguresOf, vitalOf } from './parts.ts';
import type { SnapshotDocument } from './schemas.ts';
import { sectionsOf } from './snapshot-sections.ts';
import { CAVEATS, fill, SECTIONS } from './words.ts';

const MAX_SQL = 15;
const MAX_SQL_TEXT = 300;
/** Longer intervals hide peaks; the rule of the findings that says so has the same limit. */
const LONG_INTERVAL_S = 2 * 3600;

export function snapshotDocument(model: SnapshotModel, lang: Lang): SnapshotDocument {
  const { snapshot, hostCpu } = model;
  return {
    ...preambleOf('snapshot', snapshot.path, lang),
    database: databaseOf(model.database),
    snapshot: snapshotRefOf(snapshot),
    report: model.report,
    in_series: model.inSeries,
    previous: model.previous && snapshotRefOf(model.previous),
    next: model.next && snapshotRefOf(model.next),
    headline: headlineText(model.headline, lang, leadFinding(model.findings)),
    vital_signs: model.vitals.map((vital) => vitalOf(vital, lang)),
    findings: model.findings?.map((finding) => findingOf(finding, lang)) ?? null,
    wait_classes: model.waitClasses?.map(eventOf) ?? null,
    time_model:
      model.timeModel?.map((row) => ({
        statistic: row.statistic,
        time_s: row.timeS,
        pct_db_time: row.pctDbTime,
        previous_s: row.previousS,
      })) ?? null,
    top_events: model.topEvents?.map(eventOf) ?? null,
    top_sql: model.sql?.slice(0, MAX_SQL).map(sqlOf) ?? null,
    top_sql_total: model.sql?.length ?? null,
    load_profile:
      model.loadProfile?.map((row) => ({
        metric: row.metric,
        label: row.label,
        per_s: row.perSecond,
        per_transaction: row.perTransaction,
        previous_per_s: row.previousPerSecond,
      })) ?? null,
    host_cpu: hostCpu && {
      load_average_begin: hostCpu.loadBegin,
      load_average_end: hostCpu.loadEnd,
      user_pct: hostCpu.userPct,
      system_pct: hostCpu.systemPct,
      wio_pct: hostCpu.wioPct,
      idle_pct: hostCpu.idlePct,
    },
    parameter_changes: parameterChanges(model),
    sections: sectionsOf(model),
    caveats: caveatsOf(model, lang),
  };
}

const eventOf = (row: EventRow) => ({
  name: row.name,
  wait_class: row.waitClass,
  waits: row.waits,
  total_wait_s: row.totalWaitS,
  avg_wait_ms: row.avgWaitMs,
  pct_db_time: row.pctDbTime,
  avg_active_sessions: row.avgActiveSessions,
  previous_avg_wait_ms: row.previousAvgWaitMs,
  previous_pct_db_time: row.previousPctDbTime,
});

const sqlOf = (row: NonNullable<SnapshotModel['sql']>[number]) => ({
  sql_id: row.sqlId,
  path: row.path,
  ...sqlFiguresOf(row),
  sql_text: clipped(row.text, MAX_SQL_TEXT),
  sql_text_chars: row.text?.length ?? null,
});

function parameterChanges({ parameters }: SnapshotModel): SnapshotDocument['parameter_changes'] {
  return (
    parameters
      ?.filter(({ changed }) => changed)
      .map(({ name, beginValue, endValue, changedFrom }) => {
        // Changed inside the interval: the report prints both values itself.
        const inside = endValue !== null && endValue !== beginValue;
        const from = changedFrom ?? (inside ? beginValue : null);
        return { name, from_value: from, to_value: inside ? endValue : beginValue };
      }) ?? null
  );
}

function caveatsOf(model: SnapshotModel, lang: Lang): string[] {
  const { snapshot, headline } = model;
  const say = (key: keyof typeof CAVEATS, values: Record<string, string | number> = {}) =>
    fill(CAVEATS[key], lang, values);
  const judged = model.findings !== null;
  const absent = (
    [
      ['load_profile', model.loadProfile],
      ['time_model', model.timeModel],
      ['wait_classes', model.waitClasses],
      ['top_events', model.topEvents],
      ['top_sql', model.sql],
      ['host_cpu', model.hostCpu],
      ['parameters', model.parameters],
    ] as const
  ).flatMap(([name, rows]) => (rows === null ? SECTIONS[name][lang] : []));
  return [
    model.database.synthetic ? say('synthetic') : null,
    !model.inSeries && judged ? say('outside') : null,
    headline.restarted ? say('restarted') : null,
    headline.gapBeforeS ? say('gap', { duration: formatDuration(headline.gapBeforeS, lang) }) : null,
    (snapshot.elapsedS ?? 0) > LONG_INTERVAL_S
      ? say('long', { duration: formatDuration(snapshot.elapsedS, lang) })
      : null,
    model.inSeries && model.previous === null ? say('first') : null,
    model.sql?.length ? say('cut') : null,
    judged && absent.length > 0 ? say('absent', { sections: absent.join(lang === 'zh' ? '、' : ', ') }) : null,
    model.warnings.length > 0 ? say('mended', { count: model.warnings.length }) : null,
  ].filter((caveat) => caveat !== null);
}
