/** A statement for a language model: its totals, its plans, its latest appearances, its text. */
import { formatPct } from '../../../base/figures.ts';
import type { SqlDocument } from '../schemas.ts';
import { escapeText, fenced, quote } from './escape.ts';
import { cell, noticeLine } from './parts.ts';
import { wordsIn } from './words.ts';
import { figure, link, own, sections, table } from './write.ts';

const MAX_OCCURRENCES = 20;
const MAX_TEXT = 2000;

export function sqlMarkdown(document: SqlDocument): string {
  const { language: lang, database, totals, occurrences } = document;
  const word = wordsIn(lang);
  const further = document.occurrences_total - Math.min(MAX_OCCURRENCES, occurrences.length);
  const list = (label: string, texts: readonly string[]) =>
    texts.length === 0
      ? null
      : `${label}: ${texts
          .slice(0, 10)
          .map((text) => quote(text, { most: 60 }))
          .join(', ')}`;
  return sections([
    `# SQL ${escapeText(document.sql_id)} · ${escapeText(database.db_name)}`,
    noticeLine(document),
    [
      `[${word('page')}](index.html)`,
      '[JSON](index.json)',
      link(word('database'), document.path, `${database.slug}/`),
      list(word('plan'), document.plan_hashes),
      list(word('module'), document.modules),
      list('PDB', document.pdb_names),
    ]
      .filter((part) => part !== null)
      .join(' · '),
    table(
      [word('elapsed'), word('cpu'), word('executions'), word('gets'), word('snapshot'), word('since'), word('newest')],
      [
        [
          own(figure(totals.elapsed_s, 'seconds', lang)),
          own(figure(totals.cpu_s, 'seconds', lang)),
          own(figure(totals.executions, 'count', lang)),
          own(figure(totals.buffer_gets, 'count', lang)),
          String(totals.snapshots),
          totals.first_seen.slice(0, 16),
          totals.last_seen.slice(0, 16),
        ],
      ],
    ),
    occurrences.length > 0
      ? `## ${word('snapshots')}\n${table(
          [
            word('snapshot'),
            word('instance'),
            word('plan'),
            word('executions'),
            word('elapsed'),
            word('per_exec'),
            word('pct_db_time'),
          ],
          occurrences
            .slice(0, MAX_OCCURRENCES)
            .map((row) => [
              link(row.snapshot.begin_time.slice(0, 16), document.path, row.snapshot.path),
              cell(row.snapshot.instance_name),
              cell(row.plan_hash),
              own(figure(row.executions, 'count', lang)),
              own(figure(row.elapsed_s, 'seconds', lang)),
              own(figure(row.elapsed_per_exec_s, 'seconds', lang)),
              own(formatPct(row.pct_total)),
            ]),
        )}${further > 0 ? `\n\n${word('more', further)}` : ''}`
      : null,
    document.sql_text === null ? null : `## ${word('sql_text')}\n${fenced(document.sql_text, 'sql', MAX_TEXT)}`,
  ]);
}
