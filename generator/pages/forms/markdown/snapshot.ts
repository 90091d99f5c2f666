/**
 * A snapshot for a language model: at most about 6 KB. What does not fit is left out from the least important end, and
 * said; all of it is in `index.json`.
 */
import { formatDuration, formatInterval, formatPct } from '../../../base/figures.ts';
import type { SnapshotDocument } from '../schemas.ts';
import { escapeText, quote } from './escape.ts';
import { cell, type FindingDetail, findingsList, noticeLine, vitalsTable } from './parts.ts';
import { wordsIn } from './words.ts';
import { figure, link, own, sections, table } from './write.ts';

/** Bytes of UTF-8, about 1,500 tokens; our choice. */
export const MAX_BYTES = 6000;

interface Detail extends FindingDetail {
  events: number;
  sql: number;
  sqlText: number;
  changes: number;
}

/** Tried in this order until one fits; the last one is taken as it is. */
const DETAILS: readonly Detail[] = [
  { full: 8, evidence: 5, symptoms: 4, events: 10, sql: 8, sqlText: 120, changes: 15 },
  { full: 5, evidence: 4, symptoms: 3, events: 8, sql: 6, sqlText: 90, changes: 10 },
  { full: 4, evidence: 3, symptoms: 2, events: 6, sql: 5, sqlText: 60, changes: 8 },
  { full: 3, evidence: 2, symptoms: 1, events: 5, sql: 4, sqlText: 40, changes: 5 },
  { full: 2, evidence: 2, symptoms: 0, events: 4, sql: 3, sqlText: 0, changes: 3 },
  { full: 1, evidence: 1, symptoms: 0, events: 3, sql: 2, sqlText: 0, changes: 2 },
];

export function snapshotMarkdown(document: SnapshotDocument): string {
  for (const detail of DETAILS.slice(0, -1)) {
    const text = render(document, detail);
    if (Buffer.byteLength(text) <= MAX_BYTES) return text;
  }
  return render(document, DETAILS.at(-1) as Detail);
}

function render(document: SnapshotDocument, detail: Detail): string {
  const { language: lang, snapshot, database } = document;
  const word = wordsIn(lang);
  const more = (shown: number, all: number | null) =>
    (all ?? 0) > shown ? `\n\n${word('more', (all ?? 0) - shown)}` : '';
  const interval = formatInterval(snapshot.begin_time, snapshot.end_time, lang, { weekday: true });
  return sections([
    `# ${escapeText(`${database.db_name} · ${snapshot.instance_name}`)} · ${interval}`,
    noticeLine(document),
    `**${escapeText(document.headline)}**`,
    `${headerLine(document)}\n${linksLine(document)}`,
    document.caveats.length > 0 ? `${word('caveats')}: ${document.caveats.map(escapeText).join(' ')}` : null,
    document.vital_signs.length > 0 ? `## ${word('vitals')}\n${vitalsTable(document.vital_signs, lang)}` : null,
    `## ${word('findings')}\n${findingsPart(document, detail)}`,
    document.wait_classes?.length ? `## ${word('time')}\n${classesTable(document)}` : null,
    document.top_events?.length
      ? `## ${word('top_events')}\n${eventsTable(document, detail.events)}${more(detail.events, document.top_events.length)}`
      : null,
    document.top_sql?.length
      ? `## ${word('sql')}\n${sqlTable(document, detail)}${more(detail.sql, document.top_sql_total)}`
      : null,
    document.parameter_changes?.length
      ? `## ${word('parameters')}\n${changesTable(document, detail.changes)}${more(detail.changes, document.parameter_changes.length)}`
      : null,
  ]);
}

function findingsPart({ findings, language }: SnapshotDocument, detail: Detail): string {
  const word = wordsIn(language);
  if (findings === null) return word('not_judged');
  if (findings.length === 0) return word('no_findings');
  return findingsList(findings, detail, language);
}

/** What was measured, where and on what. */
function headerLine({ report, snapshot, language }: SnapshotDocument): string {
  const word = wordsIn(language);
  const text = (column: string): string | null => {
    const value = report[column];
    return value === null || value === undefined || value === '' ? null : String(value);
  };
  const of = (label: string, value: string | null) =>
    value === null ? null : `${label} ${quote(value, { most: 60 })}`;
  const snaps =
    snapshot.begin_snap_id === null || snapshot.end_snap_id === null
      ? null
      : `${snapshot.begin_snap_id}–${snapshot.end_snap_id}`;
  return [
    `${word('report')} ${quote(snapshot.report_id)} (${snapshot.kind}${snaps ? `, ${snaps}` : ''})`,
    `${word('elapsed')} ${own(formatDuration(snapshot.elapsed_s, language))}`,
    of('Oracle', text('release')),
    of(word('host'), text('host_name')),
    text('cpus') === null ? null : `${word('cpus')} ${text('cpus')}`,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function linksLine({ path, previous, next, database, language }: SnapshotDocument): string {
  const word = wordsIn(language);
  return [
    `[${word('page')}](index.html)`,
    '[JSON](index.json)',
    link(word('database'), path, `${database.slug}/`),
    previous && link(word('previous'), path, previous.path),
    next && link(word('next'), path, next.path),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

/** DB CPU and the classes of waiting that make up DB time. */
function classesTable({ wait_classes, time_model, snapshot, language: lang }: SnapshotDocument): string {
  const word = wordsIn(lang);
  const cpu = time_model?.find(({ statistic }) => statistic === 'DB CPU');
  const sessions = (seconds: number | null) =>
    seconds === null || !snapshot.elapsed_s ? null : figure(seconds / snapshot.elapsed_s, 'sessions', lang);
  const rows = (wait_classes ?? [])
    .filter(({ pct_db_time, name }) => (pct_db_time ?? 0) >= 0.5 && name !== 'DB CPU')
    .map(({ name, pct_db_time, avg_active_sessions }) => ({
      name: cell(name),
      pct: pct_db_time,
      aas: figure(avg_active_sessions, 'sessions', lang),
    }));
  const all = cpu ? [{ name: 'DB CPU', pct: cpu.pct_db_time, aas: sessions(cpu.time_s) }, ...rows] : rows;
  return table(
    [word('class'), word('pct_db_time'), 'AAS'],
    all
      .toSorted((a, b) => (b.pct ?? -1) - (a.pct ?? -1))
      .map(({ name, pct, aas }) => [name, own(formatPct(pct)), aas === null ? null : own(aas)]),
  );
}

function eventsTable({ top_events, language: lang }: SnapshotDocument, most: number): string {
  const word = wordsIn(lang);
  return table(
    [word('event'), word('class'), word('waits'), word('total'), word('avg_wait'), word('before'), word('pct_db_time')],
    (top_events ?? [])
      .slice(0, most)
      .map((row) => [
        cell(row.name),
        cell(row.wait_class),
        own(figure(row.waits, 'count', lang)),
        own(figure(row.total_wait_s, 'seconds', lang)),
        own(figure(row.avg_wait_ms, 'milliseconds', lang)),
        own(figure(row.previous_avg_wait_ms, 'milliseconds', lang)),
        own(formatPct(row.pct_db_time)),
      ]),
  );
}

function sqlTable({ top_sql, language: lang, path }: SnapshotDocument, { sql, sqlText }: Detail): string {
  const word = wordsIn(lang);
  return table(
    [
      'SQL',
      word('elapsed'),
      word('pct_db_time'),
      word('executions'),
      word('per_exec'),
      word('before'),
      word('module'),
      word('sql_text'),
    ],
    (top_sql ?? [])
      .slice(0, sql)
      .map((row) => [
        row.path === null ? cell(row.sql_id) : link(quote(row.sql_id, { inTable: true }), path, row.path),
        own(figure(row.elapsed_s, 'seconds', lang)),
        own(formatPct(row.pct_total)),
        own(figure(row.executions, 'count', lang)),
        own(figure(row.elapsed_per_exec_s, 'seconds', lang)),
        own(figure(row.previous_elapsed_per_exec_s, 'seconds', lang)),
        cell(row.module, 30),
        sqlText > 0 ? cell(row.sql_text, sqlText) : null,
      ]),
  );
}

function changesTable({ parameter_changes, language }: SnapshotDocument, most: number): string {
  const word = wordsIn(language);
  return table(
    [word('parameter'), word('from'), word('to')],
    (parameter_changes ?? []).slice(0, most).map((row) => [cell(row.name), cell(row.from_value), cell(row.to_value)]),
  );
}
