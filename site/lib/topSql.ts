/** Top SQL of one report as one table: each SQL once, with its rank in every ordering. */
import type { SqlRow } from '../../generator/pages/types.ts';
import { deltaCell } from './delta.ts';
import { ABSENT, formatBytes, formatDuration, formatNumber } from './format.ts';
import { cut, esc, oneLine } from './html.ts';
import { type Lang, t } from './i18n.ts';
import { rankMark } from './rank.ts';
import { type Column, countColumn, renderTable } from './table.ts';
import type { Place } from './url.ts';

/** Orderings in the order in which AWR prints them. The style sheet knows the same names (`o-elapsed`). */
export const ORDERINGS = [
  'elapsed',
  'cpu',
  'user_io',
  'gets',
  'reads',
  'unoptimized_reads',
  'executions',
  'parse_calls',
  'sharable_memory',
  'versions',
  'cluster_wait',
] as const;

/** A text longer than this is shortened here; the SQL's own page has all of it. Sixty texts are a sixth of a page. */
const TEXT_LIMIT = 600;
const EXCERPT = 60;

export function orderingLabel(ordering: string, lang: Lang): string {
  return t(lang).maybe(`ordering.${ordering}`, ordering);
}

/** Orderings that occur, with how many SQL each has. */
export function orderingsOf(rows: readonly SqlRow[]): { ordering: string; count: number }[] {
  const known = ORDERINGS.filter((ordering) => rows.some(({ ranks }) => ranks[ordering] !== undefined));
  const others = [...new Set(rows.flatMap(({ ranks }) => Object.keys(ranks)))].filter(
    (ordering) => !(ORDERINGS as readonly string[]).includes(ordering),
  );
  return [...known, ...others.sort()].map((ordering) => ({
    ordering,
    count: rows.filter(({ ranks }) => ranks[ordering] !== undefined).length,
  }));
}

export function perExecution(row: Pick<SqlRow, 'elapsedS' | 'executions'>): number | null {
  return row.elapsedS !== null && row.executions ? row.elapsedS / row.executions : null;
}

function textCell(row: SqlRow, place: Place): string {
  const tr = t(place.lang);
  if (row.text === null) return `<span class="muted">${esc(tr('sql.no_text'))}</span>`;
  const line = oneLine(row.text);
  if (line.length <= EXCERPT && line === row.text) return `<code class="sqlx">${esc(line)}</code>`;
  const whole =
    row.path === null || row.text.length <= TEXT_LIMIT
      ? esc(row.text)
      : `${esc(cut(row.text, TEXT_LIMIT))}\n<a href="${esc(place.to(row.path))}#text">${esc(tr('sql.whole_text', { count: formatNumber(row.text.length) }))}</a>`;
  return `<details><summary><code class="sqlx">${esc(cut(line, EXCERPT))}</code></summary><pre>${whole}</pre></details>`;
}

/** Orderings whose figure has a column of its own; the rank stands at the figure. */
const COLUMN_ORDERINGS = new Set([
  'elapsed',
  'cpu',
  'user_io',
  'gets',
  'reads',
  'unoptimized_reads',
  'executions',
  'parse_calls',
  'sharable_memory',
  'versions',
  'cluster_wait',
]);

/** Its place in the list by that figure, before the figure. */
function rank(row: SqlRow, ordering: string, lang: Lang): string {
  const place = row.ranks[ordering];
  return place === undefined ? '' : rankMark(place, orderingLabel(ordering, lang), lang);
}

const ranksElsewhere = (row: SqlRow) =>
  Object.entries(row.ranks).filter(([ordering]) => !COLUMN_ORDERINGS.has(ordering));

function ranksCell(row: SqlRow, lang: Lang): string {
  return ranksElsewhere(row)
    .sort(([, a], [, b]) => a - b)
    .map(([ordering, place]) => `${esc(orderingLabel(ordering, lang))}\u00a0<b>${place}</b>`)
    .join(' · ');
}

export function topSqlTable(rows: readonly SqlRow[], place: Place): string {
  const { lang } = place;
  const tr = t(lang);
  // STATSPACK before 10.2 has no SQL ID.
  const byHash = rows.length > 0 && rows.every(({ sqlId }) => /^\d+$/.test(sqlId));
  const withPdb = rows.some(({ pdbName }) => pdbName !== null);
  const withCluster = rows.some(({ clusterWaitS }) => clusterWaitS !== null);
  const columns: (Column<SqlRow> | null)[] = [
    {
      label: byHash ? esc(tr('sql.hash')) : 'SQL ID',
      head: true,
      cell: (row) =>
        row.path === null
          ? `<span class="id">${esc(row.sqlId)}</span>`
          : `<a class="id" href="${esc(place.to(row.path))}">${esc(row.sqlId)}</a>`,
    },
    withPdb ? { label: 'PDB', cell: (row) => (row.pdbName === null ? ABSENT : esc(row.pdbName)) } : null,
    {
      label: esc(tr('col.elapsed_s')),
      numeric: true,
      cell: (row) => rank(row, 'elapsed', lang) + formatNumber(row.elapsedS),
      sortValue: (row) => row.elapsedS,
    },
    { label: esc(tr('col.pct')), title: tr('col.pct.help'), numeric: true, cell: (row) => formatNumber(row.pctTotal) },
    countColumn(esc(tr('col.executions')), (row) => row.executions, { before: (row) => rank(row, 'executions', lang) }),
    {
      label: esc(tr('col.per_exec_time')),
      numeric: true,
      cell: (row) => formatDuration(perExecution(row), lang),
      sortValue: perExecution,
    },
    {
      label: esc(tr('col.change')),
      title: tr('col.change.help'),
      numeric: true,
      unsorted: true,
      shownIf: (row) => row.previousElapsedPerExecS !== null,
      cell: (row) => deltaCell(perExecution(row), row.previousElapsedPerExecS, 'seconds', true, lang),
    },
    {
      label: 'CPU (s)',
      numeric: true,
      cell: (row) => rank(row, 'cpu', lang) + formatNumber(row.cpuS),
      sortValue: (row) => row.cpuS,
    },
    {
      label: 'User I/O (s)',
      numeric: true,
      cell: (row) => rank(row, 'user_io', lang) + formatNumber(row.userIoS),
      sortValue: (row) => row.userIoS,
    },
    countColumn(esc(tr('col.gets')), (row) => row.bufferGets, { before: (row) => rank(row, 'gets', lang) }),
    countColumn(esc(tr('col.reads')), (row) => row.diskReads, { before: (row) => rank(row, 'reads', lang) }),
    { label: esc(tr('col.sql_text')), unsorted: true, cell: (row) => textCell(row, place) },
    countColumn(esc(tr('col.rows')), (row) => row.rowsProcessed),
    countColumn(esc(tr('ordering.parse_calls')), (row) => row.parseCalls, {
      before: (row) => rank(row, 'parse_calls', lang),
      shownIf: (row) => row.parseCalls !== null,
    }),
    countColumn(esc(tr('ordering.unoptimized_reads')), (row) => row.unoptimizedReads, {
      before: (row) => rank(row, 'unoptimized_reads', lang),
      shownIf: (row) => row.unoptimizedReads !== null,
    }),
    {
      label: esc(tr('ordering.sharable_memory')),
      numeric: true,
      cell: (row) => rank(row, 'sharable_memory', lang) + formatBytes(row.sharableMemoryBytes),
      sortValue: (row) => row.sharableMemoryBytes,
      shownIf: (row) => row.sharableMemoryBytes !== null,
    },
    countColumn(esc(tr('ordering.versions')), (row) => row.versions, {
      before: (row) => rank(row, 'versions', lang),
      shownIf: (row) => row.versions !== null,
    }),
    withCluster
      ? {
          label: 'Cluster (s)',
          numeric: true,
          cell: (row) => rank(row, 'cluster_wait', lang) + formatNumber(row.clusterWaitS),
          sortValue: (row: SqlRow) => row.clusterWaitS,
        }
      : null,
    { label: esc(tr('col.module')), cell: (row) => (row.module === null ? ABSENT : esc(row.module)) },
    {
      label: esc(tr('col.plan')),
      numeric: true,
      shownIf: (row) => row.planHash !== null,
      cell: (row) => (row.planHash === null ? ABSENT : esc(row.planHash)),
    },
    {
      label: esc(tr('col.ranks')),
      title: tr('col.ranks.help'),
      unsorted: true,
      shownIf: (row) => ranksElsewhere(row).length > 0,
      cell: (row) => ranksCell(row, lang),
    },
  ];
  return renderTable(
    columns.filter((column) => column !== null),
    rows,
    {
      caption: tr('section.sql'),
      sortable: true,
      className: 'wide topsql',
      rowClass: (row) =>
        Object.keys(row.ranks)
          .map((ordering) => `o-${ordering.replace(/\W/g, '')}`)
          .join(' '),
    },
  );
}
