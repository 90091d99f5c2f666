/** A database for a language model: how it is, what happened, where to look. */
import { formatPct } from '../../../base/figures.ts';
import type { DatabaseDocument } from '../schemas.ts';
import { STATE_LABELS } from '../words.ts';
import { escapeText, quote } from './escape.ts';
import { cell, incidentsTable, noticeLine, vitalsTable } from './parts.ts';
import { wordsIn } from './words.ts';
import { figure, link, own, sections, table } from './write.ts';

const MAX_INCIDENTS = 15;
const MAX_SNAPSHOTS = 24;
const MAX_SQL = 10;
const MAX_CHANGES = 10;

export function databaseMarkdown(document: DatabaseDocument): string {
  const { language: lang, database, state, path } = document;
  const word = wordsIn(lang);
  const more = (shown: number, all: number) => (all > shown ? `\n\n${word('more', all - shown)}` : '');
  // What goes on comes first: it is what a reader asks for.
  const incidents = document.incidents
    .toSorted((a, b) => Number(b.ongoing && !b.usual) - Number(a.ongoing && !a.usual))
    .slice(0, MAX_INCIDENTS);
  return sections([
    `# ${escapeText(database.db_name)} (DBID ${escapeText(database.db_id)})`,
    noticeLine(document),
    `**${STATE_LABELS[state.level][lang]}: ${escapeText(state.reasons.join('; '))}.** ${escapeText(document.headline)}`,
    [
      document.release === null ? null : `Oracle ${quote(document.release)}`,
      document.platform === null ? null : quote(document.platform),
      `${document.report_count} ${word('report')}`,
      `${document.first_begin_time.slice(0, 16)} – ${document.last_end_time.slice(0, 16)}`,
      `[${word('page')}](index.html)`,
      '[JSON](index.json)',
      link(word('fleet'), path, ''),
      link(word('newest'), path, document.latest.path),
    ]
      .filter((part) => part !== null)
      .join(' · '),
    document.vital_signs.length > 0 ? `## ${word('vitals')}\n${vitalsTable(document.vital_signs, lang)}` : null,
    `## ${word('incidents')}\n${
      incidents.length === 0
        ? word('never')
        : incidentsTable(document, incidents) + more(incidents.length, document.incidents_total)
    }`,
    `## ${word('instances')}\n${instancesTable(document)}`,
    document.parameter_changes.length > 0
      ? `## ${word('parameters')}\n${changesTable(document)}${more(MAX_CHANGES, document.parameter_changes_total)}`
      : null,
    document.top_sql.length > 0
      ? `## ${word('sql')}\n${sqlTable(document)}${more(MAX_SQL, document.top_sql.length)}`
      : null,
    `## ${word('snapshots')}\n${snapshotsTable(document)}${more(MAX_SNAPSHOTS, document.snapshots_total)}`,
  ]);
}

function instancesTable({ instances, language }: DatabaseDocument): string {
  const word = wordsIn(language);
  return table(
    [word('instance'), word('host'), word('cpus'), word('snapshot'), word('gaps'), word('restarts')],
    instances.map((row) => [
      cell(row.instance_name),
      cell(row.host_name),
      row.cpus === null ? null : String(row.cpus),
      String(row.snapshots),
      row.gaps.length === 0
        ? word('never')
        : `${row.gaps.length}: ${row.gaps
            .slice(-3)
            .map(({ from_time }) => from_time.slice(0, 16))
            .join(', ')}`,
      row.restarts.length === 0
        ? word('never')
        : `${row.restarts.length}: ${row.restarts
            .slice(-3)
            .map((time) => time.slice(0, 16))
            .join(', ')}`,
    ]),
  );
}

function changesTable({ parameter_changes, language }: DatabaseDocument): string {
  const word = wordsIn(language);
  return table(
    [word('changed_at'), word('instance'), word('parameter'), word('from'), word('to')],
    parameter_changes
      .slice(0, MAX_CHANGES)
      .map((row) => [
        row.changed_at.slice(0, 16),
        cell(row.instance_name),
        cell(row.name),
        cell(row.from_value),
        cell(row.to_value),
      ]),
  );
}

function sqlTable({ top_sql, language: lang, path }: DatabaseDocument): string {
  const word = wordsIn(lang);
  return table(
    ['SQL', word('elapsed'), word('pct_db_time'), word('snapshot'), word('module'), word('sql_text')],
    top_sql
      .slice(0, MAX_SQL)
      .map((row) => [
        link(quote(row.sql_id, { inTable: true }), path, row.path),
        own(figure(row.elapsed_s, 'seconds', lang)),
        own(formatPct(row.pct_db_time)),
        String(row.snapshots),
        cell(row.module, 30),
        cell(row.sql_text, 80),
      ]),
  );
}

function snapshotsTable({ snapshots, language: lang, path }: DatabaseDocument): string {
  const word = wordsIn(lang);
  return table(
    [word('snapshot'), word('instance'), 'AAS', word('cpus'), word('host_cpu'), word('top_event'), word('pct_db_time')],
    snapshots
      .slice(0, MAX_SNAPSHOTS)
      .map((row) => [
        link(row.begin_time.slice(0, 16), path, row.path),
        cell(row.instance_name),
        own(figure(row.avg_active_sessions, 'sessions', lang)),
        row.cpus === null ? null : String(row.cpus),
        own(figure(row.host_cpu_pct, 'percent', lang)),
        cell(row.top_event),
        own(formatPct(row.top_event_pct_db_time)),
      ]),
  );
}
