/** The fleet for a language model: one line a database. */
import type { FleetDocument } from '../schemas.ts';
import { STATE_LABELS } from '../words.ts';
import { escapeText, quote } from './escape.ts';
import { cell, noticeLine } from './parts.ts';
import { wordsIn } from './words.ts';
import { figure, link, own, sections, table } from './write.ts';

export function fleetMarkdown(document: FleetDocument): string {
  const { language: lang, databases } = document;
  const word = wordsIn(lang);
  return sections([
    `# ${word('databases')}`,
    noticeLine(document),
    [
      `${document.report_count} ${word('report')}`,
      document.newest_end_time && `${word('newest')} ${document.newest_end_time.slice(0, 16)}`,
      `[${word('page')}](index.html)`,
      '[JSON](index.json)',
    ]
      .filter((part) => part !== null)
      .join(' · '),
    table(
      [
        word('database'),
        word('state'),
        word('incidents'),
        word('newest'),
        'AAS',
        word('cpus'),
        word('host_cpu'),
        word('top_event'),
      ],
      databases.map((row) => {
        const vital = (metric: string) => row.vital_signs.find((each) => each.metric === metric);
        const shown = (metric: string) => {
          const found = vital(metric);
          return found ? own(figure(found.value, found.unit, lang)) : null;
        };
        return [
          link(quote(row.database.db_name, { inTable: true }), '', row.path),
          `**${STATE_LABELS[row.state.level][lang]}**: ${escapeText(row.state.reasons.join('; '))}`,
          incidentsCell(row.open_incidents, lang),
          link(row.latest.begin_time.slice(0, 16), '', row.latest.path),
          shown('aas'),
          row.cpus === null ? null : String(row.cpus),
          shown('host_cpu_pct'),
          cell(row.top_event),
        ];
      }),
    ),
    document.rejected_files.length > 0
      ? `${word('rejected')}: ${document.rejected_files.map(({ reason, count }) => `${escapeText(reason)} ${count}`).join(', ')}`
      : null,
  ]);
}

/** What goes on and is news: the worst of it, and how much there is. */
function incidentsCell(
  { high, medium, low, worst }: FleetDocument['databases'][number]['open_incidents'],
  lang: FleetDocument['language'],
): string {
  const total = high + medium + low;
  if (total === 0 || worst === null) return wordsIn(lang)('never');
  return `${total}: ${escapeText(worst.title)}`;
}
